internal import AuditDomain

/// A pair of examples for a code: one that has the fault, one that does not.
func examples(of code: FindingCode) -> (faulty: FaultExample, sound: FaultExample) {
  let sound = FaultExample.log("1;umcg;P1;2026-03-05;22510;C79.5")
  switch code {
  // The record's structure.
  case .tooFewFields: return (.log("1;umcg;P1;2026-03-05;22510"), sound)
  case .tooManyFields: return (.log("1;umcg;P1;2026-03-05;22510;C79.5;"), sound)
  case .otherDelimiter: return (.log("1,umcg,P1,2026-03-05,22510,C79.5"), sound)
  case .strayQuote: return remarks("wervel \"L3\"", "\"wervel \"\"L3\"\"\"")
  case .textAfterQuote: return remarks("\"wervel\" L3", "\"wervel L3\"")
  case .unclosedQuote: return remarks("\"wervel L3", "\"wervel L3\"")
  case .swallowedLines:
    return remarks(
      "\"wervel L3\n2;umcg;P2;2026-03-06;22510;C79.5;wervel L4\"", "\"wervel L3\nen L4\"")
  case .nulByte: return remarks("wervel\\x00L3", "wervel L3")
  case .wrongBytes: return remarks("één geïrriteerde caf\\xe9", "één geïrriteerde café")
  case .columnsChanged:
    return (
      .log(
        "record_id;center;patient;procedure_date;indication;procedure",
        "1;umcg;P1;2026-03-05;C79.5;22510"), sound
    )
  case .recordTooLong: return remarks("{x*1048577}", "{x*1000}")
  // Values that leave open whether the record counts.
  case .blankRecord:
    return (.log("1;umcg;P1;2026-03-05;22510;C79.5", ";;;;;"), sound)
  case .procedureMissing: return (.log("1;umcg;P1;2026-03-05;;C79.5"), sound)
  case .procedureUnclear:
    return (
      .log("1;umcg;P1;2026-03-05;vertebroplastiek?;C79.5"),
      .log("1;umcg;P1;2026-03-05;vertebroplastiek;C79.5")
    )
  case .statusUnclear: return cells("status", "deels", "afgebroken")
  case .indicationMissing: return (.log("1;umcg;P1;2026-03-05;22510;"), sound)
  case .indicationUnclear:
    return (
      .log("1;umcg;P1;2026-03-05;22510;zie brief"),
      .log("1;umcg;P1;2026-03-05;22510;wervelmetastase")
    )
  case .indicationReview: return (.log("1;umcg;P1;2026-03-05;22510;C50.9"), sound)
  case .centerMissing: return (.log("1;;P1;2026-03-05;22510;C79.5"), sound)
  case .centerUnknown: return (.log("1;Wervelkliniek;P1;2026-03-05;22510;C79.5"), sound)
  case .centerAmbiguous:
    return (
      .log("1;MMC;P1;2026-03-05;22510;C79.5;", with: ";site"),
      .log("1;MMC;P1;2026-03-05;22510;C79.5;Veldhoven", with: ";site")
    )
  case .centerDisagrees:
    return (
      .log("1;umcg;P1;2026-03-05;22510;C79.5;Erasmus MC", with: ";ziekenhuis"),
      .log("1;umcg;P1;2026-03-05;22510;C79.5;UMC Groningen", with: ";ziekenhuis")
    )
  case .dateMissing: return dates("onbekend")
  case .dateUnreadable: return dates("5 maart 2026")
  case .dateImpossible: return dates("31-02-2026")
  case .dateTwoDigitYear: return dates("05-03-26")
  case .dateAfterAsOf: return dates("2027-02-01")
  case .dateAfterReceipt:
    return (
      sound.declared("file,center,received", "umcg.csv,umcg,2026-03-01"),
      sound.declared("file,center,received", "umcg.csv,umcg,2026-04-01")
    )
  case .trialUnknown: return cells("trial_id", "NCT00000001", "geen")
  case .intentUnclear: return cells("intent", "gemengd", "therapeutisch")
  case .patientMissing: return (.log("1;umcg;;2026-03-05;22510;C79.5"), sound)
  // Identity.
  case .patientRespelt:
    return (
      .log("1;umcg;00123;2026-03-05;22510;C79.5", "2;umcg;123;2026-03-05;22510;C79.5"),
      .log("1;umcg;00123;2026-03-05;22510;C79.5", "2;umcg;00123;2026-03-05;22510;C79.5")
    )
  case .recordConflict:
    return pairs("1;umcg;P2;2026-03-05;22510;C79.5", "2;umcg;P2;2026-03-05;22510;C79.5")
  case .duplicateRecord:
    return pairs("1;umcg;P1;2026-03-05;22510;C79.5", "2;umcg;P1;2026-03-05;22510;C79.5")
  case .duplicateDiffers:
    return pairs("1;umcg;P1;2026-03-05;22513;C79.5", "2;umcg;P1;2026-03-05;22513;C79.5")
  case .recordIDMissing: return (.log(";umcg;P1;2026-03-05;22510;C79.5"), sound)
  // Repairs and remarks.
  case .agbLeadingZero:
    return (
      .log("1;6020101;P1;2026-03-05;22510;C79.5"), .log("1;06020101;P1;2026-03-05;22510;C79.5")
    )
  case .agbNotInRegister: return cells("agb", "06999999", "06020101")
  case .centerAlias: return (.log("1;UMC Groningen;P1;2026-03-05;22510;C79.5"), sound)
  case .paddedValue: return (.log("1;umcg;P1;2026-03-05;22510; C79.5"), sound)
  case .dateUnpadded: return dates("5-3-2026")
  case .trialNamed: return cells("trial_id", "NCT02387905", "geen")
  case .mdtDateUnreadable: return cells("mdt_date", "volgt", "2026-03-01")
  case .headerRepeated:
    return (
      .log(
        "1;umcg;P1;2026-03-05;22510;C79.5",
        "record_id;center;patient;procedure_date;procedure;indication"), sound
    )
  case .undesignatedTreatment: return (.log("1;wza;P1;2026-03-05;22510;C79.5"), sound)
  // A whole file, refused.
  case .notText: return (.raw("PK\\x03\\x04\\x14\\x00\\x06\\x00"), sound)
  case .emptyFile: return (.raw(""), sound)
  case .headerMissing: return (.raw("1;umcg;P1;2026-03-05;22510;C79.5\n"), sound)
  case .headerTooLarge: return (.raw("record_id{;x*1000}\n"), sound)
  case .headerBroken:
    return (
      .raw(
        "record_id;center;patient;procedure_date;procedure;\"indi\"cation\n"
          + "1;umcg;P1;2026-03-05;22510;C79.5\n"), sound
    )
  case .columnMissing:
    return (
      .raw("record_id;center;procedure_date;procedure;indication\n1;umcg;2026-03-05;22510;C79.5\n"),
      sound
    )
  case .columnTwice:
    return (.log("1;umcg;P1;2026-03-05;22510;C79.5;C79.5", with: ";indication"), sound)
  case .notDecodable: return (.raw("\\xff\\xfer\\x00e"), sound)
  case .citizenNumbers:
    return (
      .log(
        "1;umcg;111222333;2026-03-05;22510;C79.5", "2;umcg;123456782;2026-03-06;22510;C79.5",
        "3;umcg;100000009;2026-03-07;22510;C79.5", "4;umcg;100000022;2026-03-08;22510;C79.5"),
      .log(
        "1;umcg;111222334;2026-03-05;22510;C79.5", "2;umcg;123456783;2026-03-06;22510;C79.5",
        "3;umcg;100000001;2026-03-07;22510;C79.5", "4;umcg;100000022;2026-03-08;22510;C79.5")
    )
  case .personalColumn: return cells("geboortedatum", "1950-01-01", "", also: "opmerking")
  case .notReadable: return (.pipe, sound)
  // A whole file, remarks.
  case .unknownColumns: return cells("opmerking", "wervel L3", "1", also: "levels")
  case .columnsDisagree:
    return (
      .log("1;umcg;P1;2026-03-05;A17;C79.5;kyfoplastiek", with: ";behandeling"),
      .log("1;umcg;P1;2026-03-05;22513;C79.5;kyfoplastiek", with: ";behandeling")
    )
  case .identicalFile:
    return (
      sound.and("umcg-2.csv", "1;umcg;P1;2026-03-05;22510;C79.5"),
      sound.and("umcg-2.csv", "2;umcg;P2;2026-03-06;22510;C79.5")
    )
  case .overlappingFiles:
    return (
      sound.and(
        "umcg-2.csv", "1;umcg;P1;2026-03-05;22510;C79.5", "2;umcg;P2;2026-03-06;22510;C79.5"),
      sound.and("umcg-2.csv", "2;umcg;P2;2026-03-06;22510;C79.5")
    )
  case .fileOfOthers: return (.log("1;lumc;P1;2026-03-05;22510;C79.5"), sound)
  case .returnedLog:
    return (
      .log("1;umcg;P1;2026-03-05;22510;C79.5;date_impossible", with: ";finding_codes"),
      .log("1;umcg;P1;2026-03-05;22510;C79.5;3", with: ";levels")
    )
  case .noRecords: return (sound.and("umcg-2.csv"), sound)
  case .centersUndeclared:
    let log = FaultExample.log(
      "1;umcg;P1;2026-03-05;22510;C79.5", "2;lumc;P2;2026-03-06;22510;C79.5", as: "export.csv")
    return (log, log.declared("file,center", "export.csv,umcg\nexport.csv,lumc"))
  case .recordsOfOthers:
    return (
      .log("1;umcg;P1;2026-03-05;22510;C79.5", "2;lumc;P2;2026-03-06;22510;C79.5"),
      .log("1;umcg;P1;2026-03-05;22510;C79.5", "2;umcg;P2;2026-03-06;22510;C79.5")
    )
  case .recordsMismatch: return totals("records", "2")
  case .treatmentsMismatch: return totals("treatments", "2")
  case .nilReturnDenied:
    return (
      sound.declared("file,center,records", ",umcg,0"),
      sound.declared("file,center,records", "umcg.csv,umcg,1")
    )
  case .periodAfterReceipt:
    let columns = "file,center,period_start,period_end,received"
    return (
      sound.declared(columns, "umcg.csv,umcg,2026-01-01,2026-12-31,2026-07-01"),
      sound.declared(columns, "umcg.csv,umcg,2026-01-01,2026-12-31,2027-01-04")
    )
  case .fileMissing:
    return (
      sound.declared("file,center", "umcg-2.csv,umcg"),
      sound.declared("file,center", "umcg.csv,umcg")
    )
  case .replacementVoid:
    return (
      sound.declared("file,center,replaces", "umcg.csv,umcg,umcg-0.csv"),
      sound.and("umcg-0.csv", "2;umcg;P2;2026-03-06;22510;C79.5")
        .declared("file,center,replaces", "umcg.csv,umcg,umcg-0.csv")
    )
  }
}

/// One record with a remark, which no rule looks at.
private func remarks(_ faulty: String, _ sound: String) -> (FaultExample, FaultExample) {
  cells("opmerking", faulty, sound)
}

/// One record with a further column; the sound one may have another column there.
private func cells(
  _ column: String, _ faulty: String, _ sound: String, also other: String? = nil
) -> (FaultExample, FaultExample) {
  let record = "1;umcg;P1;2026-03-05;22510;C79.5;"
  return (
    .log(record + faulty, with: ";" + column), .log(record + sound, with: ";" + (other ?? column))
  )
}

private func dates(_ faulty: String) -> (FaultExample, FaultExample) {
  (.log("1;umcg;P1;\(faulty);22510;C79.5"), .log("1;umcg;P1;05-03-2026;22510;C79.5"))
}

/// A second record behind a sound one.
private func pairs(_ faulty: String, _ sound: String) -> (FaultExample, FaultExample) {
  let first = "1;umcg;P1;2026-03-05;22510;C79.5"
  return (.log(first, faulty), .log(first, sound))
}

/// One record, and the number that is declared for it.
private func totals(_ column: String, _ faulty: String) -> (FaultExample, FaultExample) {
  let log = FaultExample.log("1;umcg;P1;2026-03-05;22510;C79.5")
  return (
    log.declared("file,center,\(column)", "umcg.csv,umcg,\(faulty)"),
    log.declared("file,center,\(column)", "umcg.csv,umcg,1")
  )
}
