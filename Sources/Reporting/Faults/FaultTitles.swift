internal import AuditDomain

/// What is wrong, in a phrase.
func title(of code: FindingCode) -> Phrase {
  switch code {
  case .tooFewFields: Phrase("fewer fields than the header", "minder velden dan de kopregel")
  case .tooManyFields: Phrase("more fields than the header", "meer velden dan de kopregel")
  case .otherDelimiter:
    Phrase("another delimiter than the header's", "een ander scheidingsteken dan de kopregel")
  case .strayQuote:
    Phrase(
      "a quote inside an unquoted field",
      "een aanhalingsteken in een veld dat er niet mee begint")
  case .textAfterQuote:
    Phrase("text after a closing quote", "tekst na een sluitend aanhalingsteken")
  case .unclosedQuote:
    Phrase("a quote that does not close", "een aanhalingsteken dat niet wordt gesloten")
  case .swallowedLines:
    Phrase(
      "a line break where none belongs: a quoted field may have swallowed records",
      "een regeleinde waar er geen hoort: een veld tussen aanhalingstekens kan registraties bevatten"
    )
  case .nulByte: Phrase("a NUL byte", "een NUL-byte")
  case .wrongBytes:
    Phrase(
      "bytes that are not of the file's encoding",
      "bytes die niet bij de codering van het bestand horen")
  case .columnsChanged:
    Phrase(
      "a line above has the names of other columns, or has them in another order",
      "een regel erboven heeft de namen van andere kolommen, of heeft ze in een andere volgorde")
  case .recordTooLong: Phrase("a record of more than 1 MiB", "een registratie van meer dan 1 MiB")
  case .blankRecord:
    Phrase("a record without any value", "een registratie zonder enige waarde")
  case .procedureMissing: Phrase("the procedure is missing", "de verrichting ontbreekt")
  case .procedureUnclear:
    Phrase(
      "the procedure may be one that counts, but not surely so",
      "de verrichting is misschien een die telt, maar niet zeker")
  case .statusUnclear:
    Phrase(
      "the status is neither a word for performed nor one for not performed",
      "de status is geen woord voor uitgevoerd en geen woord voor niet uitgevoerd")
  case .indicationMissing: Phrase("the indication is missing", "de indicatie ontbreekt")
  case .indicationUnclear:
    Phrase(
      "the indication is neither a listed word nor an ICD-10 code by itself",
      "de indicatie is geen woord uit de lijst en geen ICD-10-code op zichzelf")
  case .indicationReview:
    Phrase(
      "the indication neither counts nor surely does not",
      "de indicatie telt niet zeker mee en ook niet zeker niet")
  case .centerMissing: Phrase("the center is missing", "het centrum ontbreekt")
  case .centerUnknown:
    Phrase("the center is not in the register", "het centrum staat niet in het register")
  case .centerAmbiguous:
    Phrase("the name may be several hospitals", "de naam kan van meer ziekenhuizen zijn")
  case .centerDisagrees:
    Phrase("two columns name different centers", "twee kolommen noemen verschillende centra")
  case .dateMissing: Phrase("the day is missing", "de datum ontbreekt")
  case .dateUnreadable: Phrase("the day cannot be read", "de datum is niet te lezen")
  case .dateImpossible:
    Phrase(
      "there is no such day, read with the month in the middle",
      "die datum bestaat niet, gelezen met de maand in het midden")
  case .dateTwoDigitYear: Phrase("the year has two digits", "het jaar heeft twee cijfers")
  case .dateAfterAsOf:
    Phrase("the day is after the as-of date", "de datum ligt na de peildatum")
  case .dateAfterReceipt:
    Phrase(
      "the day is after the day the file was received",
      "de datum ligt na de dag waarop het bestand is ontvangen")
  case .trialUnknown:
    Phrase("the policy does not list the trial", "de studie staat niet in het beleid")
  case .intentUnclear:
    Phrase(
      "the intent is neither therapeutic nor prophylactic",
      "de opzet is niet therapeutisch en niet profylactisch")
  case .patientMissing:
    Phrase("the patient's pseudonym is missing", "het pseudoniem van de patiënt ontbreekt")
  case .patientRespelt:
    Phrase(
      "another spelling of a pseudonym that has a treatment on that day",
      "een andere schrijfwijze van een pseudoniem dat op die dag al een behandeling heeft")
  case .recordConflict:
    Phrase(
      "one record id, but another patient, day or standing",
      "één registratienummer, maar een andere patiënt, dag of uitkomst")
  case .duplicateRecord: Phrase("the same record again", "dezelfde registratie nog eens")
  case .duplicateDiffers:
    Phrase(
      "the same record again, with other details",
      "dezelfde registratie nog eens, met andere bijzonderheden")
  case .recordIDMissing: Phrase("the record id is missing", "het registratienummer ontbreekt")
  case .agbLeadingZero:
    Phrase("the AGB code lost its leading zero", "in de AGB-code ontbreekt de voorloopnul")
  case .agbNotInRegister:
    Phrase(
      "one of the columns names a center that is not in the register",
      "een van de kolommen noemt een centrum dat niet in het register staat")
  case .centerAlias:
    Phrase("another spelling of the center's name", "een andere schrijfwijze van het centrum")
  case .paddedValue:
    Phrase(
      "blanks around a value or invisible characters in it",
      "spaties om een waarde of onzichtbare tekens erin")
  case .dateUnpadded:
    Phrase("a day without its leading zeros", "een datum zonder voorloopnullen")
  case .trialNamed:
    Phrase(
      "names a trial that is outside the insured cover",
      "noemt een studie buiten de verzekerde zorg")
  case .mdtDateUnreadable:
    Phrase(
      "the day of the multidisciplinary discussion cannot be read",
      "de datum van het multidisciplinair overleg is niet te lezen")
  case .headerRepeated:
    Phrase(
      "the names of the columns stand again among the records",
      "de namen van de kolommen staan nog eens tussen de registraties")
  case .undesignatedTreatment:
    Phrase("done outside the designated centers", "gedaan buiten de aangewezen centra")
  case .notText: Phrase("not a text file", "geen tekstbestand")
  case .emptyFile: Phrase("the file is empty", "het bestand is leeg")
  case .headerMissing:
    Phrase(
      "the first line has no column name that is known",
      "de eerste regel bevat geen bekende kolomnaam")
  case .headerTooLarge:
    Phrase(
      "the header is larger than 1 MiB or 1,000 columns",
      "de kopregel is groter dan 1 MiB of 1.000 kolommen")
  case .headerBroken:
    Phrase("the header's structure is broken", "de opbouw van de kopregel is kapot")
  case .columnMissing: Phrase("a needed column is missing", "een verplichte kolom ontbreekt")
  case .columnTwice: Phrase("a column stands twice", "een kolom staat er twee keer")
  case .notDecodable: Phrase("the file does not decode", "het bestand is niet te ontcijferen")
  case .citizenNumbers:
    Phrase("a column holds citizen service numbers", "een kolom bevat burgerservicenummers")
  case .personalColumn:
    Phrase(
      "a column of citizen numbers, names, birth dates or addresses",
      "een kolom met burgerservicenummers, namen, geboortedata of adressen")
  case .notReadable: Phrase("the file cannot be read", "het bestand kan niet worden gelezen")
  case .columnsDisagree:
    Phrase(
      "two columns for one name contradict each other",
      "twee kolommen voor hetzelfde spreken elkaar tegen")
  case .unknownColumns: Phrase("columns that are not used", "kolommen die niet worden gebruikt")
  case .identicalFile: Phrase("the same file twice", "twee keer hetzelfde bestand")
  case .overlappingFiles:
    Phrase("two files of one center overlap", "twee bestanden van één centrum overlappen")
  case .fileOfOthers:
    Phrase(
      "no record names the center that the file is said to be of",
      "geen registratie noemt het centrum waarvan het bestand heet te zijn")
  case .returnedLog:
    Phrase(
      "a log that was sent back: it holds the records in doubt alone",
      "een teruggestuurd log: het bevat alleen de registraties in twijfel")
  case .noRecords:
    Phrase(
      "the file has a header and no records", "het bestand heeft een kopregel en geen registraties")
  case .centersUndeclared:
    Phrase(
      "records of several centers, and the file is declared for none",
      "registraties van meer centra, en het bestand is voor geen ervan opgegeven")
  case .recordsOfOthers:
    Phrase(
      "records of another center than the file is of",
      "registraties van een ander centrum dan dat van het bestand")
  case .recordsMismatch:
    Phrase(
      "another number of records than declared", "een ander aantal registraties dan opgegeven")
  case .treatmentsMismatch:
    Phrase(
      "another number of treatments than declared", "een ander aantal behandelingen dan opgegeven")
  case .nilReturnDenied:
    Phrase(
      "records of days for which none were declared (a nil return)",
      "registraties van dagen waarvoor er geen zijn opgegeven (een nulopgave)")
  case .periodAfterReceipt:
    Phrase(
      "the file is said to speak of days after the one on which it was received",
      "het bestand zou gaan over dagen na die waarop het is ontvangen")
  case .fileMissing:
    Phrase("a declared file is not there", "een opgegeven bestand is er niet")
  case .replacementVoid:
    Phrase("a declared replacement does not hold", "een opgegeven vervanging gaat niet op")
  }
}
