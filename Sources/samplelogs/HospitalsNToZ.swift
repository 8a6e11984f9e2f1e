extension Hospital {
  /// The top-clinical centers, last part.
  static let topClinicalNToZ = [
    Hospital(
      id: "nwz", volume: 8, ordinaryVolume: 17, center: .always("NWZ"),
      sites: ["Alkmaar", "Den Helder"], numbering: .prefixed("NWZ"), pseudonyms: .hex(12),
      multiLevelPercent: 0, procedures: .dutchWords, indications: .icd10,
      dialect: Dialect(dates: .padded),
      columns: [
        .recordID: "registratienummer", .center: "ziekenhuis", .site: "vestiging",
        .patient: "pseudoniem", .date: "datum", .procedure: "verrichting",
        .indication: "diagnosecode",
      ]),
    Hospital(
      id: "olvg", volume: 34, center: .absent, sites: ["Oost", "West"],
      numbering: .prefixed("OLVG"), pseudonyms: .uuid, hasRecordPerLevel: true,
      procedures: .englishWords, indications: .icd10, dialect: Dialect(delimiter: .comma),
      columns: [
        .recordID: "record_id", .patient: "patient", .date: "procedure_date",
        .procedure: "procedure", .indication: "indication", .site: "site",
      ]),
    Hospital(
      id: "reinier", volume: 11, ordinaryVolume: 15, center: .always("Reinier de Graaf Gasthuis"),
      numbering: .perYear, pseudonyms: .numbered("P-"), multiLevelPercent: 0,
      procedures: .dutchWords, indications: .icd10,
      columns: [
        .recordID: "registratienummer", .date: "datum_verrichting", .center: "ziekenhuis",
        .patient: "pseudoniem", .procedure: "verrichting", .indication: "diagnosecode",
      ]),
    Hospital(
      id: "rijnstate", volume: 30, center: .always("Rijnstate"),
      sites: ["Arnhem", "Zevenaar", "Elst"], numbering: .prefixed("RS"),
      pseudonyms: .nineDigits, procedures: .ops, indications: .icd10Long,
      dialect: Dialect(dates: .compact, missing: "-", statusWords: ("ja", "nee")),
      columns: [
        .recordID: "registratienummer", .center: "ziekenhuis", .site: "locatie",
        .patient: "patientnummer", .date: "datum", .procedure: "verrichting",
        .indication: "diagnose", .status: "uitgevoerd", .discussed: "mdo_datum",
      ]),
    Hospital(
      id: "spaarne", volume: 7, ordinaryVolume: 13, center: .always("Spaarne Gasthuis"),
      sites: ["Haarlem", "Hoofddorp"], numbering: .perYear, pseudonyms: .hex(12),
      hasRecordPerLevel: true, procedures: .dutchWords, indications: .icd10,
      dialect: Dialect(dates: .padded),
      columns: [
        .recordID: "registratienummer", .center: "ziekenhuis", .site: "locatie",
        .patient: "pseudoniem", .date: "datum_verrichting", .procedure: "verrichting",
        .indication: "diagnosecode",
      ]),
    Hospital(
      id: "st-antonius", volume: 43, center: .always("Antonius"), sites: ["Nieuwegein", "Utrecht"],
      numbering: .running(640_000), pseudonyms: .hex(12), hasRecordPerLevel: true,
      procedures: .dutchWords, indications: .icd10,
      dialect: Dialect(encoding: .utf8WithBOM, lineEnd: .crlf),
      columns: [
        .center: "Ziekenhuis", .site: "Locatie", .recordID: "Registratienummer",
        .patient: "Pseudoniem", .date: "Datum_verrichting", .procedure: "Verrichting",
        .indication: "Diagnosecode",
      ]),
    Hospital(
      id: "viecuri", volume: 8, ordinaryVolume: 16, center: .always("VieCuri"),
      numbering: .prefixed("VC"), pseudonyms: .numbered("P-"), multiLevelPercent: 0,
      procedures: .dutchWords, indications: .icd10, dialect: Dialect(dates: .padded),
      columns: [
        .recordID: "registratienummer", .center: "ziekenhuis", .patient: "pseudoniem",
        .date: "datum_verrichting", .procedure: "verrichting", .indication: "diagnosecode",
        .status: "uitgevoerd",
      ]),
    Hospital(
      id: "zgt", volume: 19, center: .always("ZGT"), sites: ["Almelo", "Hengelo"],
      numbering: .perYear, pseudonyms: .hex(12), procedures: .dutchWords,
      indications: .icd10, dialect: Dialect(lineEnd: .cr, dates: .unpadded),
      columns: [
        .recordID: "Registratienummer", .center: "Centrum", .site: "Vestiging",
        .patient: "Pseudoniem", .date: "Datum", .procedure: "Verrichting",
        .indication: "Diagnose",
      ]),
    Hospital(
      id: "zuyderland", volume: 36, center: .absent, sites: ["Sittard-Geleen", "Heerlen"],
      numbering: .prefixed("ZA"), pseudonyms: .hex(12), hasRecordPerLevel: true,
      procedures: .dutchWords, indications: .dutchWords, remarks: .awkward,
      dialect: Dialect(lineEnd: .crlf, dates: .padded, noTrial: "geen"),
      columns: [
        .recordID: "Registratienummer", .site: "Locatie", .patient: "Pseudoniem",
        .date: "Behandeldatum", .procedure: "Behandeling", .indication: "Indicatie",
        .trial: "Studie", .remark: "Opmerking", .cement: "Cement_ml",
      ]),
  ]
}
