internal import AuditDomain

/// The sections of `audit.md` behind the table of centers.
struct NationalDetails {
  private let report: AuditReport
  private let edition: Edition
  private let say: Speech
  private let words: CenterWords

  init(_ report: AuditReport, _ edition: Edition, _ say: Speech) {
    self.report = report
    self.edition = edition
    self.say = say
    words = CenterWords(report, say)
  }

  // MARK: Outside the designation

  func outside(_ page: inout Markdown) {
    let outside = report.centers.filter {
      $0.judgement.verdict == .notDesignated || $0.tally[.undesignated] > 0
    }
    page.heading(
      2,
      say(
        "Outside the designation, and unknown providers",
        "Buiten de aanwijzing, en onbekende aanbieders"))
    if outside.isEmpty && report.unknownProviders.isEmpty { page.paragraph(say("None.", "Geen.")) }
    page.table(
      [
        say("Hospital", "Ziekenhuis"), say("Records", "Registraties"),
        say("Records that would count", "Registraties die zouden meetellen"),
        say("Treatments", "Behandelingen"), say("In doubt", "In twijfel"),
      ],
      right: [1, 2, 3, 4],
      outside.map { center in
        // What else a designated center has is not outside.
        let isOutside = center.judgement.verdict == .notDesignated
        return [
          words.link(center, edition), isOutside ? say.number(center.evidence.records) : "",
          say.number(center.tally[.undesignated]), say.number(center.undesignatedTreatments),
          isOutside ? say.number(center.evidence.doubtful) : "",
        ]
      })
    guard !report.unknownProviders.isEmpty else { return }
    page.paragraph(
      say(
        "A provider that the register does not know is not thereby outside the designation. It is settled in "
          + "one of two ways: its name or AGB code is added to the center it belongs to, or it is listed as "
          + "not designated.",
        "Een aanbieder die het register niet kent, is daarmee nog niet buiten de aanwijzing. Dat wordt op een "
          + "van twee manieren opgelost: naam of AGB-code komt bij het centrum waar die bij hoort, of de aanbieder "
          + "komt in het register als niet aangewezen."))
    guard edition == .full else {
      let records = report.unknownProviders.reduce(0) { $0 + $1.records }
      page.paragraph(
        say(
          "Unknown providers: \(report.unknownProviders.count), with \(say.records(records)) in doubt.",
          "Onbekende aanbieders: \(report.unknownProviders.count), met \(say.records(records)) in twijfel."
        ))
      return
    }
    page.table(
      [
        say("Unknown provider", "Onbekende aanbieder"),
        say("Records in doubt", "Registraties in twijfel"),
      ], right: [1],
      report.unknownProviders.map { [Markdown.escaped($0.name), say.number($0.records)] })
  }

  // MARK: The country

  /// Treatments and patients of all designated centers, against what was expected.
  var countrySentence: String {
    let patients = report.designated.reduce(0) { $0 + $1.patients }
    let treatments = report.designated.reduce(0) { $0 + $1.evidence.counted }
    let (some, many) = (say.treatments(treatments), say.patients(patients))
    let sum = say(
      "\(some) of \(many) (a sum over centers)", "\(some) van \(many) (een som over de centra)")
    guard let days = DayRange(year: report.year), let cover = report.cover else { return sum }
    let expected = report.policy.expectedPatients
    // Of a year that runs only the days that are past can be compared.
    guard let past = DayRange(cover.first, min(cover.last, report.asOf)) else { return sum }
    /// Of a number for a whole year the part that falls in these days, rounded.
    func part(_ ofYear: Int) -> String {
      say.number((2 * ofYear * past.count + days.count) / (2 * days.count))
    }
    let (from, to) = (part(expected.lowerBound), part(expected.upperBound))
    let covered = say(
      past.count == 1 ? "1 covered day" : "\(past.count) covered days",
      past.count == 1 ? "1 dag verzekerde zorg" : "\(past.count) dagen verzekerde zorg")
    return sum
      + say(
        "; \(from) to \(to) patients were expected in \(covered)",
        "; verwacht werden \(from) tot \(to) patiënten in \(covered)")
  }

  func country(_ page: inout Markdown) {
    page.heading(2, say("The country", "Het land"))
    page.paragraph(
      countrySentence.firstUppercased
        + say(
          ". Pseudonyms are each hospital's own: a patient treated in two "
            + "centers is counted in both, so this is a sum and no head count.",
          ". Elk ziekenhuis heeft eigen pseudoniemen: een patiënt die in twee centra is behandeld, telt in "
            + "beide, dus dit is een som en geen aantal mensen."))
    let treatments = report.treatments.joined()
    guard edition == .full, !treatments.isEmpty else { return }
    let count = report.treatments.reduce(0) { $0 + $1.count }
    let discussed = treatments.count { $0.discussion == .before }
    let unknown = treatments.count { $0.discussion == .notGiven }
    let all = say.treatments(count)
    let share = say.decimal(100 * Double(discussed) / Double(count), 1)
    page.paragraph(
      say(
        "A multidisciplinary discussion on or before the day is recorded for \(say.number(discussed)) of \(all) "
          + "(\(share) %); for \(say.number(unknown)) no day of a discussion is given.",
        "Een multidisciplinair overleg op of vóór de dag is vastgelegd bij \(say.number(discussed)) van \(all) "
          + "(\(share)%); bij \(say.number(unknown)) is geen dag van een overleg gegeven."))
  }

  // MARK: Data quality

  func quality(_ page: inout Markdown) {
    page.heading(2, say("Data quality", "Kwaliteit van de gegevens"))
    let totals = report.totals
    let (records, files) = (
      say.records(totals.total), say.files(report.files.count { $0.status == .read })
    )
    page.paragraph(
      say(
        "\(records) read from \(files). Each ended in exactly one outcome:",
        "\(records) gelezen uit \(files). Elke kreeg precies één uitkomst:"))
    page.table(
      [
        say("Outcome", "Uitkomst"), say("Records", "Registraties"), say("Meaning", "Betekenis"),
      ], right: [1],
      Outcome.allCases.map {
        [Markdown.code($0.code), say.number(totals[$0]), $0.meaning[say.language]]
      } + [[say("sum", "som"), say.number(totals.total), ""]])
    guard edition == .full else { return }
    var reasons: [OutOfScopeReason: Int] = [:]
    for row in report.outcomes {
      if let reason = row.reason { reasons[reason, default: 0] += row.records }
    }
    page.table(
      [
        say("Out of scope because of", "Telt niet mee wegens"), say("Records", "Registraties"),
      ], right: [1],
      OutOfScopeReason.allCases.compactMap { reason in
        reasons[reason].map { [reason.words[say.language], say.number($0)] }
      })
    var codes: [FindingCode: Int] = [:]
    for group in report.findingGroups { codes[group.code, default: 0] += group.count }
    guard !codes.isEmpty else { return }
    page.paragraph(
      say(
        "A *finding* is something that was seen in a file or record. An error leaves open whether it counts; a "
          + "warning says what was repaired or noticed.",
        "Een *bevinding* is iets wat aan een bestand of registratie is opgevallen. Een fout laat open of zij "
          + "meetelt; een opmerking zegt wat is hersteld of gezien."))
    page.table(
      [
        say("Finding", "Bevinding"), say("Severity", "Ernst"), say("Number", "Aantal"),
        say("Meaning", "Betekenis"),
      ], right: [2],
      FindingCode.allCases.compactMap { code in
        codes[code].map {
          [
            Markdown.code(code.rawValue), Reporting.words(for: code.severity)[say.language],
            say.number($0), title(of: code)[say.language],
          ]
        }
      })
  }

  func sensitivity(_ page: inout Markdown) {
    page.heading(2, say("Sensitivity", "Gevoeligheid"))
    let changed = report.sensitivity.filter(\.changes)
    page.paragraph(
      say(
        "Each center's volume was also counted as patients, as records, with and without trial treatments, for its "
          + "largest site alone, and with all treatments in doubt that neither their record nor their file gives to a center. ",
        "Het volume van elk centrum is ook geteld in patiënten, in registraties, met en zonder behandelingen in "
          + "studies, voor alleen de grootste locatie, en met alle behandelingen in twijfel waarvan registratie noch bestand een "
          + "centrum noemt. ")
        + (changed.isEmpty
          ? say("No verdict would change.", "Geen oordeel zou veranderen.")
          : say("These verdicts would change:", "Deze oordelen zouden veranderen:")))
    let byIndex = Dictionary(report.centers.map { ($0.index, $0) }) { first, _ in first }
    page.table(
      [
        say("Center", "Centrum"), say("Counted", "Geteld"), say("Other way", "Andere telling"),
        say("Volume", "Volume"), say("Verdict then", "Oordeel dan"),
      ], right: [1, 3],
      changed.compactMap { row in
        byIndex[row.center].map {
          [
            words.link($0, edition), say.number($0.evidence.counted),
            row.variant.words[say.language], say.number(row.volume),
            row.verdict.words[say.language],
          ]
        }
      })
  }
}
