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
  ///   - findings: those that stand under the center.
  ///   - chart: its course; nil for a center that is not designated.
  init(
    _ report: AuditReport, _ center: CenterReport, _ language: Language, findings: CenterFindings,
    chart: ChartImage?
  ) {
    self.report = report
    self.center = center
    say = Speech(language)
    words = CenterWords(report, say)
    treatments = report.treatments[center.index]
    records = DossierRecords(report, center, say, treatments: treatments, findings: findings)
    self.chart = chart
  }

  var text: String {
    var page = Markdown()
    verdict(&page)
    volume(&page)
    records.inDoubt(&page)
    records.counted(&page)
    records.outside(&page)
    records.repeated(&page)
    outOfScope(&page)
    records.findings(&page)
    otherWays(&page)
    files(&page)
    DossierAdvice(report, center, say).add(to: &page)
    MethodSection(report, say, of: center.judgement).add(to: &page)
    InputsSection(report, .full, say).addRules(to: &page)
    return page.text
  }

  private func verdict(_ page: inout Markdown) {
    let entry = report.register[center.index]
    page.heading(1, words.name(center) + say(": volume \(report.year)", ": volume \(report.year)"))
    let day = say.day(report.asOf)
    let isProvisional = report.isJudged && report.asOf < report.finalFrom
    let final = say.day(report.finalFrom)
    page.paragraph(
      Markdown.escaped(say(report.policy.title)) + ". " + say("Center ", "Centrum ")
        + "\(Markdown.code(entry.id)), \(Markdown.escaped(entry.city)). "
        + say("As of \(day)", "Peildatum \(day)")
        + (isProvisional
          ? say(", provisional: final from \(final).", ", voorlopig: definitief vanaf \(final).")
          : report.isJudged ? say(", final.", ", definitief.") : "."))
    let verdict = center.judgement.verdict
    page.paragraph(
      "**\(verdict.words[say.language].firstUppercased)**: \(words.figures(center)). "
        + say("This means: ", "Dit betekent: ") + words.meaning(center) + ".")
    page.list(words.reasons(center).map { $0.firstUppercased + "." })
    if center.evidence.hasSubmitted, center.files == 0, center.evidence.records == 0 {
      let days = center.evidence.declared.map(say.days).joined(separator: "; ")
      page.paragraph(
        say(
          "What was sent is a nil return: no treatment\(days.isEmpty ? "" : ", \(days)").",
          "Wat is ingezonden, is een nulopgave: geen behandeling\(days.isEmpty ? "" : ", \(days)")."
        ))
    }
    if entry.isDesignated, !entry.verified {
      page.paragraph(
        say(
          "That this center is designated is inferred: no official list was found, and it must still be checked against one.",
          "Dat dit centrum is aangewezen, is afgeleid: er is geen officiële lijst gevonden; het moet daar nog mee worden "
            + "vergeleken."))
    }
    for notice in RunNotices(report, say).all(of: center.index) { page.paragraph(notice) }
    predecessors(&page)
    undesignated(&page)
    waiver(&page)
    outlook(&page)
  }

  private func predecessors(_ page: inout Markdown) {
    let names = report.register.centers.indices.filter {
      $0 != center.index && report.register.isDesignated($0, in: report.year)
        && report.register.holder(of: $0, in: report.year) == center.index
    }.map { words.name($0) }
    guard !names.isEmpty else { return }
    let all = names.joined(separator: ", ")
    page.paragraph(
      say(
        "The treatments of the whole year of \(all) count here too: the designation passed to this center.",
        "De behandelingen van het hele jaar van \(all) tellen hier ook: de aanwijzing ging over op dit centrum."
      ))
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
    if outlook.word != .tooEarly, outlook.word != .secured,
      let chance = outlook.probability.map({ say.decimal($0, 4) })
    {
      text += say(
        "; if the year continues at this pace, the chance to reach the minimum by 31 December is \(chance)",
        "; als het jaar zo verdergaat, is de kans dat het minimum op 31 december is gehaald \(chance)"
      )
      if center.evidence.doubtful > 0, let upper = outlook.probabilityWithDoubtful {
        let most = say.decimal(upper, 4)
        text += say(
          " (\(most) if all treatments in doubt count)",
          " (\(most) als alle behandelingen in twijfel meetellen)")
      }
    }
    if let needed = outlook.neededPerMonth, needed > 0 {
      let number = say.decimal(needed, 1)
      text += say("; still needed a month: \(number)", "; nog nodig per maand: \(number)")
    }
    let unsent: [VerdictReason] = [.fileRefused, .fileMissing, .recordsShort]
    if center.judgement.reasons.contains(where: { unsent.contains($0) }) {
      text += say(
        "; what was refused or is missing is not in it",
        "; wat is geweigerd of ontbreekt, is er niet in meegenomen")
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
          say("treatments in trials, or prophylactic", "behandelingen in studies, of preventief"),
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
    let months = treatments.map(\.day).countedByMonth
    let (month, number) = (say("Month", "Maand"), say("Treatments", "Behandelingen"))
    page.table(
      [month, number, month, number], right: [1, 3],
      (1...6).map { row in
        [row, row + 6].flatMap {
          [CalendarDay.shortMonth($0, say.language), say.number(months[$0 - 1])]
        }
      })
    let sites = treatments.bySite
    if sites.count > 1 {
      page.table(
        [say("Site", "Locatie"), say("Treatments", "Behandelingen")], right: [1],
        sites.sorted { bytesPrecede($0.key, $1.key) }.map { key, site in
          [
            key.isEmpty ? say("none named", "geen genoemd") : Markdown.escaped(site.name),
            say.number(site.count),
          ]
        })
    }
    let discussed = say.number(treatments.count { $0.discussion == .before })
    let unknown = say.number(treatments.count { $0.discussion == .notGiven })
    let all = say.treatments(treatments.count)
    page.paragraph(
      say(
        "A multidisciplinary discussion on or before the day is recorded for \(discussed) of \(all); for \(unknown) no "
          + "day of a discussion is given.",
        "Een multidisciplinair overleg op of vóór de dag is vastgelegd bij \(discussed) van \(all); bij \(unknown) is "
          + "geen dag van een overleg gegeven."
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
    records.excluded(&page)
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
    if rows.contains(where: { $0.variant == .withUnplaced && $0.changes }) {
      let isOne = report.unattributed.withoutCandidate == 1
      let open = say.treatments(report.unattributed.withoutCandidate)
      page.paragraph(
        say(
          "In the logs of all hospitals together, neither record nor file says to which center \(open) in doubt "
            + "\(isOne ? "belongs" : "belong"). Nothing says that this is the one; if it were, its verdict would be "
            + "another one. Whoever sent records under another name should say so.",
          "In de registraties van alle ziekenhuizen samen zegt registratie noch bestand van welk centrum \(open) in "
            + "twijfel \(isOne ? "is" : "zijn"). Niets zegt dat dit het is; was dat wel zo, dan zou het oordeel anders zijn. Wie registraties onder een andere naam zond, "
            + "moet dat melden."))
    }
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
    let places = report.files.indices.filter {
      report.files[$0].owners.contains(center.index) || report.files[$0].center == center.index
    }
    let own = places.map { report.files[$0] }
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
    let elsewhere = report.outcomes.filter { places.contains($0.file) && $0.center != center.index }
    let records = elsewhere.reduce(0) { $0 + $1.records }
    if records > 0 {
      page.paragraph(
        say(
          "Of these, \(say.records(records)) \(records == 1 ? "stands" : "stand") under other centers or under none: "
            + "`outcomes.csv` has the numbers.",
          "Hiervan \(records == 1 ? "staat" : "staan") \(say.records(records)) onder andere centra of onder geen: "
            + "`outcomes.csv` heeft de aantallen."))
    }
    period(&page)
  }

  /// The days that the files speak of.
  private func period(_ page: inout Markdown) {
    guard let covered = center.covered else { return }
    var declared: [String] = []
    for days in center.evidence.declared.map(say.days) where !declared.contains(days) {
      declared.append(days)
    }
    let all = declared.joined(separator: "; ")
    page.paragraph(
      declared.isEmpty
        ? say(
          "No period was declared for these files: together they are taken to speak of \(say.days(covered)).",
          "Er is geen periode opgegeven voor deze bestanden: aangenomen is dat zij samen gaan over \(say.days(covered))."
        )
        : say(
          "Declared for \(report.year): \(all).", "Opgegeven voor \(report.year): \(all)."
        ))
  }
}
