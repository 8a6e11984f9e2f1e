internal import AuditDomain

/// What several center columns of a record say together: the first that is not missing leads.
struct CenterCells {
  private(set) var reading: CenterReading
  /// Whether two of them name different centers.
  private(set) var disagree = false
  /// Whether a column behind the leading one names a center that is not in the register.
  private(set) var hasUnknownBehind = false
  /// The first cell that the register does not know.
  private(set) var unknownText: String?
  /// Centers that columns behind an unknown leading one name: the record may be theirs.
  private(set) var namedBehind: Set<CenterIndex> = []

  init(reading: CenterReading) { self.reading = reading }

  mutating func add(_ other: CenterReading, _ text: String) {
    if other == .unknown, unknownText == nil { unknownText = text }
    switch (reading, other) {
    case (.missing, _): reading = other
    case (_, .missing), (.unknown, .unknown): break
    case (.unknown, _): namedBehind.formUnion(CenterCells.centers(other))
    case (_, .unknown): hasUnknownBehind = true
    default: compare(other)
    }
  }

  /// Holds a further column against what the ones before it say.
  ///
  /// One that agrees adds nothing: an ambiguous name is decided by a city or a site alone, and columns that once
  /// disagreed are not reconciled by a majority.
  private mutating func compare(_ other: CenterReading) {
    let (mine, others) = (CenterCells.centers(reading), CenterCells.centers(other))
    guard disagree || !mine.contains(where: { others.contains($0) }) else { return }
    disagree = true
    reading = .ambiguous(Set(mine + others).sorted())
  }

  private static func centers(_ reading: CenterReading) -> [CenterIndex] {
    switch reading {
    case .known(let center, _): [center]
    case .ambiguous(let centers): centers
    case .unknown, .missing: []
    }
  }
}
