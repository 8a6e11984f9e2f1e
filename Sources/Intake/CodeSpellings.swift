internal import AuditDomain

/// Tells whether a cell may hold one of some codes as a program or a hand has spoilt it: `22510.0`, `2.251E+04`,
/// `CPT 22510-50`, `(22510)`, `81,65`.
struct CodeSpellings: Sendable {
  private let codes: [CodePattern]
  /// The letters and digits of each code.
  private let runs: [(run: String, isPrefix: Bool)]

  init(_ terms: [Term]) {
    codes = terms.flatMap(\.codes)
    runs = codes.map { (folded($0.text), $0.text.hasSuffix("*")) }
  }

  /// Whether the cell, which is none of the codes, may mean one.
  func mayHold(_ cell: String) -> Bool {
    let text = String(cell.map { $0.wholeNumberValue.map { Character("\($0 % 10)") } ?? $0 })
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return false }
    if let number = Double(text), number.magnitude < 1e15, number == number.rounded(),
      isCode("\(Int(number))")
    {
      return true
    }
    let parts = text.split { !$0.isLetter && !$0.isNumber }
    return parts.contains { isCode($0) || isCode($0.drop { $0.isLetter }) }
      || isRun(folded(text).drop { $0 == "0" })
  }

  private func isCode(_ text: some StringProtocol) -> Bool {
    let key = CodePattern.key(String(text))
    return codes.contains { $0.matches(key: key) }
  }

  /// Whether letters and digits are those of a code; of one that stands for all below it, if they are many enough.
  private func isRun(_ text: Substring) -> Bool {
    runs.contains { run, isPrefix in
      isPrefix && run.count >= 5 ? text.hasPrefix(run) : text == run
    }
  }
}
