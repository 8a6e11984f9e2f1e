/// Plain records one behind the other, all with the same number of fields.
struct PlainRun {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Offset of the first byte.
  let start: Int
  /// Offsets behind the fields of all records.
  private let ends: UnsafeBufferPointer<Int>
  /// Fields of a record.
  let width: Int
  /// Whether a cell may stand in quotes.
  let hasQuotes: Bool

  /// How many records there are.
  var count: Int { ends.count / width }

  /// Offset behind the last byte.
  var end: Int { ends.last ?? start }

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, ends: UnsafeBufferPointer<Int>,
    width: Int, hasQuotes: Bool
  ) {
    (self.bytes, self.start, self.ends) = (bytes, start, ends)
    (self.width, self.hasQuotes) = (width, hasQuotes)
  }

  /// One record.
  init(_ record: PlainRecord) {
    self.init(
      record.bytes, from: record.start, ends: record.ends, width: record.ends.count,
      hasQuotes: true)
  }

  /// One of the records.
  @inline(__always)
  func record(_ index: Int) -> PlainRecord {
    let place = index &* width
    return PlainRecord(
      bytes, from: place == 0 ? start : ends[place &- 1] &+ 1,
      ends: UnsafeBufferPointer(rebasing: ends[place..<place &+ width]))
  }

  /// How many of the first records do not stand near the end of the text: their cells can be had as words.
  var deepCount: Int {
    var records = count
    while records > 0, ends[records * width - 1] + 17 > bytes.count { records -= 1 }
    return records
  }

  /// The bytes of a cell of one to sixteen, without quotes, as two numbers, each such text its own; zeros for any other.
  ///
  /// A plain record has no NUL. Only of the `deepCount` first records; without quotes only where the run has none, which
  /// is left to the caller, as a loop that never looks for quotes is faster.
  @inline(__always)
  func words(_ column: Int, of record: Int, hasQuotes: Bool) -> (low: UInt64, high: UInt64) {
    let (first, count) = span(column, of: record, hasQuotes)
    if count <= 8 { return (word(first, count), 0) }
    return count <= 16 ? (word(first, 8), word(first &+ 8, count &- 8)) : (0, 0)
  }

  /// The same of a cell of one to eight.
  @inline(__always)
  func word(_ column: Int, of record: Int, hasQuotes: Bool) -> UInt64 {
    let (first, count) = span(column, of: record, hasQuotes)
    return count <= 8 ? word(first, count) : 0
  }

  /// Where a cell begins, without quotes, and how many bytes it has.
  @inline(__always)
  private func span(_ column: Int, of record: Int, _ hasQuotes: Bool) -> (first: Int, count: Int) {
    let place = record &* width &+ column
    let first = place == 0 ? start : ends[place &- 1] &+ 1
    let count = ends[place] &- first
    guard hasQuotes else { return (first, count) }
    // Reckoned, as the processor cannot foresee which cells stand in quotes; behind an empty one stands its end.
    let quotes = bytes[first] == quote ? 1 : 0
    return (first &+ quotes, count &- 2 &* quotes)
  }

  /// So many bytes, up to eight, as a number: what stands behind them is pushed out.
  @inline(__always)
  private func word(_ offset: Int, _ count: Int) -> UInt64 {
    guard count > 0, let base = UnsafeRawPointer(bytes.baseAddress) else { return 0 }
    return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count)
  }
}
