/// Divides delimited text into records and fields; never fails, whatever the bytes.
///
/// It reads RFC 4180, and departs from it so:
/// - the delimiter is given, and need not be a comma;
/// - a line ends with LF, CRLF or CR, in any mixture; the last line needs no end;
/// - lines that are empty, or hold only blanks, are passed over;
/// - a quote inside an unquoted field, and text after a closing quote, are faults of their record, which goes on
///   at the next delimiter; a quote between a delimiter and text opens a field, also where another was open; text
///   after a quoted field that spans lines ends the record with its line;
/// - a quote that does not close within less than `limit` bytes, or before the end, is a fault of its record, which
///   ends with the line that the quote stands in;
/// - a record with a fault of its quotes, one of whose quoted fields spans lines, ends before the first line below
///   that field's quote that is by itself a sound record: the quote was a wild one, and swallowed it;
/// - a quoted field with line breaks, one of whose lines holds as many delimiters as the header, is a fault, and so is
///   a record with delimiters between quotes of which two lines do, whatever their quotes: they join records;
/// - a record of more than `limit` bytes is a fault, and ends with the line that goes beyond;
/// - columns without a name at the end of the header may be missing in a record (Excel drops what is empty at the end
///   of some rows), unless the last field that is there is empty: then one may be missing in front of it. Where several
///   have no name, all of them may be missing even so.
///
/// Of several faults of a record one is given: its length; else the first fault of its quotes; else the first NUL
/// or wrong byte; else its number of fields. The header is held to no width.
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
  /// The first quoted field with line breaks of the record being scanned.
  private var longField: LongField?
  /// Whether the record being scanned has a stray or unclosed quote, or text after one.
  private var hasQuoteFault = false
  /// Whether a quoted field of the record being scanned holds a delimiter.
  private var hasQuotedDelimiter = false
  /// Whether an open quote was looked for beyond the end of the bytes: more of them might have closed it.
  private(set) var hasRunOut = false
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
      // The end of a text in DOS.
      if bytes[end] == endMark, bytes[end...].allSatisfy({ $0 == endMark }) {
        return (bytes.count, lines)
      }
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
    longField = nil
    hasQuoteFault = false
    hasQuotedDelimiter = false
    hasRunOut = false
    let record = scanFields(bytes, from: start)
    guard hasQuoteFault, !isProbe, record.fault != .recordTooLong, let longField,
      let way = wayBack(bytes, openedAt: longField.open, before: record.end)
    else { return record }
    fields.removeSubrange(longField.index...)
    return finish(
      bytes, start, way.end, longField.line + way.lines, longField.fault ?? .unclosedQuote)
  }

  private mutating func scanFields(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> ScannedRecord {
    var position = start
    var lines = 1
    var fault: StructureFault?
    while true {
      if position < bytes.count, bytes[position] == quote {
        let open = position
        let field = scanQuoted(bytes, from: open)
        guard let end = field.end else {
          hasQuoteFault = true
          let lineEnd = RecordScanner.lineEnd(bytes, from: open)
          return finish(bytes, start, lineEnd, lines, fault ?? .unclosedQuote)
        }
        if field.lines > 0, longField == nil {
          longField = LongField(open: open, index: fields.count - 1, line: lines, fault: fault)
        }
        lines += field.lines
        position = end
        if field.swallows { fault = fault ?? .swallowedLines }
        if position < bytes.count, !endsField(bytes[position]) {
          hasQuoteFault = true
          fault = fault ?? .textAfterQuote
          if field.lines > 0 {
            let lineEnd = RecordScanner.lineEnd(bytes, from: position)
            return finish(bytes, start, lineEnd, lines, fault)
          }
          if end - 2 > open, bytes[end - 2] == delimiter {
            // Between a delimiter and text it rather opens a field than closes one.
            position = end - 1
            continue
          }
          while position < bytes.count, !endsField(bytes[position]) { position += 1 }
        }
      } else {
        let fieldStart = position
        while position < bytes.count, !endsField(bytes[position]) {
          if bytes[position] == quote {
            hasQuoteFault = true
            fault = fault ?? .strayQuote
          }
          position += 1
        }
        fields.append(FieldSpan(start: fieldStart, end: position, hasEscapes: false))
      }
      guard position < bytes.count, bytes[position] == delimiter else { break }
      if position - start > RecordScanner.limit {
        position = RecordScanner.lineEnd(bytes, from: position)
        break
      }
      // A trial ends as soon as it has failed: no line is looked through again and again.
      if isProbe, fault != nil || fields.count > width { break }
      position += 1
    }
    return finish(bytes, start, position, lines, fault)
  }

  /// Where a record ends that a wild quote made too long: before the first line, below the one of the quote, that
  /// is by itself a sound record; nil when there is none, and the lines belong to the record.
  private mutating func wayBack(
    _ bytes: UnsafeBufferPointer<UInt8>, openedAt open: Int, before recordEnd: Int
  ) -> (end: Int, lines: Int)? {
    guard width > 1 else { return nil }
    var probe = self
    probe.isProbe = true
    var end = RecordScanner.lineEnd(bytes, from: open)
    var lines = 0
    while true {
      let next = skipBlankLines(bytes, from: RecordScanner.afterLineEnd(bytes, at: end))
      guard next.start < recordEnd else { return nil }
      let trial = probe.scan(bytes, from: next.start)
      if probe.hasRunOut { hasRunOut = true }
      if trial.fault == nil { return (end, lines) }
      end = RecordScanner.lineEnd(bytes, from: next.start)
      lines += next.lines + 1
    }
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
    while position < last {
      let byte = bytes[position]
      if byte == quote {
        if position + 1 < bytes.count, bytes[position + 1] == quote {
          hasEscapes = true
          position += 2
          continue
        }
        if lines > 0, isAsWideAsHeader(delimiters) { swallows = true }
        fields.append(FieldSpan(start: open + 1, end: position, hasEscapes: hasEscapes))
        return (position + 1, lines, swallows)
      }
      if byte == delimiter {
        delimiters += 1
        hasQuotedDelimiter = true
      }
      if byte == lf || byte == cr {
        if isAsWideAsHeader(delimiters) { swallows = true }
        delimiters = 0
        lines += 1
        position = RecordScanner.afterLineEnd(bytes, at: position)
      } else {
        position += 1
      }
    }
    if last < open + 1 + RecordScanner.limit { hasRunOut = true }
    return (nil, lines, swallows)
  }

  private mutating func finish(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ lines: Int,
    _ fault: StructureFault?
  ) -> ScannedRecord {
    var found = fault
    if found == nil, lines > 1, hasQuotedDelimiter, joinsRecords(bytes, start, end) {
      found = .swallowedLines
    }
    found = found ?? contentFault(bytes, start, end) ?? widthFault()
    if end - start > RecordScanner.limit {
      found = .recordTooLong
    } else if isWidthInQuestion(found), fitsOtherDelimiter(bytes, start, end) {
      found = .otherDelimiter
    }
    return ScannedRecord(
      start: start, end: end, next: RecordScanner.afterLineEnd(bytes, at: end), lines: lines,
      fault: found)
  }

  /// A NUL, or bytes that are not of the encoding.
  func contentFault(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> StructureFault? {
    var position = start
    while position < end {
      position = afterText(bytes, position..<end)
      guard position < end else { return nil }
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

  private func widthFault() -> StructureFault? {
    let hasText = fields.last.map { $0.start < $0.end } ?? false
    if width == 0 || mayEnd(behind: fields.count, withText: hasText) { return nil }
    return fields.count < width ? .tooFewFields : .tooManyFields
  }

  /// Whether a record may end behind so many fields, the last of which has a text or none.
  func mayEnd(behind count: Int, withText hasText: @autoclosure () -> Bool) -> Bool {
    if count == width { return true }
    guard count >= minimumWidth, count < width else { return false }
    return count == minimumWidth && count + 1 < width || hasText()
  }

  /// Whether a line with so many delimiters has as many fields as the header.
  private func isAsWideAsHeader(_ delimiters: Int) -> Bool {
    width > 1 && (delimiters + 1 == width || delimiters + 1 == minimumWidth)
  }

  /// Whether two lines of a record are by themselves as wide as the header.
  private func joinsRecords(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var wideLines = 0
    var delimiters = 0
    var position = start
    while position < end {
      let byte = bytes[position]
      if byte == delimiter { delimiters += 1 }
      if byte == lf || byte == cr {
        if isAsWideAsHeader(delimiters) { wideLines += 1 }
        delimiters = 0
        position = RecordScanner.afterLineEnd(bytes, at: position)
      } else {
        position += 1
      }
    }
    if isAsWideAsHeader(delimiters) { wideLines += 1 }
    return wideLines > 1
  }

  /// Whether another delimiter could explain the fault: in a quoted record it shows as a fault of quotes.
  private func isWidthInQuestion(_ fault: StructureFault?) -> Bool {
    guard !isProbe, width > 1, fields.count != width else { return false }
    switch fault {
    case .tooFewFields, .tooManyFields, .strayQuote, .textAfterQuote: return true
    case nil, .otherDelimiter, .unclosedQuote, .swallowedLines, .nulByte, .wrongBytes,
      .recordTooLong:
      return false
    }
  }

  /// Whether the record is sound, and as wide as the header, with one of the other delimiters.
  private mutating func fitsOtherDelimiter(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    for other in RecordScanner.delimiters where other != delimiter {
      // Most records have too few of it.
      guard bytes[start..<end].count(where: { $0 == other }) + 1 >= width else { continue }
      var probe = RecordScanner(delimiter: other, encoding: encoding)
      (probe.width, probe.minimumWidth, probe.isProbe) = (width, width, true)
      let record = probe.scan(bytes, from: start)
      if probe.hasRunOut { hasRunOut = true }
      if record.fault == nil, record.end == end { return true }
    }
    return false
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

/// The first quoted field with line breaks of a record.
private struct LongField {
  /// Offset of its opening quote.
  let open: Int
  /// Its place among the fields.
  let index: Int
  /// The line of the record that its quote stands in, from 1.
  let line: Int
  /// What was wrong with the record before it.
  let fault: StructureFault?
}

let quote: UInt8 = 0x22
let lf: UInt8 = 0x0A
let cr: UInt8 = 0x0D
private let endMark: UInt8 = 0x1A
