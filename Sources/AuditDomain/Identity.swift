/// What the scoped records of a run are together: outcomes, treatments, and doubts that only the
/// comparison of records shows.
public struct Identity: Sendable {
  /// By center: one outcome per record of its own.
  ///
  /// Any other record ends as its standing says.
  public private(set) var outcomes: [[Outcome]] = []
  /// By center: how many treatments its own doubtful records may add.
  public private(set) var doubtful: [Int] = []
  /// The counted treatments by center, each center's own in the order of its rows.
  public let treatments: [[Treatment]]
  /// Conflicts and duplicates.
  public private(set) var findings: [Finding] = []
  /// The files that hold the same record of a center, whatever its outcome; several at a time, by index.
  public private(set) var sharing: Set<[Int32]> = []

  /// Does a piece of work for each of some numbers, and gives the results in their order.
  public typealias Workers = (Int, @Sendable (Int) -> CenterIdentity) -> [CenterIdentity]

  /// Resolves the records of all files, whatever their order.
  ///
  /// - Parameter workers: may do several pieces at once: records of different centers are never compared.
  public init(
    of records: ScopedRecords, workers: Workers = { count, work in (0..<count).map(work) }
  ) {
    let found = workers(records.byCenter.count) { CenterIdentity(of: records.byCenter[$0]) }
    treatments = found.map(\.treatments)
    for own in found {
      outcomes.append(own.outcomes)
      doubtful.append(own.doubtful)
      findings += own.findings
      sharing.formUnion(own.sharing)
    }
    findings.sort { RecordPlace.precedes($0.place, $1.place) }
  }
}

extension ScopedRecord.Standing {
  /// What a record of this standing becomes where no other one bears on it.
  public var outcome: Outcome {
    switch self {
    case .countable: .counted
    case .undesignated: .undesignated
    case .doubtful: .doubtful
    case .outOfScope: .outOfScope
    }
  }
}
