internal import AuditDomain

/// The words for a finding: what was found, and what was expected.
struct FindingWords {
  private let files: [String]
  private let texts: [String]
  private let asOf: CalendarDay
  private let say: Speech

  init(_ listing: FindingListing, _ language: Language) {
    files = listing.files.map(\.name)
    texts = listing.texts
    asOf = listing.asOf
    say = Speech(language)
  }

  /// One sentence about this finding.
  func message(_ finding: Finding) -> String {
    let text = finding.text.map { texts[Int($0)] } ?? ""
    let column = finding.column?.name ?? ""
    let (found, expected) = (Int(finding.found), Int(finding.expected))
    switch finding.code {
    // A text, though an empty one, tells that the file ends there.
    case .tooFewFields where finding.text != nil:
      return say(
        "found \(fields(found)), the header has \(expected), and the file ends there without a line end: if it was cut off, send it again as a whole",
        "\(fields(found)) gevonden, de kopregel heeft er \(expected), en daar eindigt het bestand zonder regeleinde: stuur het opnieuw in zijn geheel als het is afgebroken"
      )
    case .tooFewFields, .tooManyFields:
      return say(
        "found \(fields(found)), the header has \(expected)",
        "\(fields(found)) gevonden, de kopregel heeft er \(expected)")
    case .otherDelimiter:
      return say(
        "found \(fields(found)); with another delimiter it has the header's \(expected)",
        "\(fields(found)) gevonden; met een ander scheidingsteken zijn het de \(expected) van de kopregel"
      )
    case .columnMissing:
      return found == 1
        ? say("the column \(text) is missing", "de kolom \(text) ontbreekt")
        : say("these columns are missing: \(text)", "deze kolommen ontbreken: \(text)")
    case .columnTwice:
      return say("the column \(column) stands twice", "de kolom \(column) staat er twee keer")
    case .indicationReview:
      return say(
        "the code \(text) neither counts nor surely does not",
        "de code \(text) telt niet zeker mee en ook niet zeker niet")
    case .centerUnknown:
      return say(
        "the center \(text) is not in the register",
        "het centrum \(text) staat niet in het register")
    case .agbNotInRegister:
      return say(
        "\(text) is not in the register; the other column that names the center decided",
        "\(text) staat niet in het register; de andere kolom met het centrum gaf de doorslag")
    case .dateAfterAsOf:
      return say(
        "the day is after the as-of date \(asOf)", "de datum ligt na de peildatum \(say.cell(asOf))"
      )
    case .recordConflict, .patientRespelt, .duplicateRecord, .duplicateDiffers:
      let (title, other) = (title(of: finding.code)[say.language], other(finding))
      return say("\(title): see \(other)", "\(title): zie \(other)")
    case .identicalFile:
      let other = other(finding)
      return say(
        "the same bytes as \(other); not read again",
        "dezelfde bytes als \(other); niet nog eens gelezen")
    case .overlappingFiles:
      let other = other(finding)
      return say(
        "speaks of the same records or days as \(other)",
        "gaat over dezelfde registraties of dagen als \(other)")
    case .recordsMismatch:
      let part = part(finding)
      return say(
        "holds \(say.records(found))\(part), declared: \(say.number(expected))",
        "bevat \(say.records(found))\(part), opgegeven: \(say.number(expected))")
    case .treatmentsMismatch:
      let part = part(finding)
      return say(
        "counted treatments\(part): \(say.number(found)), declared: \(say.number(expected))",
        "getelde behandelingen\(part): \(say.number(found)), opgegeven: \(say.number(expected))")
    case .nilReturnDenied:
      return say(
        "holds \(say.records(found)) of days for which the center declared none",
        "bevat \(say.records(found)) van dagen waarvoor het centrum er geen opgaf")
    case .unknownColumns where finding.text == nil:
      return say(
        "columns with values but without a name (\(found)): the first is column \(expected)",
        "kolommen met waarden maar zonder naam (\(found)): de eerste is kolom \(expected)")
    case .unknownColumns:
      return say(
        "columns that are not used (\(found)): \(text)",
        "kolommen die niet worden gebruikt (\(found)): \(text)")
    case .columnsDisagree:
      return say(
        "two columns for \(column) contradict each other",
        "twee kolommen voor \(column) spreken elkaar tegen")
    case .centersUndeclared:
      return say(
        "records of \(found) centers, and the file is declared for none: \(text)",
        "registraties van \(found) centra, en het bestand is voor geen ervan opgegeven: \(text)")
    case .recordsOfOthers where finding.relatedLine == nil:
      return say(
        "\(say.records(found)) of other centers than the file is of, and of other procedures than the norm counts",
        "\(say.records(found)) van andere centra dan dat van het bestand, en van andere verrichtingen dan de norm telt"
      )
    case .recordsOfOthers:
      let line = finding.relatedLine.map { Int($0) } ?? 0
      return say(
        "\(say.records(found)) of other centers than the file is of, where they count; the first that may is on line \(line)",
        "\(say.records(found)) van andere centra dan dat van het bestand, en die tellen daar; de eerste waarvoor dat kan, staat op regel \(line)"
      )
    case .periodAfterReceipt where found > 0:
      let day = CalendarDay(number: finding.expected)
      return say(
        "received on \(day), and no period is declared: the logs are taken to hold the whole year",
        "ontvangen op \(say.cell(day)), en er is geen periode opgegeven: de logs gelden als die van het hele jaar"
      )
    case .fileMissing where finding.relatedFile != nil:
      let (title, old) = (title(of: finding.code)[say.language], other(finding))
      return say(
        "\(title), and \(old), whose place it takes, was not read either",
        "\(title), en \(old), dat erdoor wordt vervangen, is ook niet gelezen")
    case .notText:
      let kind = kind(finding)
      return say(
        "this is \(kind), not a delimited text",
        "dit is \(kind), geen tekst met scheidingstekens")
    case .notReadable:
      return say("cannot be read: \(text)", "kan niet worden gelezen: \(text)")
    case .citizenNumbers:
      return finding.column == nil
        ? say(
          "column \(found) holds citizen service numbers",
          "kolom \(found) bevat burgerservicenummers")
        : say(
          "the column \(column) holds citizen service numbers",
          "de kolom \(column) bevat burgerservicenummers")
    case .indicationUnclear where found > 0:
      return say(
        "an indication that counts stands in another cell: the record's cells may have moved",
        "een indicatie die telt staat in een andere cel: de cellen van de registratie kunnen verschoven zijn"
      )
    case .procedureUnclear where found > 1:
      return say(
        "the cell names a procedure that counts, and something beside it denies it or leaves it open",
        "de cel noemt een verrichting die telt, en iets wat erbij staat, ontkent die of laat die open"
      )
    case .procedureUnclear where found == 0:
      return say(
        "the procedure resembles one that counts, but is not listed",
        "de verrichting lijkt op een die telt, maar staat niet in de lijst")
    case .procedureUnclear:
      return say(
        "the procedure, or what stands in its place, belongs in another cell: the record's cells may have moved",
        "de verrichting, of wat op haar plaats staat, hoort in een andere cel: de cellen van de registratie kunnen verschoven zijn"
      )
    case .patientMissing where found > 2:
      return say(
        "what belongs in another column stands where the pseudonym belongs: a day, a center, an indication or a status",
        "waar het pseudoniem hoort, staat iets van een andere kolom: een datum, een centrum, een indicatie of een status"
      )
    case .patientMissing where found > 1:
      return say(
        "a word for any patient stands where the pseudonym belongs",
        "waar het pseudoniem hoort, staat een woord voor welke patiënt dan ook")
    case .patientMissing where found > 0:
      return say(
        "a spreadsheet has rounded the pseudonym, and others look the same",
        "een spreadsheet heeft het pseudoniem afgerond, en andere zien er hetzelfde uit")
    case .dateUnreadable where found > 1:
      return say(
        "the day is before 1970: a program or a slip made another year of it",
        "de datum ligt voor 1970: een programma of een vergissing maakte er een ander jaar van")
    case .dateUnreadable where found > 0:
      return say(
        "the time is of another zone, and in the Netherlands it may be a day that counts otherwise",
        "het tijdstip is van een andere tijdzone, en in Nederland kan het een dag zijn die anders telt"
      )
    case .headerMissing where expected > 0:
      return say(
        "the first line has no column name that is known; the names stand on line \(expected): leave out the lines above it",
        "de eerste regel bevat geen bekende kolomnaam; de namen staan op regel \(expected): laat de regels erboven weg"
      )
    case .headerMissing where found == 0:
      return say(
        "the first line has no column name that is known, such as record_id, patient, procedure_date, procedure and indication",
        "de eerste regel bevat geen bekende kolomnaam, zoals record_id, patient, procedure_date, procedure en indication"
      )
    case .headerMissing:
      let named = words(forDelimiter: UInt8(truncatingIfNeeded: found))[say.language]
      return say(
        "the line sep= names another delimiter (\(named)) than the header has",
        "de regel sep= noemt een ander scheidingsteken (\(named)) dan de kopregel heeft")
    case .headerBroken where found > 0:
      return say(
        "column \(found) has a day or a code for a name: the end of the header's line was lost",
        "kolom \(found) heeft een datum of een code als naam: het einde van de kopregel is verloren"
      )
    case .personalColumn:
      let title = title(of: finding.code)[say.language]
      return say("column \(found) (\(text)) is \(title)", "kolom \(found) (\(text)) is \(title)")
    case .replacementVoid:
      let why = why(finding, text)
      return say(
        "the declared replacement does not hold: \(why)",
        "de opgegeven vervanging gaat niet op: \(why)")
    case .paddedValue:
      return say(
        "the value of \(column) has blanks around it or invisible characters in it",
        "de waarde van \(column) heeft spaties eromheen of onzichtbare tekens erin")
    case .strayQuote, .textAfterQuote, .unclosedQuote, .swallowedLines, .nulByte, .wrongBytes,
      .recordTooLong, .columnsChanged, .headerRepeated, .blankRecord, .procedureMissing,
      .statusUnclear, .indicationMissing, .indicationUnclear, .centerMissing, .centerAmbiguous,
      .centerDisagrees, .dateMissing,
      .dateUnreadable, .dateImpossible, .dateTwoDigitYear, .dateAfterReceipt, .trialUnknown,
      .intentUnclear, .patientMissing, .recordIDMissing, .agbLeadingZero, .centerAlias,
      .dateUnpadded, .trialNamed, .mdtDateUnreadable, .undesignatedTreatment, .emptyFile,
      .headerTooLarge, .headerBroken, .notDecodable,
      .fileOfOthers, .returnedLog, .noRecords, .periodAfterReceipt, .fileMissing:
      return title(of: finding.code)[say.language]
    }
  }

  /// Whose part of a file a control total is about, where it is not about the whole.
  private func part(_ finding: Finding) -> String {
    finding.column == .center ? say(" of this center", " van dit centrum") : ""
  }

  /// The other place that the finding concerns.
  private func other(_ finding: Finding) -> String {
    let file = finding.relatedFile.map { files[Int($0)] } ?? ""
    guard finding.place.record > 0, let line = finding.relatedLine else { return file }
    return say("\(file), line \(line)", "\(file), regel \(line)")
  }

  private func fields(_ count: Int) -> String {
    count == 1 ? say("1 field", "1 veld") : say("\(count) fields", "\(count) velden")
  }

  private func kind(_ finding: Finding) -> String {
    switch FileKind(rawValue: Int(finding.found)) {
    case .zip:
      say(
        "an Excel workbook (.xlsx) or another zip archive",
        "een Excel-werkmap (.xlsx) of een ander zip-archief")
    case .compound:
      say(
        "an Excel workbook (.xls) or another compound file",
        "een Excel-werkmap (.xls) of een ander samengesteld bestand")
    case .pdf: say("a PDF", "een pdf")
    case .gzip:
      say(
        "gzip without .gz in its name, or within another gzip",
        "gzip zonder .gz in de naam, of binnen een andere gzip")
    case .image: say("a picture", "een afbeelding")
    case .archive:
      say(
        "an archive, or compressed in a way that is not read (xz, zstd, bzip2, 7z, rar)",
        "een archief, of gecomprimeerd op een manier die niet wordt gelezen (xz, zstd, bzip2, 7z, rar)"
      )
    case .binary:
      say(
        "binary, or UTF-16 without its byte order mark",
        "binair, of UTF-16 zonder byte order mark")
    case nil: say("something else", "iets anders")
    }
  }

  private func why(_ finding: Finding, _ name: String) -> String {
    let text = name.isEmpty ? other(finding) : name
    return switch SubmissionPlan.VoidReason(rawValue: Int(finding.found)) {
    case .circle:
      say(
        "the replacements go round in a circle", "de vervangingen lopen rond in een kring")
    case .otherCenter:
      say(
        "the file and \(other(finding)) are not both of the same center alone",
        "het bestand en \(other(finding)) zijn niet allebei van alleen hetzelfde centrum")
    case .absent:
      say(
        "the file to be replaced, \(text), is not there, so that no file is taken out",
        "het te vervangen bestand, \(text), is er niet, zodat geen bestand vervalt")
    case nil: say("it is at fault", "er klopt iets niet")
    }
  }
}
