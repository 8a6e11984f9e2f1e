/// Divides delimited text into records and fields; never fails, whatever the bytes.
///
/// It reads RFC 4180, and departs from it so:
/// - the delimiter is given, and need not be a comma;
/// - a line ends with LF, CRLF or CR, in any mixture; the last line needs no end;
/// - lines that are empty, or hold only blanks, are passed over;
/// - a quote inside an unquoted field, and text after a closing quote, are faults of their record, which then
///   ends with the physical line;
/// - a quote that does not close within `limit` bytes, or before the end, is a fault of its record, which
///   ends with the line that the quote stands in; so is one whose closing quote, lines below, has text behind it,
///   where the line that follows is by itself a sound record: reading resumes there;
/// - a quoted field with line breaks that holds a line as wide as the header is a fault;
/// - a record of more than `limit` bytes is a fault;
/// - columns without a name at the end of the header may be missing in a record (Excel drops them).
public struct RecordScanner: Sendable {
  /// Bytes after which an open quote is given up, and a record is too long: 1 MiB.
  public static let limit = 1 << 20

  /// The byte between fields.
  public let delimiter: UInt8
  /// The encoding that records are checked against; UTF-16 arrives here as UTF-8.
  public let encoding: TextEncoding
  /// Fields of the header; 0: not known yet, and no record is checked for its width.
  public var width = 0
  /// Fields that a record may have at least: `width` without nameless columns at its end.
  public var minimumWidth = 0
  /// Whether a record is only tried, to see whether it is sound.
  private var isProbe = false
  /// The fields of the record scanned last.
  public private(set) var fields: [FieldSpan] = []

  /// A scanner for one text.
  public init(delimiter: UInt8, encoding: TextEncoding) {
    self.delimiter = delimiter
    self.encoding = encoding
  }

  /// Where the first record at or after `position` begins, and how many blank lines were passed.
  public func skipBlankLines(
    _ bytes: UnsafeBufferPointer<UInt8>, from position: Int
  ) -> (start: Int, lines: Int) {
    var start = position
    var lines = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, isBlank(bytes[end]) { end += 1 }
      if end == bytes.count { return (end, lines) }
      guard bytes[end] == lf || bytes[end] == cr else { return (start, lines) }
      start = RecordScanner.afterLineEnd(bytes, at: end)
      lines += 1
    }
    return (start, lines)
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 && delimiter != 0x09
  }

  /// The record that begins at `start`, which must lie before the end; its fields are in `fields`.
  public mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> ScannedRecord {
    fields.removeAll(keepingCapacity: true)
    var position = start
    var lines = 1
    var fault: StructureFault?
    while true {
      if position < bytes.count, bytes[position] == quote {
        let open = position
        let field = scanQuoted(bytes, from: open)
        guard let end = field.end else {
          let lineEnd = RecordScanner.lineEnd(bytes, from: open)
          return finish(bytes, start, lineEnd, lines, fault ?? .unclosedQuote)
        }
        lines += field.lines
        position = end
        if position < bytes.count, !endsField(bytes[position]) {
          if field.lines > 0, !isProbe, let own = lineIfWild(bytes, openedAt: open) {
            fields.removeLast()
            return finish(bytes, start, own, lines - field.lines, fault ?? .unclosedQuote)
          }
          let lineEnd = RecordScanner.lineEnd(bytes, from: position)
          let found: StructureFault = field.swallows ? .swallowedLines : .textAfterQuote
          return finish(bytes, start, lineEnd, lines, fault ?? found)
        }
        if field.swallows { fault = fault ?? .swallowedLines }
      } else {
        let fieldStart = position
        while position < bytes.count, !endsField(bytes[position]) {
          if bytes[position] == quote { fault = fault ?? .strayQuote }
          position += 1
        }
        fields.append(FieldSpan(start: fieldStart, end: position, hasEscapes: false))
      }
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    return finish(bytes, start, position, lines, fault)
  }

  /// Where the line of an opening quote ends, when that quote is a wild one: the quote that seems to close it,
  /// lines below, has text behind it, and the line that follows is by itself a sound record.
  private func lineIfWild(_ bytes: UnsafeBufferPointer<UInt8>, openedAt open: Int) -> Int? {
    guard width > 1 else { return nil }
    let end = RecordScanner.lineEnd(bytes, from: open)
    let next = skipBlankLines(bytes, from: RecordScanner.afterLineEnd(bytes, at: end)).start
    guard next < bytes.count else { return nil }
    var probe = self
    probe.isProbe = true
    return probe.scan(bytes, from: next).fault == nil ? end : nil
  }

  private func endsField(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == lf || byte == cr
  }

  /// A quoted field: where its closing quote is behind us; nil when there is none within the limit.
  private mutating func scanQuoted(
    _ bytes: UnsafeBufferPointer<UInt8>, from open: Int
  ) -> (end: Int?, lines: Int, swallows: Bool) {
    let last = min(bytes.count, open + 1 + RecordScanner.limit)
    var position = open + 1
    var lines = 0
    var hasEscapes = false
    var swallows = false
    var delimiters = 0
    func isWide() -> Bool { width > 1 && delimiters + 1 == width }
    while position < last {
      let byte = bytes[position]
      if byte == quote {
        if position + 1 < bytes.count, bytes[position + 1] == quote {
          hasEscapes = true
          position += 2
          continue
        }
        if lines > 0, isWide() { swallows = true }
        fields.append(FieldSpan(start: open + 1, end: position, hasEscapes: hasEscapes))
        return (position + 1, lines, swallows)
      }
      if byte == delimiter { delimiters += 1 }
      if byte == lf || byte == cr {
        if isWide() { swallows = true }
        delimiters = 0
        lines += 1
        position = RecordScanner.afterLineEnd(bytes, at: position)
      } else {
        position += 1
      }
    }
    return (nil, lines, swallows)
  }

  private func finish(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ lines: Int,
    _ fault: StructureFault?
  ) -> ScannedRecord {
    ScannedRecord(
      start: start, end: end, next: RecordScanner.afterLineEnd(bytes, at: end), lines: lines,
      fault: end - start > RecordScanner.limit
        ? .recordTooLong : fault ?? contentFault(bytes, start, end) ?? widthFault(bytes, start, end)
    )
  }

  private func contentFault(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> StructureFault? {
    var position = start
    while position < end {
      let byte = bytes[position]
      if byte == 0 { return .nulByte }
      if byte < 0x80 {
        position += 1
      } else if encoding == .windows1252 {
        guard isWindows1252(byte) else { return .wrongBytes }
        position += 1
      } else {
        let length = UTF8Census.sequenceLength(bytes, at: position)
        guard length > 0 else { return .wrongBytes }
        position += length
      }
    }
    return nil
  }

  private func widthFault(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> StructureFault? {
    guard width > 0, fields.count > width || fields.count < minimumWidth else { return nil }
    for other in RecordScanner.delimiters where other != delimiter {
      var count = 1
      for position in start..<end where bytes[position] == other { count += 1 }
      if count == width, width > 1 { return .otherDelimiter }
    }
    return fields.count < width ? .tooFewFields : .tooManyFields
  }

  /// The delimiters that a log may have, in the order in which they are preferred.
  public static let delimiters: [UInt8] = [0x3B, 0x2C, 0x09, 0x7C]

  /// The offset of the next line end, or of the end.
  static func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int) -> Int {
    var end = position
    while end < bytes.count, bytes[end] != lf, bytes[end] != cr { end += 1 }
    return end
  }

  /// The offset behind a line end (LF, CRLF or CR), or the end itself.
  static func afterLineEnd(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
    guard position < bytes.count else { return position }
    let isCRLF = bytes[position] == cr && position + 1 < bytes.count && bytes[position + 1] == lf
    return position + (isCRLF ? 2 : 1)
  }
}

let quote: UInt8 = 0x22
let lf: UInt8 = 0x0A
let cr: UInt8 = 0x0D
