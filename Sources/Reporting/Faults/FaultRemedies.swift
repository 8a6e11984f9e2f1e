internal import AuditDomain

/// What the sender should do.
func remedy(for code: FindingCode) -> Phrase {
  switch code {
  case .tooFewFields:
    Phrase(
      "Export the record again with every column.",
      "Exporteer de registratie opnieuw, met elke kolom.")
  case .tooManyFields:
    Phrase(
      "Put a value that holds the delimiter between quotes; leave out delimiters behind the last column; give each "
        + "record a line of its own.",
      "Zet een waarde met het scheidingsteken erin tussen aanhalingstekens; laat scheidingstekens achter de laatste "
        + "kolom weg; geef elke registratie een eigen regel.")
  case .otherDelimiter:
    Phrase(
      "Use one delimiter in the whole file.", "Gebruik in het hele bestand één scheidingsteken.")
  case .strayQuote:
    Phrase(
      "Put the whole value between quotes and double the quotes in it.",
      "Zet de hele waarde tussen aanhalingstekens en verdubbel de aanhalingstekens erin.")
  case .textAfterQuote:
    Phrase(
      "Double the quotes that belong to the value.",
      "Verdubbel de aanhalingstekens die bij de waarde horen.")
  case .unclosedQuote:
    Phrase("Close the quote, or take it away.", "Sluit het aanhalingsteken, of haal het weg.")
  case .swallowedLines:
    Phrase(
      "A quote is missing or too many: look at this line and those that follow.",
      "Er ontbreekt een aanhalingsteken of er is er een te veel: bekijk deze regel en de volgende.")
  case .nulByte:
    Phrase(
      "Export the file again as plain text.", "Exporteer het bestand opnieuw als gewone tekst.")
  case .wrongBytes:
    Phrase("Export the file again as UTF-8.", "Exporteer het bestand opnieuw als UTF-8.")
  case .columnsChanged:
    Phrase(
      "Send what stands below that line as a log of its own.",
      "Stuur wat onder die regel staat als een eigen bestand.")
  case .recordTooLong:
    Phrase(
      "Look for a missing line end or quote.", "Zoek een ontbrekend regeleinde of aanhalingsteken.")
  case .blankRecord:
    Phrase(
      "Delete the row: spreadsheets leave such rows behind the last record.",
      "Verwijder de rij: spreadsheets laten zulke rijen achter de laatste registratie staan.")
  case .procedureMissing: Phrase("Give the procedure's code.", "Geef de code van de verrichting.")
  case .procedureUnclear:
    Phrase(
      "If it was performed, give a code or word that the policy lists, and nothing beside it; if not, give nee as the status.",
      "Is zij uitgevoerd, geef dan een code of woord uit het beleid, met niets erbij; zo niet, geef dan nee als status."
    )
  case .statusUnclear:
    Phrase(
      "Give ja or nee, or performed or aborted.", "Geef ja of nee, of uitgevoerd of afgebroken.")
  case .indicationMissing, .indicationUnclear:
    Phrase("Give the ICD-10 code alone.", "Geef alleen de ICD-10-code.")
  case .indicationReview:
    Phrase(
      "Give the code of what was treated: C79.5 for a metastasis in bone, C90.0 for multiple myeloma, "
        + "or the code of another cause.",
      "Geef de code van wat is behandeld: C79.5 voor een botmetastase, C90.0 voor multipel myeloom, of de "
        + "code van een andere oorzaak.")
  case .centerMissing:
    Phrase("Give the center's AGB code or name.", "Geef de AGB-code of de naam van het centrum.")
  case .centerUnknown:
    Phrase(
      "Give the AGB code or name that the register has; or ask the regulator to add it.",
      "Geef de AGB-code of naam uit het register, of vraag de toezichthouder om die toe te voegen.")
  case .centerAmbiguous:
    Phrase(
      "Give the AGB code, or the city in the site column.",
      "Geef de AGB-code, of de plaats in de kolom locatie.")
  case .centerDisagrees:
    Phrase("Correct the column that is wrong.", "Verbeter de kolom die niet klopt.")
  case .dateMissing, .dateUnreadable, .dateImpossible, .dateTwoDigitYear, .mdtDateUnreadable:
    Phrase("Give the day as yyyy-mm-dd.", "Geef de datum als jjjj-mm-dd.")
  case .dateAfterAsOf:
    Phrase(
      "Correct the day if it is wrong; a right one counts once it is past.",
      "Verbeter de datum als die niet klopt; een juiste telt mee zodra die dag voorbij is.")
  case .dateAfterReceipt:
    Phrase(
      "Correct the day, or the day of receipt in submissions.csv.",
      "Verbeter de datum, of de dag van ontvangst in submissions.csv.")
  case .trialUnknown:
    Phrase(
      "Give the trial's registration number; or ask the regulator to list it.",
      "Geef het studienummer, of vraag de toezichthouder om de studie op te nemen."
    )
  case .intentUnclear:
    Phrase("Give therapeutic or prophylactic.", "Geef therapeutisch of profylactisch.")
  case .patientMissing: Phrase("Give the pseudonym.", "Geef het pseudoniem.")
  case .patientRespelt:
    Phrase(
      "Write each patient's pseudonym in one way in all files, with its leading zeros and its capitals; send a log once.",
      "Schrijf het pseudoniem van een patiënt in alle bestanden op één manier, met voorloopnullen en hoofdletters; stuur een "
        + "log één keer.")
  case .recordConflict:
    Phrase(
      "If it is one treatment, send its right version only, under the same id. If there are two, give each record an id of its "
        + "own, or its site where two sites number their records each by themselves.",
      "Is het één behandeling, stuur dan alleen de juiste versie, onder hetzelfde nummer. Zijn het er twee, geef dan elke "
        + "registratie een eigen nummer, of haar locatie als twee locaties elk voor zich nummeren.")
  case .duplicateRecord:
    Phrase("Nothing; it counts once.", "Niets; zij telt één keer.")
  case .duplicateDiffers:
    Phrase(
      "Send the right version only; it counts once.",
      "Stuur alleen de juiste versie; zij telt één keer.")
  case .recordIDMissing:
    Phrase(
      "Give the id: without it a record sent twice cannot be seen.",
      "Geef het nummer: zonder nummer valt een dubbele registratie niet op.")
  case .agbLeadingZero: Phrase("Keep the code as text.", "Bewaar de code als tekst.")
  case .agbNotInRegister: Phrase("Check the code.", "Controleer de code.")
  case .centerAlias:
    Phrase(
      "Nothing; the name as the register has it would be surer.",
      "U hoeft niets te doen; de naam zoals die in het register staat, geeft meer zekerheid.")
  case .paddedValue:
    Phrase("Nothing; they were taken away.", "Niets; ze zijn weggehaald.")
  case .dateUnpadded:
    Phrase(
      "Nothing; yyyy-mm-dd would be surer.",
      "U hoeft niets te doen; jjjj-mm-dd geeft meer zekerheid.")
  case .trialNamed:
    Phrase("Check the trial's number.", "Controleer het nummer van de studie.")
  case .headerRepeated:
    Phrase(
      "Leave the line out, or send logs that were joined one by one.",
      "Laat de regel weg, of stuur samengevoegde bestanden elk apart.")
  case .undesignatedTreatment:
    Phrase(
      "Refer such patients to a center that is designated on the day.",
      "Verwijs zulke patiënten naar een centrum dat op die dag is aangewezen.")
  case .notText:
    Phrase(
      "Export the log as CSV; unpack what is compressed, or send it as one gzip file with a name that ends in .gz.",
      "Exporteer het bestand als CSV; pak uit wat gecomprimeerd is, of stuur het als één gzip-bestand met een naam die op .gz eindigt."
    )
  case .emptyFile: Phrase("Send the log again.", "Stuur het bestand opnieuw.")
  case .headerMissing:
    Phrase(
      "Put the column names in the first line, or name them with --map.",
      "Zet de kolomnamen in de eerste regel, of noem ze met --map.")
  case .headerTooLarge:
    Phrase("Send only the columns asked for.", "Stuur alleen de gevraagde kolommen.")
  case .headerBroken:
    Phrase(
      "Correct the line with the names of the columns; it holds nothing else.",
      "Verbeter de regel met de namen van de kolommen; er staat niets anders in.")
  case .columnMissing:
    Phrase("Add the column, or name it with --map.", "Voeg de kolom toe, of noem haar met --map.")
  case .columnTwice: Phrase("Keep one of them.", "Laat er één staan.")
  case .notDecodable:
    Phrase(
      "Send the file again: it arrived damaged, or has a name that ends in .gz and is no gzip file.",
      "Stuur het bestand opnieuw: het is beschadigd aangekomen, of heeft een naam die op .gz eindigt en is geen gzip-bestand."
    )
  case .citizenNumbers:
    Phrase(
      "Replace them with pseudonyms, and send the file again.",
      "Vervang ze door pseudoniemen, en stuur het bestand opnieuw.")
  case .personalColumn:
    Phrase(
      "Leave the column out, and send the file again; pseudonyms belong in a column called patient.",
      "Laat de kolom weg, en stuur het bestand opnieuw; pseudoniemen horen in een kolom die patient heet."
    )
  case .notReadable:
    Phrase(
      "Put an ordinary file there, whole, before the audit reads it.",
      "Zet er een gewoon bestand neer, in zijn geheel, voordat de toets het leest.")
  case .unknownColumns:
    Phrase(
      "Nothing, unless one of them holds what is asked for, such as the column named behind it: then send it under that name, "
        + "in its words. A column whose yes says that nothing was done, such as `geannuleerd`, must be turned round: `status` has ja for what was "
        + "done. They were not kept.",
      "Niets, tenzij er een bij is met wat wordt gevraagd, zoals de kolom die erachter staat: zend die dan onder die naam, in de "
        + "woorden ervan. Een kolom waarin ja zegt dat er niets is gedaan, zoals `geannuleerd`, moet worden omgekeerd: `status` heeft ja voor wat "
        + "is gedaan. Ze zijn niet bewaard."
    )
  case .columnsDisagree:
    Phrase(
      "Leave out the column that is not meant, or tell the regulator what its codes mean.",
      "Laat de kolom weg die niet is bedoeld, of laat de toezichthouder weten wat de codes betekenen."
    )
  case .identicalFile:
    Phrase(
      "Send it once; one that takes the other's place says so in submissions.csv (replaces).",
      "Stuur het één keer; komt het in de plaats van het andere, zeg dat dan in submissions.csv (replaces)."
    )
  case .overlappingFiles:
    Phrase(
      "Say in submissions.csv which file replaces which, or nothing if both stand.",
      "Zeg in submissions.csv welk bestand welk vervangt, of niets als beide gelden.")
  case .fileOfOthers:
    Phrase(
      "Correct the center in submissions.csv, the file's name, or the center column.",
      "Verbeter het centrum in submissions.csv, de bestandsnaam, of de kolom met het centrum.")
  case .returnedLog:
    Phrase(
      "Correct the records in the log that they are of, and send that as a whole: a file that takes its place must hold "
        + "all of its records.",
      "Verbeter de registraties in het log waar zij uit komen, en stuur dat in zijn geheel: een bestand dat ervoor in de plaats "
        + "komt, moet alle registraties daarvan bevatten.")
  case .noRecords:
    Phrase(
      "If there was no treatment, say so with 0 records in submissions.csv; else export the log again, and send it.",
      "Was er geen behandeling, geef dat dan op met 0 registraties in submissions.csv; exporteer het log anders opnieuw, en "
        + "stuur het.")
  case .centersUndeclared:
    Phrase(
      "Declare the file in submissions.csv for each center whose whole log it holds, a line each.",
      "Geef het bestand in submissions.csv op voor elk centrum waarvan het alle registraties bevat, met voor elk een regel."
    )
  case .recordsOfOthers:
    Phrase(
      "Nothing, if they were treated there; else correct the center. A log of several centers is declared for each of them.",
      "Niets, als zij daar zijn behandeld; verbeter anders het centrum. Een log van meer centra wordt voor elk daarvan opgegeven."
    )
  case .recordsMismatch:
    Phrase(
      "Send the whole file, or correct the number.",
      "Stuur het hele bestand, of verbeter het aantal.")
  case .treatmentsMismatch:
    Phrase(
      "Compare with the dossier's list of treatments.",
      "Vergelijk met de lijst van behandelingen in het dossier.")
  case .nilReturnDenied:
    Phrase(
      "Take the nil return out of submissions.csv, or correct its period.",
      "Haal de nulopgave uit submissions.csv, of verbeter de periode ervan.")
  case .periodAfterReceipt:
    Phrase(
      "Correct the period or the day of receipt in submissions.csv, or send the log of the days that followed.",
      "Verbeter de periode of de dag van ontvangst in submissions.csv, of stuur de registraties van de dagen daarna."
    )
  case .fileMissing: Phrase("Send the file.", "Stuur het bestand.")
  case .replacementVoid: Phrase("Correct submissions.csv.", "Verbeter submissions.csv.")
  }
}
