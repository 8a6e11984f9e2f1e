internal import CVector

/// Some blocks of 64 bytes, one behind the other: where fields and lines end in them; bit k of a word is of byte k.
struct BlockMarks: ~Copyable {
  /// Blocks that can be marked at once.
  static let limit = Int(CVECTOR_BLOCKS)
  /// Offsets that may be written behind the last one.
  static let overhang = 15

  /// Of these, the ends and feeds are in the end those outside quotes alone.
  private let marks: cvector_marks
  /// Whether a byte of the last blocks is no ASCII.
  private(set) var hasHighBytes = false
  /// Whether one of them is a quote.
  private(set) var hasQuotes = false
  /// Whether their text is plain to its end; else nothing behind that place is told.
  private(set) var isPlain = true
  /// How many of their ends are line feeds.
  private(set) var feedCount = 0

  init() {
    func words() -> UnsafeMutablePointer<UInt64> { .allocate(capacity: BlockMarks.limit) }
    marks = cvector_marks(
      ends: words(), feeds: words(), quotes: words(), returns: words(), odd: words())
  }

  deinit {
    for words in [marks.ends, marks.feeds, marks.quotes, marks.returns, marks.odd] {
      words?.deallocate()
    }
  }

  /// Writes the offsets of the ends in so many blocks from an address on, which is at a given offset, and gives their
  /// number; one more byte must be readable behind the blocks.
  ///
  /// There must be room for one in each byte, and for `overhang` more.
  ///
  /// - Parameter quotes: what the bytes before mean for the quotes; then, what these mean for the next ones.
  mutating func writeEnds(
    in address: UnsafeRawPointer, blocks: Int, delimiter: UInt8, _ quotes: inout QuoteState,
    from offset: Int, to offsets: UnsafeMutablePointer<Int>
  ) -> Int {
    // Where there were quotes there are more.
    if !hasQuotes, !quotes.matter {
      let found = cvector_find(address, blocks, delimiter, offset, offsets)
      if found.seen.quotes | found.seen.odd == 0 {
        (hasHighBytes, isPlain, feedCount) = (found.seen.high != 0, true, found.feeds)
        quotes.pass(found.places > 0 && offsets[found.places - 1] == offset + 64 * blocks - 1)
        return found.places
      }
    }
    let count = mark(address, blocks, delimiter, &quotes)
    feedCount = cvector_count(marks.feeds, count)
    return cvector_places(marks.ends, count, offset, offsets)
  }

  /// Marks blocks, and gives up to which of them the marks are sure.
  private mutating func mark(
    _ address: UnsafeRawPointer, _ blocks: Int, _ delimiter: UInt8, _ quotes: inout QuoteState
  ) -> Int {
    let seen = cvector_mark(address, blocks, delimiter, marks)
    (hasHighBytes, hasQuotes, isPlain) = (seen.high != 0, seen.quotes != 0, true)
    if seen.quotes | seen.odd == 0, !quotes.matter {
      quotes.pass(marks.ends[blocks - 1] &>> 63 != 0)
      return blocks
    }
    var isOdd: Int32 = 0
    let count = cvector_unquote(marks, blocks, &quotes.state, &isOdd)
    isPlain = isOdd == 0
    return count
  }
}

/// What the bytes before a block mean for its quotes.
struct QuoteState {
  fileprivate var state = cvector_quotes(open: 0, behind_end: 1, behind_close: 0)

  /// Whether they mean anything for blocks without quotes.
  fileprivate var matter: Bool { state.open | state.behind_close != 0 }

  /// Passes blocks without quotes, by whether their last byte is the end of a field.
  fileprivate mutating func pass(_ isEnd: Bool) { state.behind_end = isEnd ? 1 : 0 }
}
