/// Writes records the way a hospital's system does.
struct LogWriter {
  let hospital: Hospital

  private var dialect: Dialect { hospital.dialect }

  /// The bytes of a whole log, header included.
  func bytes(_ records: [LogRecord]) -> [UInt8] {
    var text = dialect.hasSepLine ? line(["sep=\(dialect.delimiter.rawValue)"]) : ""
    text += line(hospital.columns.map { quoted($0.value) })
    for (index, record) in records.enumerated() {
      var cells = hospital.columns.map { column in
        cell(column.key, of: record, row: index + 1)
      }
      switch record.damage {
      case .none: break
      case .lastFieldLost: cells.removeLast()
      case .fieldTooMany: cells.append("1")
      }
      text += line(cells)
    }
    return encoded(text)
  }

  private func line(_ cells: [String]) -> String {
    cells.joined(separator: dialect.delimiter.rawValue) + dialect.lineEnd.rawValue
  }

  private func cell(_ field: Field, of record: LogRecord, row: Int) -> String {
    if let planted = record.planted, planted.field == field { return planted.text }
    let text = CellText(hospital: hospital, record: record, row: row).text(field)
    switch dialect.quoting {
    case .whereNeeded: return quoted(text)
    case .padded: return field == .date ? text : quotedAndPadded(text)
    }
  }

  private func quoted(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains { scalar in
      scalar == "\"" || scalar == "\n" || String(scalar) == dialect.delimiter.rawValue
    }
    return needsQuotes ? "\"\(doubledQuotes(text))\"" : text
  }

  /// Fills up to the next multiple of eight, as a column of fixed width leaves it.
  private func quotedAndPadded(_ text: String) -> String {
    let spaces = 8 - text.unicodeScalars.count % 8
    return "\"\(doubledQuotes(text))\(String(repeating: " ", count: spaces))\""
  }

  private func doubledQuotes(_ text: String) -> String {
    var doubled = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\"" { doubled.append(scalar) }
      doubled.append(scalar)
    }
    return String(doubled)
  }

  private func encoded(_ text: String) -> [UInt8] {
    switch dialect.encoding {
    case .utf8: Array(text.utf8)
    case .utf8WithBOM: [0xef, 0xbb, 0xbf] + Array(text.utf8)
    case .windows1252: text.unicodeScalars.map(windows1252)
    }
  }

  /// The letters of Latin-1, and of the 32 signs that Windows puts beside them the one in use.
  private func windows1252(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.value {
    case 0..<0x80, 0xa0...0xff: return UInt8(scalar.value)
    case 0x2013: return 0x96
    default: preconditionFailure("no Windows-1252 byte for \(scalar)")
    }
  }
}
