extension CenterIdentity {
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
