extension Hospital {
  /// The top-clinical centers, first part.
  static let topClinicalAToG = [
    Hospital(
      id: "asz", volume: 24, center: .always("ASz"), numbering: .prefixed("ASZ"),
      pseudonyms: .numbered("P-"), procedures: .dutchWords, indications: .dutchPlurals,
      remarks: .awkward,
      dialect: Dialect(lineEnd: .crlf, dates: .padded, quoting: .padded),
      columns: [
        .recordID: "REGISTRATIENUMMER", .center: "ZIEKENHUIS", .patient: "PATIENTNUMMER",
        .date: "DATUM", .procedure: "VERRICHTING", .indication: "INDICATIE",
        .remark: "OPMERKING",
      ]),
    Hospital(
      id: "amphia", volume: 31, center: .always("amphia"), sites: ["Breda", "Oosterhout"],
      numbering: .perYear, pseudonyms: .hex(12), procedures: .dutchWords,
      indications: .dutchWords, dialect: Dialect(dates: .slashed, missing: "onbekend"),
      columns: [
        .center: "centrum", .site: "locatie", .recordID: "registratienummer",
        .patient: "pseudoniem", .date: "datum", .procedure: "behandeling",
        .indication: "indicatie", .levels: "niveaus", .discussed: "mdo",
      ]),
    Hospital(
      id: "cwz", volume: 22, center: .absent, numbering: .running(410_000),
      pseudonyms: .numbered("CW"), procedures: .ops, indications: .icd10,
      dialect: Dialect(dates: .dotted),
      columns: [
        .recordID: "id", .date: "datum", .patient: "patientnummer", .procedure: "verrichting",
        .indication: "icd10", .room: "kamer",
      ]),
    Hospital(
      id: "catharina", volume: 44, center: .always("Catharina"), numbering: .prefixed("CZE"),
      pseudonyms: .hex(14), procedures: .dutchWords, indications: .icd10, remarks: .accented,
      dialect: Dialect(
        encoding: .windows1252, lineEnd: .crlf, dates: .padded,
        statusWords: ("uitgevoerd", "geannuleerd")),
      columns: [
        .recordID: "Verrichting_ID", .center: "Ziekenhuis", .patient: "Pseudoniem",
        .date: "Verrichtingsdatum", .procedure: "Verrichting", .indication: "Diagnose",
        .status: "Status verrichting", .remark: "Opmerking", .duration: "Duur_min",
      ]),
    Hospital(
      id: "deventer", volume: 9, ordinaryVolume: 12, center: .always("Deventer Ziekenhuis"),
      numbering: .perYear, pseudonyms: .hex(12), multiLevelPercent: 0, procedures: .dutchWords,
      indications: .icd10,
      columns: [
        .recordID: "registratienummer", .center: "ziekenhuis", .patient: "pseudoniem",
        .date: "datum_verrichting", .procedure: "verrichting", .indication: "diagnosecode",
      ]),
    Hospital(
      id: "etz", volume: 41, center: .always("ETZ"), sites: ["Tilburg", "Waalwijk"],
      numbering: .running(8_200_000), pseudonyms: .hex(16), procedures: .cptLists,
      indications: .icd10, dialect: Dialect(missing: "-"),
      columns: [
        .recordID: "verrichting_id", .center: "instelling", .site: "vestiging",
        .patient: "patient_id", .date: "datum", .procedure: "procedure_code",
        .indication: "diagnosis_code", .levels: "aantal_wervels",
      ]),
    Hospital(
      id: "franciscus", volume: 27, center: .always("Franciscus Gasthuis & Vlietland"),
      sites: ["Rotterdam", "Schiedam"], numbering: .prefixed("FGV"), pseudonyms: .numbered("P"),
      hasRecordPerLevel: true, procedures: .dutchWords, indications: .icd10,
      dialect: Dialect(delimiter: .bar),
      columns: [
        .center: "instelling", .site: "locatie", .patient: "patientnummer",
        .recordID: "registratienummer", .date: "behandeldatum", .procedure: "verrichting",
        .indication: "diagnose",
      ]),
    Hospital(
      id: "frisius-mc", volume: 29, center: .bySite(["06010210", "06010205"]),
      sites: ["Leeuwarden", "Heerenveen"], numbering: .perYear, pseudonyms: .hex(12),
      hasRecordPerLevel: true, procedures: .dutchWords, indications: .icd10,
      dialect: Dialect(lineEnd: .crlf, dates: .padded, statusWords: ("1", "0")),
      columns: [
        .center: "Instelling AGB", .site: "Vestiging", .recordID: "Registratienummer",
        .patient: "Patient-Pseudoniem", .date: "Datum-Verrichting", .procedure: "Verrichting",
        .indication: "Diagnosecode", .status: "Uitgevoerd",
      ]),
    Hospital(
      id: "gelre", volume: 36, center: .always("Gelre"), sites: ["Apeldoorn", "Zutphen"],
      numbering: .prefixed("GE"), pseudonyms: .hex(12), hasRecordPerLevel: true,
      procedures: .dutchWords, indications: .icd10,
      dialect: Dialect(encoding: .utf8WithBOM, lineEnd: .crlf, dates: .padded),
      columns: [
        .recordID: "registratienummer", .center: "centrum", .site: "locatie",
        .patient: "pseudoniem", .date: "datum_verrichting", .procedure: "verrichting",
        .indication: "indicatie",
      ]),
  ]
}
