/// A cell of a table, whatever it is written as.
enum Cell {
  /// A text; "" is blank.
  case text(String)
  case number(Int?)
  /// Digits and a point, already formatted; "" is blank.
  case decimal(String)
  case flag(Bool)
}

/// Builds a CSV table after RFC 4180.
///
/// A number keeps its value, a text is made harmless for spreadsheets.
struct CSVText {
  private(set) var text: String
  private let dialect: CSVDialect
  private var delimiter: String { dialect == .excelNL ? ";" : "," }
  private var lineEnd: String { dialect == .excelNL ? "\r\n" : "\n" }

  init(_ dialect: CSVDialect, header: [String]) {
    self.dialect = dialect
    text = dialect == .excelNL ? "\u{FEFF}" : ""
    text += header.joined(separator: delimiter) + lineEnd
  }

  mutating func add(_ row: [Cell]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { text += delimiter }
      switch cell {
      case .number(let value): text += value.map { String($0) } ?? ""
      case .decimal(let value):
        text += dialect == .excelNL ? String(value.map { $0 == "." ? "," : $0 }) : value
      case .flag(let value): text += value ? "true" : "false"
      case .text(let value): text += quoted(FormulaGuard.guarded(value))
      }
    }
    text += lineEnd
  }

  private func quoted(_ value: String) -> String {
    let separator = dialect == .excelNL ? UInt8(ascii: ";") : UInt8(ascii: ",")
    guard value.utf8.contains(where: { $0 == separator || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D })
    else { return value }
    var result = "\""
    for scalar in value.unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}

/// A number with a fixed count of decimals, rounded half away from zero.
func fixed(_ value: Double, _ decimals: Int) -> String {
  var scale = 1
  for _ in 0..<decimals { scale *= 10 }
  let units = Int((value * Double(scale)).rounded())
  let sign = units < 0 ? "-" : ""
  let digits = String(units.magnitude)
  guard decimals > 0 else { return sign + digits }
  let filled = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  return sign + filled.dropLast(decimals) + "." + filled.suffix(decimals)
}
