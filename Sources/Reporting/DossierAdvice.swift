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
      page.paragraph(
        say(
          "It was declared that there was no treatment. Was there one after all? Send the log of the whole year, and take "
            + "that line out of `submissions.csv`.",
          "Er is opgegeven dat er geen behandeling was. Was die er toch? Zend de registraties van het hele jaar, en haal "
            + "die regel uit `submissions.csv`."))
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
      return [
        say(
          "Send the log of the whole year; or, if there was no treatment, a line in `submissions.csv` with your "
            + "center, the year as its period, and 0 records.",
          "Zend de registraties van het hele jaar; of, als er geen behandeling was, een regel in "
            + "`submissions.csv` met uw centrum, het jaar als periode, en 0 registraties.")
      ]
    }
    return center.judgement.reasons.compactMap { reason in
      switch reason {
      case .coverageGap:
        say(
          "Send the log of the days that are open, and declare its period in `submissions.csv`.",
          "Zend de registraties van de dagen die open staan, en geef de periode op in `submissions.csv`."
        )
      case .fileRefused:
        say(
          "Send the refused file anew; the findings above say why it was refused.",
          "Zend het geweigerde bestand opnieuw; de bevindingen hierboven zeggen waarom het is geweigerd."
        )
      case .fileMissing:
        say(
          "Send the file that was declared and is not there.",
          "Zend het bestand dat is opgegeven en er niet is.")
      case .recordsShort:
        say(
          "Send the file with fewer records than declared anew and whole, or correct the number declared.",
          "Zend het bestand met minder registraties dan opgegeven opnieuw en volledig, of verbeter het opgegeven aantal."
        )
      case .unknownCodes:
        say(
          "Send the codes or words of the procedures as the policy lists them, or tell the regulator which codes you use.",
          "Zend de codes of woorden van de verrichtingen zoals het beleid ze noemt, of meld de toezichthouder welke codes "
            + "u gebruikt.")
      case .coverIncomplete, .designationIncomplete, .merged, .doubt, .coverageAssumed,
        .unplacedRefusal:
        nil
      }
    }
  }

  private var until: String {
    if !report.isJudged {
      let day = say.day(report.judgedFrom)
      return say("The year is judged from \(day).", "Het jaar wordt beoordeeld vanaf \(day).")
    }
    let day = say.day(report.finalFrom)
    return report.asOf < report.finalFrom
      ? say("Objections are heard before \(day).", "Reageren kan vóór \(day).")
      : say(
        "The time to object ended before \(day).", "De termijn om te reageren eindigde vóór \(day)."
      )
  }
}
