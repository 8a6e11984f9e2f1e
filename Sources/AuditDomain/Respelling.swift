extension CenterIdentity {
  /// The site that a record without one is taken to mean, by its id, where others of the id name one: it may repeat any
  /// of them; of several the first by bytes.
  static func sitesMeant(in records: [ScopedRecord]) -> [String: String] {
    guard records.contains(where: { $0.site.key.isEmpty }),
      records.contains(where: { !$0.site.key.isEmpty })
    else { return [:] }
    let bare = Set(records.lazy.filter { $0.site.key.isEmpty }.map(\.recordID))
    var sites: [String: String] = [:]
    for record in records
    where record.hasSureCenter && takesPart(record.standing) && !record.site.key.isEmpty
      && bare.contains(record.recordID)
    {
      let known = sites[record.recordID] ?? record.site.key
      sites[record.recordID] = bytesPrecede(record.site.key, known) ? record.site.key : known
    }
    return sites
  }
}

/// A pseudonym as a program that takes it for a number, or for a word of no case, would write it: `00123` and `123.0` as
/// `123`, `P123` as `p123`; nil where it stands so.
func plainSpelling(_ pseudonym: String) -> String? {
  let isPlain = pseudonym.utf8.allSatisfy { byte in
    isDigit(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
  }
  if isPlain, pseudonym.utf8.first != 0x30 || !pseudonym.utf8.allSatisfy(isDigit) { return nil }
  var text = pseudonym.lowercased()
  let whole = text.prefix { $0 != "." && $0 != "," }
  let decimals = text.dropFirst(whole.count).dropFirst()
  if !whole.isEmpty, whole.utf8.allSatisfy(isDigit), decimals.allSatisfy({ $0 == "0" }) {
    let number = whole.drop { $0 == "0" }
    text = number.isEmpty ? "0" : String(number)
  }
  return text == pseudonym ? nil : text
}
