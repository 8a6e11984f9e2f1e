internal import AuditDomain

extension Verdict {
  /// The verdict as a reader sees it.
  var words: String {
    switch self {
    case .meets: "meets the minimum"
    case .notSubmitted: "not submitted"
    case .notAssessable: "not assessable"
    case .inProgress: "in progress"
    case .undetermined: "undetermined"
    case .below: "below the minimum"
    case .notDesignated: "not designated"
    }
  }

  /// What the verdict means.
  var meaning: String {
    switch self {
    case .meets: "enough treatments surely count"
    case .notSubmitted: "no file and no nil return came in"
    case .notAssessable: "the norm, the designation or the submission does not cover the whole year"
    case .inProgress: "the year is not yet judged"
    case .undetermined: "the records in doubt decide whether the minimum is reached"
    case .below: "fewer treatments than the minimum, and no record in doubt can change that"
    case .notDesignated: "the center is not one of the designated ones"
    }
  }

  /// The order in which a reader wants them: what needs action first.
  var urgency: Int {
    switch self {
    case .below: 0
    case .undetermined: 1
    case .notSubmitted: 2
    case .notAssessable: 3
    case .inProgress: 4
    case .meets: 5
    case .notDesignated: 6
    }
  }
}

extension Outlook.Word {
  /// The outlook as a reader sees it.
  var words: String {
    switch self {
    case .secured: "secured"
    case .likely: "likely"
    case .uncertain: "uncertain"
    case .unlikely: "unlikely"
    case .outOfReach: "out of reach"
    case .tooEarly: "too early to say"
    }
  }
}

extension CenterCategory {
  /// The category as a reader sees it.
  var words: String {
    switch self {
    case .academic: "Academic hospitals"
    case .topClinical: "Top-clinical centers"
    case .cancerInstitute: "Cancer institute"
    case .notDesignated: "Not designated"
    }
  }
}

extension OutOfScopeReason {
  /// The reason as a reader sees it.
  var words: String {
    switch self {
    case .otherProcedure: "another procedure"
    case .notPerformed: "not performed"
    case .otherIndication: "another indication"
    case .otherYear: "another year"
    case .beforeCover: "before the insured cover began"
    case .trial: "a trial or a prophylactic treatment, outside the insured cover"
    }
  }
}

extension Sensitivity.Variant {
  /// The way to count, as a reader sees it.
  var words: String {
    switch self {
    case .patients: "patients instead of treatments"
    case .records: "records instead of treatments"
    case .withTrials: "with trial treatments"
    case .withoutTrials: "without trial treatments"
    case .largestSite: "the largest site alone"
    case .withUnplaced: "with every treatment that nothing ties to a center"
    }
  }
}

/// The words about one center that both the national report and its dossier use.
struct CenterWords {
  private let report: AuditReport

  init(_ report: AuditReport) { self.report = report }

  func name(_ center: CenterReport) -> String {
    Markdown.escaped(report.register[center.index].name)
  }

  /// The verdict's figures in half a sentence.
  func figures(_ center: CenterReport) -> String {
    let evidence = center.evidence
    let minimum = report.policy.minimum
    switch center.judgement.verdict {
    case .meets: return "\(evidence.counted) of at least \(minimum)"
    case .below:
      let upper = evidence.doubtful > 0 ? ", at most \(evidence.counted + evidence.doubtful)" : ""
      return
        "\(evidence.counted) of at least \(minimum)\(upper): \(minimum - evidence.counted) short"
    case .undetermined where center.judgement.reasons.contains(.doubt):
      return
        "\(evidence.counted) surely, up to \(evidence.counted + evidence.doubtful), at least \(minimum) wanted"
    case .notDesignated:
      return counted(center.undesignatedTreatments, "treatment") + " outside the designation"
    case .undetermined, .notAssessable, .inProgress, .notSubmitted:
      return "\(evidence.counted) counted so far"
    }
  }

  /// Each reason in a sentence part.
  func reasons(_ center: CenterReport) -> [String] {
    center.judgement.reasons.map { reason($0, center) }
  }

  private func reason(_ reason: VerdictReason, _ center: CenterReport) -> String {
    switch reason {
    case .coverIncomplete:
      return "the norm holds only from \(report.policy.coverFrom)"
    case .designationIncomplete: return "the designation does not cover the whole year"
    case .merged: return "the designation passed to another center during the year"
    case .coverageGap:
      let open = DayRange(year: report.year)?.uncovered(by: center.evidence.declared)
      return "the declared periods leave days open"
        + (open.map { ", from \($0.first) to \($0.last)" } ?? "")
    case .fileRefused: return "a file was refused and nothing replaced it"
    case .fileMissing: return "a declared file is not there"
    case .recordsShort: return "a file holds fewer records than declared"
    case .doubt: return "records in doubt could lift it to the minimum"
    case .unknownCodes: return "none of its records has a procedure that the policy knows"
    case .coverageAssumed:
      return "no period was declared: its logs are taken to hold the whole year"
        + (center.lastDate.map { ", the last counted treatment is of \($0)" } ?? "")
    case .unplacedRefusal: return "a refused file has no center and might be this one's"
    }
  }
}
