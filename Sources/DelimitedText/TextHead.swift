/// What stands above the records of a delimited text: its dialect and its header.
public struct TextHead: Sendable {
  /// How it is written.
  public let form: TextForm
  /// The encoding found.
  public var encoding: TextEncoding { form.encoding }
  /// The byte between fields.
  public var delimiter: UInt8 { form.delimiter }
  /// Whether a line `sep=` names it.
  public let isDelimiterNamed: Bool
  /// The header's names, without surrounding blanks.
  public let header: [String]
  /// What is wrong with the header; nil when it is sound.
  public let headerFault: StructureFault?
  /// Physical line of the header.
  public let headerLine: Int
  /// Offset of the header's first byte in the original text.
  public var headerByte: Int { form.header.lowerBound }
  /// Offset of what follows the header.
  let firstRecord: Int
  /// Physical line of what follows the header.
  let firstLine: Int

  /// Fields of the header up to the last one that has a name.
  public var namedWidth: Int { (header.lastIndex { !$0.isEmpty } ?? 0) + 1 }

  /// Why a head cannot be told from some bytes.
  enum Problem: Error {
    /// No line of the text holds anything.
    case empty
    /// The bytes are only a part of the text, and too short a one.
    case needsMore
  }

  /// The head of a text.
  ///
  /// - Parameters:
  ///   - bytes: the text, or its beginning up to an LF.
  ///   - isWhole: whether it is the whole text.
  ///   - score: how many of a header's names the caller knows; the delimiter that gives the most
  ///     is taken, then the one with which the most records have the header's width.
  /// - Throws: `Problem`; never `needsMore` for a whole text.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, encoding: TextEncoding, isWhole: Bool,
    score: ([String]) -> Int
  ) throws(Problem) {
    let mark = encoding.isUTF16 ? 0 : encoding.markLength
    let start = TextHead.start(of: bytes, after: mark)
    guard start.position < bytes.count else { throw isWhole ? .empty : .needsMore }
    var isCut = false
    let found =
      start.named
      ?? detectDelimiter(
        bytes, from: start.position, encoding: encoding, isCut: &isCut, score: score)
    var scanner = RecordScanner(delimiter: found, encoding: encoding)
    let record = scanner.scan(bytes, from: start.position)
    if !isWhole, isCut || scanner.hasRunOut { throw .needsMore }
    form = TextForm(encoding, found, headerAt: record.start..<record.end, in: bytes)
    isDelimiterNamed = start.named != nil
    header = scanner.fields.map { trimmed(value(of: $0, in: bytes, encoding)) }
    headerFault = record.fault
    headerLine = 1 + start.lines
    firstRecord = record.next
    firstLine = headerLine + record.lines
  }

  /// Where the header begins: behind the mark, blank lines and a line `sep=;`.
  private static func start(
    of bytes: UnsafeBufferPointer<UInt8>, after mark: Int
  ) -> (position: Int, lines: Int, named: UInt8?) {
    let scanner = RecordScanner(delimiter: 0, encoding: .utf8)
    var (position, lines) = scanner.skipBlankLines(bytes, from: afterMarks(bytes, mark))
    var named: UInt8?
    let end = RecordScanner.lineEnd(bytes, from: position)
    if let delimiter = delimiterNamed(by: bytes[position..<end]) {
      named = delimiter
      let next = RecordScanner.afterLineEnd(bytes, at: end)
      let after = scanner.skipBlankLines(bytes, from: afterMarks(bytes, next))
      (position, lines) = (after.start, lines + 1 + after.lines)
    }
    return (position, lines, named)
  }
}

/// The byte that a line `sep=;` names; quotes may stand around it, and delimiters behind it: a spreadsheet that saves the
/// text again fills the line up to the width of the others.
private func delimiterNamed(by line: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8? {
  var line = line
  if line.first == quote, line.last == quote, line.count > 1 { line = line.dropFirst().dropLast() }
  guard line.count > 4, line.prefix(4).elementsEqual("sep=".utf8, by: { $0 | 0x20 == $1 | 0x20 })
  else { return nil }
  let named = line[line.startIndex + 4]
  let isFilled =
    RecordScanner.delimiters.contains(named) && line.dropFirst(4).allSatisfy { $0 == named }
  return line.count == 5 || isFilled ? named : nil
}

/// The place behind further marks of UTF-8, which nobody sees: who joins files or saves one twice leaves them.
private func afterMarks(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
  var position = start
  while bytes[position...].starts(with: [0xEF, 0xBB, 0xBF]) { position += 3 }
  return position
}
