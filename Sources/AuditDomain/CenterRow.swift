/// What a run says of one center: the row of `audit.csv`, and of the ledger.
public struct CenterRow: Equatable, Sendable {
  /// The part that depends on the day of the audit.
  public var verdict: CenterVerdict
  /// The part that depends on the inputs alone.
  public var facts: CenterFacts

  /// A row of these parts.
  public init(verdict: CenterVerdict, facts: CenterFacts) {
    self.verdict = verdict
    self.facts = facts
  }

  /// The row of one center of a report.
  public init(_ center: CenterReport, of report: AuditReport) {
    let entry = report.register[center.index]
    let isJudged = center.judgement.verdict != .notDesignated
    verdict = CenterVerdict(
      center: entry.id, verdict: center.judgement.verdict, counted: center.evidence.counted,
      doubtful: center.evidence.doubtful, minimum: isJudged ? report.policy.minimum : nil,
      outlook: center.outlook?.word.rawValue ?? "",
      probability: center.outlook?.probability,
      waived: center.waiver == nil ? "" : center.isWaived ? "yes" : "expired",
      reasons: center.judgement.reasons.map(\.rawValue).joined(separator: ";"))
    let isAssumed = center.evidence.isAssumed
    facts = CenterFacts(
      center: entry.id, agbCode: entry.agbCodes.first ?? "", name: entry.name,
      category: entry.category.rawValue, city: entry.city, patients: center.patients,
      records: center.records, trialTreatments: center.trialTreatments,
      previousYear: center.previousYear, tally: center.tally,
      firstDate: center.firstDate?.description ?? "", lastDate: center.lastDate?.description ?? "",
      files: center.files, filesRefused: center.filesRefused,
      coveredFrom: center.covered?.first.description ?? "",
      coveredTo: isAssumed ? "" : center.covered?.last.description ?? "",
      coverage: center.covered == nil ? "" : isAssumed ? "assumed" : "declared")
  }

  /// Treatments missing to the minimum; nil where it is reached or none applies.
  public var shortfall: Int? {
    guard let minimum = verdict.minimum, verdict.counted < minimum else { return nil }
    return minimum - verdict.counted
  }

  /// Last day that the logs are taken to speak of: without a declared period that day moves with the audit.
  public func coveredTo(year: Int, asOf: CalendarDay) -> String {
    guard facts.coverage == "assumed", let days = DayRange(year: year) else {
      return facts.coveredTo
    }
    return min(asOf, days.last).description
  }
}

/// The verdict on one center in one run.
public struct CenterVerdict: Hashable, Sendable {
  /// The center's id.
  public var center: String
  /// The verdict itself.
  public var verdict: Verdict
  /// Treatments that surely count.
  public var counted: Int
  /// Treatments that may count on top.
  public var doubtful: Int
  /// Treatments asked for; nil: the center is not judged.
  public var minimum: Int?
  /// The outlook's word; "" for none.
  public var outlook: String
  /// The chance to reach the minimum; nil for none.
  public var probability: Double?
  /// `yes`, `expired` or "".
  public var waived: String
  /// Reasons, divided by `;`.
  public var reasons: String

  /// A verdict of these parts.
  public init(
    center: String, verdict: Verdict, counted: Int, doubtful: Int, minimum: Int?, outlook: String,
    probability: Double?, waived: String, reasons: String
  ) {
    self.center = center
    self.verdict = verdict
    self.counted = counted
    self.doubtful = doubtful
    self.minimum = minimum
    self.outlook = outlook
    self.probability = probability
    self.waived = waived
    self.reasons = reasons
  }
}

/// What the inputs say of one center, whenever they are looked at.
public struct CenterFacts: Equatable, Sendable {
  /// The center's id.
  public var center: String
  /// Its first AGB code; "" where the register has none.
  public var agbCode: String
  /// Its name in the register.
  public var name: String
  /// Its category in the register.
  public var category: String
  /// Its city in the register.
  public var city: String
  /// Distinct patients among the counted treatments.
  public var patients: Int
  /// Records behind the counted treatments.
  public var records: Int
  /// Treatments of trials that lie outside the cover, counted or not.
  public var trialTreatments: Int
  /// `counted` of the year before; nil: not known.
  public var previousYear: Int?
  /// Its records by outcome.
  public var tally: OutcomeTally
  /// Day of the first counted treatment; "" for none.
  public var firstDate: String
  /// Day of the last one.
  public var lastDate: String
  /// Files that are its submission.
  public var files: Int
  /// Those of them that were refused.
  public var filesRefused: Int
  /// First day that the logs are taken to speak of; "" for none.
  public var coveredFrom: String
  /// Last declared day; "" where no period is declared.
  public var coveredTo: String
  /// `declared`, `assumed` or "".
  public var coverage: String

  /// Facts of these parts.
  public init(
    center: String, agbCode: String, name: String, category: String, city: String, patients: Int,
    records: Int, trialTreatments: Int, previousYear: Int?, tally: OutcomeTally,
    firstDate: String, lastDate: String, files: Int, filesRefused: Int, coveredFrom: String,
    coveredTo: String, coverage: String
  ) {
    self.center = center
    self.agbCode = agbCode
    self.name = name
    self.category = category
    self.city = city
    self.patients = patients
    self.records = records
    self.trialTreatments = trialTreatments
    self.previousYear = previousYear
    self.tally = tally
    self.firstDate = firstDate
    self.lastDate = lastDate
    self.files = files
    self.filesRefused = filesRefused
    self.coveredFrom = coveredFrom
    self.coveredTo = coveredTo
    self.coverage = coverage
  }
}
