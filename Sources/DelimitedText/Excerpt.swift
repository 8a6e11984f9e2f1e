extension DelimitedDocument {
  /// The header and some of the records, byte for byte, with further fields put first, in the encoding,
  /// delimiter and line end of the text.
  ///
  /// - Parameters:
  ///   - columns: the names of the further fields.
  ///   - fields: the further fields of a record to copy, by its number; nil: it is left out. Asked in order.
  ///   - take: gets the bytes, piece by piece.
  /// - Throws: what `take` throws.
  public func excerpt(
    adding columns: [String], fields: (Int) -> [String]?, to take: ([UInt8]) throws -> Void
  ) throws {
    let end = bytes.withUnsafeBufferPointer { lineEnd(behindHeaderIn: $0) }
    var text = head.encoding.isUTF16 ? Array("\u{FEFF}".utf8) : []
    text += bytes[..<head.headerSpan.lowerBound]
    append(columns, bytes[head.headerSpan], end, to: &text)
    var taken = Result<Void, any Error>.success(())
    func give() {
      let piece = head.encoding.isUTF16 ? utf16(fromUTF8: text, head.encoding) : text
      taken = taken.flatMap { Result { try take(piece) } }
      text.removeAll(keepingCapacity: true)
    }
    forEachRecord { record in
      guard let fields = fields(record.number) else { return }
      append(fields, record.bytes[record.start..<record.end], end, to: &text)
      if text.count >= 256 * 1024 { give() }
    }
    give()
    try taken.get()
  }

  /// The line end that the header has; a lone header gets LF.
  private func lineEnd(behindHeaderIn bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let end = head.headerSpan.upperBound
    let found = bytes[end..<RecordScanner.afterLineEnd(bytes, at: end)]
    return found.isEmpty ? [lf] : Array(found)
  }

  private func append(
    _ fields: [String], _ record: some Collection<UInt8>, _ end: [UInt8], to text: inout [UInt8]
  ) {
    for field in fields {
      if head.encoding == .windows1252 {
        windows1252(field).withUnsafeBufferPointer { append($0, to: &text) }
      } else {
        var field = field
        field.withUTF8 { append($0, to: &text) }
      }
      text.append(head.delimiter)
    }
    text += record
    text += end
  }

  private func append(_ cell: UnsafeBufferPointer<UInt8>, to text: inout [UInt8]) {
    guard cell.contains(where: { $0 == head.delimiter || $0 == quote || $0 == lf || $0 == cr })
    else {
      text.append(contentsOf: cell)
      return
    }
    text.append(quote)
    for byte in cell {
      if byte == quote { text.append(quote) }
      text.append(byte)
    }
    text.append(quote)
  }
}
