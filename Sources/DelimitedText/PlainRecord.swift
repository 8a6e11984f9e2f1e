/// A record whose quotes stand around whole fields, as places in the bytes that hold it.
@usableFromInline
struct PlainRecord {
  @usableFromInline let bytes: UnsafeBufferPointer<UInt8>
  /// Offset of the first byte.
  @usableFromInline let start: Int
  /// Offset behind the last byte, without the line's end.
  @usableFromInline let end: Int
  /// Offset of the next record's first byte.
  let next: Int
  /// Offsets behind its fields; the last one may stand behind a carriage return.
  @usableFromInline let ends: UnsafeBufferPointer<Int>

  /// The record that begins at a place and has its fields' ends there; the last of them is that of its line.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, ends: UnsafeBufferPointer<Int>) {
    let feed = ends[ends.count &- 1]
    let hasReturn = feed > start && bytes[feed &- 1] == cr
    (self.bytes, self.start, self.ends) = (bytes, start, ends)
    (end, next) = (hasReturn ? feed &- 1 : feed, min(feed &+ 1, bytes.count))
  }

  /// Where a field stands, without its quotes.
  @inlinable
  @inline(__always)
  func span(_ index: Int) -> FieldSpan {
    let first = index == 0 ? start : ends[index &- 1] &+ 1
    let last = min(ends[index], end)
    let isQuoted = first < last && bytes[first] == 0x22
    return FieldSpan(
      start: isQuoted ? first &+ 1 : first, end: isQuoted ? last &- 1 : last, hasEscapes: false)
  }

  /// The bytes of a field.
  @inline(__always)
  func cell(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let field = span(index)
    return UnsafeBufferPointer(rebasing: bytes[field.start..<field.end])
  }
}
