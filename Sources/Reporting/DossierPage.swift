internal import AuditDomain

/// `centers/<id>.md`: the dossier of one center, fit to be sent to it.
struct DossierPage {
  private let report: AuditReport
  private let center: CenterReport
  private let words: CenterWords
  private let treatments: [Treatment]
  private let findings: [Finding]
  private let doubts: [RecordPlace: [Finding]]
  private let chart: ChartImage?

  /// - Parameters:
  ///   - treatments: those of the center.
  ///   - findings: those that stand under the center.
  ///   - doubts: the errors of all doubtful records, whatever center they stand under.
  ///   - chart: its course; nil for a center that is not designated.
  init(
    _ report: AuditReport, _ center: CenterReport, treatments: [Treatment], findings: [Finding],
    doubts: [RecordPlace: [Finding]], chart: ChartImage?
  ) {
    self.report = report
    self.center = center
    words = CenterWords(report)
    self.treatments = treatments
    self.findings = findings
    self.doubts = doubts
    self.chart = chart
  }

  var text: String {
    var page = Markdown()
    verdict(&page)
    volume(&page)
    evidence(&page)
    inDoubt(&page)
    findings(&page)
    outOfScope(&page)
    otherWays(&page)
    files(&page)
    correct(&page)
    return page.text
  }

  private func verdict(_ page: inout Markdown) {
    let entry = report.register[center.index]
    page.heading(1, "\(words.name(center)): volume \(report.year)")
    page.paragraph(
      "\(Markdown.escaped(report.policy.title)). Center \(Markdown.code(entry.id)), "
        + "\(Markdown.escaped(entry.city)). As of \(report.asOf)"
        + (report.isJudged && report.asOf < report.finalFrom
          ? ", provisional until \(report.finalFrom)." : "."))
    page.paragraph(
      "**\(center.judgement.verdict.words.firstUppercased)**: \(words.figures(center)). This means: "
        + "\(center.judgement.verdict.meaning).")
    page.list(words.reasons(center).map { $0.firstUppercased + "." })
    if center.tally[.undesignated] > 0 {
      page.paragraph(
        "\(counted(center.tally[.undesignated], "record")) (\(counted(center.undesignatedTreatments, "treatment"))) "
          + "would count, but the center was not designated on that day.")
    }
    if let waiver = center.waiver {
      page.paragraph(
        "Waiver by \(Markdown.escaped(waiver.decidedBy)): \(Markdown.escaped(waiver.reason)). It "
          + (center.isWaived ? "holds until \(waiver.expires)." : "expired on \(waiver.expires)."))
    }
    if let outlook = center.outlook {
      page.paragraph(
        "Outlook: \(outlook.word.words)"
          + (outlook.probability.map { ", the chance to reach the minimum is \(fixed($0, 4))" }
            ?? "")
          + (outlook.neededPerMonth.map { $0 > 0 ? "; still needed a month: \(fixed($0, 1))" : "" }
            ?? "") + ".")
    }
  }

  private func volume(_ page: inout Markdown) {
    page.heading(2, "The volume")
    if let chart { page.image(chart.alternative, "../" + chart.path) }
    page.table(
      ["Figure", "Number"], right: [1],
      [
        ["treatments counted", "\(center.evidence.counted)"],
        ["treatments that may count on top (in doubt)", "\(center.evidence.doubtful)"],
        ["patients among the counted treatments", "\(center.patients)"],
        ["records behind the counted treatments", "\(center.records)"],
        ["trial or prophylactic treatments", "\(center.trialTreatments)"],
        ["the year before", center.previousYear.map { "\($0)" } ?? "not known"],
      ])
    page.table(
      ["Records by outcome", "Number"], right: [1],
      Outcome.allCases.map { [$0.code, "\(center.tally[$0])"] } + [
        ["sum", "\(center.tally.total)"]
      ])
    guard !treatments.isEmpty else { return }
    let months = (1...12).map { month in treatments.count { $0.day.parts.month == month } }
    page.table(
      ["Month"] + (1...12).map { "\($0)" }, right: Set(1...12),
      [["Treatments"] + months.map { "\($0)" }])
    let sites = Dictionary(grouping: treatments, by: \.site).mapValues(\.count)
    if sites.count > 1 {
      page.table(
        ["Site", "Treatments"], right: [1],
        sites.sorted { bytesPrecede($0.key, $1.key) }.map {
          [$0.key.isEmpty ? "none named" : Markdown.escaped($0.key), "\($0.value)"]
        })
    }
    let discussed = treatments.count { $0.discussion == .before }
    page.paragraph(
      "A multidisciplinary discussion on or before the day stands in \(discussed) of "
        + "\(counted(treatments.count, "treatment")).")
  }

  private func evidence(_ page: inout Markdown) {
    guard !treatments.isEmpty else { return }
    page.heading(2, "The counted treatments")
    page.paragraph(
      "*Patient* is an ordinal within this report, no pseudonym. *Records* is how many records of the same "
        + "patient and day stand for the treatment; file and line are those of the first.")
    page.table(
      ["Day", "Procedure", "Indication", "Site", "Patient", "Records", "File", "Line"],
      right: [4, 5, 7],
      treatments.map { treatment in
        [
          treatment.day.description,
          Markdown.escaped(report.policy.procedures[treatment.procedure].name),
          Markdown.escaped(report.policy.indications[treatment.indication].name),
          Markdown.escaped(treatment.site), "\(treatment.patientNumber)", "\(treatment.records)",
          Markdown.code(report.files[Int(treatment.place.file)].name), "\(treatment.place.line)",
        ]
      })
  }

  /// The very records that would settle the verdict.
  private func inDoubt(_ page: inout Markdown) {
    let places = center.doubtfulPlaces
    guard !places.isEmpty else { return }
    page.heading(2, "The records in doubt")
    let isOpen = center.judgement.verdict == .undetermined
    let shown = isOpen ? places[...] : places.prefix(50)
    page.paragraph(
      "\(counted(places.count, "record")) may hold \(counted(center.evidence.doubtful, "treatment")) more: "
        + "records of one patient and day are one treatment, and none if it is counted already. "
        + (isOpen ? "Corrected, they settle the verdict." : "They do not change the verdict.")
        + (shown.count < places.count ? " The first fifty stand here, all in `findings.csv`." : ""))
    let messages = FindingWords(report.listing, .english)
    page.table(
      ["File", "Line", "Record", "What leaves it open", "What to do"], right: [1, 2],
      shown.map { place in
        let found = doubts[place] ?? []
        return [
          Markdown.code(report.files[Int(place.file)].name), "\(place.line)", "\(place.record)",
          Markdown.escaped(found.map { messages.message($0) }.joined(separator: "; ")),
          found.map { remedy(for: $0.code)[.english] }.joined(separator: " "),
        ]
      })
  }

  private func findings(_ page: inout Markdown) {
    guard !findings.isEmpty else { return }
    page.heading(2, "Findings")
    page.paragraph(
      "An error leaves open whether a record, or a file, counts; a warning says what was repaired or seen. The "
        + "first fifty places of each stand here, all of them in `findings.csv`.")
    let messages = FindingWords(report.listing, .english)
    let byCode = Dictionary(grouping: findings, by: \.code)
    for code in FindingCode.allCases {
      guard let places = byCode[code] else { continue }
      let entry = FaultEntry(code)
      page.heading(
        3, "\(entry.title[.english].firstUppercased) (\(code.severity.rawValue), \(places.count))")
      page.paragraph("Code \(Markdown.code(code.rawValue)). \(entry.remedy[.english])")
      page.table(
        ["File", "Line", "Record", "Outcome", "What was found"], right: [1, 2],
        places.prefix(50).map { finding in
          [
            Markdown.code(report.files[Int(finding.place.file)].name), "\(finding.place.line)",
            "\(finding.place.record)", finding.outcome?.code ?? "",
            Markdown.escaped(messages.message(finding)),
          ]
        })
    }
  }

  private func outOfScope(_ page: inout Markdown) {
    guard !center.reasons.isEmpty else { return }
    page.heading(2, "What does not count, and why")
    page.table(
      ["Reason", "Records"], right: [1],
      OutOfScopeReason.allCases.compactMap { reason in
        center.reasons[reason].map { [reason.words, "\($0)"] }
      })
    guard !center.unlisted.isEmpty else { return }
    let more = center.unlisted.count - min(20, center.unlisted.count)
    page.paragraph(
      "The most frequent procedures that the policy does not list"
        + (more > 0 ? " (\(more) more are not shown)" : "") + ":")
    page.table(
      ["Procedure", "Records"], right: [1],
      center.unlisted.prefix(20).map { [Markdown.escaped($0.value), "\($0.records)"] })
  }

  private func otherWays(_ page: inout Markdown) {
    let rows = report.sensitivity.filter { $0.center == center.index }
    guard !rows.isEmpty else { return }
    page.heading(2, "Counted in other ways")
    page.table(
      ["Way", "Volume", "Verdict then"], right: [1],
      rows.map {
        [$0.variant.words, "\($0.volume)", $0.verdict.words + ($0.changes ? " (differs)" : "")]
      })
  }

  private func files(_ page: inout Markdown) {
    let own = report.files.filter { $0.owners.contains(center.index) || $0.center == center.index }
    guard !own.isEmpty else { return }
    page.heading(2, "Files")
    page.table(
      ["File", "Status", "Records", "SHA-256"], right: [2],
      own.map {
        [
          Markdown.code($0.name), $0.status.rawValue, "\($0.records)",
          $0.sha256.isEmpty ? "" : Markdown.code($0.sha256),
        ]
      })
    guard let covered = center.covered else { return }
    page.paragraph(
      "They are taken to speak of \(covered.first) to \(covered.last) ("
        + (center.evidence.declared.isEmpty ? "assumed: no period was declared" : "declared") + ")."
    )
  }

  private func correct(_ page: inout Markdown) {
    page.heading(2, "How to correct")
    let until =
      report.isJudged
      ? "Objections are heard until \(report.finalFrom)."
      : "The year is judged from \(report.judgedFrom)."
    guard center.judgement.verdict != .notSubmitted else {
      page.paragraph(
        "Send the log of the whole year; or, if there was no treatment, a line in `submissions.csv` with your "
          + "center, the year as its period, and 0 records. " + until)
      return
    }
    page.paragraph(
      "Correct the records in your own system, export the whole log again, and send it as a file with a new "
        + "name, together with the line in `submissions.csv` that says which file it replaces. Keep the record "
        + "ids: they are how a correction is told from a new treatment. " + until)
  }
}
