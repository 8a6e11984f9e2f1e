internal import AuditDomain

/// How the figures came about; the same for every reader.
struct MethodSection {
  private let report: AuditReport
  private let say: Speech
  /// The one whose rule is to be shown.
  private let judgement: Judgement?

  init(_ report: AuditReport, _ say: Speech, of judgement: Judgement? = nil) {
    self.report = report
    self.say = say
    self.judgement = judgement
  }

  func add(to page: inout Markdown) {
    let policy = report.policy
    page.heading(2, say("Method", "Werkwijze"))
    let source = Markdown.escaped(say(policy.source))
    page.paragraph(
      say(
        "The norm: \(source). A *treatment* is one patient, on one day, in one "
          + "center; further records of the same patient, day and center merge into it. The decision speaks of "
          + "treatments and of procedures and defines neither, so this unit is a choice.",
        "De norm: \(source). Een *behandeling* is één patiënt, op één dag, in één centrum; verdere registraties "
          + "van dezelfde patiënt, dag en centrum gaan erin op. Het besluit spreekt van behandelingen en van "
          + "verrichtingen en omschrijft geen van beide; deze eenheid is dus een keuze."))
    page.paragraph(
      say(
        "The *policy* is the list of rules of this norm, the *register* the list of centers; both are named below with "
          + "their fingerprints.",
        "Het *beleid* is de lijst met regels van deze norm, het *register* de lijst met centra; beide staan hieronder "
          + "met hun vingerafdruk."))
    let from = say.day(policy.coverFrom)
    page.list([
      say("Counted procedures: ", "Getelde verrichtingen: ") + terms(policy.procedures) + ".",
      say("Counted indications: ", "Getelde indicaties: ") + terms(policy.indications) + ".",
      say(
        "Treatments before \(from) are not insured care and do not count.",
        "Behandelingen van vóór \(from) zijn geen verzekerde zorg en tellen niet mee."),
      report.includesTrials
        ? say(
          "Treatments of trials outside the insured cover, and prophylactic ones, were counted by request.",
          "Behandelingen in studies buiten de verzekerde zorg, en preventieve, zijn op verzoek meegeteld."
        )
        : say(
          "Treatments of trials outside the insured cover, and prophylactic ones, do not count.",
          "Behandelingen in studies buiten de verzekerde zorg, en preventieve, tellen niet mee."),
    ])
    page.paragraph(
      say(
        "What is not sure is neither counted nor dropped: it is kept as the distance between a lower bound "
          + "(counted) and an upper bound (counted and in doubt). A verdict is given only where the doubt cannot "
          + "change it. The first line that holds is the verdict:",
        "Wat niet zeker is, wordt niet geteld en niet weggelaten: het blijft zichtbaar als het verschil tussen "
          + "een ondergrens (geteld) en een bovengrens (geteld en in twijfel). Een oordeel valt alleen waar de "
          + "twijfel het niet kan veranderen. De eerste regel die opgaat, is het oordeel:"))
    let deciding = judgement?.rule
    page.numberedList(
      rules.enumerated().map { place, rule in place + 1 == deciding ? "**\(rule)**" : rule })
  }

  private var rules: [String] {
    let from = say.day(report.judgedFrom)
    return [
      say(
        "enough treatments are counted: meets the minimum;",
        "er zijn genoeg behandelingen geteld: haalt het minimum;"),
      say(
        "no file and no nil return: not submitted;",
        "geen bestand en geen nulopgave: niet ingezonden;"),
      say(
        "the norm or the designation did not cover the whole year: not assessable;",
        "de norm of de aanwijzing besloeg niet het hele jaar: niet te beoordelen;"),
      say(
        "the as-of date is before \(from): in progress;",
        "de peildatum ligt vóór \(from): loopt nog;"),
      say(
        "the declared periods leave a day open, or one of a center that merged into this one, the files hold days of "
          + "other years only and declare no period, or a file was refused, is missing, or is shorter than declared: not assessable;",
        "de opgegeven perioden laten een dag open, of een van een centrum dat hierin opging, de bestanden bevatten "
          + "alleen dagen van andere jaren en er is geen periode voor opgegeven, of een bestand is geweigerd, ontbreekt, of is korter dan opgegeven: niet te "
          + "beoordelen;"),
      say(
        "counted and in doubt together reach the minimum: undetermined;",
        "geteld en in twijfel halen samen het minimum: niet vast te stellen;"),
      say(
        "records were sent, but none has a known procedure and no total of 0 was declared: undetermined;",
        "er zijn registraties gezonden, maar geen heeft een bekende verrichting en er is geen totaal van 0 "
          + "opgegeven: niet vast te stellen;"),
      say("else: below the minimum.", "anders: onder het minimum."),
    ]
  }

  private func terms(_ terms: [Term]) -> String {
    terms.map { term in
      let codes = term.codes.map { Markdown.code($0.text) }.joined(separator: ", ")
      return Markdown.escaped(say(term.label)) + (codes.isEmpty ? "" : " (\(codes))")
    }.joined(separator: "; ")
  }
}

/// What the audit read, with digests, so that it can be repeated.
struct InputsSection {
  private let report: AuditReport
  private let edition: Edition
  private let say: Speech

  init(_ report: AuditReport, _ edition: Edition, _ say: Speech) {
    self.report = report
    self.edition = edition
    self.say = say
  }

  func add(to page: inout Markdown) {
    page.heading(2, say("Inputs", "Invoer"))
    addRules(to: &page)
    if edition == .full { files(&page) }
    unverified(&page)
  }

  /// The fingerprints of the rules that every center is judged by.
  func addRules(to page: inout Markdown) {
    page.paragraph(
      say(
        "A SHA-256 is the fingerprint of a file: another byte gives another one.",
        "Een SHA-256 is de vingerafdruk van een bestand: een andere byte geeft een andere."))
    var rules = [
      [
        say("policy ", "beleid ") + Markdown.escaped(report.policy.norm),
        Markdown.code(report.policyDigest),
      ],
      [say("register of centers", "register van centra"), Markdown.code(report.registerDigest)],
    ]
    if let digest = report.previousDigest {
      let year = report.year - 1
      rules.append([say("audit.csv of \(year)", "audit.csv van \(year)"), Markdown.code(digest)])
    }
    rules.append([
      say("declarations (submissions.csv)", "opgaven (submissions.csv)"),
      report.submissionsDigest.map { Markdown.code($0) } ?? say("none", "geen"),
    ])
    page.table([say("Rules", "Regels"), "SHA-256"], rules)
  }

  private func files(_ page: inout Markdown) {
    page.table(
      [
        say("File", "Bestand"), say("Center", "Centrum"), say("Status", "Status"),
        say("Records", "Registraties"), "SHA-256",
      ], right: [3],
      report.files.map { file in
        [
          Markdown.code(file.name), file.center.map { report.register[$0].id } ?? "",
          words(for: file.status)[say.language], say.number(file.records),
          file.sha256.isEmpty ? "" : Markdown.code(file.sha256),
        ]
      })
  }

  private func unverified(_ page: inout Markdown) {
    let unverified = report.register.centers.filter { $0.isDesignated && !$0.verified }
    guard !unverified.isEmpty else { return }
    let names = unverified.map { Markdown.escaped($0.name) }.joined(separator: ", ")
    page.paragraph(
      say(
        "The register: no official list of the designated centers was found. These names are inferred and "
          + "must still be checked against one: \(names).",
        "Het register: er is geen officiële lijst van de aangewezen centra gevonden. Deze namen zijn afgeleid en "
          + "moeten nog met een officiële lijst worden vergeleken: \(names)."))
  }
}
