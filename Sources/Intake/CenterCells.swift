internal import AuditDomain

/// What several center columns of a record say together.
struct CenterCells {
  var reading: CenterReading
  /// Whether two of them name different centers.
  private(set) var disagree = false
  /// Whether an AGB code is not in the register though a name is.
  private(set) var hasUnknownCode = false
  /// The first cell that the register does not know.
  private(set) var unknownText: String?

  init(reading: CenterReading) { self.reading = reading }

  mutating func add(_ other: CenterReading, _ text: String) {
    if other == .unknown, unknownText == nil { unknownText = text }
    switch (reading, other) {
    case (.missing, _): reading = other
    case (_, .missing), (.unknown, .unknown): break
    case (.unknown, _):
      hasUnknownCode = true
      reading = other
    case (_, .unknown): hasUnknownCode = true
    default: compare(other)
    }
  }

  private mutating func compare(_ other: CenterReading) {
    let (mine, others) = (CenterCells.centers(reading), CenterCells.centers(other))
    let both = mine.filter { others.contains($0) }
    if both.count == 1, mine.count > 1 || others.count > 1 {
      reading = .known(both[0], .alias)
    } else if both.isEmpty {
      disagree = true
      reading = .ambiguous(Set(mine + others).sorted())
    } else if both.count > 1 {
      reading = .ambiguous(both)
    }
  }

  private static func centers(_ reading: CenterReading) -> [CenterIndex] {
    switch reading {
    case .known(let center, _): [center]
    case .ambiguous(let centers): centers
    case .unknown, .missing: []
    }
  }
}
