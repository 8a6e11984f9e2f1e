internal import CVector

/// Some blocks of 64 bytes, one behind the other: where fields and lines end in them; bit k of a word is of byte k.
struct BlockMarks: ~Copyable {
  /// Blocks that can be marked at once.
  static let limit = Int(CVECTOR_BLOCKS)
  /// Offsets that may be written behind the last one.
  static let overhang = 15

  /// Of these, the ends and feeds are in the end those outside quotes alone.
  private let marks: cvector_marks
  private var count = 0
  /// Whether a byte of the blocks that were marked last is no ASCII.
  private(set) var hasHighBytes = false
  /// Whether one of them is a quote.
  private(set) var hasQuotes = false

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

  /// Marks so many blocks from an address on; one more byte must be readable behind them.
  ///
  /// - Parameter quotes: what the bytes before mean for the quotes; then, what these mean for the next ones.
  /// - Returns: false: the text is not plain there, and nothing behind that place is marked.
  mutating func mark(
    _ address: UnsafeRawPointer, blocks: Int, delimiter: UInt8, _ quotes: inout QuoteState
  ) -> Bool {
    let seen = cvector_mark(address, blocks, delimiter, marks)
    count = blocks
    (hasHighBytes, hasQuotes) = (seen.high != 0, seen.quotes != 0)
    if seen.quotes | seen.odd == 0, !quotes.matter {
      quotes.pass(marks.ends[blocks - 1])
      return true
    }
    var isOdd: Int32 = 0
    count = cvector_unquote(marks, blocks, &quotes.state, &isOdd)
    return isOdd == 0
  }

  /// Writes the offsets of the ends, where the first block begins at one of them; gives their number.
  ///
  /// There must be room for one in each byte, and for `overhang` more.
  func writeEnds(from offset: Int, to offsets: UnsafeMutablePointer<Int>) -> Int {
    cvector_places(marks.ends, count, offset, offsets)
  }

  /// How many of the ends are line feeds.
  var feedCount: Int { cvector_count(marks.feeds, count) }
}

/// What the bytes before a block mean for its quotes.
struct QuoteState {
  fileprivate var state = cvector_quotes(open: 0, behind_end: 1, behind_close: 0)

  /// Whether they mean anything for blocks without quotes.
  fileprivate var matter: Bool { state.open | state.behind_close != 0 }

  /// Passes blocks without quotes, by the ends of fields in the last one.
  fileprivate mutating func pass(_ ends: UInt64) { state.behind_end = ends &>> 63 }
}
