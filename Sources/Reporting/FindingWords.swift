internal import AuditDomain

/// The words for a finding: where and what, and what the sender should do.
struct FindingWords {
  private let files: [String]
  private let texts: [String]
  private let asOf: CalendarDay

  init(_ report: AuditReport) {
    files = report.files.map(\.name)
    texts = report.texts
    asOf = report.asOf
  }

  /// One sentence about this finding: what was found, and what was expected.
  func message(_ finding: Finding) -> String {
    let text = finding.text.map { texts[Int($0)] } ?? ""
    let column = finding.column?.name ?? ""
    switch finding.code {
    case .tooFewFields, .tooManyFields:
      return "found \(finding.found) fields, the header has \(finding.expected)"
    case .otherDelimiter:
      return "found \(finding.found) fields; with another delimiter it has the header's "
        + "\(finding.expected)"
    case .columnMissing: return "the column \(column) is missing"
    case .columnTwice: return "the column \(column) stands twice"
    case .indicationReview: return "the code \(text) neither counts nor surely does not"
    case .centerUnknown: return "the center \(text) is not in the register"
    case .agbNotInRegister:
      return "\(text) is not in the register; the other column that names the center decided"
    case .dateAfterAsOf: return "the day is after the as-of date \(asOf)"
    case .recordConflict, .duplicateRecord, .duplicateDiffers:
      return catalogue(finding.code).title + ": " + other(finding)
    case .identicalFile: return "the same bytes as \(other(finding)); not read again"
    case .overlappingFiles: return "speaks of the same records or days as \(other(finding))"
    case .recordsMismatch:
      return "holds \(finding.found) records, \(finding.expected) were declared"
    case .treatmentsMismatch:
      return "holds \(finding.found) counted treatments, \(finding.expected) were declared"
    case .unknownColumns: return "\(finding.found) columns are not used: \(text)"
    case .notText: return "this is \(text), not a delimited text"
    case .notReadable: return "cannot be read: \(text)"
    case .citizenNumbers:
      return finding.column == nil
        ? "column \(finding.found) holds citizen service numbers"
        : "the column \(column) holds citizen service numbers"
    case .replacementVoid: return "the declared replacement does not hold: \(why(finding))"
    case .paddedValue: return "blanks around the value of \(column)"
    default: return catalogue(finding.code).title
    }
  }

  private func other(_ finding: Finding) -> String {
    let file = finding.relatedFile.map { files[Int($0)] } ?? ""
    guard finding.place.record > 0, let line = finding.relatedLine else { return file }
    return "see \(file), line \(line)"
  }

  private func why(_ finding: Finding) -> String {
    switch SubmissionPlan.VoidReason(rawValue: Int(finding.found)) {
    case .circle: "the files replace each other in a circle"
    case .otherCenter: "\(other(finding)) is of another center"
    case .absent: "the file to be replaced is not there"
    case nil: "it is at fault"
    }
  }
}

/// What the fault catalogue says of a code.
struct CatalogueEntry {
  /// What is wrong, in a phrase.
  let title: String
  /// What the sender should do.
  let remedy: String

  init(_ title: String, _ remedy: String) {
    self.title = title
    self.remedy = remedy
  }
}

/// The fault catalogue: the words for every code.
func catalogue(_ code: FindingCode) -> CatalogueEntry {
  switch code {
  case .tooFewFields:
    CatalogueEntry("fewer fields than the header", "Export the record again with every column.")
  case .tooManyFields:
    CatalogueEntry(
      "more fields than the header", "Put a value that holds the delimiter between quotes.")
  case .otherDelimiter:
    CatalogueEntry(
      "another delimiter than the header's", "Use one delimiter in the whole file.")
  case .strayQuote:
    CatalogueEntry(
      "a quote inside an unquoted field",
      "Put the whole value between quotes and double the quotes in it.")
  case .textAfterQuote:
    CatalogueEntry(
      "text after a closing quote", "Double the quotes that belong to the value.")
  case .unclosedQuote:
    CatalogueEntry("a quote that does not close", "Close the quote, or take it away.")
  case .swallowedLines:
    CatalogueEntry(
      "a line break where none belongs: a quoted field may have swallowed records",
      "A quote is missing or too many: look at this line and those that follow.")
  case .nulByte: CatalogueEntry("a NUL byte", "Export the file again as plain text.")
  case .wrongBytes:
    CatalogueEntry(
      "bytes that are not of the file's encoding", "Export the file again as UTF-8.")
  case .recordTooLong:
    CatalogueEntry(
      "a record of more than 1 MiB", "Look for a missing line end or quote.")
  case .procedureMissing:
    CatalogueEntry("the procedure is missing", "Give the procedure's code.")
  case .procedureUnclear:
    CatalogueEntry(
      "the procedure resembles one that counts, but is not listed",
      "Give a code or word that the policy lists.")
  case .statusUnclear:
    CatalogueEntry(
      "the status is neither a word for performed nor one for not performed",
      "Give ja or nee, or performed or aborted.")
  case .indicationMissing: CatalogueEntry("the indication is missing", "Give the ICD-10 code.")
  case .indicationUnclear:
    CatalogueEntry(
      "the indication is neither listed nor an ICD-10 code", "Give the ICD-10 code.")
  case .indicationReview:
    CatalogueEntry(
      "the indication neither counts nor surely does not",
      "Give the code of what was treated: C79.5 for a metastasis in bone, C90.0 for multiple myeloma, "
        + "or the code of another cause.")
  case .centerMissing:
    CatalogueEntry("the center is missing", "Give the center's AGB code or name.")
  case .centerUnknown:
    CatalogueEntry(
      "the center is not in the register",
      "Give the AGB code or name that the register has; or ask the regulator to add it.")
  case .centerAmbiguous:
    CatalogueEntry(
      "the name may be several hospitals", "Give the AGB code, or the city in the site column.")
  case .centerDisagrees:
    CatalogueEntry(
      "two columns name different centers", "Correct the column that is wrong.")
  case .dateMissing: CatalogueEntry("the day is missing", "Give the day as yyyy-mm-dd.")
  case .dateUnreadable: CatalogueEntry("the day cannot be read", "Give the day as yyyy-mm-dd.")
  case .dateImpossible:
    CatalogueEntry(
      "there is no such day, day before month", "Give the day as yyyy-mm-dd.")
  case .dateTwoDigitYear:
    CatalogueEntry("the year has two digits", "Give the day as yyyy-mm-dd.")
  case .dateAfterAsOf:
    CatalogueEntry("the day is after the as-of date", "Correct the day.")
  case .dateAfterReceipt:
    CatalogueEntry("the day is after the day the file was received", "Correct the day.")
  case .trialUnknown:
    CatalogueEntry(
      "the policy does not list the trial",
      "Give the trial's registration number; or ask the regulator to list it.")
  case .intentUnclear:
    CatalogueEntry(
      "the intent is neither therapeutic nor prophylactic", "Give therapeutic or prophylactic.")
  case .patientMissing:
    CatalogueEntry("the patient's pseudonym is missing", "Give the pseudonym.")
  case .recordConflict:
    CatalogueEntry(
      "one record id, but another patient, day or standing",
      "Give every record an id of its own; send the right version only.")
  case .duplicateRecord:
    CatalogueEntry("the same record again", "Nothing; it counts once.")
  case .duplicateDiffers:
    CatalogueEntry(
      "the same record again, with other details", "Send the right version only; it counts once.")
  case .recordIDMissing:
    CatalogueEntry(
      "the record id is missing", "Give the id: without it a record sent twice cannot be seen.")
  case .agbLeadingZero:
    CatalogueEntry("the AGB code lost its leading zero", "Keep the code as text.")
  case .agbNotInRegister:
    CatalogueEntry(
      "one of the columns names a center that is not in the register", "Check the code.")
  case .centerAlias:
    CatalogueEntry(
      "another spelling of the center's name", "Nothing; an AGB code would be surer.")
  case .paddedValue: CatalogueEntry("blanks around a value", "Nothing; they were taken away.")
  case .dateUnpadded:
    CatalogueEntry("a day without its leading zeros", "Nothing; yyyy-mm-dd would be surer.")
  case .trialNamed:
    CatalogueEntry(
      "names a trial that is outside the insured cover", "Check the trial's number.")
  case .mdtDateUnreadable:
    CatalogueEntry(
      "the day of the multidisciplinary discussion cannot be read", "Give the day as yyyy-mm-dd.")
  case .undesignatedTreatment:
    CatalogueEntry(
      "done outside the designated centers", "Refer such patients to a designated center.")
  case .notText: CatalogueEntry("not a text file", "Export the log as CSV.")
  case .emptyFile: CatalogueEntry("the file is empty", "Send the log again.")
  case .headerMissing:
    CatalogueEntry(
      "the first line has no column name that is known",
      "Put the column names in the first line, or name them with --map.")
  case .headerTooLarge:
    CatalogueEntry(
      "the header is larger than 1 MiB or 1,000 columns", "Send only the columns asked for.")
  case .headerBroken: CatalogueEntry("the header's structure is broken", "Correct the first line.")
  case .columnMissing:
    CatalogueEntry("a needed column is missing", "Add the column, or name it with --map.")
  case .columnTwice: CatalogueEntry("a column stands twice", "Keep one of them.")
  case .notDecodable:
    CatalogueEntry("the file does not decode", "Send the file again; it arrived damaged.")
  case .citizenNumbers:
    CatalogueEntry(
      "a column holds citizen service numbers",
      "Replace them with pseudonyms, and send the file again.")
  case .personalColumn:
    CatalogueEntry(
      "a column of citizen numbers, names, birth dates or addresses",
      "Leave the column out, and send the file again.")
  case .notReadable: CatalogueEntry("the file cannot be read", "Check the file and its rights.")
  case .unknownColumns:
    CatalogueEntry("columns that are not used", "Nothing; they were not kept.")
  case .identicalFile: CatalogueEntry("the same file twice", "Send it once.")
  case .overlappingFiles:
    CatalogueEntry(
      "two files of one center overlap",
      "Say in submissions.csv which file replaces which, or nothing if both stand.")
  case .fileOfOthers:
    CatalogueEntry(
      "no record names the center that the file is said to be of",
      "Correct the center in submissions.csv, the file's name, or the center column.")
  case .recordsMismatch:
    CatalogueEntry(
      "another number of records than declared", "Send the whole file, or correct the number.")
  case .treatmentsMismatch:
    CatalogueEntry(
      "another number of treatments than declared", "Compare with the dossier's list of treatments."
    )
  case .fileMissing: CatalogueEntry("a declared file is not there", "Send the file.")
  case .replacementVoid:
    CatalogueEntry("a declared replacement does not hold", "Correct submissions.csv.")
  }
}
