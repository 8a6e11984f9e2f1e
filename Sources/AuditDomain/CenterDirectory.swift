/// What a name, code or id in a log says about the center.
public enum CenterReading: Equatable, Sendable {
  /// One center; `spelling` tells how it was recognised.
  case known(CenterIndex, CenterSpelling)
  /// A name of several hospitals; these are left.
  case ambiguous([CenterIndex])
  /// Not in the register.
  case unknown
  /// Nothing was given.
  case missing

  /// Whether it is a name or a code of the register.
  public var isOfRegister: Bool {
    switch self {
    case .known, .ambiguous: true
    case .unknown, .missing: false
    }
  }
}

/// How a center was recognised.
public enum CenterSpelling: Equatable, Sendable {
  /// By its AGB code, its id or its official name.
  case canonical
  /// By an AGB code that lost its leading zero.
  case repairedAGB
  /// By an alias, or by another spelling of its name.
  case alias
}

/// Finds the center that a cell or a file name means, in the year audited.
///
/// AGB code first, then id (exact), then name or alias without case, accents and punctuation, alone
/// or together with one of the center's places ("MMC Veldhoven"). Centers whose designation has passed
/// on lead to their successor.
public struct CenterDirectory: Sendable {
  /// The register behind the names.
  public let register: Register
  /// The year audited.
  public let year: Int
  private let byAGB: [String: CenterIndex]
  private let byName: [String: [CenterIndex]]
  private let ambiguousNames: Set<String>
  /// Ambiguous names together with a place: the hospitals that the name alone may mean.
  private let claimants: [String: Set<CenterIndex>]
  private let places: [Set<String>]

  /// The directory of a register for one year.
  public init(register: Register, year: Int) {
    self.register = register
    self.year = year
    var byAGB: [String: CenterIndex] = [:]
    var byName: [String: [CenterIndex]] = [:]
    var ambiguousNames: Set<String> = []
    var places: [Set<String>] = Array(repeating: [], count: register.centers.count)
    func claim(_ key: String, _ index: CenterIndex) {
      if !key.isEmpty, byName[key]?.contains(index) != true {
        byName[key, default: []].append(index)
      }
    }
    for (row, center) in register.centers.enumerated() {
      let index = register.holder(of: row, in: year)
      for code in center.agbCodes { byAGB[code] = index }
      let own = Set(([center.city] + center.sites).map { folded($0) }.filter { !$0.isEmpty })
      places[index].formUnion(own)
      ambiguousNames.formUnion(center.ambiguousAliases.map { folded($0) })
      for name in [center.name] + center.aliases + center.ambiguousAliases {
        claim(folded(name), index)
      }
    }
    var claimants: [String: Set<CenterIndex>] = [:]
    // A name with a place decides only where the two together are nobody's plain name.
    let plainNames = Set(byName.keys)
    for (row, center) in register.centers.enumerated() {
      let index = register.holder(of: row, in: year)
      let ownPlaces = ([center.city] + center.sites).map { folded($0) }.filter { !$0.isEmpty }
      for name in ([center.name] + center.aliases + center.ambiguousAliases).map({ folded($0) }) {
        for place in ownPlaces {
          for key in [name + place, place + name] where !plainNames.contains(key) {
            claim(key, index)
            if ambiguousNames.contains(name) {
              claimants[key, default: []].formUnion(byName[name] ?? [])
            }
          }
        }
      }
    }
    self.byAGB = byAGB
    self.byName = byName
    self.ambiguousNames = ambiguousNames
    self.claimants = claimants
    self.places = places
  }

  /// The directory of the year before, in which no designation had passed on yet that does so in this year.
  public var before: CenterDirectory { CenterDirectory(register: register, year: year - 1) }

  /// The center that a cell means; `site` is the record's own site, "" when it names none.
  ///
  /// The cell must already be free of surrounding blanks.
  public func read(_ cell: String, site: String) -> CenterReading {
    if cell.isEmpty { return .missing }
    if let reading = readCode(cell) { return reading }
    let key = folded(cell)
    guard let found = byName[key] else { return .unknown }
    if found.count == 1, !ambiguousNames.contains(key) {
      // A place in the cell and another hospital's place in the site decide nothing.
      let others = (claimants[key] ?? []).filter { places[$0].contains(folded(site)) }
      if !others.isEmpty, !others.contains(found[0]) {
        return .ambiguous((others + found).sorted())
      }
      let exact = register[found[0]].name == cell
      return .known(found[0], exact ? .canonical : .alias)
    }
    let fitting = found.filter { places[$0].contains(folded(site)) }
    return fitting.count == 1
      ? .known(fitting[0], .alias) : .ambiguous((fitting.isEmpty ? found : fitting).sorted())
  }

  /// Whether the site of a record may change what a cell means.
  public func dependsOnSite(_ cell: String) -> Bool {
    guard readCode(cell) == nil else { return false }
    let key = folded(cell)
    guard let found = byName[key] else { return false }
    return found.count > 1 || ambiguousNames.contains(key) || claimants[key] != nil
  }

  private func readCode(_ cell: String) -> CenterReading? {
    let digits = cell.utf8.allSatisfy(isDigit)
    if digits, cell.utf8.count == 8 {
      return byAGB[cell].map { .known($0, .canonical) } ?? .unknown
    }
    if digits, cell.utf8.count == 7, cell.hasPrefix("6") {
      return byAGB["0" + cell].map { .known($0, .repairedAGB) } ?? .unknown
    }
    return register.index(ofID: cell).map { .known(register.holder(of: $0, in: year), .canonical) }
  }

  /// The center that a file is named after, wherever it stands: the longest id or AGB code at the start of its name,
  /// followed by the end or by a character that is neither letter nor digit.
  public func center(ofFileNamed name: some StringProtocol) -> CenterIndex? {
    let lowered = name.split(separator: "/").last?.lowercased() ?? ""
    let codes = byAGB.map { ($0.key, $0.value) }
    let ids = register.centers.enumerated().map { ($1.id, register.holder(of: $0, in: year)) }
    let fitting = (codes + ids).filter { start, _ in
      guard lowered.hasPrefix(start) else { return false }
      guard let next = lowered.dropFirst(start.count).unicodeScalars.first else { return true }
      return !next.properties.isAlphabetic && next.properties.numericType == nil
    }
    return fitting.max { $0.0.utf8.count < $1.0.utf8.count }?.1
  }
}
