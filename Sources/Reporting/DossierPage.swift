internal import AuditDomain

/// `centers/<id>.md`: the dossier of one center, fit to be sent to it.
struct DossierPage {
  private let report: AuditReport
  private let center: CenterReport
  private let say: Speech
  private let words: CenterWords
  private let treatments: [Treatment]
  private let records: DossierRecords
  private let chart: ChartImage?

  /// - Parameters:
  ///   - treatments: those of the center.
  ///   - findings: those that stand under the center.
  ///   - doubts: the errors of all doubtful records, whatever center they stand under.
  ///   - chart: its course; nil for a center that is not designated.
  init(
    _ report: AuditReport, _ center: CenterReport, _ language: Language, treatments: [Treatment],
    findings: [Finding], doubts: [RecordPlace: [Finding]], chart: ChartImage?
  ) {
    self.report = report
    self.center = center
    say = Speech(language)
    words = CenterWords(report, say)
    self.treatments = treatments
    records = DossierRecords(
      report, center, say, treatments: treatments, findings: findings, doubts: doubts)
    self.chart = chart
  }

  var text: String {
    var page = Markdown()
    verdict(&page)
    volume(&page)
    records.inDoubt(&page)
    records.counted(&page)
    records.repeated(&page)
    outOfScope(&page)
    records.findings(&page)
    otherWays(&page)
    files(&page)
    correct(&page)
    return page.text
  }

  private func verdict(_ page: inout Markdown) {
    let entry = report.register[center.index]
    page.heading(1, words.name(center) + say(": volume \(report.year)", ": volume \(report.year)"))
    let day = say.day(report.asOf)
    let isProvisional = report.isJudged && report.asOf < report.finalFrom
    let until = say.day(report.finalFrom)
    page.paragraph(
      Markdown.escaped(say(report.policy.title)) + ". " + say("Center ", "Centrum ")
        + "\(Markdown.code(entry.id)), \(Markdown.escaped(entry.city)). "
        + say("As of \(day)", "Peildatum \(day)")
        + (isProvisional ? say(", provisional until \(until).", ", voorlopig tot \(until).") : "."))
    let verdict = center.judgement.verdict
    page.paragraph(
      "**\(verdict.words[say.language].firstUppercased)**: \(words.figures(center)). "
        + say("This means: ", "Dit betekent: ") + verdict.meaning[say.language] + ".")
    page.list(words.reasons(center).map { $0.firstUppercased + "." })
    undesignated(&page)
    waiver(&page)
    outlook(&page)
  }

  private func undesignated(_ page: inout Markdown) {
    guard center.tally[.undesignated] > 0 else { return }
    let records = say.records(center.tally[.undesignated])
    let treatments = say.treatments(center.undesignatedTreatments)
    page.paragraph(
      say(
        "Not counted, as the center was not designated on that day: \(records) (\(treatments)).",
        "Niet geteld, omdat het centrum op die dag niet was aangewezen: \(records) (\(treatments))."
      ))
  }

  private func waiver(_ page: inout Markdown) {
    guard let waiver = center.waiver else { return }
    let (who, why) = (Markdown.escaped(waiver.decidedBy), Markdown.escaped(waiver.reason))
    let until = say.day(waiver.expires)
    page.paragraph(
      say("Waiver by \(who): \(why). ", "Ontheffing van \(who): \(why). ")
        + (center.isWaived
          ? say("It holds until \(until).", "Zij geldt tot en met \(until).")
          : say("It expired on \(until).", "Zij verliep op \(until).")))
  }

  private func outlook(_ page: inout Markdown) {
    guard let outlook = center.outlook else { return }
    var text = say("Outlook: ", "Vooruitzicht: ") + outlook.word.words[say.language]
    if let chance = outlook.probability.map({ say.decimal($0, 4) }) {
      text += say(
        ", the chance to reach the minimum by 31 December is \(chance)",
        ", de kans om het minimum op 31 december te halen is \(chance)")
    }
    if let needed = outlook.neededPerMonth, needed > 0 {
      let number = say.decimal(needed, 1)
      text += say("; still needed a month: \(number)", "; nog nodig per maand: \(number)")
    }
    page.paragraph(text + ".")
  }

  private func volume(_ page: inout Markdown) {
    page.heading(2, say("The volume", "Het volume"))
    if let chart { page.image(chart.alternative, "../" + chart.path) }
    page.table(
      [say("Figure", "Gegeven"), say("Number", "Aantal")], right: [1],
      [
        [say("treatments counted", "getelde behandelingen"), say.number(center.evidence.counted)],
        [
          say(
            "treatments that may count on top (in doubt)",
            "behandelingen die er nog bij kunnen komen (in twijfel)"),
          say.number(center.evidence.doubtful),
        ],
        [say("the minimum", "het minimum"), minimum],
        [
          say("patients among the counted treatments", "patiënten onder de getelde behandelingen"),
          say.number(center.patients),
        ],
        [
          say(
            "records behind the counted treatments", "registraties achter de getelde behandelingen"),
          say.number(center.records),
        ],
        [
          say("trial or prophylactic treatments", "behandelingen in studies of preventieve"),
          say.number(center.trialTreatments),
        ],
        [
          say("the year before", "het jaar ervoor"),
          center.previousYear.map { say.number($0) } ?? say("not known", "niet bekend"),
        ],
      ])
    page.table(
      [
        say("Records by outcome", "Registraties naar uitkomst"), say("Number", "Aantal"),
        say("Meaning", "Betekenis"),
      ], right: [1],
      Outcome.allCases.map {
        [Markdown.code($0.code), say.number(center.tally[$0]), $0.meaning[say.language]]
      } + [[say("sum", "som"), say.number(center.tally.total), ""]])
    course(&page)
  }

  private var minimum: String {
    center.judgement.verdict == .notDesignated
      ? say("none applies", "niet van toepassing") : say.number(report.policy.minimum)
  }

  /// Months, sites and discussions.
  private func course(_ page: inout Markdown) {
    guard !treatments.isEmpty else { return }
    let months = (1...12).map { month in treatments.count { $0.day.parts.month == month } }
    page.table(
      [say("Month", "Maand")]
        + (1...12).map { CalendarDay.shortMonth($0, say.language) }, right: Set(1...12),
      [[say("Treatments", "Behandelingen")] + months.map { say.number($0) }])
    let sites = Dictionary(grouping: treatments, by: \.site).mapValues(\.count)
    if sites.count > 1 {
      page.table(
        [say("Site", "Locatie"), say("Treatments", "Behandelingen")], right: [1],
        sites.sorted { bytesPrecede($0.key, $1.key) }.map {
          [
            $0.key.isEmpty ? say("none named", "geen genoemd") : Markdown.escaped($0.key),
            say.number($0.value),
          ]
        })
    }
    let discussed = say.number(treatments.count { $0.discussion == .before })
    let all = say.treatments(treatments.count)
    page.paragraph(
      say(
        "A multidisciplinary discussion on or before the day is recorded for \(discussed) of \(all).",
        "Een multidisciplinair overleg op of voor de dag is vastgelegd bij \(discussed) van \(all)."
      ))
  }

  private func outOfScope(_ page: inout Markdown) {
    guard !center.reasons.isEmpty else { return }
    page.heading(2, say("What does not count, and why", "Wat niet meetelt, en waarom"))
    page.table(
      [say("Reason", "Reden"), say("Records", "Registraties")], right: [1],
      OutOfScopeReason.allCases.compactMap { reason in
        center.reasons[reason].map { [reason.words[say.language], say.number($0)] }
      })
    guard !center.unlisted.isEmpty else { return }
    let more = center.unlisted.count - min(20, center.unlisted.count)
    let rest =
      more > 0 ? say(" (\(more) more are not shown)", " (\(more) andere staan hier niet)") : ""
    page.paragraph(
      say(
        "The most frequent procedures that the policy does not list\(rest):",
        "De meest voorkomende verrichtingen die niet in het beleid staan\(rest):"))
    page.table(
      [say("Procedure", "Verrichting"), say("Records", "Registraties")], right: [1],
      center.unlisted.prefix(20).map { [Markdown.escaped($0.value), say.number($0.records)] })
  }

  private func otherWays(_ page: inout Markdown) {
    let rows = report.sensitivity.filter { $0.center == center.index }
    guard !rows.isEmpty else { return }
    page.heading(2, say("Counted in other ways", "Op andere manieren geteld"))
    page.paragraph(
      say(
        "Nothing is decided by this table: it shows whether the verdict hangs on the way of counting.",
        "Deze tabel beslist niets: zij laat zien of het oordeel afhangt van de manier van tellen."))
    page.table(
      [say("Way", "Manier"), say("Volume", "Volume"), say("Verdict then", "Oordeel dan")],
      right: [1],
      rows.map {
        [
          $0.variant.words[say.language], say.number($0.volume),
          $0.verdict.words[say.language]
            + ($0.changes ? say(" (differs)", " (wijkt af)") : ""),
        ]
      })
  }

  private func files(_ page: inout Markdown) {
    let own = report.files.filter { $0.owners.contains(center.index) || $0.center == center.index }
    guard !own.isEmpty else { return }
    page.heading(2, say("Files", "Bestanden"))
    page.table(
      [
        say("File", "Bestand"), say("Status", "Status"), say("Records", "Registraties"), "SHA-256",
      ], right: [2],
      own.map {
        [
          Markdown.code($0.name), Reporting.words(for: $0.status)[say.language],
          say.number($0.records), $0.sha256.isEmpty ? "" : Markdown.code($0.sha256),
        ]
      })
    guard let covered = center.covered else { return }
    let (first, last) = (say.day(covered.first), say.day(covered.last))
    let how =
      center.evidence.declared.isEmpty
      ? say("assumed: no period was declared", "aangenomen: er is geen periode opgegeven")
      : say("declared", "opgegeven")
    page.paragraph(
      say(
        "They are taken to speak of \(first) to \(last) (\(how)).",
        "Aangenomen is dat zij gaan over \(first) tot en met \(last) (\(how))."))
  }

  private func correct(_ page: inout Markdown) {
    page.heading(2, say("How to correct", "Hoe te verbeteren"))
    let day = say.day(report.isJudged ? report.finalFrom : report.judgedFrom)
    let until =
      report.isJudged
      ? say("Objections are heard until \(day).", "Reageren kan tot \(day).")
      : say("The year is judged from \(day).", "Het jaar wordt beoordeeld vanaf \(day).")
    guard center.judgement.verdict != .notSubmitted else {
      page.paragraph(
        say(
          "Send the log of the whole year; or, if there was no treatment, a line in `submissions.csv` with your "
            + "center, the year as its period, and 0 records. ",
          "Zend de registraties van het hele jaar; of, als er geen behandeling was, een regel in "
            + "`submissions.csv` met uw centrum, het jaar als periode, en 0 registraties. ") + until
      )
      return
    }
    page.paragraph(
      say(
        "Correct the records in your own system, export the whole log again, and send it as a file with a new "
          + "name, together with the line in `submissions.csv` that says which file it replaces. Keep the record "
          + "ids: they are how a correction is told from a new treatment. ",
        "Verbeter de registraties in uw eigen systeem, exporteer alles opnieuw, en zend het als bestand met een "
          + "nieuwe naam, samen met de regel in `submissions.csv` die zegt welk bestand het vervangt. Laat de "
          + "nummers van de registraties staan: daaraan is een verbetering van een nieuwe behandeling te "
          + "onderscheiden. ") + until)
  }
}
