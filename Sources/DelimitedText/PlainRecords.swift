/// Finds plain records, many in one pass over the bytes.
///
/// A record is plain when quotes stand in it only around whole fields, which hold no quote and no line end, and when
/// it has no NUL, and no carriage return but before its line feed: there `RecordScanner` finds the same fields, and no
/// fault but a wrong byte or a wrong width. Any other record is left to it.
struct PlainRecords: ~Copyable {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  /// Offsets behind the fields of the records that were found, one record after the other, and from there on the
  /// offsets of more fields, of a record that was not found whole.
  private let ends: UnsafeMutableBufferPointer<Int>
  /// Offsets of the line feeds of these records.
  private let feeds: UnsafeMutableBufferPointer<Int>
  /// The last bytes of the text, with others behind them.
  private let tail = UnsafeMutableRawBufferPointer.allocate(byteCount: 2 * 64, alignment: 64)
  private var endCount = 0
  private var feedCount = 0
  /// The record to give next: its place among the line feeds, the place of its first field, its first byte.
  private var feed = 0
  private var end = 0
  private var start = 0
  /// Whether a byte near the records that were found is no ASCII.
  private(set) var hasHighBytes = false

  /// Of a text that must outlive it, with records of about `width` fields.
  init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, width: Int) {
    self.bytes = bytes
    self.delimiter = delimiter
    let capacity = max(768, 8 * width)
    ends = .allocate(capacity: capacity)
    feeds = .allocate(capacity: capacity)
  }

  deinit {
    ends.deallocate()
    feeds.deallocate()
    tail.deallocate()
  }

  /// A plain record, as offsets in the text.
  struct Record {
    /// Offset behind the last byte, without the line's end.
    let end: Int
    /// Offset of the next record's first byte.
    let next: Int
    /// Offsets behind its fields; the last one may stand behind a carriage return.
    let ends: UnsafeBufferPointer<Int>
  }

  /// The record at a place where one begins; nil: it is not plain.
  ///
  /// - Parameter width: the fields that it probably has.
  @inline(__always)
  mutating func record(at position: Int, width: Int) -> Record? {
    while feed < feedCount, start < position { pass(width) }
    if feed == feedCount || start != position {
      find(from: position)
      if feedCount == 0 { return nil }
    }
    let (first, last) = (end, feeds[feed])
    pass(width)
    let hasReturn = last > position && bytes[last - 1] == cr
    return Record(
      end: hasReturn ? last - 1 : last, next: min(last + 1, bytes.count),
      ends: UnsafeBufferPointer(rebasing: ends[first..<end]))
  }

  /// Goes to the next of the records that were found.
  @inline(__always)
  private mutating func pass(_ width: Int) {
    let last = feeds[feed]
    if end + width <= endCount, ends[end + width - 1] == last {
      end += width
    } else {
      while ends[end] < last { end += 1 }
      end += 1
    }
    start = last + 1
    feed += 1
  }

  /// Finds the plain records from the beginning of one on, until one is not plain or there is no room for more.
  private mutating func find(from position: Int) {
    // What changes with every block is kept out of memory.
    let (bytes, delimiter, ends, feeds) = (self.bytes, self.delimiter, self.ends, self.feeds)
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return }
    var (endCount, feedCount, hasHighBytes) = (0, 0, false)
    var quotes = QuoteState()
    var at = position
    // A text without a line feed at its end is read as if it had one.
    let textEnd = bytes.last == lf ? bytes.count : bytes.count + 1
    while at < textEnd, endCount &+ 64 <= ends.count {
      let address = at &+ 64 < bytes.count ? base + at : tail(from: at)
      let marks = BlockMarks(at: address, delimiter: delimiter)
      var (blockEnds, blockFeeds) = (marks.ends, marks.feeds)
      var isPlain = true
      if marks.isSimple, !quotes.matter {
        quotes.pass(blockEnds)
      } else {
        let (inside, odd) = quotes.pass(marks)
        // Behind the first odd byte nothing is sure.
        let kept = ~inside & (odd ^ (odd &- 1))
        blockEnds &= kept
        blockFeeds &= kept
        isPlain = odd == 0
      }
      hasHighBytes = hasHighBytes || marks.hasHighBytes
      endCount &+= note(blockEnds, at, ends, endCount)
      while blockFeeds != 0 {
        feeds[feedCount] = at &+ blockFeeds.trailingZeroBitCount
        feedCount &+= 1
        blockFeeds &= blockFeeds &- 1
      }
      if !isPlain { break }
      at &+= 64
    }
    (self.endCount, self.feedCount, self.hasHighBytes) = (endCount, feedCount, hasHighBytes)
    (feed, end, start) = (0, 0, position)
  }

  /// What is left of the text, as 64 bytes and one more: with a line feed at its end, and blanks behind it.
  private func tail(from position: Int) -> UnsafeRawPointer {
    for index in tail.indices {
      let place = position + index
      tail[index] =
        place < bytes.count ? bytes[place] : place == bytes.count && bytes.last != lf ? lf : 0x20
    }
    return UnsafeRawPointer(tail.baseAddress!)
  }
}

/// Writes the offsets of some bits of a block, and gives their number.
///
/// Eight at a time, whether or not there are so many: few branches, and few that are hard to foresee.
@inline(__always)
private func note(
  _ bits: UInt64, _ offset: Int, _ offsets: UnsafeMutableBufferPointer<Int>, _ place: Int
) -> Int {
  let count = bits.nonzeroBitCount
  var left = bits
  var next = place
  repeat {
    for index in next..<next &+ 8 {
      offsets[index] = offset &+ left.trailingZeroBitCount
      left &= left &- 1
    }
    next &+= 8
  } while left != 0
  return count
}

/// What the bytes before a block mean for its quotes.
private struct QuoteState {
  /// All bits where a quote is open.
  private var open: UInt64 = 0
  /// 1 where the last byte ended a field, or began the text.
  private var behindEnd: UInt64 = 1
  /// 1 where the last byte was a closing quote.
  private var behindClose: UInt64 = 0

  /// Whether they mean anything for a block without quotes.
  var matter: Bool { @inline(__always) get { open | behindClose != 0 } }

  /// Passes a block without quotes, by the ends of its fields.
  @inline(__always)
  mutating func pass(_ ends: UInt64) { behindEnd = ends &>> 63 }

  /// Passes a block: what stands inside quotes, and the places where the text is not plain.
  mutating func pass(_ marks: BlockMarks) -> (inside: UInt64, odd: UInt64) {
    let quotes = marks.quotes
    var inside = quotes
    for shift: UInt64 in [1, 2, 4, 8, 16, 32] { inside ^= inside &<< shift }
    inside ^= open
    let (opening, closing, ends) = (quotes & inside, quotes & ~inside, marks.ends & ~inside)
    let odd =
      marks.oddControls | marks.feeds & inside | opening & ~(ends &<< 1 | behindEnd)
      | (closing &<< 1 | behindClose) & ~(ends | marks.returns)
    open = inside &>> 63 == 1 ? ~0 : 0
    behindEnd = ends &>> 63
    behindClose = closing &>> 63
    return (inside, odd)
  }
}
