internal import AuditDomain

/// `audit.md`: the national report.
struct NationalPage {
  private let report: AuditReport
  private let edition: Edition
  private let say: Speech
  private let words: CenterWords
  private let charts: [ChartImage]

  /// - Parameter charts: those of the whole country.
  init(_ report: AuditReport, _ form: ReportForm, _ charts: [ChartImage]) {
    self.report = report
    edition = form.edition
    self.charts = charts
    say = Speech(form.language)
    words = CenterWords(report, say)
  }

  var text: String {
    var page = Markdown()
    headline(&page)
    if edition == .full { actions(&page) }
    centers(&page)
    let details = NationalDetails(report, edition, say)
    if edition == .full { course(&page) }
    details.outside(&page)
    details.country(&page)
    details.quality(&page)
    if edition == .full { details.sensitivity(&page) }
    MethodSection(report, say).add(to: &page)
    InputsSection(report, edition, say).add(to: &page)
    return page.text
  }

  private func of(_ verdict: Verdict) -> [CenterReport] {
    report.centers.filter { $0.judgement.verdict == verdict }
  }

  /// A center's name, with its dossier where the edition has them.
  private func link(_ center: CenterReport) -> String {
    words.link(center, edition)
  }

  // MARK: Headline

  private func headline(_ page: inout Markdown) {
    page.heading(1, say("Volume audit \(report.year)", "Volumetoets \(report.year)"))
    let day = say.day(report.asOf)
    page.paragraph(
      Markdown.escaped(say(report.policy.title)) + say(", as of \(day).", ", peildatum \(day).")
        + standing)
    let met = of(.meets).count
    let (all, minimum) = (report.designated.count, say.number(report.policy.minimum))
    page.paragraph(
      say(
        "**\(met) of \(all) designated centers meet the minimum of \(minimum) treatments a year.**",
        "**\(met) van de \(all) aangewezen centra \(met == 1 ? "haalt" : "halen") het minimum van "
          + "\(minimum) behandelingen per jaar.**"))
    for chart in charts.prefix(1) { page.image(chart.alternative, chart.path) }
    let verdicts = Verdict.allCases.filter { $0 != .notDesignated }
      .sorted { $0.urgency < $1.urgency }
    page.table(
      [say("Verdict", "Oordeel"), say("Centers", "Centra"), say("Meaning", "Betekenis")],
      right: [1],
      verdicts.map { [$0.words[say.language], "\(of($0).count)", $0.meaning[say.language]] })
    page.list(summary)
  }

  private var standing: String {
    if !report.isJudged {
      let from = say.day(report.judgedFrom)
      return say(
        " The year is not yet judged: that begins on \(from).",
        " Het jaar wordt nog niet beoordeeld: dat begint op \(from).")
    }
    guard report.asOf < report.finalFrom else { return "" }
    let until = say.day(report.finalFrom)
    return say(
      " Provisional until \(until): centers may object.",
      " Voorlopig tot \(until): centra kunnen tot dan reageren.")
  }

  private var summary: [String] {
    var items: [String] = []
    for verdict in [Verdict.below, .undetermined, .notSubmitted, .notAssessable] {
      let centers = of(verdict)
      if centers.isEmpty { continue }
      let names = centers.map { link($0) + details($0) + waiver($0) }
      items.append(
        "**\(verdict.words[say.language].firstUppercased)** (\(centers.count)): "
          + names.joined(separator: ", "))
    }
    let outside = report.centers.filter { $0.tally[.undesignated] > 0 }
    if !outside.isEmpty {
      let names = outside.map { "\(link($0)) (\(say.treatments($0.undesignatedTreatments)))" }
      items.append(
        say("**Outside the designation**: ", "**Buiten de aanwijzing**: ")
          + names.joined(separator: ", "))
    }
    if !report.unknownProviders.isEmpty {
      items.append(
        say("**Unknown providers**: ", "**Onbekende aanbieders**: ") + unknownProviders)
    }
    if report.hasUnplacedRefusal {
      items.append(
        say(
          "**A refused file has no center**: every center below might have sent it",
          "**Een geweigerd bestand heeft geen centrum**: elk centrum onder het minimum kan het hebben gezonden"
        ))
    }
    let country = NationalDetails(report, edition, say).countrySentence
    items.append(say("**The country**: ", "**Het land**: ") + country)
    return items
  }

  private func details(_ center: CenterReport) -> String {
    let verdict = center.judgement.verdict
    if verdict == .notSubmitted { return "" }
    // The reasons name days of treatment, which are not for everybody.
    let reasons =
      verdict == .below || edition == .public
      ? "" : "; " + words.reasons(center).joined(separator: "; ")
    return " (\(words.figures(center))\(reasons))"
  }

  private func waiver(_ center: CenterReport) -> String {
    center.isWaived ? say(" — waived", " — ontheffing") : ""
  }

  private var unknownProviders: String {
    if edition == .public { return say.number(report.unknownProviders.count) }
    return report.unknownProviders.map { provider in
      let records = say.records(provider.records)
      return
        "\(Markdown.escaped(provider.name)) (\(say("\(records) in doubt", "\(records) in twijfel")))"
    }.joined(separator: ", ")
  }

  // MARK: What needs action

  private func actions(_ page: inout Markdown) {
    var rows: [[String]] = []
    for center in report.designated.sorted(by: {
      $0.judgement.verdict.urgency < $1.judgement.verdict.urgency
    }) {
      guard let action = action(center) else { continue }
      rows.append([link(center), center.judgement.verdict.words[say.language], action])
    }
    for center in report.centers where center.tally[.undesignated] > 0 {
      rows.append([
        link(center), say("outside the designation", "buiten de aanwijzing"),
        say(
          "Inspect: why were these patients treated there?",
          "Onderzoek: waarom zijn deze patiënten daar behandeld?"),
      ])
    }
    for provider in report.unknownProviders {
      rows.append([
        Markdown.escaped(provider.name), say("unknown provider", "onbekende aanbieder"),
        say(
          "Add its name or AGB code to the register, to the center it belongs to; or list it there as not designated.",
          "Zet de naam of AGB-code in het register, bij het centrum waar zij hoort; of zet de aanbieder daar als niet aangewezen."
        ),
      ])
    }
    for center in report.centers.filter({ $0.waiver != nil && !$0.isWaived }) {
      rows.append([
        link(center), say("waiver expired", "ontheffing verlopen"),
        say(
          "Decide anew, or take the waiver out of the policy.",
          "Beslis opnieuw, of haal de ontheffing uit het beleid."),
      ])
    }
    page.heading(2, say("What needs action", "Wat er te doen is"))
    if rows.isEmpty { page.paragraph(say("Nothing.", "Niets.")) }
    page.table([say("Who", "Wie"), say("What", "Wat"), say("To do", "Te doen")], rows)
  }

  private func action(_ center: CenterReport) -> String? {
    let until = say.day(report.finalFrom)
    switch center.judgement.verdict {
    case .meets, .inProgress, .notDesignated: return nil
    case .below where center.isWaived:
      return say("Waived: ", "Ontheffing: ") + Markdown.escaped(center.waiver?.reason ?? "")
    case .below where report.asOf >= report.finalFrom:
      return say(
        "Decide: the time to object is over since \(until).",
        "Beslis: de termijn om te reageren is voorbij sinds \(until).")
    case .below:
      return say(
        "Send the dossier; the center may object until \(until).",
        "Zend het dossier; het centrum kan reageren tot \(until).")
    case .undetermined:
      return say(
        "Send the dossier: the records in doubt are listed there with their remedies.",
        "Zend het dossier: de registraties in twijfel staan daar, met wat eraan te doen is.")
    case .notSubmitted:
      return say(
        "Ask the center for its log, or for a nil return.",
        "Vraag het centrum om zijn registraties, of om een nulopgave.")
    case .notAssessable:
      let reasons = words.reasons(center).joined(separator: "; ")
      return say("Ask for what is missing: \(reasons).", "Vraag wat er ontbreekt: \(reasons).")
    }
  }

  // MARK: The centers

  private func centers(_ page: inout Markdown) {
    let all = report.designated.count
    page.heading(2, say("The \(all) centers", "De \(all) centra"))
    let minimum = say.number(report.policy.minimum)
    page.paragraph(
      say(
        "*Counted* treatments surely count; *in doubt* is how many more may count on top. *Short* is what "
          + "is missing to \(minimum). *Records* are all that the center sent.",
        "*Geteld* zijn behandelingen die zeker meetellen; *in twijfel* is hoeveel er nog bij kunnen komen. "
          + "*Tekort* is wat er ontbreekt aan \(minimum). *Registraties* zijn alle die het centrum zond."
      ))
    for category in CenterCategory.allCases where category != .notDesignated {
      let centers = report.designated.filter { report.register[$0.index].category == category }
        .sorted { a, b in
          (a.judgement.verdict.urgency, a.index) < (b.judgement.verdict.urgency, b.index)
        }
      if centers.isEmpty { continue }
      page.heading(3, category.words[say.language])
      let isRunning = centers.contains { $0.outlook != nil }
      page.table(columns(isRunning), right: [2, 3, 4, 5, 6], centers.map { row($0, isRunning) })
    }
  }

  private func columns(_ isRunning: Bool) -> [String] {
    var columns = [
      say("Center", "Centrum"), say("Verdict", "Oordeel"), say("Counted", "Geteld"),
      say("In doubt", "In twijfel"), say("Short", "Tekort"), say("Patients", "Patiënten"),
      say("Records", "Registraties"),
    ]
    if edition == .full { columns.append(say("Last treatment", "Laatste behandeling")) }
    if isRunning { columns.append(say("Outlook", "Vooruitzicht")) }
    return columns + [say("Year before", "Jaar ervoor")]
  }

  private func row(_ center: CenterReport, _ isRunning: Bool) -> [String] {
    var row = [
      link(center), words.verdict(center), say.number(center.evidence.counted),
      say.number(center.evidence.doubtful),
      center.shortfall(of: report.policy.minimum).map { say.number($0) } ?? "",
      say.number(center.patients), say.number(center.evidence.records),
    ]
    if edition == .full { row.append(center.lastDate.map { say.cell($0) } ?? "") }
    if isRunning {
      let outlook = center.outlook.map { outlook in
        outlook.word.words[say.language]
          + (outlook.probability.map { " (\(say.decimal($0, 4)))" } ?? "")
      }
      row.append(outlook ?? "")
    }
    return row + [center.previousYear.map { say.number($0) } ?? ""]
  }

  private func course(_ page: inout Markdown) {
    guard charts.count > 1 else { return }
    page.heading(2, say("The course of the year", "Het verloop van het jaar"))
    for chart in charts.dropFirst() { page.image(chart.alternative, chart.path) }
  }
}

extension String {
  /// The text with its first letter in upper case.
  var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
}
