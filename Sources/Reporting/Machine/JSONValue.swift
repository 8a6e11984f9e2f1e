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
    let short = line
    if indent.utf8.count + column + short.utf8.count <= 100 { return short }
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

  private var line: String {
    switch self {
    case .string(let text): JSONText.string(text)
    case .number(let number): String(number)
    case .flag(let flag): flag ? "true" : "false"
    case .null: "null"
    case .array(let values): "[" + values.map(\.line).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { JSONText.string($0) + ": " + $1.line }.joined(separator: ", ") + "}"
    }
  }
}
