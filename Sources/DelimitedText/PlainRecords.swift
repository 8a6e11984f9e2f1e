internal import CVector

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
  private let ends: UnsafeMutablePointer<Int>
  /// The last field of each of these records, by its place in `ends`.
  private let lasts: UnsafeMutablePointer<Int>
  /// Fields that both have room for.
  private let capacity: Int
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
  /// Whether a quote is near them.
  private var hasQuotes = false

  /// Blocks of 64 bytes that are looked at at once.
  private static let limit = 32

  /// Of a text that must outlive it, with records of about `width` fields; one of very many more is not found.
  init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, width: Int) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.width = width
    capacity = 64 * PlainRecords.limit + min(max(768, 8 * width), 1 << 16)
    ends = .allocate(capacity: capacity + Int(CVECTOR_OVERHANG))
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
      bytes, from: start, ends: fields(first...lasts[count - 1]), width: width,
      hasQuotes: hasQuotes)
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
    return PlainRecord(bytes, from: position, ends: fields(own))
  }

  /// The offsets behind some fields.
  @inline(__always)
  private func fields(_ places: ClosedRange<Int>) -> UnsafeBufferPointer<Int> {
    UnsafeBufferPointer(start: ends + places.lowerBound, count: places.count)
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
    (hasHighBytes, hasQuotes) = (false, false)
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return }
    // What stands before a record is an end.
    var quotes = cvector_quotes(open: 0, behind_end: 1, behind_close: 0)
    var (endCount, feeds) = (0, 0)
    var isPlain = true
    var at = position
    // A text without a line feed at its end is read as if it had one.
    let textEnd = bytes.last == lf ? bytes.count : bytes.count + 1
    // Few at first: the next record may not be plain.
    var wanted = 4
    while isPlain, at < textEnd, endCount + 64 * wanted <= capacity {
      let whole = min(wanted, max(0, bytes.count - 1 - at) / 64)
      let blocks = max(1, whole)
      let found = cvector_find(
        whole > 0 ? base + at : tail(from: at), blocks, delimiter, at, &quotes, ends + endCount)
      endCount += found.places
      feeds += found.feeds
      isPlain = found.odd == 0
      if found.high != 0 { hasHighBytes = true }
      if found.quotes != 0 { hasQuotes = true }
      at += 64 * blocks
      wanted = min(2 * wanted, PlainRecords.limit)
    }
    (count, isUniform) = noteLasts(of: endCount, feeds: feeds)
  }

  /// Notes the last fields of the records, and gives their number, and whether all have the same width.
  private func noteLasts(of endCount: Int, feeds: Int) -> (count: Int, isUniform: Bool) {
    func isFeed(_ place: Int) -> Bool {
      ends[place] == bytes.count || bytes[ends[place]] == lf
    }
    var count = 0
    var last = width - 1
    while last >= 0, last < endCount, isFeed(last) {
      lasts[count] = last
      count += 1
      last += width
    }
    // No line feed but these: so far all records have the same width.
    if count == feeds { return (count, count > 0) }
    count = 0
    for place in 0..<endCount where isFeed(place) {
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
