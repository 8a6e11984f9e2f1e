internal import AuditDomain

/// Builds a Markdown page; everything that comes from outside is escaped.
struct Markdown: ~Copyable {
  private var bytes = TextBuffer()

  /// The page so far.
  var text: String { bytes.text }

  private mutating func add(_ texts: String...) {
    for text in texts { bytes.append(text) }
  }

  mutating func heading(_ level: Int, _ title: String) {
    if bytes.count > 0 { add("\n") }
    add(String(repeating: "#", count: level), " ", title, "\n")
  }

  mutating func paragraph(_ sentence: String) { add("\n", sentence, "\n") }

  mutating func image(_ alternative: String, _ path: String) {
    add("\n![", Markdown.escaped(alternative), "](", path, ")\n")
  }

  mutating func list(_ items: [String]) {
    guard !items.isEmpty else { return }
    add("\n", items.map { "- " + $0 + "\n" }.joined())
  }

  mutating func numberedList(_ items: [String]) {
    add("\n", items.enumerated().map { "\($0 + 1). " + $1 + "\n" }.joined())
  }

  /// Lines as they are; none of them may be a fence.
  mutating func code(_ lines: [String]) {
    add("\n```text\n", lines.map { $0 + "\n" }.joined(), "```\n")
  }

  /// A table; columns whose rule is `right` hold numbers.
  mutating func table(_ header: [String], right: Set<Int> = [], _ rows: [[String]]) {
    table(header, right: right, count: rows.count) { row, put in rows[row].forEach(put) }
  }

  /// The same of so many rows, whose cells are put in one after the other.
  mutating func table(
    _ header: [String], right: Set<Int>, count: Int, _ row: (Int, (String) -> Void) -> Void
  ) {
    guard count > 0 else { return }
    add("\n| ", header.joined(separator: " | "), " |\n|")
    for column in header.indices { add(right.contains(column) ? " ---: |" : " --- |") }
    add("\n")
    for index in 0..<count {
      row(index) { cell in
        bytes.append("| ")
        bytes.append(cell)
        bytes.append(UInt8(ascii: " "))
      }
      bytes.append("|\n")
    }
  }

  /// Text that may hold any character, made literal.
  static func escaped(_ value: String) -> String {
    if !value.utf8.contains(where: { mayMean[Int($0)] }) { return value }
    let bytes = Array(value.utf8)
    var result: [UInt8] = []
    for (place, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "<"): result += "&lt;".utf8
      case UInt8(ascii: ">"): result += "&gt;".utf8
      case UInt8(ascii: "&"): result += "&amp;".utf8
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"):
        result.append(UInt8(ascii: " "))
      // GitHub's Markdown makes links of bare addresses.
      case UInt8(ascii: ":") where bytes[place...].starts(with: "://".utf8),
        UInt8(ascii: ".") where bytes[..<place].suffix(3) == Array("www".utf8)[...]:
        result += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: ":"), UInt8(ascii: "."): result.append(byte)
      default:
        if mayMean[Int(byte)] { result.append(UInt8(ascii: "\\")) }
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// By byte: whether it may mean something in a page, alone or with its neighbours.
  private static let mayMean: [Bool] = {
    let signs = Set("\\`*_[]|~#$<>&:.\n\r\t".utf8)
    return (0...UInt8.max).map { signs.contains($0) }
  }()

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
