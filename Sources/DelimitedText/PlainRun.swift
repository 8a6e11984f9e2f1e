/// Plain records one behind the other, all with the same number of fields.
struct PlainRun {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Offset of the first byte.
  let start: Int
  /// Offsets behind the fields of all records.
  private let ends: UnsafeBufferPointer<Int>
  /// Fields of a record.
  let width: Int

  /// How many records there are.
  var count: Int { ends.count / width }

  /// Offset behind the last byte.
  var end: Int { ends.last ?? start }

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, ends: UnsafeBufferPointer<Int>, width: Int
  ) {
    (self.bytes, self.start, self.ends, self.width) = (bytes, start, ends, width)
  }

  /// One record.
  init(_ record: PlainRecord) {
    self.init(record.bytes, from: record.start, ends: record.ends, width: record.ends.count)
  }

  /// The bytes of a cell of one to sixteen, without quotes, as two numbers, each such text its own; zeros for any other.
  ///
  /// A plain record has no NUL.
  @inline(__always)
  func words(_ column: Int, of record: Int) -> (low: UInt64, high: UInt64) {
    let (first, count) = span(column, of: record)
    if count <= 8 { return (word(first, count), 0) }
    return count <= 16 ? (word(first, 8), word(first &+ 8, count &- 8)) : (0, 0)
  }

  /// The same of a cell of one to eight.
  @inline(__always)
  func word(_ column: Int, of record: Int) -> UInt64 {
    let (first, count) = span(column, of: record)
    return count <= 8 ? word(first, count) : 0
  }

  /// Where a cell begins, without quotes, and how many bytes it has; none for one near the end of the text.
  @inline(__always)
  private func span(_ column: Int, of record: Int) -> (first: Int, count: Int) {
    let place = record &* width &+ column
    let first = place == 0 ? start : ends[place &- 1] &+ 1
    guard first &+ 17 <= bytes.count else { return (0, 0) }
    let count = ends[place] &- first
    return bytes[first] == quote && count > 0 ? (first &+ 1, count &- 2) : (first, count)
  }

  /// So many bytes, up to eight, as a number: what stands behind them is pushed out.
  @inline(__always)
  private func word(_ offset: Int, _ count: Int) -> UInt64 {
    guard count > 0, let base = UnsafeRawPointer(bytes.baseAddress) else { return 0 }
    return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count)
  }
}
