public import AuditDomain

/// Reads a register of centers; every fault has its line.
public enum RegisterFile {
  /// The register that the program brings along.
  public static var builtIn: [UInt8] { PackageResources.centers_csv }

  static let required = ["center_id", "name", "category", "city"]
  static let optional = [
    "agb_codes", "aliases", "ambiguous_aliases", "sites", "designated_from", "designated_until",
    "successor", "sureness", "source", "verified",
  ]

  /// The register in these bytes, checked against the numbers that the policy designates.
  ///
  /// - Throws: `ConfigurationFault` at the first fault.
  public static func parse(
    _ bytes: [UInt8], file: String, policy: Policy
  ) throws(ConfigurationFault) -> Register {
    let table = try ConfigurationTable(bytes, file: file, required: required, optional: optional)
    if let fault = table.rows.lazy.compactMap(\.fault).first { throw fault }
    guard table.rows.count <= 10_000 else {
      throw ConfigurationFault(
        file: file, line: 0,
        message: "it holds \(table.rows.count) centers, and at most 10000 are taken; leave out "
          + "those that send no logs")
    }
    var centers: [Center] = []
    for row in table.rows { centers.append(try center(row, of: table)) }
    try check(centers, table)
    try checkSuccessors(centers, table)
    try checkNumbers(centers, table, policy)
    for waiver in policy.waivers where !centers.contains(where: { $0.id == waiver.center }) {
      throw ConfigurationFault(
        file: file, line: 0,
        message: "\(quoted(waiver.center)) is not listed, but the policy has a waiver for it; "
          + "add the center, or correct the waiver")
    }
    return Register(centers: centers)
  }

  private static func center(
    _ row: ConfigurationTable.Row, of table: ConfigurationTable
  ) throws(ConfigurationFault) -> Center {
    let id = row.text("center_id")
    let isID = id.utf8.first.map { (0x61...0x7A).contains($0) } == true
    guard isID,
      id.utf8.allSatisfy({ (0x61...0x7A).contains($0) || isDigit($0) || $0 == 0x2D }),
      id.utf8.count <= 40, id != "unattributed"
    else {
      throw table.fault(
        row,
        "found center_id \(quoted(id)), expected a letter, then letters, digits or - in lower case")
    }
    guard let category = CenterCategory(rawValue: row.text("category")) else {
      throw table.fault(
        row,
        "found category \(quoted(row.text("category"))), expected one of "
          + CenterCategory.allCases.map(\.rawValue).joined(separator: ", "))
    }
    guard !row.text("name").isEmpty else { throw table.fault(row, "the name is missing") }
    for code in row.list("agb_codes")
    where code.utf8.count != 8 || !code.utf8.allSatisfy(isDigit) {
      throw table.fault(
        row, "found AGB code \(quoted(code)), expected 8 digits (a lost leading zero?)")
    }
    let from = try table.day("designated_from", row)
    let until = try table.day("designated_until", row)
    if let from, let until, from > until {
      throw table.fault(row, "designated_from is after designated_until")
    }
    let (sureness, verified) = (row.text("sureness"), row.text("verified"))
    guard ["", "yes", "no"].contains(verified) else {
      throw table.fault(row, "found verified \(quoted(verified)), expected yes, no, or nothing")
    }
    return Center(
      id: id, name: row.text("name"), category: category, city: row.text("city"),
      agbCodes: row.list("agb_codes"), aliases: row.list("aliases"),
      ambiguousAliases: row.list("ambiguous_aliases"), sites: row.list("sites"),
      designatedFrom: from, designatedUntil: until,
      successor: row.text("successor").isEmpty ? nil : row.text("successor"),
      source: row.text("source"),
      verified: verified == "yes" || sureness == "A" || sureness == "B")
  }

  private static func check(
    _ centers: [Center], _ table: ConfigurationTable
  ) throws(ConfigurationFault) {
    var ids: Set<String> = []
    var codes: [String: String] = [:]
    var names: [String: (id: String, ambiguous: Bool)] = [:]
    let owners = Dictionary(centers.map { (folded($0.id), $0.id) }) { first, _ in first }
    for (center, row) in zip(centers, table.rows) {
      guard ids.insert(center.id).inserted else {
        throw table.fault(row, "the center_id \(center.id) stands twice")
      }
      for code in center.agbCodes {
        if let other = codes[code] {
          throw table.fault(row, "the AGB code \(code) stands already under \(other)")
        }
        codes[code] = center.id
      }
      let own = ([center.name] + center.aliases).map { (folded($0), false) }
      let shared = center.ambiguousAliases.map { (folded($0), true) }
      for (key, ambiguous) in own + shared where !key.isEmpty {
        if key != folded(center.id), let owner = owners[key] {
          throw table.fault(row, "the name or alias \(quoted(key)) is the center_id of \(owner)")
        }
        if let other = names[key], other.id != center.id, !(ambiguous && other.ambiguous) {
          throw table.fault(
            row,
            "the name or alias \(quoted(key)) is claimed by \(other.id) too; put it under "
              + "ambiguous_aliases of every center that it may mean")
        }
        names[key] = (center.id, ambiguous)
      }
    }
  }

  private static func checkSuccessors(
    _ centers: [Center], _ table: ConfigurationTable
  ) throws(ConfigurationFault) {
    let byID = Dictionary(centers.map { ($0.id, $0) }) { first, _ in first }
    for (center, row) in zip(centers, table.rows) {
      guard let successor = center.successor else { continue }
      guard let next = byID[successor], next.isDesignated, center.isDesignated else {
        throw table.fault(
          row, "the successor \(quoted(successor)) is not a designated center of this list")
      }
      guard center.designatedUntil != nil else {
        throw table.fault(row, "a successor wants a designated_until")
      }
      var current: Center? = next
      for _ in centers {
        if current?.id == center.id { throw table.fault(row, "the successors form a circle") }
        current = current?.successor.flatMap { byID[$0] }
      }
    }
  }

  /// The numbers of the decision; a center that only came to be as a later successor is not of them, nor is one that was
  /// gone before.
  private static func checkNumbers(
    _ centers: [Center], _ table: ConfigurationTable, _ policy: Policy
  ) throws(ConfigurationFault) {
    let successors = Set(centers.compactMap(\.successor))
    for category in CenterCategory.allCases where category != .notDesignated {
      let found = centers.count { center in
        let isLater = center.designatedFrom.map { $0 > policy.coverFrom } ?? false
        let isGone = center.designatedUntil.map { $0 < policy.coverFrom } ?? false
        return center.category == category && !isGone
          && !(isLater && successors.contains(center.id))
      }
      let expected = policy.designatedCenters[category] ?? 0
      guard found == expected else {
        throw ConfigurationFault(
          file: table.file, line: table.rows.last?.line ?? 0,
          message: "\(found) centers of category \(category.rawValue), the policy designates "
            + "\(expected); correct the list, or designated_centers in the policy")
      }
    }
  }
}
