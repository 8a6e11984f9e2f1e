/// Writes JSON (RFC 8259) from the cells of our tables.
enum JSONText {
  /// An object keyed by the columns of a table: numbers as numbers, blank as null.
  static func object(_ columns: [String], _ cells: [Cell]) -> String {
    "{" + zip(columns, cells).map { string($0) + ": " + value($1) }.joined(separator: ", ") + "}"
  }

  /// An array with a line for each element.
  static func array(_ elements: [String], indent: String) -> String {
    if elements.isEmpty { return "[]" }
    let lines = elements.map { indent + "  " + $0 }.joined(separator: ",\n")
    return "[\n" + lines + "\n" + indent + "]"
  }

  static func value(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): text.isEmpty ? "null" : string(text)
    case .number(let number): number.map { String($0) } ?? "null"
    case .decimal(let digits): digits.isEmpty ? "null" : digits
    case .flag(let flag): flag ? "true" : "false"
    }
  }

  static func string(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }
    if isPlain { return "\"" + text + "\"" }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
