internal import AuditDomain

extension Verdict {
  /// The verdict as a reader sees it.
  var words: Phrase {
    switch self {
    case .meets: Phrase("meets the minimum", "haalt het minimum")
    case .notSubmitted: Phrase("not submitted", "niet ingezonden")
    case .notAssessable: Phrase("not assessable", "niet te beoordelen")
    case .inProgress: Phrase("in progress", "loopt nog")
    case .undetermined: Phrase("undetermined", "niet vast te stellen")
    case .below: Phrase("below the minimum", "onder het minimum")
    case .notDesignated: Phrase("not designated", "niet aangewezen")
    }
  }

  /// What the verdict means.
  var meaning: Phrase {
    switch self {
    case .meets:
      Phrase("enough treatments surely count", "er tellen zeker genoeg behandelingen mee")
    case .notSubmitted:
      Phrase(
        "no file of its own and no nil return came in by the as-of date",
        "tot en met de peildatum kwam geen eigen bestand en geen nulopgave binnen")
    case .notAssessable:
      Phrase(
        "the norm or the designation does not cover the whole year, or not all of it is known to be sent",
        "de norm of de aanwijzing beslaat niet het hele jaar, of niet zeker is dat alles is ingezonden"
      )
    case .inProgress: Phrase("the year is not yet judged", "het jaar wordt nog niet beoordeeld")
    case .undetermined:
      Phrase(
        "records in doubt, or procedures that the policy does not know, decide whether the minimum is reached",
        "registraties in twijfel, of verrichtingen die het beleid niet kent, bepalen of het minimum wordt gehaald"
      )
    case .below:
      Phrase(
        "fewer treatments than the minimum, and no record in doubt that may be the center's can change that",
        "minder behandelingen dan het minimum, en geen registratie in twijfel die van het centrum kan zijn, kan dat veranderen"
      )
    case .notDesignated:
      Phrase(
        "the center is not one of the designated ones",
        "het centrum is niet een van de aangewezen centra")
    }
  }

  /// The order in which a reader wants them: what needs action first.
  var urgency: Int {
    switch self {
    case .below: 0
    case .undetermined: 1
    case .notSubmitted: 2
    case .notAssessable: 3
    case .inProgress: 4
    case .meets: 5
    case .notDesignated: 6
    }
  }
}

extension Judgement {
  /// The rule that gave the verdict, by its place among those of the method, from 1; nil: no rule judges it.
  var rule: Int? {
    switch verdict {
    case .meets: 1
    case .notSubmitted: 2
    case .notAssessable: isOfNorm ? 3 : 5
    case .inProgress: 4
    case .undetermined: reasons.contains(.unknownCodes) ? 7 : 6
    case .below: 8
    case .notDesignated: nil
    }
  }

  /// Whether the norm or the designation leaves days of the year out.
  private var isOfNorm: Bool {
    reasons.contains { reason in
      reason == .coverIncomplete || reason == .designationIncomplete || reason == .merged
    }
  }

  /// What the verdict means, by what it rests on.
  var meaning: Phrase {
    if verdict == .notAssessable {
      return isOfNorm
        ? Phrase(
          "the norm or the designation does not cover the whole year",
          "de norm of de aanwijzing beslaat niet het hele jaar")
        : Phrase(
          "not all of the year is known to be sent, so that nobody can tell whether the minimum was reached",
          "niet zeker is dat het hele jaar is ingezonden, zodat niet is vast te stellen of het minimum is gehaald"
        )
    }
    guard verdict == .undetermined else { return verdict.meaning }
    return reasons.contains(.unknownCodes)
      ? Phrase(
        "in none of the records was a procedure read that the policy knows, so that they may all count or none",
        "in geen van de registraties is een verrichting gelezen die het beleid kent: ze kunnen alle of geen meetellen"
      )
      : Phrase(
        "the records in doubt decide whether the minimum is reached",
        "de registraties in twijfel bepalen of het minimum wordt gehaald")
  }
}

extension VerdictReason {
  /// The reason as far as it can be said without the figures of a run.
  var words: Phrase {
    switch self {
    case .coverIncomplete:
      Phrase("the norm did not hold all year", "de norm gold niet het hele jaar")
    case .designationIncomplete:
      Phrase(
        "the designation does not cover the whole year", "de aanwijzing beslaat niet het hele jaar")
    case .merged:
      Phrase(
        "the designation passed to another center during the year, where its treatments count",
        "de aanwijzing ging in de loop van het jaar over op een ander centrum, waar de behandelingen tellen"
      )
    case .coverageGap:
      Phrase(
        "what was sent does not speak of all days of the year",
        "wat is ingezonden, spreekt niet van alle dagen van het jaar")
    case .fileRefused:
      Phrase(
        "a file was refused and nothing replaced it",
        "een bestand is geweigerd en niet vervangen")
    case .fileMissing: Phrase("a declared file is not there", "een opgegeven bestand ontbreekt")
    case .recordsShort:
      Phrase(
        "a file holds fewer records than declared, or only records that were sent back",
        "een bestand bevat minder registraties dan opgegeven, of alleen teruggezonden registraties")
    case .doubt:
      Phrase(
        "records in doubt could lift it to the minimum",
        "met de registraties in twijfel erbij kan het minimum worden gehaald")
    case .unknownCodes:
      Phrase(
        "in none of its records was a procedure read that the policy knows",
        "in geen van de registraties is een verrichting gelezen die het beleid kent")
    case .coverageAssumed:
      Phrase(
        "no period was declared: its logs are taken to be complete",
        "er is geen periode opgegeven: aangenomen is dat de bestanden volledig zijn")
    case .unplacedRefusal:
      Phrase(
        "a refused file has no center and might be this one's",
        "een geweigerd bestand heeft geen centrum en kan van dit centrum zijn")
    }
  }

  /// What the center has to send; nil: the reason is none of its making.
  var remedy: Phrase? {
    switch self {
    case .coverageGap:
      Phrase(
        "Send the log of the days that are open, and declare its period in `submissions.csv`; or, if there was no treatment on "
          + "them, a nil return of these days.",
        "Zend de registraties van de dagen die open staan, en geef de periode op in `submissions.csv`; of doe, als er toen geen "
          + "behandeling was, een nulopgave van die dagen."
      )
    case .fileRefused:
      Phrase(
        "Send the refused file anew; the findings above say why it was refused.",
        "Zend het geweigerde bestand opnieuw; de bevindingen hierboven zeggen waarom het is geweigerd."
      )
    case .fileMissing:
      Phrase(
        "Send the file that was declared and is not there.",
        "Zend het bestand dat is opgegeven en er niet is.")
    case .recordsShort:
      Phrase(
        "Send the file with fewer records than declared anew and whole, or correct the number declared; with records that were sent back, "
          + "send the whole log.",
        "Zend het bestand met minder registraties dan opgegeven opnieuw en volledig, of verbeter het opgegeven aantal; zend bij "
          + "teruggezonden registraties het hele log."
      )
    case .unknownCodes:
      Phrase(
        "Send the codes or words of the procedures as the policy lists them, or tell the regulator which codes you use; "
          + "where records are in doubt, correct them as their findings say.",
        "Zend de codes of woorden van de verrichtingen zoals het beleid ze noemt, of meld de toezichthouder welke codes u "
          + "gebruikt; verbeter registraties in twijfel, als die er zijn, zoals hun bevindingen zeggen."
      )
    case .coverIncomplete, .designationIncomplete, .merged, .doubt, .coverageAssumed,
      .unplacedRefusal:
      nil
    }
  }
}

extension Outlook.Word {
  /// The outlook as a reader sees it.
  var words: Phrase {
    switch self {
    case .secured: Phrase("secured", "gehaald")
    case .likely: Phrase("likely", "waarschijnlijk")
    case .uncertain: Phrase("uncertain", "onzeker")
    case .unlikely: Phrase("unlikely", "onwaarschijnlijk")
    case .outOfReach: Phrase("out of reach", "buiten bereik")
    case .tooEarly: Phrase("too early to say", "te vroeg om te zeggen")
    }
  }
}

extension CenterCategory {
  /// The category as a reader sees it.
  var words: Phrase {
    switch self {
    case .academic: Phrase("Academic hospitals", "Academische ziekenhuizen")
    case .topClinical: Phrase("Top-clinical centers", "Topklinische centra")
    case .cancerInstitute: Phrase("Cancer institute", "Kankerinstituut")
    case .notDesignated: Phrase("Not designated", "Niet aangewezen")
    }
  }
}

extension Outcome {
  /// The outcome in a word; in English it is the code.
  var words: Phrase {
    switch self {
    case .counted: Phrase(code, "geteld")
    case .merged: Phrase(code, "samengevoegd")
    case .duplicate: Phrase(code, "dubbel")
    case .outOfScope: Phrase(code, "niet meegeteld")
    case .undesignated: Phrase(code, "buiten de aanwijzing")
    case .doubtful: Phrase(code, "in twijfel")
    }
  }

  /// What it means that a record ended so.
  var meaning: Phrase {
    switch self {
    case .counted:
      Phrase("the first record of a treatment", "de eerste registratie van een behandeling")
    case .merged:
      Phrase(
        "a further record of a counted treatment: same patient, day and center",
        "een verdere registratie van een getelde behandeling: zelfde patiënt, dag en centrum")
    case .duplicate:
      Phrase(
        "the same record again: same center and record id, same patient and day",
        "dezelfde registratie nog eens: zelfde centrum en nummer, zelfde patiënt en dag")
    case .outOfScope: Phrase("surely does not count", "telt zeker niet mee")
    case .undesignated:
      Phrase(
        "would count, but was done outside the designated centers",
        "zou meetellen, maar is buiten de aangewezen centra gedaan")
    case .doubtful:
      Phrase("something leaves open whether it counts", "iets laat open of de registratie meetelt")
    }
  }
}

extension OutOfScopeReason {
  /// The reason as a reader sees it.
  var words: Phrase {
    switch self {
    case .otherProcedure: Phrase("another procedure", "een andere verrichting")
    case .notPerformed: Phrase("not performed", "niet uitgevoerd")
    case .otherIndication: Phrase("another indication", "een andere indicatie")
    case .otherYear: Phrase("another year", "een ander jaar")
    case .beforeCover:
      Phrase("before the insured cover began", "van vóór het begin van de verzekerde zorg")
    case .trial:
      Phrase(
        "a trial or a prophylactic treatment, outside the insured cover",
        "een studie of een preventieve behandeling, buiten de verzekerde zorg")
    }
  }
}

extension Sensitivity.Variant {
  /// The way to count, as a reader sees it.
  var words: Phrase {
    switch self {
    case .patients:
      Phrase("patients instead of treatments", "patiënten in plaats van behandelingen")
    case .records:
      Phrase("records instead of treatments", "registraties in plaats van behandelingen")
    case .withTrials: Phrase("with trial treatments", "met behandelingen in studies")
    case .withoutTrials: Phrase("without trial treatments", "zonder behandelingen in studies")
    case .largestSite: Phrase("the largest site alone", "alleen de grootste locatie")
    case .withUnplaced:
      Phrase(
        "with all treatments in doubt without any center, if they were its own",
        "met alle behandelingen in twijfel zonder enig centrum, als die van dit centrum waren"
      )
    }
  }
}
