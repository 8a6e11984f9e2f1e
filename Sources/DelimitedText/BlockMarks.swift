internal import CVector

/// Some blocks of 64 bytes, one behind the other: where fields and lines end in them; bit k of a word is of byte k.
struct BlockMarks: ~Copyable {
  /// Blocks that can be marked at once.
  static let limit = 32
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
    guard seen.quotes | seen.odd != 0 || quotes.matter else {
      quotes.pass(marks.ends[blocks - 1])
      return true
    }
    for block in 0..<blocks {
      let (inside, odd) = quotes.pass(marks, block)
      // Behind the first odd byte nothing is sure.
      let sure = ~inside & (odd ^ (odd &- 1))
      marks.ends[block] &= sure
      marks.feeds[block] &= sure
      if odd != 0 {
        count = block + 1
        return false
      }
    }
    return true
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
  /// All bits where a quote is open.
  private var open: UInt64 = 0
  /// 1 where the last byte ended a field, or began the text.
  private var behindEnd: UInt64 = 1
  /// 1 where the last byte was a closing quote.
  private var behindClose: UInt64 = 0

  /// Whether they mean anything for blocks without quotes.
  var matter: Bool { @inline(__always) get { open | behindClose != 0 } }

  /// Passes blocks without quotes, by the ends of fields in the last one.
  @inline(__always)
  mutating func pass(_ ends: UInt64) { behindEnd = ends &>> 63 }

  /// Passes a block: what stands inside quotes, and the places where the text is not plain.
  @inline(__always)
  mutating func pass(_ marks: cvector_marks, _ block: Int) -> (inside: UInt64, odd: UInt64) {
    let (quotes, feeds) = (marks.quotes[block], marks.feeds[block])
    var inside = quotes
    inside ^= inside &<< 1
    inside ^= inside &<< 2
    inside ^= inside &<< 4
    inside ^= inside &<< 8
    inside ^= inside &<< 16
    inside ^= inside &<< 32
    inside ^= open
    let opening = quotes & inside
    let closing = quotes & ~inside
    let ends = marks.ends[block] & ~inside
    let odd =
      marks.odd[block] | feeds & inside | opening & ~(ends &<< 1 | behindEnd)
      | (closing &<< 1 | behindClose) & ~(ends | marks.returns[block])
    open = UInt64(bitPattern: Int64(bitPattern: inside) &>> 63)
    behindEnd = ends &>> 63
    behindClose = closing &>> 63
    return (inside, odd)
  }
}
