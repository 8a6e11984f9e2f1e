/// Makes spellings of one word equal: lower case, no accents, and only letters and digits kept.
///
/// "Máxima MC", "maxima-mc" and "MAXIMA  MC" fold to `maximamc`. Letters outside the Latin script
/// keep their own form, in lower case.
public func folded(_ text: String) -> String {
  if let plain = foldedASCII(text, keeping: { _ in false }) { return plain }
  var result = ""
  for scalar in text.unicodeScalars { appendFolded(scalar, to: &result) }
  return result
}

/// Makes spellings of one word of the policy equal: lower case, no accents, single blanks.
///
/// Punctuation stays, as it may say something: "kyphoplasty?" is no word of the policy.
public func wordKey(_ text: String) -> String {
  if let plain = asciiWordKey(text) { return plain }
  return text.unicodeScalars.split(whereSeparator: isWhiteSpace).map {
    unaccented(String($0)) { _ in true }
  }
  .filter { !$0.isEmpty }.joined(separator: " ")
}

/// The same of a text of nothing but ASCII; nil for any other.
private func asciiWordKey(_ text: String) -> String? {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  var isBehindBlank = false
  for byte in text.utf8 {
    switch byte {
    case 0x80...: return nil
    case 0x20, 0x09...0x0D: isBehindBlank = !bytes.isEmpty
    default:
      if isBehindBlank { bytes.append(0x20) }
      isBehindBlank = false
      bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Makes spellings of one column name equal: lower case, no accents, no blanks, `_`, `-` and `.`.
public func headerKey(_ text: String) -> String {
  unaccented(text) { $0 != "_" && $0 != "-" && $0 != "." && !isWhiteSpace($0) }
}

/// Whether a text holds another one, byte for byte.
public func holds(_ text: String, _ part: String) -> Bool {
  // The library's own search of texts is a hundred times as slow.
  var (text, part) = (text, part)
  return text.withUTF8 { text in
    part.withUTF8 { part in
      guard let first = part.first else { return true }
      return text.indices.contains { text[$0] == first && text[$0...].starts(with: part) }
    }
  }
}

/// Whether a character is white space.
public func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
  // The properties of a scalar are slow to look up.
  scalar.isASCII
    ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
}

/// Whether a character is an accent that stands by itself behind its letter.
public func isCombining(_ scalar: Unicode.Scalar) -> Bool {
  (0x300...0x36F).contains(scalar.value)
}

/// The text without the characters that nobody sees, such as joiners, blanks of no width and control characters.
public func visible(_ text: String) -> String {
  if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.filter(isVisible)))
}

private func isVisible(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.properties.isWhitespace { return true }
  return scalar.properties.generalCategory != .control
    && !scalar.properties.isDefaultIgnorableCodePoint
}

/// Lower case without accents and what nobody sees; of what is no letter or digit, only what is kept.
private func unaccented(_ text: String, keeping isKept: (Unicode.Scalar) -> Bool) -> String {
  if let plain = foldedASCII(text, keeping: isKept) { return plain }
  var result = ""
  for scalar in text.unicodeScalars where isVisible(scalar) {
    if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || isCombining(scalar)
    {
      appendFolded(scalar, to: &result)
    } else if isKept(scalar) {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// A text of nothing but ASCII in lower case; of what is no letter or digit, only what is kept.
///
/// Nil for any other text.
private func foldedASCII(_ text: String, keeping isKept: (Unicode.Scalar) -> Bool) -> String? {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: bytes.append(byte)
    case 0x41...0x5A: bytes.append(byte | 0x20)
    case 0x80...: return nil
    default: if isKept(Unicode.Scalar(byte)) { bytes.append(byte) }
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func appendFolded(_ scalar: Unicode.Scalar, to result: inout String) {
  switch scalar.value {
  case 0x30...0x39, 0x61...0x7A:
    result.unicodeScalars.append(scalar)
  case 0x41...0x5A:
    result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
  case 0..<0x80, 0x300...0x36F:
    break
  // The wide forms of Asian fonts.
  case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
    appendFolded(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)), to: &result)
  default:
    if let base = latinBase[scalar] {
      result += base
    } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      result += scalar.properties.lowercaseMapping
    }
  }
}

/// The plain letters under the accented ones of Western and Central European spelling.
private let latinBase: [Unicode.Scalar: String] = {
  let rows: [(String, String)] = [
    ("a", "àáâãäåāăąÀÁÂÃÄÅĀĂĄ"), ("ae", "æÆ"), ("c", "çćĉċčÇĆĈĊČ"), ("d", "ďđðĎĐÐ"),
    ("e", "èéêëēĕėęěÈÉÊËĒĔĖĘĚ"), ("g", "ĝğġģĜĞĠĢ"), ("h", "ĥħĤĦ"), ("i", "ìíîïĩīĭįıÌÍÎÏĨĪĬĮİ"),
    ("ij", "ĳĲ"), ("j", "ĵĴ"), ("k", "ķĶ"), ("l", "ĺļľŀłĹĻĽĿŁ"), ("n", "ñńņňŉÑŃŅŇ"),
    ("o", "òóôõöøōŏőÒÓÔÕÖØŌŎŐ"), ("oe", "œŒ"), ("r", "ŕŗřŔŖŘ"), ("s", "śŝşšŚŜŞŠ"), ("ss", "ßẞ"),
    ("t", "ţťŧŢŤŦ"), ("u", "ùúûüũūŭůűųÙÚÛÜŨŪŬŮŰŲ"), ("w", "ŵŴ"), ("y", "ýÿŷÝŸŶ"),
    ("z", "źżžŹŻŽ"),
  ]
  var table: [Unicode.Scalar: String] = [:]
  for (base, letters) in rows {
    for scalar in letters.unicodeScalars { table[scalar] = base }
  }
  return table
}()

/// The folded forms under which a word of the policy is recognised: as written, and its Dutch and
/// English plurals (metastasis, metastases; metastase, metastasen; myeloom, myelomen).
public func singularAndPlural(of word: String) -> Set<String> {
  let stem = wordKey(word)
  guard stem.count > 1 else { return stem.isEmpty ? [] : [stem] }
  var forms: Set<String> = [stem, stem + "s", stem + "n", stem + "en", stem + "es"]
  if stem.hasSuffix("y") { forms.insert(stem.dropLast() + "ies") }
  if stem.hasSuffix("is") { forms.insert(stem.dropLast(2) + "es") }
  if stem.hasSuffix("a") { forms.insert(stem + "ta") }
  let letters = Array(stem)
  if letters.count > 3, let last = letters.last, !"aeiou".contains(last),
    letters[letters.count - 2] == letters[letters.count - 3],
    "aeou".contains(letters[letters.count - 2])
  {
    forms.insert(String(letters.dropLast(2)) + String(last) + "en")
  }
  return forms
}

/// What stands in the place of a text of a log that is not printed.
public let withheld = "[withheld]"
