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
    let place = record &* width &+ column
    var first = place == 0 ? start : ends[place &- 1] &+ 1
    var end = ends[place]
    guard first &+ 17 <= bytes.count, let base = UnsafeRawPointer(bytes.baseAddress) else {
      return (0, 0)
    }
    if bytes[first] == quote, first < end { (first, end) = (first &+ 1, end &- 1) }
    let count = end &- first
    guard count &- 1 < 16, count > 0 else { return (0, 0) }
    /// What stands behind the cell is pushed out.
    func word(_ offset: Int, _ count: Int) -> UInt64 {
      UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count)
    }
    return count <= 8 ? (word(first, count), 0) : (word(first, 8), word(first &+ 8, count &- 8))
  }
}
