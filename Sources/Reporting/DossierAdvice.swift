internal import AuditDomain

/// The end of a dossier: what the center should do now.
struct DossierAdvice {
  private let report: AuditReport
  private let center: CenterReport
  private let say: Speech

  init(_ report: AuditReport, _ center: CenterReport, _ say: Speech) {
    self.report = report
    self.center = center
    self.say = say
  }

  func add(to page: inout Markdown) {
    page.heading(2, say("How to correct", "Hoe te verbeteren"))
    page.list(missing)
    if center.judgement.verdict == .notDesignated {
      page.paragraph(
        say(
          "Nothing is judged here. If the center was designated on these days after all, tell the regulator, who keeps "
            + "the register of centers.",
          "Hier wordt niets beoordeeld. Was het centrum op deze dagen toch aangewezen, meld dat dan bij de "
            + "toezichthouder, die het register van centra bijhoudt."))
    } else if center.evidence.hasSubmitted, center.files == 0 {
      page.paragraph(CenterWords.nilReturn[say.language])
    } else if center.evidence.isMergedAway {
      let next = report.register.holder(of: center.index, in: report.year)
      let name = Markdown.escaped(report.register[next].name)
      page.paragraph(
        say(
          "Its records, and what is to be corrected in them, stand in the dossier of \(name).",
          "De registraties, en wat eraan te verbeteren is, staan in het dossier van \(name)."))
    } else if center.judgement.verdict != .notSubmitted {
      page.paragraph(
        say(
          "Are records wrong or missing? Correct them in your own system, export the whole log again, and send it as a "
            + "file with a new name, together with the line in `submissions.csv` that says which file it replaces. "
            + "Keep the record ids: they are how a correction is told from a new treatment.",
          "Kloppen er registraties niet, of ontbreken ze? Verbeter ze in uw eigen systeem, exporteer alles opnieuw, en "
            + "zend het als bestand met een nieuwe naam, samen met de regel in `submissions.csv` die zegt welk bestand "
            + "het vervangt. Laat de nummers van de registraties staan: daaraan is een verbetering van een nieuwe "
            + "behandeling te onderscheiden."))
    }
    page.paragraph(until)
  }

  /// What was not sent.
  private var missing: [String] {
    if center.judgement.verdict == .notSubmitted {
      if !report.filesReceivedLater(of: center.index).isEmpty {
        return [
          say(
            "Nothing needs to be sent again: an audit of a later day reads what was received since.",
            "Er hoeft niets opnieuw te worden gezonden: een toets met een latere peildatum leest wat sindsdien is "
              + "ontvangen.")
        ]
      }
      if CenterWords.isInOthers(center) { return [CenterWords.declareFile[say.language]] }
      return [
        say(
          "Send the log of the whole year; or, if there was no treatment, a line in `submissions.csv` with your "
            + "center, the year as its period, and 0 records.",
          "Zend de registraties van het hele jaar; of, als er geen behandeling was, een regel in "
            + "`submissions.csv` met uw centrum, het jaar als periode, en 0 registraties.")
      ]
    }
    let ofYear =
      report.mayLackLog(center)
      ? [CenterWords.sendLog(of: report.year)[say.language]] : []
    let reasons = center.judgement.reasons.filter {
      $0 != .coverageGap || !center.evidence.isOfOtherYears
    }
    return ofYear + reasons.compactMap { $0.remedy?[say.language] }
  }

  private var until: String {
    if !report.isJudged {
      let day = say.day(report.judgedFrom)
      return say("The year is judged from \(day).", "Het jaar wordt beoordeeld vanaf \(day).")
    }
    let day = say.day(report.lastObjection)
    return report.asOf < report.finalFrom
      ? say("Objections are heard until \(day).", "Reageren kan tot en met \(day).")
      : say("Objections were heard until \(day).", "Reageren kon tot en met \(day).")
  }
}
