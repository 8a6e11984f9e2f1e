/// What kind of hospital a center is; only the first three may do the treatment.
public enum CenterCategory: String, CaseIterable, Sendable, Hashable {
  case academic
  case topClinical = "top_clinical"
  case cancerInstitute = "cancer_institute"
  case notDesignated = "not_designated"
}

/// The place of a center in its register's list.
public typealias CenterIndex = Int

/// A hospital organisation of the register.
public struct Center: Sendable {
  /// The stable id, in lower case: `umcg`.
  public let id: String
  /// The official name.
  public let name: String
  /// Designated (and as what), or not.
  public let category: CenterCategory
  /// The city of its seat.
  public let city: String
  /// Codes of eight digits; the first one is printed.
  public let agbCodes: [String]
  /// Other names that mean this center and no other.
  public let aliases: [String]
  /// Names that may mean another hospital too.
  public let ambiguousAliases: [String]
  /// Its locations.
  public let sites: [String]
  /// First day of the designation; nil: from the start.
  public let designatedFrom: CalendarDay?
  /// Last day of the designation; nil: without end.
  public let designatedUntil: CalendarDay?
  /// Id of the center that the designation passed to.
  public let successor: String?
  /// Where the name was found.
  public let source: String
  /// Whether a source confirms that the center is on the list.
  public let verified: Bool

  /// A center of these parts.
  public init(
    id: String, name: String, category: CenterCategory, city: String, agbCodes: [String],
    aliases: [String], ambiguousAliases: [String], sites: [String], designatedFrom: CalendarDay?,
    designatedUntil: CalendarDay?, successor: String?, source: String, verified: Bool
  ) {
    self.id = id
    self.name = name
    self.category = category
    self.city = city
    self.agbCodes = agbCodes
    self.aliases = aliases
    self.ambiguousAliases = ambiguousAliases
    self.sites = sites
    self.designatedFrom = designatedFrom
    self.designatedUntil = designatedUntil
    self.successor = successor
    self.source = source
    self.verified = verified
  }

  /// Whether the register lists the center among the designated ones at all.
  public var isDesignated: Bool { category != .notDesignated }

  /// Whether it may do the treatment on that day.
  public func isDesignated(on day: CalendarDay) -> Bool {
    guard isDesignated else { return false }
    if let designatedFrom, day < designatedFrom { return false }
    if let designatedUntil, day > designatedUntil { return false }
    return true
  }
}

/// The designated centers, and hospitals known not to be designated, in byte order of their ids.
public struct Register: Sendable {
  /// In byte order of the ids.
  public let centers: [Center]
  private let indexByID: [String: CenterIndex]

  /// A register of these centers, whose ids must be distinct.
  public init(centers: [Center]) {
    let sorted = centers.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    self.centers = sorted
    indexByID = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.id, $0) })
  }

  /// The center with exactly this id.
  public func index(ofID id: String) -> CenterIndex? { indexByID[id] }

  /// The center at an index.
  public subscript(index: CenterIndex) -> Center { centers[index] }

  /// Where the names and codes of a center lead in that year: to its successor, and on, once the
  /// designation has passed before the year's last day; else to itself.
  public func holder(of index: CenterIndex, in year: Int) -> CenterIndex {
    var current = index
    for _ in centers {
      guard let until = centers[current].designatedUntil, let next = centers[current].successor,
        let successor = indexByID[next], let days = DayRange(year: year), until < days.last
      else { return current }
      current = successor
    }
    return current
  }

  /// The centers that merged into one during the year, with the days of it on which each was designated by itself: itself
  /// among them where it was there before the last of the others had passed to it.
  public func merged(
    into index: CenterIndex, in year: Int
  ) -> [(center: CenterIndex, days: DayRange)] {
    guard let days = DayRange(year: year) else { return [] }
    let others = centers.indices.compactMap { other in
      other == index || holder(of: other, in: year) != index
        ? nil : ownDesignation(of: other, in: days).map { (center: other, days: $0) }
    }
    guard let end = others.map(\.days.last).max() else { return [] }
    let own = ownDesignation(of: index, in: days).flatMap { DayRange($0.first, min($0.last, end)) }
    return others + (own.map { [(center: index, days: $0)] } ?? [])
  }

  /// Whether the center itself, or one whose designation passed to it, was designated on a day of the year.
  public func isDesignated(_ index: CenterIndex, in year: Int) -> Bool {
    guard centers[index].isDesignated, let days = DayRange(year: year) else { return false }
    let from = centers[index].designatedFrom ?? days.first
    let until = centers[index].designatedUntil ?? days.last
    return from <= days.last && until >= days.first || !designation(of: index, in: year).isEmpty
  }

  /// The stretches of the year in which the center, or one whose designation passed to it, was designated.
  public func designation(of index: CenterIndex, in year: Int) -> [DayRange] {
    guard let days = DayRange(year: year) else { return [] }
    return centers.indices.compactMap { other in
      holder(of: other, in: year) == index ? ownDesignation(of: other, in: days) : nil
    }
  }

  /// The days of the year on which the center was designated by itself; nil: none.
  private func ownDesignation(of index: CenterIndex, in days: DayRange) -> DayRange? {
    let center = centers[index]
    guard center.isDesignated else { return nil }
    return DayRange(center.designatedFrom ?? days.first, center.designatedUntil ?? days.last)?
      .intersection(days)
  }
}
