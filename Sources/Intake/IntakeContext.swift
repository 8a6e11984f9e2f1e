public import AuditDomain

/// What the reading of every log needs to know.
public struct IntakeContext: Sendable {
  let policy: Policy
  let vocabulary: Vocabulary
  /// Finds the center that a cell means.
  public let directory: CenterDirectory
  let designation: [[DayRange]]
  let asOf: CalendarDay
  let map: [LogColumn: String]
  let includeTrials: Bool
  /// What the cells of the procedure's column say.
  let procedures = SharedMemo<ProcedureReading>()
  /// Of those that say another procedure, whether they belong in another column, and what may be printed of them.
  let unlisted = SharedMemo<(isForeign: Bool, label: String)>()

  /// The context of one run; the year is the directory's.
  public init(
    policy: Policy, directory: CenterDirectory, asOf: CalendarDay, map: [LogColumn: String],
    includeTrials: Bool
  ) {
    self.policy = policy
    vocabulary = Vocabulary(policy)
    self.directory = directory
    designation = directory.register.centers.indices.map {
      directory.register.designation(of: $0, in: directory.year)
    }
    self.asOf = asOf
    self.map = map
    self.includeTrials = includeTrials
  }
}
