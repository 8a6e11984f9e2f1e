internal import AuditDomain

extension Vocabulary {
  /// The words by which people say nothing, in any column.
  private static let unsaid = ["na", "n/a", "-", "?", "nvt", "n.v.t.", "onbekend", "unknown"]

  /// The words that stand for nothing: these, and what programs write for no value or a failed one.
  static let missing = Set(
    unsaid + [
      "null", "(null)", "<null>", "[null]", "none", "nan", "nat", "<na>", "#n/a", "#n/b", "#div/0!",
      "#deel/0!", "#error", "#fout", ".", "--", "\\n", "(leeg)", "<leeg>", "(blank)", "<blank>",
      "(empty)", "missing", "undefined", "unspecified", "*unspecified", "*unknown", "*deleted",
      "not assigned", "niet toegewezen", "niet ingevuld", "---", "\u{2013}", "\u{2014}", "idem",
      "ditto", "todo", "tbd", "onb", "onb.", "afgeschermd",
    ])

  /// Whether a cell is empty, or stands for nothing.
  static func isMissing(_ cell: String) -> Bool {
    var cell = cell
    return cell.isEmpty || cell.withUTF8(isFailure) || missing.contains(cell.lowercased())
  }

  /// Whether a cell of a column where nothing is a good answer has none: what a program failed to write may be any.
  static func isUnsaid(_ cell: String) -> Bool {
    cell.isEmpty || unsaid.contains(cell.lowercased())
  }

  /// Whether a cell is what a program writes for a value that it lacks or could not show, in a form of its own:
  /// `########`, `#SPILL!`, `#NAAM?`, `*****`, `Err:502`, `.a`.
  static func isFailure(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = cell.first, let last = cell.last else { return false }
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    switch first {
    case UInt8(ascii: "#"):
      let isMarked = last == UInt8(ascii: "!") || last == UInt8(ascii: "?")
      return cell.allSatisfy { $0 == first }
        || isMarked && cell.count > 2 && cell.dropFirst().dropLast().allSatisfy(isLetter)
    case UInt8(ascii: "*"): return cell.allSatisfy { $0 == first }
    case UInt8(ascii: "."): return cell.count == 2 && isLetter(last)
    case UInt8(ascii: "E"), UInt8(ascii: "e"):
      let code = cell.dropFirst(4)
      return cell.starts(with: "err:".utf8) { $0 | 0x20 == $1 } && !code.isEmpty
        && code.allSatisfy(isDigit)
    default: return false
    }
  }

  /// Whether a cell of a patient tells one from others.
  static func isPseudonym(_ cell: String) -> Bool {
    !cell.isEmpty && !isRounded(cell) && !isPlaceholder(cell)
  }

  /// What a finding says of a cell of a patient that tells nobody from others: 0 it is blank, 1 a spreadsheet has rounded
  /// it, 2 it is a word for any patient, 3 it belongs in another column.
  static func whyNoPseudonym(_ cell: String) -> Int {
    cell.isEmpty ? 0 : isRounded(cell) ? 1 : isPlaceholder(cell) ? 2 : 3
  }

  /// Whether a cell is what programs and people write for a patient whom they do not name: `XXX`, `000`, `anoniem`, or the
  /// digest of no text (MD5, SHA-1, SHA-256).
  private static func isPlaceholder(_ cell: String) -> Bool {
    guard let first = cell.utf8.first.map({ $0 | 0x20 }) else { return false }
    let isMark = first == 0x30 || first == 0x3F || first == 0x78
    if isMark, cell.utf8.allSatisfy({ $0 | 0x20 == first }) { return true }
    let size = cell.utf8.count
    guard size <= longestPlaceholder, beginsPlaceholder[size << 8 | Int(first)] else {
      return false
    }
    return placeholders.contains(cell.lowercased())
  }

  private static let placeholders: Set = [
    "n.b.", "nb", "n.n.", "error", "fout", "niet gevonden", "not found", "anoniem", "anonymous",
    "geanonimiseerd", "anonymized", "anonymised", "gemaskeerd", "masked", "vertrouwelijk",
    "confidential", "patient", "patiënt", "onbekende patient", "onbekende patiënt",
    "onbekend patient", "onbekend patiënt", "unknown patient", "geen bsn", "false", "true",
    "00000000-0000-0000-0000-000000000000",
    "d41d8cd98f00b204e9800998ecf8427e", "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  ]

  private static let longestPlaceholder = placeholders.map(\.utf8.count).max() ?? 0

  /// By number of bytes and first byte in lower case: whether a placeholder may be so.
  private static let beginsPlaceholder: [Bool] = {
    var begins = [Bool](repeating: false, count: (longestPlaceholder + 1) << 8)
    for word in placeholders { begins[word.utf8.count << 8 | Int(word.utf8.first ?? 0)] = true }
    return begins
  }()

  /// Whether a spreadsheet has made a rounded number of a cell, such as `1,23457E+11`: other ones look the same.
  static func isRounded(_ cell: String) -> Bool {
    var cell = cell
    // Its exponent has a sign, and one or two digits.
    let mayBe = cell.withUTF8 { bytes in
      bytes.first.map(isDigit) ?? false && bytes.suffix(3).contains(UInt8(ascii: "+"))
    }
    return mayBe && CodeSpellings.rounded(cell) != nil
  }
}
