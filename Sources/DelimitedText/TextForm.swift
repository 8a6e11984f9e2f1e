/// How a text is written, and what stands above its records: what an excerpt of it keeps to.
public struct TextForm: Sendable {
  /// The encoding.
  public let encoding: TextEncoding
  /// The byte between fields.
  public let delimiter: UInt8
  /// The original text up to its header.
  let beginning: [UInt8]
  /// Where the header stands in the original text, without its line end.
  let header: Range<Int>
  /// What ends the header's line in the original text, or a line feed where nothing does.
  let lineEnd: [UInt8]

  /// - Parameters:
  ///   - bytes: the text, or its beginning with the header's line end; as UTF-8 where it came as UTF-16.
  ///   - span: where the header stands in them.
  init(
    _ encoding: TextEncoding, _ delimiter: UInt8, headerAt span: Range<Int>,
    in bytes: UnsafeBufferPointer<UInt8>
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    let next = RecordScanner.afterLineEnd(bytes, at: span.upperBound)
    let end = next > span.upperBound ? Array(bytes[span.upperBound..<next]) : [lf]
    lineEnd = encoding.original(end)
    beginning =
      (encoding.isUTF16 ? encoding.original(Array("\u{FEFF}".utf8)) : [])
      + encoding.original(Array(bytes[..<span.lowerBound]))
    header = beginning.count..<beginning.count + encoding.originalLength(bytes[span])
  }

  /// Fields as they stand in the original text before another one.
  public func written(_ fields: [String]) -> [UInt8] {
    var text: [UInt8] = []
    for field in fields {
      let cell = encoding == .windows1252 ? windows1252(field) : Array(field.utf8)
      let isPlain = !cell.contains { $0 == delimiter || $0 == quote || $0 == lf || $0 == cr }
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
      text.append(delimiter)
    }
    return encoding.original(text)
  }
}
