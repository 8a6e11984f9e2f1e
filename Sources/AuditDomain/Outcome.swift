/// How a record ends; every record read ends in exactly one of these.
public enum Outcome: UInt8, CaseIterable, Sendable {
  /// First record of a treatment that counts.
  case counted
  /// A further record of a counted treatment.
  case merged
  /// The same record again.
  case duplicate
  /// Surely does not count; the reason is an `OutOfScopeReason`.
  case outOfScope
  /// Would count, but was done outside the designated centers.
  case undesignated
  /// Something leaves open whether it counts.
  case doubtful

  /// The stable name in reports.
  public var code: String {
    switch self {
    case .counted: "counted"
    case .merged: "merged"
    case .duplicate: "duplicate"
    case .outOfScope: "out_of_scope"
    case .undesignated: "undesignated"
    case .doubtful: "doubtful"
    }
  }
}

/// Why a record surely does not count; where several hold, the first in this order is given.
public enum OutOfScopeReason: UInt8, CaseIterable, Sendable {
  case otherProcedure
  case notPerformed
  case otherIndication
  case otherYear
  case beforeCover
  case trial

  /// The stable name in reports.
  public var code: String {
    switch self {
    case .otherProcedure: "other_procedure"
    case .notPerformed: "not_performed"
    case .otherIndication: "other_indication"
    case .otherYear: "other_year"
    case .beforeCover: "before_cover"
    case .trial: "trial"
    }
  }
}

/// Numbers of records by outcome; they add up to the records read.
public struct OutcomeTally: Equatable, Sendable {
  private var counts = [Int](repeating: 0, count: Outcome.allCases.count)

  /// No records.
  public init() {}

  /// Records that ended so.
  public subscript(outcome: Outcome) -> Int {
    get { counts[Int(outcome.rawValue)] }
    set { counts[Int(outcome.rawValue)] = newValue }
  }

  /// All records.
  public var total: Int { counts.reduce(0, +) }

  /// Adds the other's numbers to these.
  public static func += (a: inout OutcomeTally, b: OutcomeTally) {
    for outcome in Outcome.allCases { a[outcome] += b[outcome] }
  }
}
