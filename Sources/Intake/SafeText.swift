internal import AuditDomain

/// What of a cell may be printed: a code, or words without a digit; anything else is withheld, and so is an address,
/// which readers make a link of.
///
/// A code is one run of at most 16 letters, digits and `. * + / _ -` that is no citizen number, no day, no telephone
/// number and no word with a year behind it, as a name with a year of birth is.
public func safeText(_ cell: String) -> String {
  if isAddress(cell) { return withheld }
  if isCode(cell) { return cell }
  let scalars = cell.unicodeScalars
  if scalars.contains(where: { $0.properties.numericType != nil }) { return withheld }
  var text = ""
  for scalar in scalars.prefix(60) {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      text += " "
    default: text.unicodeScalars.append(scalar)
    }
  }
  return scalars.count > 60 ? text + "…" : text
}

private func isCode(_ cell: String) -> Bool {
  guard cell.utf8.count <= 16 else { return false }
  let isOneRun = cell.utf8.allSatisfy { byte in
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x2A, 0x2B, 0x2F, 0x5F, 0x2D: true
    default: false
    }
  }
  return isOneRun && !passesElevenTest(Array(cell.utf8)) && !isOfPerson(Array(cell.utf8))
}

/// Whether it is a day, ten digits of a telephone number, or a word with a year behind it.
private func isOfPerson(_ cell: [UInt8]) -> Bool {
  func isYear(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count == 4 && bytes.allSatisfy(isDigit)
      && (bytes.starts(with: Array("19".utf8)) || bytes.starts(with: Array("20".utf8)))
  }
  if cell.allSatisfy(isDigit) {
    if cell.count == 10, cell[0] == 0x30 { return true }
    guard cell.count >= 8, isYear(cell[..<4]) else { return false }
  }
  switch readDate(String(decoding: cell, as: UTF8.self)) {
  case .day, .twoDigitYear, .impossible: return true
  case .missing, .unreadable: break
  }
  let word = cell.prefix { !isDigit($0) }
  let letters = word.count { (0x41...0x5A).contains($0 & 0xDF) }
  return letters >= 3 && isYear(cell[word.count...])
}

/// Whether it holds an address of the web or of a person's mail.
private func isAddress(_ cell: String) -> Bool {
  let text = cell.lowercased()
  return ["@", "www.", "://"].contains { holds(text, $0) }
}
