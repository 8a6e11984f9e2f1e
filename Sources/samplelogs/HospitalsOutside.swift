extension Hospital {
  /// Two senders outside the designation; they send in 2026 only.
  static let outsiders = [
    Hospital(
      id: "wza", volume: 6, ordinaryVolume: 0, center: .always("06010301"),
      numbering: .perYear, pseudonyms: .hex(12), multiLevelPercent: 0, procedures: .dutchWords,
      indications: .icd10, dialect: Dialect(lineEnd: .crlf, dates: .padded),
      columns: [
        .recordID: "registratienummer", .center: "agb_code", .patient: "pseudoniem",
        .date: "datum_verrichting", .procedure: "verrichting", .indication: "diagnosecode",
      ]),
    // An invented provider: the register knows no center of this name.
    Hospital(
      id: "kliniek", volume: 3, ordinaryVolume: 0, center: .always("Wervelkliniek De Brug"),
      numbering: .prefixed("WK"), pseudonyms: .hex(12), multiLevelPercent: 0,
      procedures: .dutchWords, indications: .icd10, dialect: Dialect(delimiter: .comma),
      columns: [
        .recordID: "registratienummer", .center: "instelling", .patient: "pseudoniem",
        .date: "datum", .procedure: "verrichting", .indication: "diagnosecode",
      ]),
  ]
}
