extension Hospital {
  /// The seven academic hospitals and the cancer institute.
  static let academic = [
    Hospital(
      id: "amsterdam-umc", volume: 70, center: .bySite(["VUmc", "AMC"]), sites: ["VUmc", "AMC"],
      numbering: .prefixed("R"), pseudonyms: .uuid, hasRecordPerLevel: true,
      procedures: .cpt, indications: .icd10Long, dialect: Dialect(delimiter: .comma),
      columns: [
        .recordID: "record_id", .center: "center", .site: "site", .patient: "patient",
        .date: "procedure_date", .procedure: "procedure", .indication: "indication",
      ]),
    Hospital(
      id: "erasmus-mc", volume: 78, center: .always("Erasmus MC"),
      numbering: .running(7_100_000), pseudonyms: .hex(16),
      procedures: .dutchWords, indications: .icd10, remarks: .accented,
      dialect: Dialect(encoding: .utf8WithBOM, lineEnd: .crlf, dates: .padded),
      columns: [
        .recordID: "Verrichting ID", .center: "Ziekenhuis", .patient: "Patiënt-ID",
        .date: "Datum verrichting", .procedure: "Verrichting", .indication: "Diagnosecode",
        .levels: "Aantal wervels", .remark: "Opmerking",
      ]),
    Hospital(
      id: "lumc", volume: 48, center: .always("LUMC"),
      numbering: .perYear, pseudonyms: .hex(12), procedures: .cpt, indications: .icd10,
      dialect: Dialect(noTrial: "nee", statusWords: ("uitgevoerd", "afgebroken")),
      columns: [
        .recordID: "registratienummer", .center: "centrum", .patient: "pseudoniem",
        .date: "datum_verrichting", .procedure: "verrichtingcode", .indication: "diagnosecode",
        .status: "status", .trial: "studienummer", .intent: "doel", .discussed: "mdo_datum",
      ]),
    Hospital(
      id: "mumc", volume: 46, center: .always("Maastricht UMC+"),
      numbering: .prefixed("MU"), pseudonyms: .numbered("P-"), procedures: .ops,
      indications: .icd10Long, remarks: .accented,
      dialect: Dialect(encoding: .windows1252, lineEnd: .crlf, dates: .unpadded),
      columns: [
        .rowNumber: "volgnr", .center: "Instelling", .recordID: "Registratienummer",
        .patient: "Patientnummer", .date: "Behandeldatum", .procedure: "Behandeling",
        .indication: "Diagnose", .remark: "Opmerking",
      ]),
    Hospital(
      id: "radboudumc", volume: 54, center: .always("6020502"),
      numbering: .running(30_400_000), pseudonyms: .hex(10), hasRecordPerLevel: true,
      procedures: .localCodes, indications: .icd10,
      dialect: Dialect(lineEnd: .crlf, dates: .unpadded),
      columns: [
        .center: "AGB", .recordID: "ZORGACTIVITEIT_ID", .patient: "PSEUDONIEM",
        .date: "DATUM_VERRICHTING", .procedure: "VERRICHTING", .indication: "DIAGNOSE",
        .specialty: "SPECIALISME", .duration: "DUUR_MIN",
      ]),
    Hospital(
      id: "umcu", volume: 61, center: .always("umcu"),
      numbering: .perYear, pseudonyms: .hex(32), procedures: .icd9, indications: .icd10,
      dialect: Dialect(delimiter: .tab, missing: "NA", statusWords: ("J", "N")),
      columns: [
        .recordID: "record_id", .patient: "patient_pseudoniem", .center: "centrum",
        .date: "verrichtingsdatum", .procedure: "verrichting_code", .indication: "icd10",
        .status: "uitgevoerd", .levels: "niveaus",
      ]),
    Hospital(
      id: "umcg", volume: 49, center: .always("06020101"),
      numbering: .running(5_500_000), pseudonyms: .numbered("PSN"), hasRecordPerLevel: true,
      procedures: .ops, indications: .icd10, dialect: Dialect(dates: .compact),
      columns: [
        .center: "agb_code", .centerName: "instelling", .recordID: "zorgactiviteit_id",
        .patient: "patient_pseudoniem", .date: "datum", .procedure: "verrichtingcode",
        .indication: "diagnosecode", .cement: "cement_ml",
      ]),
    Hospital(
      id: "avl", volume: 57, center: .always("Antoni van Leeuwenhoek"),
      numbering: .prefixed("AVL"), pseudonyms: .uuid, procedures: .englishWords,
      indications: .snomed,
      dialect: Dialect(
        delimiter: .comma, dates: .isoWithTime, noTrial: "-", statusWords: ("performed", "aborted"),
        intentWords: ("therapeutic", "prophylactic")),
      columns: [
        .recordID: "Record-ID", .center: "Hospital", .patient: "Patient-Pseudonym", .date: "Date",
        .procedure: "Procedure", .indication: "Diagnosis", .levels: "Vertebrae",
        .status: "Status", .trial: "Trial", .intent: "Intent",
      ]),
  ]
}
