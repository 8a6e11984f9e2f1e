import SeededNumbers

/// Makes small logs, sound and broken, out of the numbers of a seeded generator.
struct LogMaker {
  /// A log as text, and what it was made with.
  struct Log {
    let delimiter: Character
    let scalars: [Unicode.Scalar]
  }

  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(0...elements.count - 1)]
  }

  // MARK: Sound logs

  /// A log of a few records; what it holds is sound but for the records meant to be of another width.
  mutating func log(records: ClosedRange<Int> = 0...8) -> Log {
    let delimiter: Character = pick([";", ",", "\t", "|"])
    let ends = pick([["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"]])
    let width = number(2...5)
    let nameless = chance(25) ? number(1...2) : 0
    let quoted = pick([0, 0, 30, 100])
    var text = chance(15) ? blankLine(delimiter) + pick(ends) : ""
    if chance(8) { text += "sep=\(delimiter)" + pick(ends) }
    let names = ["id", "naam", "dag", "tekst", "plaats"].prefix(width)
    let header = names + Array(repeating: "", count: nameless)
    text += header.joined(separator: String(delimiter)) + pick(ends)
    for _ in 0..<number(records) {
      if chance(12) { text += blankLine(delimiter) + pick(ends) }
      text += record(width, nameless, delimiter, quoted, ends) + pick(ends)
    }
    if chance(30), let last = text.unicodeScalars.last, last == "\n" || last == "\r" {
      text.unicodeScalars.removeLast()
    }
    return Log(delimiter: delimiter, scalars: Array(text.unicodeScalars))
  }

  private mutating func blankLine(_ delimiter: Character) -> String {
    delimiter == "\t" ? pick(["", " "]) : pick(["", " ", "\t", " \t "])
  }

  private mutating func record(
    _ width: Int, _ nameless: Int, _ delimiter: Character, _ quoted: Int, _ ends: [String]
  ) -> String {
    // Now and then a record of another hand: another delimiter, or a field more or less.
    let own = chance(4) ? pick([";", ",", "\t", "|"]) : delimiter
    let count = width + (chance(50) ? nameless : 0) + (chance(4) ? pick([-1, 1]) : 0)
    let cells = (0..<count).map { _ in cell(own, quoted, ends, width + nameless) }
    return cells.joined(separator: String(own))
  }

  private mutating func cell(
    _ delimiter: Character, _ quoted: Int, _ ends: [String], _ width: Int
  ) -> String {
    let plain = pick(["", "1", "ab", "x y", " ", "Máxima", "€ 5", "Ünïcödé", "2026-03-01"])
    guard chance(quoted) else { return plain }
    let other = pick([";", ",", "\t", "|"])
    let inside = pick([
      plain, plain, plain, "a\(delimiter)b", "\"\"ja\"\"", "\"\"", "a\(other)b\(other)c",
      "een" + pick(ends) + "twee", pick(ends) + "\"\"" + pick(ends),
      "een" + pick(ends) + Array(repeating: "y", count: width).joined(separator: String(delimiter)),
    ])
    return "\"\(inside)\""
  }

  // MARK: Broken logs

  /// The same with a few strokes of an unsteady hand.
  mutating func mutated<Element>(_ whole: [Element], with nasty: [Element]) -> [Element] {
    var result = whole
    for _ in 0..<number(0...4) where !result.isEmpty {
      let place = number(0...result.count - 1)
      let behind = min(result.count, place + number(1...12))
      switch number(1...9) {
      case 1...3: result.insert(pick(nasty), at: place)
      case 4: result.remove(at: place)
      case 5...6: result[place] = pick(nasty)
      case 7: result.insert(contentsOf: result[place..<behind], at: number(0...result.count))
      case 8: result.removeSubrange(place..<behind)
      default: if chance(30) { result.removeSubrange(place...) }
      }
    }
    return result
  }
}
