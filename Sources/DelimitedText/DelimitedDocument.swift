/// A delimited text in memory: its dialect, its header, and its records in order.
public struct DelimitedDocument: Sendable {
  /// The encoding found.
  public let encoding: TextEncoding
  /// The byte between fields.
  public let delimiter: UInt8
  /// The header's names, without surrounding blanks.
  public let header: [String]
  /// What is wrong with the header; nil when it is sound.
  public let headerFault: StructureFault?
  /// Physical line of the header.
  public let headerLine: Int
  /// Offset of the header's first byte in the original text.
  public let headerByte: Int
  /// The text, as UTF-8 where it came as UTF-16.
  public let bytes: [UInt8]
  /// Where the header stands in `bytes`, without its line end.
  let headerSpan: Range<Int>
  private let firstRecord: Int
  private let firstLine: Int

  /// Why a text has no records to read.
  public enum Refusal: Error, Equatable {
    case empty
    case notDecodable
  }

  /// A text in memory.
  ///
  /// - Parameter score: how many of a header's names the caller knows; the delimiter that gives the most
  ///   is taken, then the one with which the most records have the header's width.
  /// - Throws: `Refusal`.
  public init(_ original: [UInt8], score: ([String]) -> Int) throws(Refusal) {
    let encoding = original.withUnsafeBufferPointer { TextEncoding.detect($0) }
    if encoding.isUTF16 {
      guard let text = original.withUnsafeBufferPointer({ utf8FromUTF16($0, encoding) }) else {
        throw .notDecodable
      }
      bytes = text
    } else {
      bytes = original
    }
    self.encoding = encoding
    let mark = encoding.isUTF16 ? 0 : encoding.markLength
    let start: (position: Int, lines: Int, named: UInt8?) = bytes.withUnsafeBufferPointer {
      DelimitedDocument.start(of: $0, after: mark)
    }
    guard start.position < bytes.count else { throw .empty }
    let found = bytes.withUnsafeBufferPointer { bytes in
      start.named ?? detectDelimiter(bytes, from: start.position, encoding: encoding, score: score)
    }
    delimiter = found
    var scanner = RecordScanner(delimiter: found, encoding: encoding)
    let (record, names) = bytes.withUnsafeBufferPointer { bytes in
      let record = scanner.scan(bytes, from: start.position)
      return (record, scanner.fields.map { trimmed(value(of: $0, in: bytes, encoding)) })
    }
    header = names
    headerFault = record.fault
    headerLine = 1 + start.lines
    headerSpan = record.start..<record.end
    firstRecord = record.next
    firstLine = headerLine + record.lines
    headerByte =
      encoding.isUTF16
      ? 2 + 2 * DelimitedDocument.units(bytes[..<start.position]) : start.position
  }

  /// Where the header begins: behind the mark, blank lines and a line `sep=;`.
  private static func start(
    of bytes: UnsafeBufferPointer<UInt8>, after mark: Int
  ) -> (position: Int, lines: Int, named: UInt8?) {
    let scanner = RecordScanner(delimiter: 0, encoding: .utf8)
    var (position, lines) = scanner.skipBlankLines(bytes, from: mark)
    var named: UInt8?
    let end = RecordScanner.lineEnd(bytes, from: position)
    var first = Array(bytes[position..<end])
    if first.first == quote, first.last == quote, first.count > 1 {
      first = Array(first[1..<first.count - 1])
    }
    if first.count == 5, first[..<4].map({ $0 | 0x20 }) == Array("sep=".utf8).map({ $0 | 0x20 }) {
      named = first[4]
      let next = RecordScanner.afterLineEnd(bytes, at: end)
      let after = scanner.skipBlankLines(bytes, from: next)
      (position, lines) = (after.start, lines + 1 + after.lines)
    }
    return (position, lines, named)
  }

  /// Calls `body` with each record: its place and its cells, which are valid only during the call.
  public func forEachRecord(_ body: (RecordCells) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var scanner = RecordScanner(delimiter: delimiter, encoding: encoding)
      scanner.width = header.count
      scanner.minimumWidth = (header.lastIndex { !$0.isEmpty } ?? 0) + 1
      var position = firstRecord
      var line = firstLine
      var number = 0
      var counted = 0
      var units = 1
      while true {
        let (start, blank) = scanner.skipBlankLines(bytes, from: position)
        line += blank
        guard start < bytes.count else { return }
        let record = scanner.scan(bytes, from: start)
        number += 1
        if encoding.isUTF16 {
          units += DelimitedDocument.units(bytes[counted..<start])
          counted = start
        }
        body(
          RecordCells(
            bytes: bytes, fields: scanner.fields, encoding: encoding, record: record,
            number: number,
            line: line, byte: encoding.isUTF16 ? 2 * units : start, width: header.count))
        line += record.lines
        position = record.next
      }
    }
  }

  /// The 16-bit units that some UTF-8 stood for.
  private static func units(_ bytes: some Sequence<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
  }
}

/// One record during a reading.
public struct RecordCells {
  let bytes: UnsafeBufferPointer<UInt8>
  let fields: [FieldSpan]
  let encoding: TextEncoding
  let record: ScannedRecord
  /// Data record, from 1.
  public let number: Int
  /// Physical line of its first byte, from 1.
  public let line: Int
  /// Offset of its first byte in the original text.
  public let byte: Int
  /// Fields of the header.
  public let width: Int

  /// What is wrong with its structure; nil for a sound record.
  public var fault: StructureFault? { record.fault }
  /// Physical lines it spans.
  public var lines: Int { record.lines }
  /// Fields it has.
  public var count: Int { fields.count }

  /// The text of a field; "" for one that is missing.
  public func text(_ index: Int) -> String {
    index < fields.count ? value(of: fields[index], in: bytes, encoding) : ""
  }
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

/// The text without blanks around it: spaces, tabs, line ends and no-break spaces.
public func trimmed(_ text: String) -> String {
  func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\r" || scalar == "\n" || scalar == "\u{A0}"
  }
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !isBlank($0) }),
    let last = scalars.lastIndex(where: { !isBlank($0) })
  else { return "" }
  if first == scalars.startIndex, scalars.index(after: last) == scalars.endIndex { return text }
  return String(scalars[first...last])
}
