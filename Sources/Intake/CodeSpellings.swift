internal import AuditDomain

/// Tells whether a cell may hold one of some codes as a program or a hand has spoilt it: `22510.0`, `2.251E+04`,
/// `CPT22510-50`, `(22510)`, `22513x2`, `81,65`, `5-839.90^OPS`.
struct CodeSpellings: Sendable {
  private let codes: [CodePattern]
  /// The letters and digits of each code; the zeros in front of them also apart.
  private let runs: [(run: String, isPrefix: Bool, zeros: Int, rest: String)]
  /// The codes that are no mere numbers, in lower case, byte for byte.
  private let marked: [(bytes: [UInt8], isPrefix: Bool)]
  /// The codes that are numbers.
  private let numbers: Set<Double>
  /// Digits that a code has at least.
  private let fewestDigits: Int

  init(_ terms: [Term]) {
    codes = terms.flatMap(\.codes)
    runs = codes.map { code in
      let run = folded(code.text)
      let (zeros, rest) = CodeSpellings.partedAtZeros(run)
      return (run, code.text.hasSuffix("*"), zeros, rest)
    }
    marked = codes.map { code in
      let isPrefix = code.text.hasSuffix("*")
      return (
        Array((isPrefix ? String(code.text.dropLast()) : code.text).lowercased().utf8), isPrefix
      )
    }.filter { !$0.0.allSatisfy(isDigit) }
    numbers = Set(codes.compactMap { Double($0.text) })
    fewestDigits =
      codes.map { $0.text.drop { $0 == "0" }.count(where: \.isNumber) }.min() ?? .max
  }

  /// Whether the cell, which is none of the codes, may mean one.
  func mayHold(_ cell: String) -> Bool {
    let isASCII = cell.utf8.allSatisfy { $0 < 0x80 }
    let text =
      isASCII
      ? cell : String(cell.map { $0.wholeNumberValue.map { Character("\($0 % 10)") } ?? $0 })
    if hasLettersForDigits(text) { return true }
    if let (value, error) = CodeSpellings.rounded(text) {
      return numbers.contains { abs($0 - value) <= error }
    }
    guard text.utf8.count(where: isDigit) >= fewestDigits else { return false }
    if text.utf8.allSatisfy(isDigit) { return isNumber(text) || !isASCII && isCode(text) }
    if isAmount(text) { return true }
    let digits = text.utf8.split { !isDigit($0) }.map { String(Substring($0)) }
    let run = folded(text)
    return digits.contains { isCode($0) || isNumber($0) } || isRun(run)
      || run.utf8.allSatisfy(isDigit) && isNumber(run) || holdsCode(text.lowercased())
  }

  /// Whether it is a code but for letters that look like digits: `2251O`, `S-839.90`.
  private func hasLettersForDigits(_ text: String) -> Bool {
    guard text.utf8.count <= 16 else { return false }
    let digits = text.utf8.map(CodeSpellings.digit)
    return !digits.elementsEqual(text.utf8) && isCode(String(decoding: digits, as: UTF8.self))
  }

  /// The digit that a letter looks like; any other byte as it is.
  private static func digit(for letter: UInt8) -> UInt8 {
    switch UnicodeScalar(letter) {
    case "O", "o": UInt8(ascii: "0")
    case "I", "l": UInt8(ascii: "1")
    case "Z", "z": UInt8(ascii: "2")
    case "S", "s": UInt8(ascii: "5")
    case "B": UInt8(ascii: "8")
    default: letter
    }
  }

  /// A number as spreadsheets write long ones, `2.251E+04` or `2,251E+04`, and how far it may be from what stood there.
  static func rounded(_ text: String) -> (value: Double, error: Double)? {
    // Few cells are: most need not be taken apart.
    guard let first = text.utf8.first, isDigit(first) || ".,".utf8.contains(first),
      text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") })
    else { return nil }
    let parts = text.lowercased().replacing(",", with: ".").split(
      separator: "e", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.allSatisfy({ isDigit($0) || $0 == 0x2E }),
      parts[1].utf8.count(where: isDigit) <= 2, let exponent = Int(parts[1]),
      let mantissa = Double(parts[0])
    else { return nil }
    let decimals = parts[0].split(separator: ".").dropFirst().first?.utf8.count ?? 0
    func power(_ exponent: Int) -> Double {
      let one = (0..<exponent.magnitude).reduce(1.0) { power, _ in power * 10 }
      return exponent < 0 ? 1 / one : one
    }
    return (mantissa * power(exponent), power(exponent - decimals) / 2)
  }

  /// Whether the text is a code as a number or an amount: `22510.0`, `22.510`, `22.510,00`, `22 510,00`, `€ 22.510,00`.
  private func isAmount(_ text: String) -> Bool {
    // Words are none: but for the letter of an exponent.
    let isWord = text.utf8.contains { byte in
      (0x61...0x7A).contains(byte | 0x20) && byte | 0x20 != UInt8(ascii: "e")
    }
    if isWord { return false }
    let kept = text.filter { !$0.isWhitespace && $0 != "€" }
    let forms = [
      kept, kept.replacing(",", with: ""), kept.replacing(",", with: "."),
      kept.replacing(".", with: "").replacing(",", with: "."),
    ]
    return forms.contains { form in Double(form).map { numbers.contains($0) } ?? false }
  }

  /// Whether digits are those of a code, but for zeros in front, which get lost, or are put there to fill a width; a
  /// whole number of another value is another code.
  private func isNumber(_ text: String) -> Bool {
    let (zeros, rest) = CodeSpellings.partedAtZeros(text)
    return runs.contains { code in
      if rest == code.rest { return true }
      return code.isPrefix && zeros != code.zeros && rest.hasPrefix(code.rest)
        || isRun(text, of: code.run, isPrefix: code.isPrefix)
    }
  }

  /// How many zeros stand in front, and what follows them.
  private static func partedAtZeros(_ text: String) -> (zeros: Int, rest: String) {
    let rest = text.utf8.drop { $0 == 0x30 }
    return (text.utf8.count - rest.count, String(Substring(rest)))
  }

  /// Whether a code that is no mere number stands somewhere in the text, and is no part of a longer one: zeros in front
  /// belong to it, as do letters behind it.
  private func holdsCode(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return marked.contains { code, isPrefix in
      bytes.indices.dropLast(code.count - 1).contains { start in
        guard bytes[start...].starts(with: code) else { return false }
        let before = bytes[..<start].last { $0 != 0x30 }
        let behind = bytes[(start + code.count)...].first
        return !(before.map(isDigit) ?? false) && (isPrefix || !(behind.map(isDigit) ?? false))
      }
    }
  }

  private func isCode(_ text: String) -> Bool {
    let key = CodePattern.key(text)
    return codes.contains { $0.matches(key: key) }
  }

  /// Whether letters and digits are those of a code; of one that stands for all below it, with a few more.
  private func isRun(_ text: String) -> Bool {
    runs.contains { isRun(text, of: $0.run, isPrefix: $0.isPrefix) }
  }

  private func isRun(_ text: String, of run: String, isPrefix: Bool) -> Bool {
    isPrefix && run.utf8.count >= 5
      ? text.hasPrefix(run) && text.utf8.count <= run.utf8.count + 2 : text == run
  }
}
