/// What the scoped records of a run are together: outcomes, treatments, and doubts that only the
/// comparison of records shows.
public struct Identity: Sendable {
  /// One outcome per record, in the order given.
  public private(set) var outcomes: [Outcome]
  /// In the order of `treatments.csv`.
  public private(set) var treatments: [Treatment] = []
  /// Conflicts and duplicates.
  public private(set) var findings: [Finding] = []

  /// Does a piece of work for each of some numbers, and gives the results in their order.
  public typealias Workers = (Int, @Sendable (Int) -> CenterIdentity) -> [CenterIdentity]

  /// Resolves the records of all files, whatever their order.
  ///
  /// - Parameter workers: may do several pieces at once: records of different centers are never compared.
  public init(
    of records: [ScopedRecord], workers: Workers = { count, work in (0..<count).map(work) }
  ) {
    outcomes = records.map(\.standing.outcome)
    let centers = Grouping(
      records.map { Int32(truncatingIfNeeded: $0.center ?? -1) },
      count: 1 + (records.lazy.compactMap(\.center).max() ?? -1))
    // A copy of a center's records, so that all of it stands together.
    let found = workers(centers.count) { center in
      CenterIdentity(of: centers[center].map { records[Int($0)] })
    }
    treatments.reserveCapacity(found.reduce(0) { $0 + $1.treatments.count })
    for (center, own) in found.enumerated() {
      for (index, outcome) in zip(centers[center], own.outcomes) { outcomes[Int(index)] = outcome }
      treatments += own.treatments
      findings += own.findings
    }
    findings.sort { RecordPlace.precedes($0.place, $1.place) }
  }
}

extension ScopedRecord.Standing {
  /// What a record of this standing becomes where no other one bears on it.
  var outcome: Outcome {
    switch self {
    case .countable: .counted
    case .undesignated: .undesignated
    case .doubtful: .doubtful
    case .outOfScope: .outOfScope
    }
  }
}

/// Whether the text comes first in byte order.
public func bytesPrecede(_ a: String, _ b: String) -> Bool {
  a.utf8.lexicographicallyPrecedes(b.utf8)
}
