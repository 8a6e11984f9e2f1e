internal import AuditDomain

/// `audit.md`: the national report.
struct NationalPage {
  private let report: AuditReport
  private let words: CenterWords
  private let charts: [ChartImage]

  /// - Parameter charts: those of the whole country.
  init(_ report: AuditReport, _ charts: [ChartImage]) {
    self.report = report
    self.charts = charts
    words = CenterWords(report)
  }

  var text: String {
    var page = Markdown()
    headline(&page)
    actions(&page)
    centers(&page)
    course(&page)
    outside(&page)
    country(&page)
    quality(&page)
    sensitivity(&page)
    MethodSection(report).add(to: &page)
    InputsSection(report).add(to: &page)
    return page.text
  }

  private func of(_ verdict: Verdict) -> [CenterReport] {
    report.centers.filter { $0.judgement.verdict == verdict }
  }

  private func link(_ center: CenterReport) -> String {
    "[\(words.name(center))](centers/\(report.register[center.index].id).md)"
  }

  // MARK: Headline

  private func headline(_ page: inout Markdown) {
    page.heading(1, "Volume audit \(report.year)")
    page.paragraph("\(Markdown.escaped(report.policy.title)), as of \(report.asOf).\(standing)")
    page.paragraph(
      "**\(of(.meets).count) of \(report.designated.count) designated centers meet the minimum of "
        + "\(report.policy.minimum) treatments a year.**")
    for chart in charts.prefix(1) { page.image(chart.alternative, chart.path) }
    let verdicts = Verdict.allCases.filter { $0 != .notDesignated }
      .sorted { $0.urgency < $1.urgency }
    page.table(
      ["Verdict", "Centers", "Meaning"], right: [1],
      verdicts.map { [$0.words, "\(of($0).count)", $0.meaning] })
    page.list(summary)
  }

  private var standing: String {
    if !report.isJudged {
      return " The year is not yet judged: that begins on \(report.judgedFrom)."
    }
    return report.asOf < report.finalFrom
      ? " Provisional until \(report.finalFrom): centers may object." : ""
  }

  private var summary: [String] {
    var items: [String] = []
    for verdict in [Verdict.below, .undetermined, .notSubmitted, .notAssessable] {
      let centers = of(verdict)
      if centers.isEmpty { continue }
      let names = centers.map { center in
        let details =
          verdict == .notSubmitted
          ? ""
          : " (\(words.figures(center))"
            + (verdict == .below ? "" : "; " + words.reasons(center).joined(separator: "; ")) + ")"
        return link(center) + details + (center.isWaived ? " — waived" : "")
      }
      items.append(
        "**\(verdict.words.firstUppercased)** (\(centers.count)): \(names.joined(separator: ", "))")
    }
    let outside = report.centers.filter { $0.tally[.undesignated] > 0 }
    if !outside.isEmpty {
      let names = outside.map { "\(link($0)) (\(counted($0.undesignatedTreatments, "treatment")))" }
      items.append("**Outside the designation**: \(names.joined(separator: ", "))")
    }
    if !report.unknownProviders.isEmpty {
      let names = report.unknownProviders.map {
        "\(Markdown.escaped($0.name)) (\(counted($0.records, "record")) in doubt)"
      }
      items.append("**Unknown providers**: \(names.joined(separator: ", "))")
    }
    if report.hasUnplacedRefusal {
      items.append("**A refused file has no center**: every center below might have sent it")
    }
    items.append("**The country**: \(countrySentence)")
    return items
  }

  private var patients: Int { report.designated.reduce(0) { $0 + $1.patients } }

  private var countrySentence: String {
    let treatments = report.designated.reduce(0) { $0 + $1.evidence.counted }
    let sum =
      "\(counted(treatments, "treatment")) of \(counted(patients, "patient")) (a sum over centers)"
    guard let days = DayRange(year: report.year), let cover = report.cover else { return sum }
    let expected = report.policy.expectedPatients
    let from = expected.lowerBound * cover.count / days.count
    let to = expected.upperBound * cover.count / days.count
    return sum + "; \(grouped(from)) to \(grouped(to)) patients were expected in "
      + "\(cover.count) covered days"
  }

  // MARK: What needs action

  private func actions(_ page: inout Markdown) {
    var rows: [[String]] = []
    for center in report.designated.sorted(by: {
      $0.judgement.verdict.urgency < $1.judgement.verdict.urgency
    }) {
      guard let action = action(center) else { continue }
      rows.append([link(center), center.judgement.verdict.words, action])
    }
    for center in report.centers where center.tally[.undesignated] > 0 {
      rows.append([
        link(center), "outside the designation", "Inspect: why were these patients treated there?",
      ])
    }
    for provider in report.unknownProviders {
      rows.append([
        Markdown.escaped(provider.name), "unknown provider",
        "Add its name or AGB code to the register, to the center it belongs to; or list it there as not designated.",
      ])
    }
    for waiver in report.centers.filter({ $0.waiver != nil && !$0.isWaived }) {
      rows.append([
        link(waiver), "waiver expired", "Decide anew, or take the waiver out of the policy.",
      ])
    }
    page.heading(2, "What needs action")
    if rows.isEmpty { page.paragraph("Nothing.") }
    page.table(["Who", "What", "To do"], rows)
  }

  private func action(_ center: CenterReport) -> String? {
    switch center.judgement.verdict {
    case .meets, .inProgress, .notDesignated: nil
    case .below:
      center.isWaived
        ? "Waived: \(Markdown.escaped(center.waiver?.reason ?? ""))"
        : "Send the dossier; the center may object until \(report.finalFrom)."
    case .undetermined:
      "Send the dossier: the records in doubt are listed there with their remedies."
    case .notSubmitted: "Ask the center for its log, or for a nil return."
    case .notAssessable:
      "Ask for what is missing: \(words.reasons(center).joined(separator: "; "))."
    }
  }

  // MARK: The centers

  private func centers(_ page: inout Markdown) {
    page.heading(2, "The \(report.designated.count) centers")
    page.paragraph(
      "*Counted* treatments surely count; *in doubt* is how many more may count on top. *Short* is what "
        + "is missing to \(report.policy.minimum). *Records* are all that the center sent.")
    for category in CenterCategory.allCases where category != .notDesignated {
      let centers = report.designated.filter { report.register[$0.index].category == category }
        .sorted { a, b in
          (a.judgement.verdict.urgency, a.index) < (b.judgement.verdict.urgency, b.index)
        }
      if centers.isEmpty { continue }
      page.heading(3, category.words)
      let isRunning = centers.contains { $0.outlook != nil }
      page.table(
        [
          "Center", "Verdict", "Counted", "In doubt", "Short", "Patients", "Records",
          "Last treatment",
        ]
          + (isRunning ? ["Outlook"] : []) + ["Year before"], right: [2, 3, 4, 5, 6],
        centers.map { row($0, isRunning) })
    }
  }

  private func row(_ center: CenterReport, _ isRunning: Bool) -> [String] {
    let outlook = center.outlook.map { outlook in
      outlook.word.words + (outlook.probability.map { " (\(fixed($0, 4)))" } ?? "")
    }
    return [
      link(center), center.judgement.verdict.words + (center.isWaived ? ", waived" : ""),
      "\(center.evidence.counted)", "\(center.evidence.doubtful)",
      center.shortfall(of: report.policy.minimum).map { "\($0)" } ?? "",
      "\(center.patients)", "\(center.evidence.records)", center.lastDate?.description ?? "",
    ] + (isRunning ? [outlook ?? ""] : []) + [center.previousYear.map { "\($0)" } ?? ""]
  }

  private func outside(_ page: inout Markdown) {
    let outside = report.centers.filter { $0.judgement.verdict == .notDesignated }
    page.heading(2, "Outside the designation, and unknown providers")
    if outside.isEmpty && report.unknownProviders.isEmpty { page.paragraph("None.") }
    page.table(
      ["Hospital", "Records", "Records that would count", "Treatments", "In doubt"],
      right: [1, 2, 3, 4],
      outside.map {
        [
          link($0), "\($0.evidence.records)", "\($0.tally[.undesignated])",
          "\($0.undesignatedTreatments)", "\($0.evidence.doubtful)",
        ]
      })
    guard !report.unknownProviders.isEmpty else { return }
    page.paragraph(
      "A provider that the register does not know is not thereby outside the designation. It is settled in "
        + "one of two ways: its name or AGB code is added to the center it belongs to, or it is listed as "
        + "not designated.")
    page.table(
      ["Unknown provider", "Records in doubt"], right: [1],
      report.unknownProviders.map { [Markdown.escaped($0.name), "\($0.records)"] })
  }

  private func course(_ page: inout Markdown) {
    guard charts.count > 1 else { return }
    page.heading(2, "The course of the year")
    for chart in charts.dropFirst() { page.image(chart.alternative, chart.path) }
  }

  private func country(_ page: inout Markdown) {
    page.heading(2, "The country")
    page.paragraph(
      countrySentence.firstUppercased
        + ". Pseudonyms are each hospital's own: a patient treated in two "
        + "centers is counted in both, so this is a sum and no head count.")
  }

  // MARK: Data quality

  private func quality(_ page: inout Markdown) {
    page.heading(2, "Data quality")
    let totals = report.totals
    page.paragraph(
      "\(counted(totals.total, "record")) read from \(counted(report.files.count { $0.status == .read }, "file")). "
        + "Each ended in exactly one outcome:")
    page.table(
      ["Outcome", "Records"], right: [1],
      Outcome.allCases.map { [$0.code, grouped(totals[$0])] } + [["sum", grouped(totals.total)]])
    var reasons: [OutOfScopeReason: Int] = [:]
    for row in report.outcomes {
      if let reason = row.reason { reasons[reason, default: 0] += row.records }
    }
    page.table(
      ["Out of scope because of", "Records"], right: [1],
      OutOfScopeReason.allCases.compactMap { reason in
        reasons[reason].map { [reason.words, grouped($0)] }
      })
    var codes: [FindingCode: Int] = [:]
    for finding in report.findings { codes[finding.code, default: 0] += 1 }
    page.table(
      ["Finding", "Severity", "Number", "Meaning"], right: [2],
      FindingCode.allCases.compactMap { code in
        codes[code].map {
          [
            Markdown.code(code.rawValue), code.severity.rawValue, grouped($0),
            title(of: code)[.english],
          ]
        }
      })
  }

  private func sensitivity(_ page: inout Markdown) {
    page.heading(2, "Sensitivity")
    let changed = report.sensitivity.filter(\.changes)
    page.paragraph(
      "Each center's volume was also counted as patients, as records, with and without trial treatments, and "
        + "for its largest site alone. "
        + (changed.isEmpty
          ? "No verdict would change." : "These verdicts would change:"))
    let byIndex = Dictionary(report.centers.map { ($0.index, $0) }) { first, _ in first }
    page.table(
      ["Center", "Counted", "Other way", "Volume", "Verdict then"], right: [1, 3],
      changed.compactMap { row in
        byIndex[row.center].map {
          [
            link($0), "\($0.evidence.counted)", row.variant.words, "\(row.volume)",
            row.verdict.words,
          ]
        }
      })
  }
}

extension String {
  /// The text with its first letter in upper case.
  var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
}
