extension CenterIdentity {
  /// Whether a record has a part in the comparison of ids.
  static func takesPart(_ standing: ScopedRecord.Standing) -> Bool {
    standing != .outOfScope(.otherProcedure)
  }

  /// The site that a record without one is taken to mean, by its id, where others of the id name one: it may repeat any
  /// of them; of several the first by bytes.
  static func sitesMeant(in records: [ScopedRecord]) -> [String: String] {
    var bare: Set<String> = []
    for index in records.indices
    where records[index].site.key.isEmpty && !records[index].recordID.isEmpty {
      bare.insert(records[index].recordID)
    }
    var sites: [String: String] = [:]
    if bare.isEmpty { return sites }
    for index in records.indices
    where records[index].hasSureCenter && takesPart(records[index].standing)
      && !records[index].site.key.isEmpty && bare.contains(records[index].recordID)
    {
      let (id, site) = (records[index].recordID, records[index].site.key)
      let known = sites[id] ?? site
      sites[id] = bytesPrecede(site, known) ? site : known
    }
    return sites
  }
}

/// A pseudonym as a program that takes it for a number, or for a word of no case, would write it: `00123`, `123.0` and
/// `'123` as `123`, `4.101` as `4101`, `P-123` and `="P123"` as `p123`; nil where it stands so.
func plainSpelling(_ pseudonym: String) -> String? {
  let bytes = pseudonym.utf8
  func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
  if bytes.first != 0x30, bytes.allSatisfy(isDigit) { return nil }
  let isWord = bytes.allSatisfy { isDigit($0) || isLetter($0) }
  if isWord, bytes.contains(where: isLetter) { return nil }
  let letters = folded(pseudonym)
  let text = plainNumber(pseudonym) ?? (letters.isEmpty ? pseudonym : letters)
  return text == pseudonym ? nil : text
}

/// The digits of a number that may have marks between or around them, and a decimal or two that are zeros.
private func plainNumber(_ text: String) -> String? {
  func isMark(_ character: Character) -> Bool {
    character.isWhitespace || ".,'+-\"".contains(character)
  }
  func isNumeral(_ character: Character) -> Bool { character.asciiValue.map(isDigit) ?? false }
  guard text.contains(where: isNumeral), text.allSatisfy({ isNumeral($0) || isMark($0) }) else {
    return nil
  }
  var whole = text[...]
  if let point = text.lastIndex(where: { $0 == "." || $0 == "," }) {
    let decimals = text[point...].dropFirst()
    let hasDigits = text[..<point].contains(where: isNumeral)
    if hasDigits, decimals.count <= 2, decimals.allSatisfy({ $0 == "0" }) { whole = text[..<point] }
  }
  let number = whole.filter(isNumeral).drop { $0 == "0" }
  return number.isEmpty ? "0" : String(number)
}
