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
  var text = pseudonym
  let isPlain = text.withUTF8 { bytes in
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    return bytes.allSatisfy { isDigit($0) || isLetter($0) }
      && (bytes.first != 0x30 || bytes.contains(where: isLetter))
  }
  if isPlain { return nil }
  if let bare = plainUUID(pseudonym) { return bare == pseudonym ? nil : bare }
  text = plainNumber(pseudonym) ?? plainWord(pseudonym)
  return text == pseudonym ? nil : text
}

/// The digits of a universally unique identifier, which programs write with marks or without; nil for any other text.
private func plainUUID(_ text: String) -> String? {
  guard text.utf8.count >= 32 else { return nil }
  let bare = folded(text)
  let isHexadecimal = bare.utf8.allSatisfy { isDigit($0) || (0x61...0x66).contains($0) }
  return bare.utf8.count == 32 && isHexadecimal ? bare : nil
}

/// Letters and digits alone, in lower case; a mark between two digits stays, as it parts two numbers.
private func plainWord(_ text: String) -> String {
  var word = ""
  var isParted = false
  for character in text {
    // A line break or a tab has got into it.
    if character == "\t" || character.isNewline { continue }
    let key = folded(String(character))
    if key.isEmpty {
      isParted = true
      continue
    }
    if isParted, let last = word.last, last.isNumber, character.isNumber { word += "-" }
    isParted = false
    word += key
  }
  return word.isEmpty ? text : word
}

/// The digits of a number that may have marks around it or between its thousands, and a decimal or two that are zeros.
private func plainNumber(_ text: String) -> String? {
  func isNumeral(_ character: Character) -> Bool { character.asciiValue.map(isDigit) ?? false }
  func isMark(_ character: Character) -> Bool {
    character.isWhitespace || ".,'+-\"".contains(character)
  }
  guard let first = text.firstIndex(where: isNumeral), let last = text.lastIndex(where: isNumeral),
    text[..<first].allSatisfy(isMark), text[last...].dropFirst().allSatisfy(isMark)
  else { return nil }
  var whole = text[first...last]
  if let point = whole.lastIndex(where: { $0 == "." || $0 == "," }) {
    let decimals = whole[point...].dropFirst()
    if decimals.count <= 2, decimals.allSatisfy({ $0 == "0" }) { whole = whole[..<point] }
  }
  let groups = whole.split(omittingEmptySubsequences: false, whereSeparator: isMark)
  guard groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isNumeral) }),
    groups.count == 1 || groups[0].count <= 3 && groups.dropFirst().allSatisfy({ $0.count == 3 })
  else { return nil }
  let number = groups.joined().drop { $0 == "0" }
  return number.isEmpty ? "0" : String(number)
}
