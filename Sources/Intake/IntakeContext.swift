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

/// What is known of a log before it is read.
public struct LogSource: Sendable {
  /// Its place in the run's list.
  public let index: FileIndex
  /// Its name, as every output prints it.
  public let name: String
  /// The centers declared for it.
  public let declared: [CenterIndex]
  /// The center that it is named after.
  public let named: CenterIndex?
  /// The day on which it was received, where declared.
  public let received: CalendarDay?

  /// A log of these parts.
  public init(
    index: FileIndex, name: String, declared: [CenterIndex], named: CenterIndex?,
    received: CalendarDay?
  ) {
    self.index = index
    self.name = name
    self.declared = declared
    self.named = named
    self.received = received
  }

  /// The centers that the file is said to be of, before its records are looked at.
  var stated: [CenterIndex] { declared.isEmpty ? named.map { [$0] } ?? [] : declared }
}

/// What the reading of one log gave.
public struct LogResult: Sendable {
  /// Why the file was refused as a whole; nil: it was read.
  public internal(set) var refusal: Finding?
  /// The encoding; nil where the file was refused before it was known.
  public internal(set) var encoding: String?
  /// The delimiter, likewise.
  public internal(set) var delimiter: UInt8?
  /// Data records.
  public internal(set) var records = 0
  /// Records of other procedures, by the center they stand under; -1: unattributed.
  public internal(set) var otherProcedures: [CenterIndex: Int] = [:]
  /// The values behind them, as they may be printed, by center.
  public internal(set) var unlisted: [CenterIndex: [ExactText: Int]] = [:]
  /// Everything else.
  public internal(set) var scoped: [ScopedRecord] = []
  /// In order of place; `text` is an index into `texts`.
  public internal(set) var findings: [Finding] = []
  /// Texts that may be printed.
  public internal(set) var texts: [String] = []
  /// The centers that sound records name.
  public internal(set) var centersNamed: Set<CenterIndex> = []
  /// Doubtful records whose center the register does not know, by the name as it may be printed.
  public internal(set) var unknownProviders: [ExactText: Int] = [:]
  /// The centers that its records without a center of their own may belong to.
  public internal(set) var fileCenters: [CenterIndex] = []

  /// Gives up the records, findings and texts once they stand elsewhere: there may be a million.
  public mutating func release() { (scoped, findings, texts) = ([], [], []) }
}
