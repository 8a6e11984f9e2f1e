/// Every fault and remark that the program can report; the names are stable.
///
/// The words for them (title, remedy, examples) are in the fault catalogue of `Reporting`.
public enum FindingCode: String, CaseIterable, Sendable {
  // The record's structure.
  case tooFewFields = "too_few_fields"
  case tooManyFields = "too_many_fields"
  case otherDelimiter = "other_delimiter"
  case strayQuote = "stray_quote"
  case textAfterQuote = "text_after_quote"
  case unclosedQuote = "unclosed_quote"
  case swallowedLines = "swallowed_lines"
  case nulByte = "nul_byte"
  case wrongBytes = "wrong_bytes"
  case recordTooLong = "record_too_long"
  case columnsChanged = "columns_changed"
  // Values that leave open whether the record counts.
  case blankRecord = "blank_record"
  case procedureMissing = "procedure_missing"
  case procedureUnclear = "procedure_unclear"
  case statusUnclear = "status_unclear"
  case indicationMissing = "indication_missing"
  case indicationUnclear = "indication_unclear"
  case indicationReview = "indication_review"
  case centerMissing = "center_missing"
  case centerUnknown = "center_unknown"
  case centerAmbiguous = "center_ambiguous"
  case centerDisagrees = "center_disagrees"
  case dateMissing = "date_missing"
  case dateUnreadable = "date_unreadable"
  case dateImpossible = "date_impossible"
  case dateTwoDigitYear = "date_two_digit_year"
  case dateAfterAsOf = "date_after_as_of"
  case dateAfterReceipt = "date_after_receipt"
  case trialUnknown = "trial_unknown"
  case intentUnclear = "intent_unclear"
  case patientMissing = "patient_missing"
  case columnsDisagree = "columns_disagree"
  // Identity.
  case recordConflict = "record_conflict"
  case patientRespelt = "patient_respelt"
  case duplicateRecord = "duplicate_record"
  case duplicateDiffers = "duplicate_differs"
  case recordIDMissing = "record_id_missing"
  // Repairs and remarks.
  case agbLeadingZero = "agb_leading_zero"
  case agbNotInRegister = "agb_not_in_register"
  case centerAlias = "center_alias"
  case paddedValue = "padded_value"
  case dateUnpadded = "date_unpadded"
  case trialNamed = "trial_named"
  case mdtDateUnreadable = "mdt_date_unreadable"
  case undesignatedTreatment = "undesignated_treatment"
  case headerRepeated = "header_repeated"
  // A whole file, refused.
  case notText = "not_text"
  case emptyFile = "empty_file"
  case headerMissing = "header_missing"
  case headerTooLarge = "header_too_large"
  case headerBroken = "header_broken"
  case columnMissing = "column_missing"
  case columnTwice = "column_twice"
  case notDecodable = "not_decodable"
  case citizenNumbers = "citizen_numbers"
  case personalColumn = "personal_column"
  case notReadable = "not_readable"
  // A whole file, remarks.
  case unknownColumns = "unknown_columns"
  case identicalFile = "identical_file"
  case overlappingFiles = "overlapping_files"
  case fileOfOthers = "file_of_others"
  case recordsOfOthers = "records_of_others"
  case centersUndeclared = "centers_undeclared"
  case returnedLog = "returned_log"
  case noRecords = "no_records"
  case recordsMismatch = "records_mismatch"
  case treatmentsMismatch = "treatments_mismatch"
  case nilReturnDenied = "nil_return_denied"
  case periodAfterReceipt = "period_after_receipt"
  case fileMissing = "file_missing"
  case replacementVoid = "replacement_void"

  /// Hashes the case, not its name, which would be slow.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(unsafeBitCast(self, to: UInt8.self))
  }

  /// What the finding does to a verdict.
  public var severity: Severity {
    switch self {
    case .tooFewFields, .tooManyFields, .otherDelimiter, .strayQuote, .textAfterQuote,
      .unclosedQuote, .swallowedLines, .nulByte, .wrongBytes, .recordTooLong, .columnsChanged,
      .blankRecord, .procedureMissing, .procedureUnclear, .statusUnclear, .indicationMissing,
      .indicationUnclear, .indicationReview, .centerMissing, .centerUnknown, .centerAmbiguous,
      .centerDisagrees, .dateMissing, .dateUnreadable, .dateImpossible, .dateTwoDigitYear,
      .dateAfterAsOf, .dateAfterReceipt, .trialUnknown, .intentUnclear, .patientMissing,
      .columnsDisagree, .recordConflict, .patientRespelt:
      .error
    case .notText, .emptyFile, .headerMissing, .headerTooLarge, .headerBroken, .columnMissing,
      .columnTwice, .notDecodable, .citizenNumbers, .personalColumn, .notReadable, .fileMissing:
      .error
    case .duplicateRecord, .duplicateDiffers, .recordIDMissing, .agbLeadingZero, .agbNotInRegister,
      .centerAlias, .paddedValue, .dateUnpadded, .trialNamed, .mdtDateUnreadable,
      .undesignatedTreatment, .headerRepeated, .unknownColumns, .identicalFile,
      .overlappingFiles, .fileOfOthers, .recordsOfOthers, .centersUndeclared, .returnedLog,
      .noRecords, .recordsMismatch, .treatmentsMismatch, .nilReturnDenied, .periodAfterReceipt,
      .replacementVoid:
      .warning
    }
  }

  /// What it does to the volume of a center.
  public var effect: VolumeEffect {
    switch self {
    case .tooFewFields, .tooManyFields, .otherDelimiter, .strayQuote, .textAfterQuote,
      .unclosedQuote, .swallowedLines, .nulByte, .wrongBytes, .recordTooLong:
      .doubtByLines
    case .columnsChanged, .blankRecord, .procedureMissing, .procedureUnclear, .statusUnclear,
      .indicationMissing, .indicationUnclear, .indicationReview, .centerMissing, .centerUnknown,
      .centerAmbiguous, .centerDisagrees, .dateMissing, .dateUnreadable, .dateImpossible,
      .dateTwoDigitYear, .dateAfterAsOf, .dateAfterReceipt, .trialUnknown, .intentUnclear,
      .patientMissing, .columnsDisagree, .patientRespelt:
      .doubt
    case .recordConflict: .oneVersion
    case .duplicateRecord, .duplicateDiffers, .identicalFile, .overlappingFiles: .countedOnce
    case .undesignatedTreatment: .outside
    case .trialNamed: .outsideCover
    case .recordIDMissing, .agbLeadingZero, .agbNotInRegister, .centerAlias, .paddedValue,
      .dateUnpadded, .mdtDateUnreadable, .headerRepeated, .unknownColumns, .recordsOfOthers,
      .returnedLog, .noRecords, .treatmentsMismatch, .nilReturnDenied, .periodAfterReceipt:
      .none
    case .notText, .emptyFile, .headerMissing, .headerTooLarge, .headerBroken, .columnMissing,
      .columnTwice, .notDecodable, .citizenNumbers, .personalColumn, .notReadable:
      .fileUnread
    case .recordsMismatch, .fileMissing: .coverageOpen
    case .fileOfOthers: .notItsFile
    case .centersUndeclared: .nobodysFile
    case .replacementVoid: .bothRead
    }
  }
}

/// What a finding does to the volume of a center.
public enum VolumeEffect: Sendable {
  /// The record may count: one in the upper bound.
  case doubt
  /// The record is broken and may hold several: its lines in the upper bound.
  case doubtByLines
  /// One version of a record id may count, every other one is doubtful.
  case oneVersion
  /// The same thing twice counts once.
  case countedOnce
  /// Done outside the designation, and not counted.
  case outside
  /// Done in a trial outside the cover, and not counted unless asked for.
  case outsideCover
  case none
  /// A refused file: its center's volume cannot be known.
  case fileUnread
  /// Records may be missing.
  case coverageOpen
  /// The file is no submission of the center that it is said to be of.
  case notItsFile
  /// The file is no submission of any of the centers that it names.
  case nobodysFile
  /// A replacement is void, and the file to be replaced is read too.
  case bothRead
}

/// An error leaves open whether a record, or a file, counts; a warning says what was repaired or seen.
public enum Severity: String, CaseIterable, Sendable {
  case error
  case warning
}
