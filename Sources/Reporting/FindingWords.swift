internal import AuditDomain

/// The words for a finding: what was found, and what was expected.
struct FindingWords {
  private let files: [String]
  private let texts: [String]
  private let asOf: CalendarDay
  private let language: Language

  init(_ listing: FindingListing, _ language: Language) {
    files = listing.files.map(\.name)
    texts = listing.texts
    asOf = listing.asOf
    self.language = language
  }

  /// One sentence about this finding.
  func message(_ finding: Finding) -> String { phrase(finding)[language] }

  private func phrase(_ finding: Finding) -> Phrase {
    let text = finding.text.map { texts[Int($0)] } ?? ""
    let column = finding.column?.name ?? ""
    let (found, expected) = (finding.found, finding.expected)
    let fields =
      found == 1 ? Phrase("1 field", "1 veld") : Phrase("\(found) fields", "\(found) velden")
    switch finding.code {
    case .tooFewFields, .tooManyFields:
      return Phrase(
        "found \(fields[.english]), the header has \(expected)",
        "\(fields[.dutch]) gevonden, de kopregel heeft er \(expected)")
    case .otherDelimiter:
      return Phrase(
        "found \(fields[.english]); with another delimiter it has the header's \(expected)",
        "\(fields[.dutch]) gevonden; met een ander scheidingsteken zijn het de \(expected) van de kopregel"
      )
    case .columnMissing:
      return Phrase("the column \(column) is missing", "de kolom \(column) ontbreekt")
    case .columnTwice:
      return Phrase("the column \(column) stands twice", "de kolom \(column) staat er twee keer")
    case .indicationReview:
      return Phrase(
        "the code \(text) neither counts nor surely does not",
        "de code \(text) telt niet zeker mee en ook niet zeker niet")
    case .centerUnknown:
      return Phrase(
        "the center \(text) is not in the register",
        "het centrum \(text) staat niet in het register")
    case .agbNotInRegister:
      return Phrase(
        "\(text) is not in the register; the other column that names the center decided",
        "\(text) staat niet in het register; de andere kolom met het centrum gaf de doorslag")
    case .dateAfterAsOf:
      return Phrase(
        "the day is after the as-of date \(asOf)", "de datum ligt na de peildatum \(asOf)")
    case .recordConflict, .duplicateRecord, .duplicateDiffers:
      let (title, other) = (title(of: finding.code), other(finding))
      return Phrase(
        "\(title[.english]): see \(other[.english])", "\(title[.dutch]): zie \(other[.dutch])")
    case .identicalFile:
      let other = other(finding)[language]
      return Phrase(
        "the same bytes as \(other); not read again",
        "dezelfde bytes als \(other); niet nog eens gelezen")
    case .overlappingFiles:
      let other = other(finding)[language]
      return Phrase(
        "speaks of the same records or days as \(other)",
        "gaat over dezelfde registraties of dagen als \(other)")
    case .recordsMismatch:
      return Phrase(
        "holds \(found) records, \(expected) were declared",
        "bevat \(found) registraties, er zijn er \(expected) opgegeven")
    case .treatmentsMismatch:
      return Phrase(
        "holds \(found) counted treatments, \(expected) were declared",
        "bevat \(found) getelde behandelingen, er zijn er \(expected) opgegeven")
    case .unknownColumns:
      return Phrase(
        "columns that are not used (\(found)): \(text)",
        "kolommen die niet worden gebruikt (\(found)): \(text)")
    case .notText:
      let kind = kind(finding)
      return Phrase(
        "this is \(kind[.english]), not a delimited text",
        "dit is \(kind[.dutch]), geen tekst met scheidingstekens")
    case .notReadable:
      return Phrase("cannot be read: \(text)", "kan niet worden gelezen: \(text)")
    case .citizenNumbers:
      return finding.column == nil
        ? Phrase(
          "column \(found) holds citizen service numbers",
          "kolom \(found) bevat burgerservicenummers")
        : Phrase(
          "the column \(column) holds citizen service numbers",
          "de kolom \(column) bevat burgerservicenummers")
    case .replacementVoid:
      let why = why(finding)
      return Phrase(
        "the declared replacement does not hold: \(why[.english])",
        "de opgegeven vervanging gaat niet op: \(why[.dutch])")
    case .paddedValue:
      return Phrase(
        "blanks around the value of \(column)", "spaties om de waarde van \(column)")
    case .strayQuote, .textAfterQuote, .unclosedQuote, .swallowedLines, .nulByte, .wrongBytes,
      .recordTooLong, .procedureMissing, .procedureUnclear, .statusUnclear, .indicationMissing,
      .indicationUnclear, .centerMissing, .centerAmbiguous, .centerDisagrees, .dateMissing,
      .dateUnreadable, .dateImpossible, .dateTwoDigitYear, .dateAfterReceipt, .trialUnknown,
      .intentUnclear, .patientMissing, .recordIDMissing, .agbLeadingZero, .centerAlias,
      .dateUnpadded, .trialNamed, .mdtDateUnreadable, .undesignatedTreatment, .emptyFile,
      .headerMissing, .headerTooLarge, .headerBroken, .notDecodable, .personalColumn,
      .fileOfOthers, .fileMissing:
      return title(of: finding.code)
    }
  }

  /// The other place that the finding concerns.
  private func other(_ finding: Finding) -> Phrase {
    let file = finding.relatedFile.map { files[Int($0)] } ?? ""
    guard finding.place.record > 0, let line = finding.relatedLine else {
      return Phrase(file, file)
    }
    return Phrase("\(file), line \(line)", "\(file), regel \(line)")
  }

  private func kind(_ finding: Finding) -> Phrase {
    switch FileKind(rawValue: Int(finding.found)) {
    case .zip:
      Phrase(
        "an Excel workbook (.xlsx) or another zip archive",
        "een Excel-werkmap (.xlsx) of een ander zip-archief")
    case .compound:
      Phrase(
        "an Excel workbook (.xls) or another compound file",
        "een Excel-werkmap (.xls) of een ander samengesteld bestand")
    case .pdf: Phrase("a PDF", "een pdf")
    case .gzip:
      Phrase(
        "a gzip file without .gz in its name", "een gzip-bestand zonder .gz in de naam")
    case .image: Phrase("a picture", "een afbeelding")
    case nil: Phrase("something else", "iets anders")
    }
  }

  private func why(_ finding: Finding) -> Phrase {
    switch SubmissionPlan.VoidReason(rawValue: Int(finding.found)) {
    case .circle:
      Phrase(
        "the files replace each other in a circle", "de bestanden vervangen elkaar in een kring")
    case .otherCenter:
      Phrase(
        "\(other(finding)[.english]) is of another center",
        "\(other(finding)[.dutch]) is van een ander centrum")
    case .absent:
      Phrase(
        "the file to be replaced is not there", "het te vervangen bestand is er niet")
    case nil: Phrase("it is at fault", "er klopt iets niet")
    }
  }
}
