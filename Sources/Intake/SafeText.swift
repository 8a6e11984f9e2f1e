internal import AuditDomain

/// What of a cell may be printed: a code, or words without a digit; anything else is withheld, and so is an address,
/// which readers make a link of.
///
/// A code is one run of at most 16 letters, digits and `. * + / _ -` that is no citizen number, day, telephone number or
/// postcode, and no word with a year behind it, as a name with a year of birth is.
public func safeText(_ cell: String) -> String {
  if isAddress(cell) { return withheld }
  if isCode(cell) { return cell }
  if cell.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
    if cell.utf8.contains(where: isDigit) { return withheld }
    return cell.utf8.count > longestPrinted ? cell.prefix(longestPrinted) + "…" : cell
  }
  let scalars = cell.unicodeScalars
  if scalars.contains(where: { $0.properties.numericType != nil }) { return withheld }
  var text = ""
  for scalar in scalars.prefix(longestPrinted) {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      text += " "
    default: text.unicodeScalars.append(scalar)
    }
  }
  return scalars.count > longestPrinted ? text + "…" : text
}

/// So many characters of a text are printed.
private let longestPrinted = 60

private func isCode(_ cell: String) -> Bool {
  guard cell.utf8.count <= 16 else { return false }
  let isOneRun = cell.utf8.allSatisfy { byte in
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x2A, 0x2B, 0x2F, 0x5F, 0x2D: true
    default: false
    }
  }
  return isOneRun && !isOfPerson(Array(cell.utf8))
}

/// Whether it may be a citizen number, a day, a telephone number, a postcode, or a word with a year behind it.
private func isOfPerson(_ cell: [UInt8]) -> Bool {
  func isYear(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count == 4 && bytes.allSatisfy(isDigit)
      && (bytes.starts(with: Array("19".utf8)) || bytes.starts(with: Array("20".utf8)))
  }
  func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
  // Numbers as people write them: with marks between their digits, or a word before them. A slash parts two codes.
  if !cell.contains(UInt8(ascii: "/")) {
    let digits = cell.filter(isDigit)
    if passesElevenTest(digits) { return true }
    let isAbroad = cell.first == UInt8(ascii: "+") || digits.starts(with: [0x30, 0x30])
    let isTelephone = digits.count == 10 && digits[0] == 0x30 || digits.count > 9 && isAbroad
    if isTelephone, !cell.contains(where: isLetter) { return true }
  }
  // A postcode.
  if cell.count == 6, cell[..<4].allSatisfy(isDigit), cell[4...].allSatisfy(isLetter) {
    return true
  }
  if cell.allSatisfy(isDigit) {
    guard cell.count >= 8, isYear(cell[..<4]) else { return false }
  }
  switch readDate(String(decoding: cell, as: UTF8.self)) {
  case .day, .dayElsewhere, .twoDigitYear, .longAgo, .impossible: return true
  case .missing, .unreadable: break
  }
  let word = cell.prefix { !isDigit($0) }
  return word.count(where: isLetter) >= 3 && isYear(cell[word.count...])
}

/// Whether it holds an address of the web or of a person's mail.
private func isAddress(_ cell: String) -> Bool {
  let text = cell.lowercased()
  return ["@", "www.", "://"].contains { holds(text, $0) }
}
