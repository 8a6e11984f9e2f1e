/// The header and some of the records of a text, byte for byte, with further fields put first, in the encoding,
/// delimiter and line end of the text; records with an open quote, which takes up what follows it, come last.
public struct Excerpt {
  /// The fields of a record to copy, by its number, written by the function it gets; nil: it is left out.
  ///
  /// Asked in the order of the records.
  public typealias Fields = (Int, _ written: ([String]) -> [UInt8]) -> [UInt8]?

  private let columns: [String]
  private let fields: Fields

  /// An excerpt that is still to be made.
  ///
  /// - Parameter columns: the names of the further fields.
  public init(adding columns: [String], fields: @escaping Fields) {
    (self.columns, self.fields) = (columns, fields)
  }

  /// Makes it of a text in memory.
  ///
  /// - Parameter take: gets the bytes, piece by piece.
  /// - Throws: what `take` throws.
  public func make(of document: DelimitedDocument, to take: ([UInt8]) throws -> Void) throws {
    let beginning = document.bytes[..<document.head.firstRecord]
    try make(of: document.head, Array(beginning), to: take) { document.forEachRecord($0) }
  }

  /// Makes it of a text that arrives in blocks.
  ///
  /// - Throws: what `take`, the source and the stream throw.
  public func make(
    of stream: inout DelimitedStream, from source: DelimitedStream.Source,
    to take: ([UInt8]) throws -> Void
  ) throws {
    try make(of: stream.head, stream.beginning, to: take) { body in
      var none = RecordTally()
      try stream.forEachRecord(counting: &none, source: source) { record, _ in body(record) }
    }
  }

  /// - Parameter beginning: the text up to its first record.
  private func make(
    of head: TextHead, _ beginning: [UInt8], to take: ([UInt8]) throws -> Void,
    _ forEachRecord: ((RecordCells) -> Void) throws -> Void
  ) throws {
    let end = beginning.withUnsafeBufferPointer { lineEnd(behind: head, in: $0) }
    func written(_ fields: [String]) -> [UInt8] { fieldsAsWritten(fields, head) }
    var text = head.encoding.isUTF16 ? Array("\u{FEFF}".utf8) : []
    text += beginning[..<head.headerSpan.lowerBound]
    text += written(columns) + beginning[head.headerSpan] + end
    var taken = Result<Void, any Error>.success(())
    func give(_ take: ([UInt8]) throws -> Void) {
      let piece = head.encoding.isUTF16 ? utf16(fromUTF8: text, head.encoding) : text
      taken = taken.flatMap { Result { try take(piece) } }
      text.removeAll(keepingCapacity: true)
    }
    var last: [UInt8] = []
    try withoutActuallyEscaping(take) { take in
      try forEachRecord { record in
        guard let fields = fields(record.number, written) else { return }
        let own = UnsafeBufferPointer(rebasing: record.bytes[record.start..<record.end])
        if record.fault == .unclosedQuote {
          last += fields + own + end
        } else {
          text += fields
          text += own
          text += end
        }
        if text.count >= 256 * 1024 { give(take) }
      }
    }
    text += last
    give(take)
    try taken.get()
  }
}

/// The line end that the header has; a lone header gets LF.
private func lineEnd(behind head: TextHead, in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  let end = head.headerSpan.upperBound
  let found = bytes[end..<RecordScanner.afterLineEnd(bytes, at: end)]
  return found.isEmpty ? [lf] : Array(found)
}

/// Fields as they stand before a record; of UTF-16 in UTF-8.
private func fieldsAsWritten(_ fields: [String], _ head: TextHead) -> [UInt8] {
  var text: [UInt8] = []
  for field in fields {
    let cell = head.encoding == .windows1252 ? windows1252(field) : Array(field.utf8)
    let isPlain = !cell.contains { $0 == head.delimiter || $0 == quote || $0 == lf || $0 == cr }
    if isPlain {
      text += cell
    } else {
      text.append(quote)
      for byte in cell {
        if byte == quote { text.append(quote) }
        text.append(byte)
      }
      text.append(quote)
    }
    text.append(head.delimiter)
  }
  return text
}
