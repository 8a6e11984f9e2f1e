/// Builds a Markdown page; everything that comes from outside is escaped.
struct Markdown {
  private(set) var text = ""

  mutating func heading(_ level: Int, _ title: String) {
    if !text.isEmpty { text += "\n" }
    text += String(repeating: "#", count: level) + " " + title + "\n"
  }

  mutating func paragraph(_ sentence: String) {
    text += "\n" + sentence + "\n"
  }

  mutating func image(_ alternative: String, _ path: String) {
    text += "\n![" + Markdown.escaped(alternative) + "](" + path + ")\n"
  }

  mutating func list(_ items: [String]) {
    guard !items.isEmpty else { return }
    text += "\n" + items.map { "- " + $0 + "\n" }.joined()
  }

  mutating func numberedList(_ items: [String]) {
    text += "\n" + items.enumerated().map { "\($0 + 1). " + $1 + "\n" }.joined()
  }

  /// Lines as they are; none of them may be a fence.
  mutating func code(_ lines: [String]) {
    text += "\n```text\n" + lines.map { $0 + "\n" }.joined() + "```\n"
  }

  /// A table; columns whose rule is `right` hold numbers.
  mutating func table(_ header: [String], right: Set<Int> = [], _ rows: [[String]]) {
    guard !rows.isEmpty else { return }
    text += "\n| " + header.joined(separator: " | ") + " |\n|"
    for column in header.indices { text += right.contains(column) ? " ---: |" : " --- |" }
    text += "\n"
    for row in rows { text += "| " + row.joined(separator: " | ") + " |\n" }
  }

  /// Text that may hold any character, made literal.
  static func escaped(_ value: String) -> String {
    let isPlain = value.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == 0x20 || byte == 0x2D
    }
    if isPlain { return value }
    var result = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "$": result += "\\" + String(scalar)
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\n", "\r", "\t": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    // GitHub's Markdown makes links of bare addresses.
    return result.replacing("://", with: "\\://").replacing("www.", with: "www\\.")
  }

  /// A name of a file or a code, in a code span where that is safe.
  static func code(_ value: String) -> String {
    let isPlain = value.utf8.allSatisfy { $0 != 0x60 && $0 != 0x7C && $0 != 0x5C && $0 >= 0x20 }
    return isPlain && !value.isEmpty ? "`" + value + "`" : escaped(value)
  }
}

/// A whole number as English writes it: 1,145.
func grouped(_ value: Int) -> String {
  var digits = String(value.magnitude)
  var result = ""
  while digits.count > 3 {
    result = "," + digits.suffix(3) + result
    digits.removeLast(3)
  }
  return (value < 0 ? "-" : "") + digits + result
}

/// "1 record", "2 records".
func counted(_ value: Int, _ singular: String, _ plural: String? = nil) -> String {
  grouped(value) + " " + (value == 1 ? singular : plural ?? singular + "s")
}
