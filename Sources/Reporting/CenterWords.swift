internal import AuditDomain

/// The words about one center that both the national report and its dossier use.
struct CenterWords {
  private let report: AuditReport
  private let say: Speech

  init(_ report: AuditReport, _ say: Speech) {
    self.report = report
    self.say = say
  }

  func name(_ center: CenterReport) -> String { name(center.index) }

  func name(_ index: CenterIndex) -> String { Markdown.escaped(report.register[index].name) }

  /// Its name, with its dossier where the edition has them.
  func link(_ center: CenterReport, _ edition: Edition) -> String {
    edition == .public
      ? name(center) : "[\(name(center))](centers/\(report.register[center.index].id).md)"
  }

  /// The verdict, and whether it is waived.
  func verdict(_ center: CenterReport) -> String {
    center.judgement.verdict.words[say.language]
      + (center.isWaived ? say(", waived", ", ontheffing") : "")
  }

  /// The verdict's figures in half a sentence.
  func figures(_ center: CenterReport) -> String {
    let evidence = center.evidence
    let counted = say.number(evidence.counted)
    let most = say.number(evidence.counted + evidence.doubtful)
    let minimum = say.number(report.policy.minimum)
    switch center.judgement.verdict {
    case .meets:
      return say(
        "\(counted) counted, at least \(minimum) required",
        "\(counted) geteld, vereist: ten minste \(minimum)")
    case .below:
      let short = say.number(report.policy.minimum - evidence.counted)
      let upper = evidence.doubtful > 0 ? say(", at most \(most)", ", hoogstens \(most)") : ""
      return say(
        "\(counted) counted\(upper), at least \(minimum) required: \(short) short",
        "\(counted) geteld\(upper), vereist: ten minste \(minimum), dus \(short) te weinig")
    case .undetermined where center.judgement.reasons.contains(.doubt):
      return say(
        "\(counted) counted, at most \(most), at least \(minimum) required",
        "\(counted) geteld, hoogstens \(most), vereist: ten minste \(minimum)")
    case .notDesignated:
      return say.treatments(center.undesignatedTreatments)
        + say(" outside the designation", " buiten de aanwijzing")
    case .inProgress: return say("\(counted) counted so far", "tot nu toe \(counted) geteld")
    case .undetermined, .notAssessable, .notSubmitted:
      return say("\(counted) counted", "\(counted) geteld")
    }
  }

  /// What the verdict means.
  func meaning(_ center: CenterReport) -> String {
    CenterWords.isInOthers(center)
      ? CenterWords.standsInOthers[say.language] : center.judgement.meaning[say.language]
  }

  /// Whether a center has sent nothing, and yet has records.
  static func isInOthers(_ center: CenterReport) -> Bool {
    center.judgement.verdict == .notSubmitted && center.evidence.records > 0
  }

  /// Why that is so.
  static let standsInOthers = Phrase(
    "its records stand in files that are not its submission: they hold records of others too, and are neither declared for "
      + "it nor named after it",
    "de registraties staan in bestanden die geen inzending van dit centrum zijn: ze bevatten ook registraties van andere, en "
      + "zijn er niet voor opgegeven of naar genoemd")

  /// What to do about that.
  static let declareFile = Phrase(
    "If such a file is all of the center's log, declare it in `submissions.csv`: a line with the file and the center. Else send "
      + "the log of the year.",
    "Is zo'n bestand het hele log van het centrum, geef het dan op in `submissions.csv`: een regel met het bestand en het "
      + "centrum. Zend anders de registraties van het jaar.")

  /// What a center can do about a nil return that was none.
  static let nilReturn = Phrase(
    "It was declared that there was no treatment. Was there one after all? Send the log of the whole year, and take "
      + "that line out of `submissions.csv`.",
    "Er is opgegeven dat er geen behandeling was. Was die er toch? Zend de registraties van het hele jaar, en haal "
      + "die regel uit `submissions.csv`.")

  /// What a center can do whose files hold days of other years.
  static func sendLog(of year: Int) -> Phrase {
    Phrase(
      "Send the log of \(year): all days that were read in what was sent lie in other years. If it does hold "
        + "the year, and no treatment, declare its period in `submissions.csv`.",
      "Zend de registraties van \(year): alle dagen die in wat is gezonden zijn gelezen, liggen in andere jaren. "
        + "Bevat het dat jaar wel, en geen behandeling, geef dan de periode op in `submissions.csv`."
    )
  }

  /// Each reason in a sentence part, some left out.
  func reasons(_ center: CenterReport, without left: [VerdictReason] = []) -> [String] {
    center.judgement.reasons.filter { !left.contains($0) }.map { reason($0, center) }
  }

  /// The same for everybody: nothing that a declaration or a record says.
  func publicReasons(_ center: CenterReport) -> [String] {
    center.judgement.reasons.compactMap { reason in
      reason == .coverageAssumed
        ? say("no period declared", "geen periode opgegeven")
        : ChartWords.note(reason)?[say.language]
    }
  }

  private func reason(_ reason: VerdictReason, _ center: CenterReport) -> String {
    switch reason {
    case .coverIncomplete:
      let from = say.day(report.policy.coverFrom)
      return say("the norm holds only from \(from)", "de norm geldt pas vanaf \(from)")
    case .designationIncomplete:
      let held = center.evidence.designation.map { say.days($0) }.joined(separator: "; ")
      return say(
        "the designation does not cover the whole year" + (held.isEmpty ? "" : ", but \(held)"),
        "de aanwijzing beslaat niet het hele jaar" + (held.isEmpty ? "" : ", maar \(held)"))
    case .merged:
      let next = name(report.register.holder(of: center.index, in: report.year))
      return say(
        "the designation passed to \(next) during the year, where its treatments count",
        "de aanwijzing ging in de loop van het jaar over op \(next), waar de behandelingen tellen")
    case .coverageGap where center.evidence.isOfOtherYears:
      return say(
        "all days that were read in its files lie in other years, and no period was declared for them",
        "alle dagen die in de bestanden zijn gelezen, liggen in andere jaren, en er is geen periode voor opgegeven"
      )
    case .coverageGap:
      let open = DayRange(year: report.year)?.allUncovered(by: center.evidence.declared) ?? []
      let names = center.evidence.silent.map { name($0) }.joined(separator: ", ")
      let silent = say(
        "no declaration speaks of all days of \(names), whose treatments count here",
        "geen opgave spreekt van alle dagen van \(names), waarvan de behandelingen hier tellen")
      if open.isEmpty { return silent }
      let days = open.map { $0.count == 1 ? say.day($0.first) : say.days($0) }
        .joined(separator: "; ")
      let untilReceipt =
        !center.evidence.hasEarlyNilReturn
        ? ""
        : say(
          " (a nil return speaks of no day after its receipt)",
          " (een nulopgave spreekt niet van dagen na de ontvangst)")
      return say(
        "the declared periods leave days open: \(days)\(untilReceipt)",
        "de opgegeven perioden laten dagen open: \(days)\(untilReceipt)")
        + (names.isEmpty ? "" : "; " + silent)
    case .coverageAssumed:
      let year = report.year
      let isOver = DayRange(year: year).map { report.asOf > $0.last } ?? true
      let soFar = isOver ? "" : say(" up to the as-of date", " tot en met de peildatum")
      let last = center.lastDate.map { say.day($0) }
      return say(
        "no period was declared: its logs are taken to hold the whole year\(soFar); "
          + (last.map { "the last counted treatment is of \($0)" }
            ?? "no treatment of \(year) is counted"),
        "er is geen periode opgegeven: aangenomen is dat de bestanden het hele jaar\(soFar) beslaan; "
          + (last.map { "de laatste getelde behandeling is van \($0)" }
            ?? "er is geen behandeling van \(year) geteld"))
    case .fileRefused, .fileMissing, .recordsShort, .doubt, .unknownCodes, .unplacedRefusal:
      return reason.words[say.language]
    }
  }
}
