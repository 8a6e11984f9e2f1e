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
    for notice in RunNotices(report, say).all { page.paragraph("**\(notice)**") }
    let met = of(.meets).count
    let (all, minimum) = (report.designated.count, say.number(report.policy.minimum))
    page.paragraph(
      say(
        "**\(met) of \(all) designated \(all == 1 ? "center" : "centers") \(met == 1 ? "meets" : "meet") the minimum of \(minimum) "
          + "treatments a year.**",
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
    let final = say.day(report.finalFrom)
    return say(
      " Provisional: final from \(final), centers may object before that day.",
      " Voorlopig: definitief vanaf \(final), centra kunnen vóór die dag reageren.")
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
    if report.hasUnplacedRefusal { items.append(unplacedRefusals) }
    if let liftable { items.append(liftable) }
    let country = NationalDetails(report, edition, say).countrySentence
    items.append(say("**The country**: ", "**Het land**: ") + country)
    return items
  }

  /// Refused files that may be anybody's.
  private var unplacedRefusals: String {
    let files = report.unplacedRefusals
    let isOne = files.count == 1
    let number = say.files(files.count)
    let names =
      edition == .public ? "" : " (" + say.firstNames(files.map { Markdown.code($0.name) }) + ")"
    return say(
      "**Refused, and of no center**: \(number)\(names); every center below might have sent \(isOne ? "it" : "them")",
      "**Geweigerd, en van geen centrum**: \(number)\(names); elk centrum onder het minimum kan \(isOne ? "het" : "ze") "
        + "hebben gezonden")
  }

  /// The centers below that treatments without any center could lift, if they were theirs.
  private var liftable: String? {
    let rows = report.sensitivity.filter { $0.variant == .withUnplaced && $0.changes }
    let centers = report.centers.filter { center in
      center.judgement.verdict == .below && rows.contains { $0.center == center.index }
    }
    guard !centers.isEmpty else { return nil }
    let names = centers.map { link($0) }.joined(separator: ", ")
    let open = say.treatments(report.unattributed.withoutCandidate)
    return say(
      "**Open**: \(open) in doubt without any center; if they were all its own, the minimum could be reached by \(names)",
      "**Open**: \(open) in twijfel zonder enig centrum; met al die behandelingen erbij kon het minimum worden gehaald "
        + "door \(names)")
  }

  private func details(_ center: CenterReport) -> String {
    let verdict = center.judgement.verdict
    if verdict == .notSubmitted, !CenterWords.isInOthers(center) { return "" }
    // The headline says it for all of them.
    let reasons =
      edition == .public
      ? words.publicReasons(center) : words.reasons(center, without: [.unplacedRefusal])
    return " (\(([words.figures(center)] + reasons).joined(separator: "; ")))"
  }

  private func waiver(_ center: CenterReport) -> String {
    center.isWaived ? say(" — waived", " — ontheffing") : ""
  }

  private var unknownProviders: String {
    if edition == .public {
      let count = report.unknownProviders.count
      return say.number(count)
        + say(
          " that the register of centers does not have",
          " die niet in het register van centra " + (count == 1 ? "staat" : "staan"))
    }
    return say.firstNames(
      report.unknownProviders.map { provider in
        let records = say.records(provider.records)
        return
          "\(Markdown.escaped(provider.name)) (\(say("\(records) in doubt", "\(records) in twijfel")))"
      })
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
    for file in report.unplacedRefusals.prefix(10) {
      rows.append([
        Markdown.code(file.name), say("refused, of no center", "geweigerd, van geen centrum"),
        say(
          "Ask whose it is, and for a log that can be read: `findings.csv` says what is wrong with it.",
          "Vraag van wie het is, en om een bestand dat te lezen is: `findings.csv` zegt wat eraan mankeert."
        ),
      ])
    }
    for (owners, files) in report.unreadOutside {
      let names = owners.map { words.name($0) }.joined(separator: ", ")
      rows.append([
        names + ": " + say.firstNames(files.map { Markdown.code($0.name) }),
        say(
          "refused or missing, outside the designation",
          "geweigerd of ontbrekend, buiten de aanwijzing"),
        say(
          "Ask for a log that can be read: nobody knows whether patients were treated there.",
          "Vraag om een bestand dat te lezen is: niemand weet of daar patiënten zijn behandeld."),
      ])
    }
    let named = report.unknownProviders.filter { $0.name != withheld }
    for provider in named + report.unknownProviders.filter({ $0.name == withheld }).prefix(1) {
      let place =
        provider.name == withheld
        ? say(
          "Its name is not printed, as it holds digits or is an address: `findings.csv` says where it stands (`center_unknown`). ",
          "De naam wordt niet afgedrukt, omdat er cijfers in staan of omdat het een adres is: `findings.csv` zegt waar die staat "
            + "(`center_unknown`). ") : ""
      rows.append([
        Markdown.escaped(provider.name), say("unknown provider", "onbekende aanbieder"),
        place
          + say(
            "Add its name or AGB code to the register, to the center it belongs to; or list it there as not designated.",
            "Zet de naam of AGB-code in het register, bij het centrum waar die bij hoort; of zet de aanbieder daar als niet aangewezen."
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

  private func hasLaterFile(_ center: CenterReport) -> Bool {
    !report.filesReceivedLater(of: center.index).isEmpty
  }

  private func action(_ center: CenterReport) -> String? {
    let until = say.day(report.lastObjection)
    switch center.judgement.verdict {
    case .meets, .notDesignated: return nil
    case .below where center.isWaived:
      return say("Waived: ", "Ontheffing: ") + Markdown.escaped(center.waiver?.reason ?? "")
    case .below where hasLaterFile(center), .notSubmitted where hasLaterFile(center),
      .notAssessable where hasLaterFile(center) && center.evidence.isOfOtherYears,
      .inProgress where hasLaterFile(center) && center.evidence.isOfOtherYears:
      return say(
        "Its log was received after the day of this audit: audit again with a later day.",
        "Het bestand is na de peildatum ontvangen: toets opnieuw met een latere peildatum.")
    case .below where report.asOf >= report.finalFrom:
      return say(
        "Decide: objections were heard until \(until).",
        "Beslis: reageren kon tot en met \(until).")
    case .notAssessable where report.mayLackLog(center),
      .inProgress where report.mayLackLog(center):
      return say(
        "Ask whether its log of \(report.year) was sent: all days that were read in its files lie in other years.",
        "Vraag of het bestand van \(report.year) is gezonden: alle dagen die in de bestanden zijn gelezen, "
          + "liggen in andere jaren.")
    case .below:
      return say(
        "Send the dossier; the center may object until \(until).",
        "Zend het dossier; het centrum kan reageren tot en met \(until).")
    case .undetermined where center.judgement.reasons.contains(.unknownCodes):
      return say(
        "Ask which codes it uses, or for records that can be read: in none was a procedure read that the policy knows.",
        "Vraag welke codes het gebruikt, of om leesbare registraties: in geen ervan is een verrichting gelezen die het "
          + "beleid kent."
      )
    case .undetermined:
      return say(
        "Send the dossier: the records in doubt are listed there with their remedies.",
        "Zend het dossier: de registraties in twijfel staan daar, met wat eraan te doen is.")
    case .notSubmitted where CenterWords.isInOthers(center):
      return CenterWords.declareFile[say.language]
    case .notSubmitted:
      return say(
        "Ask the center for its log, or for a nil return.",
        "Vraag het centrum om zijn registraties, of om een nulopgave.")
    case .notAssessable, .inProgress:
      // Nobody can send anything for these.
      let given: [VerdictReason] = [
        .coverIncomplete, .designationIncomplete, .merged, .coverageAssumed,
      ]
      let reasons = words.reasons(center, without: given).joined(separator: "; ")
      if reasons.isEmpty { return nil }
      return say("Ask for what is missing: \(reasons).", "Vraag wat er ontbreekt: \(reasons).")
    }
  }

  // MARK: The centers

  private func centers(_ page: inout Markdown) {
    let all = report.designated.count
    page.heading(
      2,
      all == 1 ? say("The center", "Het centrum") : say("The \(all) centers", "De \(all) centra"))
    let minimum = say.number(report.policy.minimum)
    page.paragraph(
      say(
        "*Counted* treatments surely count; *in doubt* is how many more may count on top. *Short* is what "
          + "is missing to \(minimum).",
        "*Geteld* zijn behandelingen die zeker meetellen; *in twijfel* is hoeveel er nog bij kunnen komen. "
          + "*Tekort* is wat er ontbreekt aan \(minimum).")
        + (edition == .full
          ? say(
            " Records and files stand in the dossiers.",
            " Registraties en bestanden staan in de dossiers.") : ""))
    if report.designated.contains(where: { $0.outlook != nil }) {
      let early = say.number(report.policy.outlook.tooEarlyDays)
      page.paragraph(
        say(
          "*Outlook* says how likely it is that the minimum is reached by 31 December if the year goes on as it did so "
            + "far, with the chance from 0 to 1 (0.5: as likely as not). With fewer than \(early) days it is too early to say.",
          "*Vooruitzicht* zegt hoe waarschijnlijk het is dat het minimum op 31 december is gehaald als het jaar verder "
            + "gaat als tot nu toe, met de kans van 0 tot 1 (0,5: evenveel kans van wel als van niet). Met minder dan \(early) dagen is "
            + "het te vroeg om te zeggen."
        ))
    }
    if hasYearBefore, let before = DayRange(year: report.year - 1),
      report.policy.coverFrom > before.first
    {
      page.paragraph(
        say(
          "*Year before*: only a part of \(report.year - 1) was under cover; the two years do not compare.",
          "*Jaar ervoor*: van \(report.year - 1) viel maar een deel onder de dekking; de twee jaren zijn niet te vergelijken."
        ))
    }
    for category in CenterCategory.allCases where category != .notDesignated {
      let centers = report.designated.filter { report.register[$0.index].category == category }
        .sorted { a, b in
          (a.judgement.verdict.urgency, a.index) < (b.judgement.verdict.urgency, b.index)
        }
      if centers.isEmpty { continue }
      page.heading(3, category.words[say.language])
      let isRunning = centers.contains { $0.outlook != nil }
      page.table(columns(isRunning), right: numbers(isRunning), centers.map { row($0, isRunning) })
    }
  }

  /// The columns that hold numbers.
  private func numbers(_ isRunning: Bool) -> Set<Int> {
    let all: Set = [2, 3, 4, 5]
    return hasYearBefore ? all.union([columns(isRunning).count - 1]) : all
  }

  private func columns(_ isRunning: Bool) -> [String] {
    var columns = [
      say("Center", "Centrum"), say("Verdict", "Oordeel"), say("Counted", "Geteld"),
      say("In doubt", "In twijfel"), say("Short", "Tekort"), say("Patients", "Patiënten"),
    ]
    if edition == .full { columns.append(say("Last day", "Laatste dag")) }
    if isRunning { columns.append(say("Outlook", "Vooruitzicht")) }
    if hasYearBefore { columns.append(say("Year before", "Jaar ervoor")) }
    return columns
  }

  /// Whether anything is known of last year: an empty column would only make the table too wide for paper.
  private var hasYearBefore: Bool { report.centers.contains { $0.previousYear != nil } }

  private func row(_ center: CenterReport, _ isRunning: Bool) -> [String] {
    var row = [
      link(center), words.verdict(center), say.number(center.evidence.counted),
      say.number(center.evidence.doubtful),
      center.shortfall(of: report.policy.minimum).map { say.number($0) } ?? "",
      say.number(center.patients),
    ]
    if edition == .full { row.append(center.lastDate.map { say.cell($0) } ?? "") }
    if isRunning {
      let outlook = center.outlook.map { outlook in
        outlook.word.words[say.language] + chance(outlook)
      }
      row.append(outlook ?? "")
    }
    if hasYearBefore { row.append(center.previousYear.map { say.number($0) } ?? "") }
    return row
  }

  private func chance(_ outlook: Outlook) -> String {
    guard outlook.word != .tooEarly, let chance = outlook.probability else { return "" }
    return " (\(say.decimal(chance, 4)))"
  }

  private func course(_ page: inout Markdown) {
    guard charts.count > 1 else { return }
    page.heading(2, say("The course of the year", "Het verloop van het jaar"))
    for chart in charts.dropFirst() { page.image(chart.alternative, chart.path) }
  }
}
