/// A JSON value that is laid out over lines for a reader.
indirect enum JSONValue: Sendable {
  case string(String)
  case number(Int)
  case flag(Bool)
  case null
  case array([JSONValue])
  case object([(String, JSONValue)])

  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  /// The value; what fits into 100 columns stands on one line.
  func text(indent: String = "", after column: Int = 0) -> String {
    var short = ""
    if writeLine(to: &short, within: 100 - indent.utf8.count - column) { return short }
    let inner = indent + "  "
    switch self {
    case .string, .number, .flag, .null: return short
    case .array(let values):
      let lines = values.map { inner + $0.text(indent: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n" + indent + "]"
    case .object(let members):
      let lines = members.map { name, value in
        let key = JSONText.string(name) + ": "
        return inner + key + value.text(indent: inner, after: key.utf8.count)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
    }
  }

  /// Adds the value to a line; no more of it, and false, once the line is longer than it may be.
  private func writeLine(to line: inout String, within limit: Int) -> Bool {
    switch self {
    case .string(let text): line += JSONText.string(text)
    case .number(let number): line += String(number)
    case .flag(let flag): line += flag ? "true" : "false"
    case .null: line += "null"
    case .array(let values):
      line += "["
      for (index, value) in values.enumerated() {
        if index > 0 { line += ", " }
        if !value.writeLine(to: &line, within: limit) { return false }
      }
      line += "]"
    case .object(let members):
      line += "{"
      for (index, (name, value)) in members.enumerated() {
        line += (index > 0 ? ", " : "") + JSONText.string(name) + ": "
        if !value.writeLine(to: &line, within: limit) { return false }
      }
      line += "}"
    }
    return line.utf8.count <= limit
  }
}
