extension DelimitedDocument {
  /// The header and some of the records, byte for byte, with further fields put first, in the encoding,
  /// delimiter and line end of the text; those with an open quote, which takes up what follows it, come last.
  ///
  /// - Parameters:
  ///   - columns: the names of the further fields.
  ///   - fields: the further fields of a record to copy, by its number, written by the function it gets; nil: it is
  ///     left out. Asked in order.
  ///   - take: gets the bytes, piece by piece.
  /// - Throws: what `take` throws.
  public func excerpt(
    adding columns: [String], fields: (Int, _ written: ([String]) -> [UInt8]) -> [UInt8]?,
    to take: ([UInt8]) throws -> Void
  ) throws {
    let end = bytes.withUnsafeBufferPointer { lineEnd(behindHeaderIn: $0) }
    var text = head.encoding.isUTF16 ? Array("\u{FEFF}".utf8) : []
    text += bytes[..<head.headerSpan.lowerBound]
    text += written(columns) + bytes[head.headerSpan] + end
    var taken = Result<Void, any Error>.success(())
    func give() {
      let piece = head.encoding.isUTF16 ? utf16(fromUTF8: text, head.encoding) : text
      taken = taken.flatMap { Result { try take(piece) } }
      text.removeAll(keepingCapacity: true)
    }
    var last: [UInt8] = []
    // Once: naming a function of this value copies the value.
    let written = self.written
    forEachRecord { record in
      guard let fields = fields(record.number, written) else { return }
      let own = UnsafeBufferPointer(rebasing: record.bytes[record.start..<record.end])
      if record.fault == .unclosedQuote {
        last += fields + own + end
      } else {
        text += fields
        text += own
        text += end
      }
      if text.count >= 256 * 1024 { give() }
    }
    text += last
    give()
    try taken.get()
  }

  /// The line end that the header has; a lone header gets LF.
  private func lineEnd(behindHeaderIn bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let end = head.headerSpan.upperBound
    let found = bytes[end..<RecordScanner.afterLineEnd(bytes, at: end)]
    return found.isEmpty ? [lf] : Array(found)
  }

  /// Fields as they stand before a record; of UTF-16 in UTF-8.
  private func written(_ fields: [String]) -> [UInt8] {
    var text: [UInt8] = []
    for field in fields {
      let field = head.encoding == .windows1252 ? windows1252(field) : Array(field.utf8)
      append(field, to: &text)
      text.append(head.delimiter)
    }
    return text
  }

  private func append(_ cell: [UInt8], to text: inout [UInt8]) {
    guard cell.contains(where: { $0 == head.delimiter || $0 == quote || $0 == lf || $0 == cr })
    else { return text += cell }
    text.append(quote)
    for byte in cell {
      if byte == quote { text.append(quote) }
      text.append(byte)
    }
    text.append(quote)
  }
}
