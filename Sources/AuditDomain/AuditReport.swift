/// Everything that a run found: the one value from which every report is written.
public struct AuditReport: Sendable {
  /// The audited year.
  public var year: Int
  /// The day on which the audit looked.
  public var asOf: CalendarDay
  /// The rules in force.
  public var policy: Policy
  /// SHA-256 of the policy's bytes.
  public var policyDigest: String
  /// SHA-256 of the register's bytes.
  public var registerDigest: String
  /// The centers in force.
  public var register: Register
  /// The day from which the year is judged.
  public var judgedFrom: CalendarDay
  /// The day until which verdicts are provisional.
  public var finalFrom: CalendarDay
  /// The last day on which a center may object.
  public var lastObjection: CalendarDay { finalFrom.advanced(by: -1) }
  /// Days of the year under cover; nil: none.
  public var cover: DayRange?
  /// Whether trial treatments were counted.
  public var includesTrials: Bool
  /// The designated centers by id, then each not-designated hospital with records.
  public var centers: [CenterReport]
  /// What stands under no single center.
  public var unattributed: Unattributed
  /// In byte order of their names.
  public var files: [FileReport]
  /// The counted treatments by center, in the order of `treatments.csv`.
  public var treatments: [[Treatment]]
  /// In the order of `outcomes.csv`.
  public var outcomes: [OutcomeRow]
  /// By file, in the order of `findings.csv`.
  public var findings: [[Finding]]
  /// The same in groups, file after file.
  public var findingGroups: [FindingGroup]
  /// Texts that findings may print.
  public var texts: [String]
  /// Providers that the register does not know, with their doubtful records; several may be `withheld`.
  public var unknownProviders: [(name: String, records: Int)]
  /// Other ways to count.
  public var sensitivity: [Sensitivity.Row]
  /// SHA-256 of last year's `audit.csv`; nil: none was given.
  public var previousDigest: String?
  /// SHA-256 of the declarations in force; nil: there are none.
  public var submissionsDigest: String?

  /// Whether the year is over long enough to be judged.
  public var isJudged: Bool { asOf >= judgedFrom }

  /// The errors that leave a record in doubt, in the order of their codes.
  public func doubts(at place: RecordPlace) -> [Finding] {
    findings[Int(place.file)].stretch { finding in
      RecordPlace.precedes(place, finding.place)
        ? .after : RecordPlace.precedes(finding.place, place) ? .before : .within
    }.filter { $0.outcome == .doubtful && $0.code.severity == .error }
  }

  /// All outcomes of all files.
  public var totals: OutcomeTally {
    outcomes.reduce(into: OutcomeTally()) { $0[$1.outcome] += $1.records }
  }

  /// The designated centers.
  public var designated: [CenterReport] {
    centers.filter { $0.judgement.verdict != .notDesignated }
  }

  /// The name of a center, or `unattributed`.
  public func centerID(_ index: CenterIndex?) -> String {
    index.map { register[$0].id } ?? "unattributed"
  }

  /// What the run says to a caller that reads only its exit code.
  public var standing: Standing {
    let open = centers.filter { !$0.isWaived }
    if open.contains(where: { $0.judgement.verdict == .below || $0.tally[.undesignated] > 0 }) {
      return .below
    }
    guard isJudged else { return .good }
    let isOpen = open.contains { center in
      switch center.judgement.verdict {
      case .undetermined, .notSubmitted, .notAssessable: true
      case .meets, .inProgress, .below, .notDesignated: false
      }
    }
    return isOpen || !unknownProviders.isEmpty || hasUnplacedRefusal ? .open : .good
  }

  /// The three ways in which a finished audit can end.
  public enum Standing: Sendable {
    /// Every center meets the minimum or is waived, or the year is not yet judged.
    case good
    /// A center is below, or treatments were done outside the designated centers.
    case below
    /// Something is left open.
    case open
  }

  /// A report of these parts.
  public init(
    year: Int, asOf: CalendarDay, policy: Policy, policyDigest: String, registerDigest: String,
    register: Register, judgedFrom: CalendarDay, finalFrom: CalendarDay, cover: DayRange?,
    includesTrials: Bool, centers: [CenterReport], unattributed: Unattributed,
    files: [FileReport], treatments: [[Treatment]], outcomes: [OutcomeRow],
    findings: [[Finding]], findingGroups: [FindingGroup], texts: [String],
    unknownProviders: [(name: String, records: Int)],
    sensitivity: [Sensitivity.Row]
  ) {
    self.year = year
    self.asOf = asOf
    self.policy = policy
    self.policyDigest = policyDigest
    self.registerDigest = registerDigest
    self.register = register
    self.judgedFrom = judgedFrom
    self.finalFrom = finalFrom
    self.cover = cover
    self.includesTrials = includesTrials
    self.centers = centers
    self.unattributed = unattributed
    self.files = files
    self.treatments = treatments
    self.outcomes = outcomes
    self.findings = findings
    self.findingGroups = findingGroups
    self.texts = texts
    self.unknownProviders = unknownProviders
    self.sensitivity = sensitivity
  }
}

/// Records of one file that stand under one center and ended alike.
public struct OutcomeRow: Sendable {
  /// The file.
  public let file: FileIndex
  /// The center; nil: unattributed.
  public let center: CenterIndex?
  /// How they ended.
  public let outcome: Outcome
  /// Why, for records out of scope.
  public let reason: OutOfScopeReason?
  /// How many.
  public let records: Int

  /// A row of these parts.
  public init(
    file: FileIndex, center: CenterIndex?, outcome: Outcome, reason: OutOfScopeReason?,
    records: Int
  ) {
    self.file = file
    self.center = center
    self.outcome = outcome
    self.reason = reason
    self.records = records
  }
}

/// What became of an input file.
public enum FileStatus: String, CaseIterable, Sendable {
  case read, refused, replaced, later, identical, missing
}

/// One input file of a run.
public struct FileReport: Sendable {
  /// Its name, as every output prints it.
  public var name: String
  /// SHA-256 as sent; "" for a missing file.
  public var sha256: String
  /// Bytes as sent.
  public var bytes: Int
  /// The encoding found; nil where the file was not read.
  public var encoding: String?
  /// The byte between fields, likewise.
  public var delimiter: UInt8?
  /// The one center that it is of; nil: none, or several.
  public var center: CenterIndex?
  /// The centers whose submission it is.
  public var owners: [CenterIndex]
  /// What became of it.
  public var status: FileStatus
  /// Data records.
  public var records: Int
  /// How they ended.
  public var tally: OutcomeTally

  /// A file of these parts.
  public init(
    name: String, sha256: String, bytes: Int, encoding: String?, delimiter: UInt8?,
    center: CenterIndex?, owners: [CenterIndex], status: FileStatus, records: Int,
    tally: OutcomeTally
  ) {
    self.name = name
    self.sha256 = sha256
    self.bytes = bytes
    self.encoding = encoding
    self.delimiter = delimiter
    self.center = center
    self.owners = owners
    self.status = status
    self.records = records
    self.tally = tally
  }
}

/// What stands under no single center.
public struct Unattributed: Sendable {
  /// How its records ended.
  public var tally: OutcomeTally
  /// Treatments that they may hold.
  public var doubtful: Int
  /// The part that nothing ties to any center.
  public var withoutCandidate: Int

  /// Parts.
  public init(tally: OutcomeTally, doubtful: Int, withoutCandidate: Int) {
    self.tally = tally
    self.doubtful = doubtful
    self.withoutCandidate = withoutCandidate
  }
}

/// A record that would count, but for the designation.
public struct OutsideRecord: Sendable {
  /// Where it stands.
  public let place: RecordPlace
  /// The day of the treatment.
  public let day: CalendarDay?
  /// Index of the policy's procedure.
  public let procedure: Int
  /// Index of the policy's indication.
  public let indication: Int

  /// That of a record.
  public init(_ record: ScopedRecord) {
    (place, day) = (record.place, record.day)
    (procedure, indication) = (Int(record.procedure), Int(record.indication))
  }
}

/// A record of a listed procedure that surely does not count.
public struct ExcludedRecord: Sendable {
  /// Where it stands.
  public let place: RecordPlace
  /// The day of the treatment; nil where it cannot be read.
  public let day: CalendarDay?
  /// Why it does not count.
  public let reason: OutOfScopeReason

  /// A record of these parts.
  public init(place: RecordPlace, day: CalendarDay?, reason: OutOfScopeReason) {
    self.place = place
    self.day = day
    self.reason = reason
  }
}

/// What the run says of one center.
public struct CenterReport: Sendable {
  /// The center, in the register.
  public var index: CenterIndex
  /// The verdict and its reasons.
  public var judgement: Judgement
  /// What it rests on.
  public var evidence: CenterEvidence
  /// The authority's excuse for this year, if it gave one.
  public var waiver: Waiver?
  /// Whether that excuse still held on the as-of date.
  public var isWaived: Bool
  /// How its records ended.
  public var tally: OutcomeTally
  /// Its out-of-scope records by reason.
  public var reasons: [OutOfScopeReason: Int]
  /// Distinct patients among the counted treatments.
  public var patients: Int
  /// Records behind the counted treatments.
  public var records: Int
  /// Treatments of trials that lie outside the cover, counted or not.
  public var trialTreatments: Int
  /// Distinct patients and days among records done outside the designation.
  public var undesignatedTreatments: Int
  /// Day of the first counted treatment.
  public var firstDate: CalendarDay?
  /// Day of the last one.
  public var lastDate: CalendarDay?
  /// `counted` of the year before, from its report.
  public var previousYear: Int?
  /// The chance to reach the minimum, while the year runs.
  public var outlook: Outlook?
  /// Files that are its submission.
  public var files: Int
  /// Of these, refused.
  public var filesRefused: Int
  /// The days that its logs are taken to speak of; nil: it sent nothing.
  public var covered: DayRange?
  /// The doubtful records that it is a candidate for: those that would settle an open verdict.
  public var doubtfulPlaces: [RecordPlace]
  /// Its records of a listed procedure that surely do not count, in order of place.
  public var excluded: [ExcludedRecord]
  /// Its records outside the designation, in order of place.
  public var outside: [OutsideRecord]
  /// Unlisted procedures by number of records, then by text.
  public var unlisted: [(value: String, records: Int)]

  /// Treatments missing to the minimum; nil where it is reached or none applies.
  public func shortfall(of minimum: Int) -> Int? {
    judgement.verdict == .notDesignated || evidence.counted >= minimum
      ? nil : minimum - evidence.counted
  }

  /// A center of which nothing but evidence and verdict is known yet.
  public init(index: CenterIndex, judgement: Judgement, evidence: CenterEvidence) {
    self.index = index
    self.judgement = judgement
    self.evidence = evidence
    waiver = nil
    isWaived = false
    tally = OutcomeTally()
    reasons = [:]
    patients = 0
    records = 0
    trialTreatments = 0
    undesignatedTreatments = 0
    files = 0
    filesRefused = 0
    doubtfulPlaces = []
    excluded = []
    outside = []
    unlisted = []
  }
}

extension AuditReport {
  /// Refused files that are of no center.
  public var unplacedRefusals: [FileReport] {
    files.filter { $0.status == .refused && $0.owners.isEmpty }
  }

  /// Whether there are some.
  public var hasUnplacedRefusal: Bool { !unplacedRefusals.isEmpty }

  /// Files of hospitals that are not designated, of which nothing could be read, by whose they are: no verdict speaks of
  /// them.
  public var unreadOutside: [(owners: [CenterIndex], files: [FileReport])] {
    let unread = files.filter { file in
      (file.status == .refused || file.status == .missing) && !file.owners.isEmpty
        && !file.owners.contains { register.isDesignated($0, in: year) }
    }
    return Dictionary(grouping: unread, by: \.owners)
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { (owners: $0.key, files: $0.value) }
  }
}
