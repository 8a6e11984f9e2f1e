extension Hospital {
  /// The top-clinical centers, second part.
  static let topClinicalHToM = [
    Hospital(
      id: "hmc", volume: 28, center: .always("HMC"), sites: ["Westeinde", "Antoniushove"],
      numbering: .running(66_100), pseudonyms: .hex(12), procedures: .icd9,
      indications: .englishWords, dialect: Dialect(delimiter: .comma, missing: "NA"),
      columns: [
        .patient: "Patient ID", .recordID: "Record ID", .center: "Provider",
        .site: "Location", .date: "Procedure Date", .procedure: "Procedure Code",
        .indication: "Diagnosis", .levels: "Levels", .duration: "Minutes",
      ]),
    Hospital(
      id: "haga", volume: 33, center: .always("HagaZiekenhuis"), sites: ["Den Haag", "Zoetermeer"],
      numbering: .prefixed("HZ"), pseudonyms: .numbered("P-"), procedures: .localCodes,
      indications: .icd10, remarks: .accented,
      dialect: Dialect(
        encoding: .windows1252, lineEnd: .crlf, dates: .unpadded, hasSepLine: true),
      columns: [
        .recordID: "Registratienummer", .center: "Ziekenhuis", .site: "Locatie",
        .patient: "Patientnummer", .date: "Datum", .procedure: "Verrichting",
        .indication: "Diagnosecode", .cement: "Cement_ml", .remark: "Opmerking",
      ]),
    Hospital(
      id: "isala", volume: 52, center: .always("Isala"), sites: ["Zwolle", "Meppel"],
      numbering: .running(91_000_000), pseudonyms: .hex(12), hasRecordPerLevel: true,
      multiLevelPercent: 75, procedures: .ops, indications: .icd10, remarks: .awkward,
      columns: [
        .recordID: "registratienummer", .center: "ziekenhuis", .site: "locatie",
        .patient: "pseudoniem", .date: "datum_verrichting", .procedure: "verrichtingcode",
        .indication: "diagnosecode", .levels: "niveaus", .remark: "opmerking",
      ]),
    Hospital(
      id: "jbz", volume: 10, ordinaryVolume: 14, center: .always("Jeroen Bosch Ziekenhuis"),
      numbering: .prefixed("JBZ"), pseudonyms: .numbered("P-"), multiLevelPercent: 0,
      procedures: .dutchWords, indications: .dutchWords, dialect: Dialect(dates: .unpadded),
      columns: [
        .recordID: "Registratie-nummer", .center: "Ziekenhuis", .date: "Datum verrichting",
        .patient: "Pseudoniem", .procedure: "Verrichting", .indication: "Indicatie",
      ]),
    Hospital(
      id: "maasstad", volume: 35, center: .always("Maasstad"), numbering: .running(2_750_000),
      pseudonyms: .hex(16), hasRecordPerLevel: true, procedures: .dutchWords,
      indications: .icd10, dialect: Dialect(dates: .padded),
      columns: [
        .recordID: "verrichting_id", .center: "ziekenhuis", .patient: "patient_pseudoniem",
        .date: "datum_verrichting", .procedure: "verrichting", .indication: "diagnosecode",
        .specialty: "specialisme",
      ]),
    Hospital(
      id: "martini", volume: 6, ordinaryVolume: 11, center: .always("martini"),
      numbering: .perYear, pseudonyms: .hex(12), multiLevelPercent: 0, procedures: .dutchWords,
      indications: .icd10, dialect: Dialect(lineEnd: .crlf),
      columns: [
        .center: "centrum", .recordID: "registratienummer", .patient: "pseudoniem",
        .date: "datum", .procedure: "verrichting", .indication: "diagnose",
        .specialty: "specialisme",
      ]),
    Hospital(
      id: "maxima-mc", volume: 21, center: .always("MMC Veldhoven"), numbering: .prefixed("MMC"),
      pseudonyms: .numbered("P-"), procedures: .dutchWords, indications: .icd10,
      remarks: .accented,
      dialect: Dialect(encoding: .windows1252, dates: .padded),
      columns: [
        .recordID: "registratienummer", .center: "instelling", .patient: "patientnummer",
        .date: "datum", .procedure: "verrichting", .indication: "diagnosecode",
        .remark: "opmerking",
      ]),
    Hospital(
      id: "meander", volume: 0, ordinaryVolume: 0, center: .always("Meander Medisch Centrum"),
      numbering: .perYear, pseudonyms: .hex(12), procedures: .dutchWords, indications: .icd10,
      columns: [
        .recordID: "registratienummer", .center: "ziekenhuis", .patient: "pseudoniem",
        .date: "datum_verrichting", .procedure: "verrichting", .indication: "diagnosecode",
      ]),
    Hospital(
      id: "mst", volume: 38, center: .absent, numbering: .running(12_300_000),
      pseudonyms: .hex(20), procedures: .cpt, indications: .icd10,
      dialect: Dialect(delimiter: .tab, lineEnd: .crlf),
      columns: [
        .date: "Procedure_Date", .recordID: "Record_ID", .patient: "Patient",
        .procedure: "Procedure", .indication: "Indication", .levels: "Levels", .room: "Room",
      ]),
  ]
}
