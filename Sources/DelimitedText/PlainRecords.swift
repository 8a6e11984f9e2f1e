/// Finds plain records, many in one pass over the bytes.
///
/// A record is plain when quotes stand in it only around whole fields, which hold no quote and no line end, and when
/// it has no NUL, and no carriage return but before its line feed: there `RecordScanner` finds the same fields, and no
/// fault but a wrong byte or a wrong width. Any other record is left to it.
struct PlainRecords: ~Copyable {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  /// Fields that a record probably has.
  private let width: Int
  /// Offsets behind the fields of the records that were found, one record after the other, and from there on the
  /// offsets of more fields, of a record that was not found whole.
  private let ends: UnsafeMutableBufferPointer<Int>
  /// The last field of each of these records, by its place in `ends`.
  private let lasts: UnsafeMutableBufferPointer<Int>
  /// The last bytes of the text, with others behind them.
  private let tail = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * 64)
  /// How many records were found.
  private var count = 0
  /// The record to give next: its number, the place of its first field in `ends`, its first byte.
  private var number = 0
  private var first = 0
  private var start = 0
  /// Whether all of them have `width` fields.
  private var isUniform = false
  /// Whether a byte near the records that were found is no ASCII.
  private(set) var hasHighBytes = false

  /// Of a text that must outlive it, with records of about `width` fields; one of very many more is not found.
  init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, width: Int) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.width = width
    let capacity = min(max(768, 8 * width), 1 << 16)
    ends = .allocate(capacity: capacity)
    lasts = .allocate(capacity: capacity)
  }

  deinit {
    ends.deallocate()
    lasts.deallocate()
    tail.deallocate()
  }

  /// The next records, as far as they were found at once; nil: some of them have another width.
  var run: PlainRun? {
    guard isUniform else { return nil }
    return PlainRun(
      bytes, from: start, ends: UnsafeBufferPointer(rebasing: ends[first...lasts[count - 1]]),
      width: width)
  }

  /// Goes behind some records of the run, and gives the place of the next one's first byte.
  mutating func pass(_ records: Int) -> Int {
    number += records - 1
    first += (records - 1) * width
    pass()
    return min(start, bytes.count)
  }

  /// Whether the record that begins at a place is plain: it is then the next one.
  @inline(__always)
  mutating func has(_ position: Int) -> Bool {
    while number < count, start < position { pass() }
    if number == count || start != position { find(from: position) }
    return count > 0
  }

  /// The next record, and goes behind it.
  @inline(__always)
  mutating func record() -> PlainRecord {
    let (position, own) = (start, first...lasts[number])
    pass()
    let feed = start - 1
    let hasReturn = feed > position && bytes[feed - 1] == cr
    return PlainRecord(
      bytes: bytes, start: position, end: hasReturn ? feed - 1 : feed,
      next: min(start, bytes.count), ends: UnsafeBufferPointer(rebasing: ends[own]))
  }

  /// Goes to the next of the records that were found.
  @inline(__always)
  private mutating func pass() {
    let last = lasts[number]
    start = ends[last] + 1
    first = last + 1
    number += 1
  }

  /// Finds the plain records from the beginning of one on, until one is not plain or there is no room for more.
  private mutating func find(from position: Int) {
    (number, first, start) = (0, 0, position)
    // What changes with every block is kept out of memory.
    let (bytes, delimiter, ends) = (self.bytes, self.delimiter, self.ends)
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return }
    var endCount = 0
    var quotes = QuoteState()
    var feeds = 0
    var isPlain = true
    hasHighBytes = false
    var at = position
    // A text without a line feed at its end is read as if it had one.
    let textEnd = bytes.last == lf ? bytes.count : bytes.count + 1
    while isPlain, at < textEnd, endCount &+ 64 <= ends.count {
      var census = BlockMarks.Census()
      let farthest = min(textEnd, at &+ BlockMarks.Census.limit)
      while isPlain, at < farthest, endCount &+ 64 <= ends.count {
        let address = at &+ 64 < bytes.count ? base + at : tail(from: at)
        let marks = BlockMarks(at: address, delimiter: delimiter)
        census.add(marks)
        if marks.isSimple, !quotes.matter {
          quotes.pass(marks.ends)
          endCount &+= note(marks.ends, at, ends, endCount)
        } else {
          let (inside, odd) = quotes.pass(marks.ends, BlockDetails(at: address))
          // Behind the first odd byte nothing is sure.
          endCount &+= note(marks.ends & ~inside & (odd ^ (odd &- 1)), at, ends, endCount)
          isPlain = odd == 0
        }
        at &+= 64
      }
      feeds += census.feedCount
      if census.hasHighBytes { hasHighBytes = true }
    }
    (count, isUniform) = noteLasts(ends[..<endCount], feeds: feeds)
  }

  /// Notes the last fields of the records, and gives their number, and whether all have the same width.
  private func noteLasts(
    _ ends: Slice<UnsafeMutableBufferPointer<Int>>, feeds: Int
  ) -> (count: Int, isUniform: Bool) {
    func isFeed(_ place: Int) -> Bool {
      ends[place] == bytes.count || bytes[ends[place]] == lf
    }
    var count = 0
    for last in stride(from: width, through: ends.count, by: max(1, width)) {
      guard last > 0, isFeed(last - 1) else { break }
      lasts[count] = last - 1
      count += 1
    }
    // No line feed but these: so far all records have the same width.
    if count == feeds { return (count, count > 0) }
    count = 0
    for place in ends.indices where isFeed(place) {
      lasts[count] = place
      count += 1
    }
    return (count, false)
  }

  /// What is left of the text, as 64 bytes and one more: with a line feed at its end, and blanks behind it.
  private func tail(from position: Int) -> UnsafeRawPointer {
    for index in 0..<(2 * 64) {
      let place = position + index
      tail[index] =
        place < bytes.count ? bytes[place] : place == bytes.count && bytes.last != lf ? lf : 0x20
    }
    return UnsafeRawPointer(tail)
  }
}

/// Writes the offsets of some bits of a block, and gives their number.
///
/// Eight at a time, whether or not there are so many: few branches, and few that are hard to foresee.
@inline(__always)
private func note(
  _ bits: UInt64, _ offset: Int, _ offsets: UnsafeMutableBufferPointer<Int>, _ place: Int
) -> Int {
  var left = bits
  var next = place
  repeat {
    for index in next..<next &+ 8 {
      offsets[index] = offset &+ left.trailingZeroBitCount
      left &= left &- 1
    }
    next &+= 8
  } while left != 0
  return bits.nonzeroBitCount
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
  mutating func pass(_ ends: UInt64, _ block: BlockDetails) -> (inside: UInt64, odd: UInt64) {
    var inside = block.quotes
    for shift: UInt64 in [1, 2, 4, 8, 16, 32] { inside ^= inside &<< shift }
    inside ^= open
    let opening = block.quotes & inside
    let closing = block.quotes & ~inside
    let ends = ends & ~inside
    let odd =
      block.oddControls | block.feeds & inside | opening & ~(ends &<< 1 | behindEnd)
      | (closing &<< 1 | behindClose) & ~(ends | block.returns)
    open = inside &>> 63 == 1 ? ~0 : 0
    behindEnd = ends &>> 63
    behindClose = closing &>> 63
    return (inside, odd)
  }
}
