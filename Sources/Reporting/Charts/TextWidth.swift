/// How wide a text can become: the reader's font is not known, so this is about what DejaVu Sans takes, the widest
/// of the usual ones; Arial and Helvetica take a sixth less.
enum TextWidth {
  /// Tenths of a pixel.
  static func of(_ text: String, _ lettering: Lettering) -> Int {
    let sum = text.reduce(0) { $0 + units($1) }
    return sum * lettering.size * (lettering.isBold ? 112 : 100) / 100_000 + 1
  }

  /// Thousandths of the font's size.
  private static func units(_ character: Character) -> Int {
    character.unicodeScalars.map { units($0) }.max() ?? 0
  }

  private static func units(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case " ", "!", "'", "(", ")", ",", "-", ".", "/", ":", ";", "I", "J", "[", "]", "f", "i", "j",
      "l",
      "r", "t", "|":
      420
    case "\"", "*", "?", "L", "_", "`", "c", "s", "z": 560
    case "a"..."l", "n"..."v", "x", "y", "0"..."9", "E", "F", "K", "P", "S", "T", "Y", "$": 660
    case "A"..."D", "G"..."H", "N"..."R", "U", "V", "X", "Z", "&": 800
    case "\u{20}"..."\u{7E}": 1000
    case "\u{300}"..."\u{36F}": 0
    case "\u{A0}"..."\u{24F}": 800
    case "\u{250}"..."\u{10FF}", "\u{1E00}"..."\u{1FFF}", "\u{2010}"..."\u{2027}": 1000
    default: 1300
    }
  }

  /// The text, or as much of its beginning as surely fits, with an ellipsis.
  static func cut(_ text: String, to width: Int, _ lettering: Lettering) -> String {
    if of(text, lettering) <= width { return text }
    var kept = Substring(text)
    while !kept.isEmpty, of(kept + "…", lettering) > width { kept.removeLast() }
    return trimmed(String(kept)) + "…"
  }

  /// The text in at most so many lines, broken after blanks and hyphens; the last one is cut.
  static func wrapped(
    _ text: String, to width: Int, lines: Int, _ lettering: Lettering
  ) -> [String] {
    var result: [String] = []
    var rest = pieces(of: text)[...]
    while let first = rest.popFirst() {
      var line = first
      while let next = rest.first,
        result.count == lines - 1 || of(trimmed(line + next), lettering) <= width
      {
        line += next
        rest.removeFirst()
      }
      result.append(cut(trimmed(line), to: width, lettering))
    }
    return result
  }

  /// Words with the blank or hyphen after them.
  private static func pieces(of text: String) -> [String] {
    text.reduce(into: [""]) { pieces, character in
      pieces[pieces.count - 1].append(character)
      if character == " " || character == "-" { pieces.append("") }
    }.filter { !$0.isEmpty }
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
