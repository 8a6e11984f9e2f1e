internal import AuditDomain

/// What the charts show of one center.
struct ChartCenter {
  let id: String
  let name: String
  let counted: Int
  let doubtful: Int
  let status: ChartStatus
  let reasons: [VerdictReason]
  let isWaived: Bool
  /// Days of its counted treatments, in order.
  let days: [CalendarDay]
  /// Days until the as-of date that no log speaks of, or on which the norm did not hold for it.
  let open: [DayRange]
  /// Whether it has sent nothing, and yet has records.
  let isInOthers: Bool
  /// Whether the minimum may be spread evenly over its year.
  let hasWholeYear: Bool

  var verdict: Verdict { status.verdict }
  /// The upper bound of its volume.
  var upper: Int { counted + doubtful }

  /// "8", "8 +4"; blank where nothing was sent, which is not the same as 0.
  func figures(_ language: Language) -> String {
    if verdict == .notSubmitted, upper == 0 { return "" }
    return grouped(counted, language) + (doubtful > 0 ? " +\(grouped(doubtful, language))" : "")
  }

  /// What the number alone does not say.
  func note(minimum: Int, _ language: Language) -> String {
    var notes: [String] = []
    switch verdict {
    case .below: notes.append(ChartWords.short(minimum - counted, language))
    case .notSubmitted where isInOthers: break
    case .notSubmitted: notes.append(ChartWords.nothingSent[language])
    // The headline says for all centers from when the norm holds.
    case .notAssessable where reasons.contains(.coverIncomplete): break
    case .notAssessable, .undetermined:
      if let note = reasons.lazy.compactMap({ ChartWords.note($0) }).first {
        notes.append(note[language])
      }
    case .meets, .inProgress, .notDesignated: break
    }
    if isWaived, verdict != .meets { notes.append(ChartWords.waived[language]) }
    return notes.joined(separator: ", ")
  }

  /// All of it in a sentence part, for those who do not see the drawing.
  func sentence(minimum: Int, _ language: Language) -> String {
    let counted = grouped(counted, language)
    let doubtful = grouped(doubtful, language)
    let numbers = Phrase(
      "\(counted) counted, \(doubtful) in doubt", "\(counted) geteld, \(doubtful) in twijfel")
    let note = note(minimum: minimum, language)
    return "\(name): \(numbers[language]); \(status.words(language))"
      + (note.isEmpty ? "" : "; \(note)")
  }
}

/// A verdict, and while the year runs its outlook: centers of one status stand together.
struct ChartStatus: Hashable {
  let verdict: Verdict
  let outlook: Outlook.Word?

  /// What needs action first.
  var rank: Int {
    guard verdict == .inProgress else { return verdict.urgency * 10 }
    return switch outlook {
    case .outOfReach: verdict.urgency * 10 + 1
    case .unlikely: verdict.urgency * 10 + 2
    case .uncertain: verdict.urgency * 10 + 3
    case .tooEarly: verdict.urgency * 10 + 4
    case .likely: verdict.urgency * 10 + 5
    case .secured, nil: verdict.urgency * 10 + 6
    }
  }

  func words(_ language: Language) -> String {
    verdict.words[language]
      + (outlook.map { ", " + ChartWords.outlook($0)[language] } ?? "")
  }
}

/// What all charts of a report are drawn from.
struct ChartData {
  let language: Language
  let policyTitle: String
  let year: DayRange
  let asOf: CalendarDay
  let minimum: Int
  /// The first day of the norm, where that lies within the year.
  let coverFrom: CalendarDay?
  /// The designated centers: by status, what needs action first, then by volume, the smallest first.
  ///
  /// So the eye runs from the center furthest from the minimum down to the largest, and bars grow on the way.
  /// Categories are left to the tables of the page: the minimum is the same for all of them.
  let centers: [ChartCenter]

  /// Nil outside the years 1...9999.
  init?(_ report: AuditReport, _ language: Language) {
    guard let year = DayRange(year: report.year) else { return nil }
    self.language = language
    policyTitle = Speech(language)(report.policy.title)
    self.year = year
    asOf = report.asOf
    minimum = max(1, report.policy.minimum)
    coverFrom = report.cover == year ? nil : report.cover?.first ?? report.policy.coverFrom
    let past = DayRange(year.first, min(year.last, report.asOf))
    centers = report.designated.map { center in
      let evidence = center.evidence
      let verdict = center.judgement.verdict
      return ChartCenter(
        id: report.register[center.index].id, name: report.register[center.index].name,
        counted: evidence.counted, doubtful: evidence.doubtful,
        status: ChartStatus(
          verdict: verdict, outlook: verdict == .inProgress ? center.outlook?.word : nil),
        reasons: center.judgement.reasons, isWaived: center.isWaived,
        days: report.treatments[center.index].map(\.day).sorted(),
        open: ChartData.open(past, evidence), isInOthers: CenterWords.isInOthers(center),
        hasWholeYear: report.cover == year && year.isCovered(by: evidence.designation))
    }.sorted { a, b in
      (a.status.rank, a.counted, a.doubtful) != (b.status.rank, b.counted, b.doubtful)
        ? (a.status.rank, a.counted, a.doubtful) < (b.status.rank, b.counted, b.doubtful)
        : bytesPrecede(a.id, b.id)
    }
  }

  private static func open(_ past: DayRange?, _ evidence: CenterEvidence) -> [DayRange] {
    guard let past else { return [] }
    guard evidence.hasSubmitted, !evidence.isOfOtherYears, let cover = evidence.cover else {
      return [past]
    }
    let spoken = evidence.declared.isEmpty ? [past] : evidence.declared
    let held = spoken.flatMap { period in
      evidence.designation.compactMap { $0.intersection(period)?.intersection(cover) }
    }
    var open: [DayRange] = []
    var rest: DayRange? = past
    while let now = rest, let gap = now.uncovered(by: held) {
      open.append(gap)
      rest = DayRange(gap.last.advanced(by: 1), past.last)
    }
    return open
  }

  /// Whether days of the year are still to come.
  var isRunning: Bool { asOf < year.last }

  /// Centers of one status, what needs action first.
  var groups: [(status: ChartStatus, centers: [ChartCenter])] {
    centers.reduce(into: []) { groups, center in
      if groups.last?.status == center.status {
        groups[groups.count - 1].centers.append(center)
      } else {
        groups.append((center.status, [center]))
      }
    }
  }

  /// How many centers meet the minimum, and what every chart says beside that.
  var headline: String {
    let met = centers.count { $0.verdict == .meets }
    let isSingular = met == 1 || centers.count == 1
    var text = Phrase(
      "\(met) of \(centers.count) designated \(centers.count == 1 ? "center" : "centers") "
        + "\(isSingular ? "meets" : "meet") the minimum of \(grouped(minimum, .english)); ",
      "\(met) van \(centers.count) aangewezen \(centers.count == 1 ? "centrum" : "centra") "
        + "\(isSingular ? "haalt" : "halen") het minimum van \(grouped(minimum, .dutch)); ")[
        language]
    text += ChartWords.asOf(asOf, language)
    if let coverFrom {
      text +=
        Phrase(
          "; the norm holds from \(coverFrom.written(.english))",
          "; de norm geldt vanaf \(coverFrom.written(.dutch))")[language]
    }
    return text + "."
  }

  /// How many centers have each status.
  var census: String {
    groups.map { "\($0.status.words(language)): \($0.centers.count)" }.joined(separator: "; ")
  }

  /// Every center with its numbers.
  var roll: String {
    centers.map { $0.sentence(minimum: minimum, language) + "." }.joined(separator: " ")
  }
}
