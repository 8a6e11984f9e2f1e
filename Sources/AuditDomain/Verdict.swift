/// What the audit says of a center for a year; the order is that of the rule.
public enum Verdict: String, CaseIterable, Sendable {
  case meets
  case notSubmitted = "not_submitted"
  case notAssessable = "not_assessable"
  case inProgress = "in_progress"
  case undetermined
  case below
  /// A hospital that the register lists as not designated: nothing to judge.
  case notDesignated = "not_designated"
}

/// Why a verdict is what it is, or what it rests on.
public enum VerdictReason: String, CaseIterable, Sendable {
  /// The norm did not cover the whole year.
  case coverIncomplete = "cover_incomplete"
  /// The center was not designated during the whole year.
  case designationIncomplete = "designation_incomplete"
  /// The designation passed to another center during the year.
  case merged
  /// The declared periods leave days of the year open, or its logs are of other years and declare none.
  case coverageGap = "coverage_gap"
  /// One of its files was refused, and nothing replaced it.
  case fileRefused = "file_refused"
  /// A file was declared that is not there.
  case fileMissing = "file_missing"
  /// A file holds fewer records than declared.
  case recordsShort = "records_short"
  /// Doubtful records could lift it to the minimum.
  case doubt
  /// It sent records, but none has a procedure that the policy knows.
  case unknownCodes = "unknown_codes"
  /// No period was declared: the logs are taken to hold the whole year.
  case coverageAssumed = "coverage_assumed"
  /// A refused file has no center, and might be this one's.
  case unplacedRefusal = "unplaced_refusal"
}

/// All that the verdict on a center depends on.
public struct CenterEvidence: Sendable {
  /// Treatments that surely count: `n`.
  public var counted: Int
  /// Treatments that may count on top: `d`.
  public var doubtful: Int
  /// Whether a file, or a nil return, is the center's.
  public var hasSubmitted: Bool
  /// Days of the year for which the norm held.
  public var cover: DayRange?
  /// Stretches in which the center, or one that passed its designation to it, was designated.
  public var designation: [DayRange]
  /// Whether the designation passed to a successor during the year.
  public var isMergedAway: Bool
  /// The periods declared; empty: none was.
  public var declared: [DayRange]
  /// Of the centers that merged into this one during the year those of whose days no declaration speaks, though some are
  /// declared.
  public var silent: [CenterIndex] = []
  /// Whether a nil return was received before the end of the days of which it speaks.
  public var hasEarlyNilReturn = false
  /// Whether none was, and each of its files holds days of other years, and none of this one: nobody said that they speak of
  /// it.
  public var isOfOtherYears = false
  /// Whether the logs are taken to hold the whole year, as no period was declared.
  public var isAssumed: Bool { hasSubmitted && declared.isEmpty && !isOfOtherYears }
  /// One of its files was refused and not replaced.
  public var hasRefusedFile: Bool
  /// One of its declared files is missing.
  public var hasMissingFile: Bool
  /// One of its files holds fewer records than declared, or they are all of records that were sent back.
  public var hasShortFile: Bool
  /// Records that stand under it.
  public var records: Int
  /// Further records of other procedures, in its files, that may be its own.
  public var possibleRecords = 0
  /// Of its records, those with a procedure that the policy lists.
  public var recordsOfKnownProcedure: Int
  /// Whether each file that holds records of it was declared to hold 0 treatments; of no meaning where a record has
  /// a known procedure.
  public var declaredNoTreatments: Bool

  /// Evidence of a center that has sent nothing.
  public init(cover: DayRange?, designation: [DayRange]) {
    counted = 0
    doubtful = 0
    hasSubmitted = false
    self.cover = cover
    self.designation = designation
    isMergedAway = false
    declared = []
    hasRefusedFile = false
    hasMissingFile = false
    hasShortFile = false
    records = 0
    recordsOfKnownProcedure = 0
    declaredNoTreatments = false
  }
}

/// A verdict, and what it rests on.
public struct Judgement: Equatable, Sendable {
  /// The verdict.
  public let verdict: Verdict
  /// In the order of `VerdictReason`.
  public let reasons: [VerdictReason]

  /// A verdict with its reasons.
  public init(verdict: Verdict, reasons: [VerdictReason]) {
    self.verdict = verdict
    self.reasons = reasons
  }
}

/// The rule of the norm for one year, seen from one day.
public struct VerdictRule: Sendable {
  /// Treatments a center must reach.
  public let minimum: Int
  /// The audited year.
  public let days: DayRange
  /// The day from which a center may be called below.
  public let judgedFrom: CalendarDay
  /// The day on which the audit looks.
  public let asOf: CalendarDay
  /// Whether a refused file has no center.
  public let hasUnplacedRefusal: Bool

  /// The rule of these parts.
  public init(
    minimum: Int, days: DayRange, judgedFrom: CalendarDay, asOf: CalendarDay,
    hasUnplacedRefusal: Bool
  ) {
    self.minimum = minimum
    self.days = days
    self.judgedFrom = judgedFrom
    self.asOf = asOf
    self.hasUnplacedRefusal = hasUnplacedRefusal
  }

  /// Whether the year is over long enough to be judged.
  public var isJudged: Bool { asOf >= judgedFrom }

  /// The verdict: the first line of the rule that holds.
  public func judge(_ evidence: CenterEvidence) -> Judgement {
    let assumed: [VerdictReason] = evidence.isAssumed ? [.coverageAssumed] : []
    if evidence.isMergedAway { return Judgement(verdict: .notAssessable, reasons: [.merged]) }
    if evidence.counted >= minimum { return Judgement(verdict: .meets, reasons: assumed) }
    if !evidence.hasSubmitted { return Judgement(verdict: .notSubmitted, reasons: []) }
    let uncovered = uncovered(evidence)
    let unsent = unsent(evidence)
    if !uncovered.isEmpty {
      return Judgement(verdict: .notAssessable, reasons: uncovered + unsent + assumed)
    }
    let hasGap =
      evidence.isOfOtherYears
      || !evidence.declared.isEmpty && !days.isCovered(by: evidence.declared)
      || !evidence.silent.isEmpty
    let incomplete = (hasGap ? [.coverageGap] : []) + unsent
    if !isJudged {
      // Days that are still to come are no gap.
      let open = asOf > days.last || evidence.isOfOtherYears ? incomplete : unsent
      return Judgement(verdict: .inProgress, reasons: open + assumed)
    }
    if !incomplete.isEmpty {
      return Judgement(verdict: .notAssessable, reasons: incomplete + assumed)
    }
    if evidence.counted + evidence.doubtful >= minimum {
      return Judgement(verdict: .undetermined, reasons: [.doubt] + assumed)
    }
    if evidence.records + evidence.possibleRecords > 0, evidence.recordsOfKnownProcedure == 0,
      !evidence.declaredNoTreatments
    {
      return Judgement(verdict: .undetermined, reasons: [.unknownCodes] + assumed)
    }
    return Judgement(
      verdict: .below, reasons: assumed + (hasUnplacedRefusal ? [.unplacedRefusal] : []))
  }

  private func uncovered(_ evidence: CenterEvidence) -> [VerdictReason] {
    var reasons: [VerdictReason] = []
    if evidence.cover != days { reasons.append(.coverIncomplete) }
    if !days.isCovered(by: evidence.designation) { reasons.append(.designationIncomplete) }
    return reasons
  }

  /// What did not come in as it should.
  private func unsent(_ evidence: CenterEvidence) -> [VerdictReason] {
    var reasons: [VerdictReason] = []
    if evidence.hasRefusedFile { reasons.append(.fileRefused) }
    if evidence.hasMissingFile { reasons.append(.fileMissing) }
    if evidence.hasShortFile { reasons.append(.recordsShort) }
    return reasons
  }
}
