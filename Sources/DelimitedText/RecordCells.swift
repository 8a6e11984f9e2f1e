/// One record during a reading.
public struct RecordCells {
  @usableFromInline let bytes: UnsafeBufferPointer<UInt8>
  @usableFromInline let fields: FieldPlaces
  @usableFromInline let encoding: TextEncoding
  /// Where it stands in `bytes`, without its line end.
  @usableFromInline let start: Int
  @usableFromInline let end: Int
  /// Whether a tally counted it: it is shown only as one of the first.
  public internal(set) var isCounted = false
  /// What is wrong with its structure; nil for a sound record.
  public let fault: StructureFault?
  /// Physical lines it spans.
  public let lines: Int
  /// Data record, from 1.
  public let number: Int
  /// Physical line of its first byte, from 1.
  public let line: Int
  /// Offset of its first byte in the original text.
  public internal(set) var byte: Int
  /// Fields of the header.
  public let width: Int

  /// Whether the text ends with it, without a line end.
  public var endsText: Bool { end == bytes.count }

  /// Bytes that it has in the original text, without its line end.
  public var length: Int { encoding.originalLength(bytes[start..<end]) }

  /// Fields it has.
  @inlinable
  @inline(__always)
  public var count: Int {
    switch fields {
    case .plain(let record): record.ends.count
    case .spans(let spans): spans.count
    }
  }

  /// The text of a field; "" for one that is missing.
  public func text(_ index: Int) -> String {
    index < count ? value(of: span(index), in: bytes, encoding) : ""
  }

  /// The bytes of a field as UTF-8; empty for a field that is missing, nil where they do not stand so in the log:
  /// with doubled quotes, or in Windows-1252 and not ASCII.
  @inlinable
  @inline(__always)
  public func plainBytes(_ index: Int) -> UnsafeBufferPointer<UInt8>? {
    guard index < count else { return UnsafeBufferPointer(start: nil, count: 0) }
    let field = span(index)
    let raw = UnsafeBufferPointer(rebasing: bytes[field.start..<field.end])
    if field.hasEscapes { return nil }
    if encoding == .windows1252, raw.contains(where: { $0 >= 0x80 }) { return nil }
    return raw
  }

  /// The bytes of a field as they stand in the log, between its quotes, and whether quotes are doubled in them; empty
  /// for a field that is missing.
  public func writtenBytes(_ index: Int) -> (bytes: UnsafeBufferPointer<UInt8>, hasEscapes: Bool) {
    guard index < count else { return (UnsafeBufferPointer(start: nil, count: 0), false) }
    let field = span(index)
    return (UnsafeBufferPointer(rebasing: bytes[field.start..<field.end]), field.hasEscapes)
  }

  @inlinable
  @inline(__always)
  func span(_ index: Int) -> FieldSpan {
    switch fields {
    case .spans(let spans): return spans[index]
    case .plain(let record): return record.span(index)
    }
  }
}

/// Where the fields of a record stand.
@usableFromInline
enum FieldPlaces {
  case plain(PlainRecord)
  case spans(UnsafeBufferPointer<FieldSpan>)
}

/// The text of a field, its doubled quotes made single.
func value(
  of field: FieldSpan, in bytes: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding
) -> String {
  let raw = UnsafeBufferPointer(rebasing: bytes[field.start..<field.end])
  guard field.hasEscapes else { return decoded(raw, as: encoding) }
  var kept: [UInt8] = []
  kept.reserveCapacity(raw.count)
  var position = 0
  while position < raw.count {
    kept.append(raw[position])
    position += raw[position] == quote ? 2 : 1
  }
  return kept.withUnsafeBufferPointer { decoded($0, as: encoding) }
}

/// The text without blanks around it: spaces of every kind, tabs and line ends.
public func trimmed(_ text: String) -> String {
  func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !isBlank($0) }),
    let last = scalars.lastIndex(where: { !isBlank($0) })
  else { return "" }
  if first == scalars.startIndex, scalars.index(after: last) == scalars.endIndex { return text }
  return String(scalars[first...last])
}
