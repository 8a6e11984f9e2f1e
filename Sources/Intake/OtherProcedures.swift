internal import AuditDomain
internal import DelimitedText

/// The records of other procedures in one log: how many each center has, and what they say was done.
struct OtherProcedures {
  /// Of a kind of records: the procedure as it may be printed, and what they say of their center.
  typealias Kind = (label: String, center: CenterCells)

  /// By kind in the tally.
  private var kinds: [Kind] = []
  /// Records whose center is the file's, which is known only at its end, or one of these that a column names behind
  /// an unknown one: by their labels.
  private var deferred: [Set<CenterIndex>: [ExactText: Int]] = [:]
  /// Records in all.
  private(set) var count = 0
  /// Records by the center they stand under; -1: unattributed.
  private(set) var byCenter: [CenterIndex: Int] = [:]
  /// Unattributed ones by the centers that they may be of; -1: any.
  private(set) var byCandidate: [CenterIndex: Int] = [:]
  /// The labels behind them, with their records.
  private(set) var labels: [CenterIndex: [ExactText: Int]] = [:]

  /// Adds a record, and has the tally count all others that have the same cells in the columns.
  mutating func add(
    _ record: RecordCells, _ kind: Kind, by columns: [Int], in tally: inout RecordTally
  ) {
    if tally.add(record, by: columns) != nil {
      kinds.append(kind)
    } else {
      add(kind)
    }
  }

  /// Adds what the tally counted.
  mutating func add(_ tally: RecordTally) {
    for (kind, count) in zip(kinds, tally.counts) { add(kind, count) }
  }

  /// Adds records of a kind.
  mutating func add(_ kind: Kind, _ records: Int = 1) {
    let label = ExactText(kind.label)
    count += records
    switch kind.center.reading {
    case .known(let center, _): add(label, [center], records)
    case .ambiguous(let centers): add(label, Set(centers), records)
    case .unknown, .missing:
      deferred[kind.center.namedBehind, default: [:]][label, default: 0] += records
    }
  }

  /// Adds records under their only candidate, else under none.
  private mutating func add(_ label: ExactText, _ candidates: Set<CenterIndex>, _ records: Int) {
    let center = candidates.count == 1 ? candidates.first ?? -1 : -1
    byCenter[center, default: 0] += records
    if center < 0 {
      for candidate in candidates.isEmpty ? [-1] : candidates {
        byCandidate[candidate, default: 0] += records
      }
    }
    labels[center, default: [:]][label, default: 0] += records
  }

  /// Gives the records without a center of their own to the file's.
  mutating func settle(_ own: Set<CenterIndex>) {
    for (named, labels) in deferred {
      for (label, records) in labels { add(label, named.union(own), records) }
    }
    deferred = [:]
  }
}
