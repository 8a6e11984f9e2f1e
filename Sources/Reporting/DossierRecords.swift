internal import AuditDomain

/// The sections of a dossier that name single records, so that the center finds them in its own system.
struct DossierRecords {
  private let report: AuditReport
  private let center: CenterReport
  private let say: Speech
  private let treatments: [Treatment]
  private let findings: CenterFindings
  private let messages: FindingWords

  /// Rows of a table that a page can bear; what it leaves out stands in a CSV file.
  private static let longest = 1000

  init(
    _ report: AuditReport, _ center: CenterReport, _ say: Speech,
    treatments: [Treatment], findings: CenterFindings
  ) {
    self.report = report
    self.center = center
    self.say = say
    self.treatments = treatments
    self.findings = findings
    messages = FindingWords(report.listing, say.language)
  }

  private func file(_ place: RecordPlace) -> String {
    Markdown.code(report.files[Int(place.file)].name)
  }

  func counted(_ page: inout Markdown) {
    guard !treatments.isEmpty else { return }
    page.heading(2, say("The counted treatments", "De getelde behandelingen"))
    page.paragraph(
      say(
        "*Patient* is an ordinal within this report, no pseudonym. *Line* is that of the first record; "
          + "*merged* are the lines of further records of the same patient and day, which make it no second "
          + "treatment. Lines count from the first one of the file.",
        "*Patiënt* is een volgnummer in dit verslag, geen pseudoniem. *Regel* is die van de eerste "
          + "registratie; *samengevoegd* zijn de regels van verdere registraties van dezelfde patiënt en dag, die "
          + "er geen tweede behandeling van maken. Regels tellen vanaf de eerste van het bestand.")
        + rest(
          shown: DossierRecords.longest, of: treatments.count,
          "in `treatments.csv`"))
    let procedures = report.policy.procedures.map { Markdown.escaped(say($0.label)) }
    let indications = report.policy.indications.map { Markdown.escaped(say($0.label)) }
    // A table for each file: with a column for its name none would fit on paper.
    let all = treatments.reduce(into: [Int32: Int]()) { $0[$1.place.file, default: 0] += 1 }
    let shown = Dictionary(grouping: treatments.prefix(DossierRecords.longest), by: \.place.file)
    for (index, own) in shown.sorted(by: { $0.key < $1.key }) {
      let (count, name) = (all[index] ?? own.count, file(own[0].place))
      let first = say.number(own.count)
      page.paragraph(
        count == own.count
          ? "\(say.treatments(count)) in \(name):"
          : say(
            "\(say.treatments(count)) in \(name), of which \(first) stand here:",
            "\(say.treatments(count)) in \(name), waarvan \(first) hier staan:"))
      page.table(
        [
          say("Day", "Dag"), say("Procedure", "Verrichting"), say("Indication", "Indicatie"),
          say("Site", "Locatie"), say("Patient", "Patiënt"), say("Line", "Regel"),
          say("Merged", "Samengevoegd"),
        ], right: [4, 5], count: own.count
      ) { index, put in
        let treatment = own[index]
        put(say.cell(treatment.day))
        put(procedures[treatment.procedure])
        put(indications[treatment.indication])
        put(Markdown.escaped(treatment.site.label))
        put("\(treatment.patientNumber)")
        put("\(treatment.place.line)")
        put(merged(treatment))
      }
    }
  }

  /// Treatments that would count, but for the designation.
  func outside(_ page: inout Markdown) {
    guard !center.outside.isEmpty else { return }
    page.heading(2, say("Treatments outside the designation", "Behandelingen buiten de aanwijzing"))
    page.paragraph(
      say(
        "Records that would count, had the center been designated on that day; several of one patient and day are one "
          + "treatment.",
        "Registraties die zouden meetellen als het centrum op die dag was aangewezen; meer dan één van dezelfde patiënt en "
          + "dag is één behandeling.")
        + rest(shown: DossierRecords.longest, of: center.outside.count, "in `findings.csv`"))
    page.table(
      [
        say("File", "Bestand"), say("Line", "Regel"), say("Record", "Registratie"),
        say("Day", "Dag"), say("Procedure", "Verrichting"), say("Indication", "Indicatie"),
      ], right: [1, 2],
      center.outside.prefix(DossierRecords.longest).map { record in
        [
          file(record.place), "\(record.place.line)", "\(record.place.record)",
          record.day.map { say.cell($0) } ?? "",
          Markdown.escaped(say(report.policy.procedures[record.procedure].label)),
          Markdown.escaped(say(report.policy.indications[record.indication].label)),
        ]
      })
  }

  /// Lines, with their file where it is another one.
  private func merged(_ treatment: Treatment) -> String {
    if treatment.merged.isEmpty { return "" }
    return treatment.merged.map { place in
      place.file == treatment.place.file
        ? "\(place.line)" : file(place) + say(" line \(place.line)", " regel \(place.line)")
    }.joined(separator: ", ")
  }

  /// The very records that would settle the verdict.
  func inDoubt(_ page: inout Markdown) {
    let places = center.doubtfulPlaces
    guard !places.isEmpty else { return }
    page.heading(2, say("The records in doubt", "De registraties in twijfel"))
    let isOpen = center.judgement.verdict == .undetermined
    let shown = places.prefix(isOpen ? DossierRecords.longest : 50)
    let (records, more) = (
      say.records(places.count), say.treatments(center.evidence.doubtful)
    )
    page.paragraph(
      say(
        "Still possible: \(more), in \(records). Records of one patient and day are one treatment, and none if "
          + "it is counted already. ",
        "Nog mogelijk: \(more), in \(records). Registraties van één patiënt en dag zijn één behandeling, en geen "
          + "als die al is geteld. ")
        + consequence + rest(shown: shown.count, of: places.count, "in `findings.csv`")
        + say(
          " `returns/` has them as they were sent, under the name of their file, with what is wrong put first; each goes "
            + "back to its sender alone.",
          " In `returns/` staan zij zoals ze zijn gezonden, onder de naam van hun bestand, met voorop wat eraan mankeert; "
            + "elk bestand gaat alleen terug naar zijn afzender."
        ) + others(places.count - center.tally[.doubtful]))
    var words = FindingKinds<(file: String, doubts: String, remedies: String)>()
    page.table(
      [
        say("File", "Bestand"), say("Line", "Regel"), say("Record", "Registratie"),
        say("What leaves it open", "Wat het open laat"), say("What to do", "Wat te doen"),
      ], right: [1, 2], count: shown.count
    ) { index, put in
      let place = shown[index]
      let own = words.made(of: report.doubts(at: place)) { doubts in
        (
          file(place), Markdown.escaped(doubts.map(messages.message).joined(separator: "; ")),
          doubts.map { remedy(for: $0.code)[say.language] }.joined(separator: " ")
        )
      }
      put(own.file)
      put(String(place.line))
      put(String(place.record))
      put(own.doubts)
      put(own.remedies)
    }
  }

  /// Some of the records in doubt may belong to another center.
  private func others(_ count: Int) -> String {
    guard count > 0 else { return "" }
    let some = say.records(count)
    return say(
      " Of these, \(some) may be another hospital's: the name fits several, or the file is of several. In the tables they "
        + "stand under `unattributed`.",
      " Daarvan \(count == 1 ? "kan" : "kunnen") \(some) van een ander ziekenhuis zijn: de naam past bij meer dan één, of het "
        + "bestand is van meer dan één. In de tabellen staan zij onder `unattributed`.")
  }

  /// Where the rest stands of a table that shows the first rows alone.
  private func rest(shown: Int, of count: Int, _ place: String) -> String {
    guard shown < count else { return "" }
    let first = say.number(shown)
    return say(
      " The first \(first) stand here, all \(place).",
      " De eerste \(first) staan hier, alle \(place).")
  }

  /// What the records in doubt do to the verdict.
  private var consequence: String {
    let isEnough = center.evidence.counted + center.evidence.doubtful >= report.policy.minimum
    switch center.judgement.verdict {
    case .undetermined:
      return say(
        "Once corrected, they decide the verdict.", "Na verbetering bepalen deze het oordeel.")
    case .inProgress, .notAssessable:
      return isEnough
        ? say("With them the minimum could be reached.", "Met deze kan het minimum worden gehaald.")
        : say(
          "Even with all of them the minimum is not reached yet.",
          "Ook met deze allemaal is het minimum nog niet gehaald.")
    case .meets, .below, .notSubmitted, .notDesignated:
      return say("This does not change the verdict.", "Dit verandert het oordeel niet.")
    }
  }

  /// Records of a listed procedure that do not count: what a center may want to contest.
  func excluded(_ page: inout Markdown) {
    guard !center.excluded.isEmpty else { return }
    let limit = 200
    let (all, first) = (say.records(center.excluded.count), say.number(limit))
    page.paragraph(
      say(
        "\(all) with one of the counted procedures, with the first reason that holds",
        "\(all) met een van de getelde verrichtingen, met de eerste reden die opgaat")
        + (center.excluded.count > limit
          ? say("; the first \(first) stand here:", "; de eerste \(first) staan hier:") : ":"))
    page.table(
      [
        say("File", "Bestand"), say("Line", "Regel"), say("Record", "Registratie"),
        say("Day", "Dag"), say("Reason", "Reden"),
      ], right: [1, 2],
      center.excluded.prefix(limit).map { record in
        [
          file(record.place), "\(record.place.line)", "\(record.place.record)",
          record.day.map { say.cell($0) } ?? "", record.reason.words[say.language],
        ]
      })
  }

  /// Records that repeat another one.
  func repeated(_ page: inout Markdown) {
    let copies = findings.copies
    guard copies.count > 0 else { return }
    page.heading(2, say("Records that stand twice", "Registraties die er dubbel in staan"))
    page.paragraph(
      say(
        "The same record id, patient and day again: such a record counts once, wherever it stands. Nothing needs "
          + "to be done.",
        "Nog eens hetzelfde nummer, dezelfde patiënt en dag: zo'n registratie telt één keer, waar zij ook staat. "
          + "Er hoeft niets te gebeuren.")
        + rest(shown: FindingGroup.kept, of: copies.count, "in `findings.csv`"))
    page.table(
      [
        say("File", "Bestand"), say("Line", "Regel"), say("Repeats file", "Herhaalt bestand"),
        say("At line", "Op regel"),
      ], right: [1, 3],
      copies.first.map { finding in
        [
          file(finding.place), "\(finding.place.line)",
          finding.relatedFile.map { Markdown.code(report.files[Int($0)].name) } ?? "",
          finding.relatedLine.map { "\($0)" } ?? "",
        ]
      })
  }

  func findings(_ page: inout Markdown) {
    guard !findings.isEmpty else { return }
    page.heading(2, say("Findings", "Bevindingen"))
    page.paragraph(
      say(
        "What was seen in the files and records. An error leaves open whether a record counts, or whether the files are "
          + "whole; a warning says what was repaired or noticed. The first fifty places of each stand here, all of them in `findings.csv`.",
        "Wat aan de bestanden en registraties is opgevallen. Een fout laat open of een registratie meetelt, of "
          + "maakt onzeker of de bestanden volledig zijn; een opmerking zegt wat is hersteld of gezien. Van elke bevinding staan de eerste vijftig plaatsen hier, alle in "
          + "`findings.csv`."))
    for severity in Severity.allCases {
      for code in FindingCode.allCases where code.severity == severity {
        if let found = findings[code] { add(code, found, to: &page) }
      }
    }
  }

  private func add(
    _ code: FindingCode, _ found: CenterFindings.Listed, to page: inout Markdown
  ) {
    let entry = FaultEntry(code)
    page.heading(
      3,
      entry.title[say.language].firstUppercased
        + " (\(Reporting.words(for: code.severity)[say.language]), \(say.number(found.count)))")
    page.paragraph("Code \(Markdown.code(code.rawValue)). \(entry.remedy[say.language])")
    var words = FindingKinds<(file: String, outcome: String, message: String)>()
    page.table(
      [
        say("File", "Bestand"), say("Line", "Regel"), say("Record", "Registratie"),
        say("Outcome", "Uitkomst"), say("What was found", "Wat er is gevonden"),
      ], right: [1, 2], count: found.first.count
    ) { index, put in
      let finding = found.first[index]
      let own = words.made(of: CollectionOfOne(finding)) { _ in
        (
          file(finding.place), finding.outcome.map { Markdown.code($0.code) } ?? "",
          Markdown.escaped(messages.message(finding))
        )
      }
      put(own.file)
      put(String(finding.place.line))
      put(String(finding.place.record))
      put(own.outcome)
      put(own.message)
    }
  }
}
