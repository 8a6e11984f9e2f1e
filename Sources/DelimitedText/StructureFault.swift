/// What can be wrong with the structure of a record.
public enum StructureFault: UInt8, CaseIterable, Sendable {
  case tooFewFields
  case tooManyFields
  /// It would have the header's width with another delimiter.
  case otherDelimiter
  /// A quote inside a field that does not begin with one.
  case strayQuote
  /// Something between a closing quote and the next delimiter.
  case textAfterQuote
  /// A quote that does not close within the limit or before the end.
  case unclosedQuote
  /// A quoted field holds a line that is itself as wide as the header.
  case swallowedLines
  case nulByte
  /// Bytes that are not of the encoding.
  case wrongBytes
  case recordTooLong
}

/// One field of a record, as offsets in the scanned bytes, without its quotes.
public struct FieldSpan: Sendable {
  /// Offset of the first byte.
  public let start: Int
  /// Offset behind the last byte.
  public let end: Int
  /// Whether it holds doubled quotes that stand for one.
  public let hasEscapes: Bool

  @inlinable
  init(start: Int, end: Int, hasEscapes: Bool) {
    self.start = start
    self.end = end
    self.hasEscapes = hasEscapes
  }
}

/// One record, as offsets in the scanned bytes.
public struct ScannedRecord: Sendable {
  /// Offset of the first byte.
  public let start: Int
  /// Offset behind the last byte, without the line's end.
  public let end: Int
  /// Offset of the next record's first byte.
  public let next: Int
  /// Physical lines it spans, at least 1.
  public let lines: Int
  /// What is wrong with it; nil for a sound record.
  public let fault: StructureFault?
}
