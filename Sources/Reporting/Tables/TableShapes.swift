internal import AuditDomain

extension TableShape {
  /// `audit.csv`.
  static let audit = TableShape(
    name: "audit",
    meaning:
      "A row for each designated center, then for each hospital outside the designation with "
      + "records, then one for the records that stand under no center.",
    columns: AuditRow.fields, key: ["center_id"])

  /// `treatments.csv`.
  static let treatments = TableShape(
    name: "treatments",
    meaning: "A row for each counted treatment: one patient, on one day, in one center.",
    columns: [
      .always("center_id", .centerID, "The center's id in the register."),
      .maybe("site", .text, "The location, as the log names it, made safe to print. Blank: none."),
      .always("procedure_date", .day, "The day of the treatment."),
      .always("procedure", .text, "The procedure, by the policy's name for it."),
      .always("indication", .text, "The indication, by the policy's name for it."),
      .always(
        "patient_no", .number(from: 1),
        "A number for the patient, within the center and this report only; it says nothing of the "
          + "pseudonym."),
      .always("records", .number(from: 1), "Records that were merged into the treatment."),
      .always("file", .text, "The file of its first record."),
      .always("line", .number(from: 1), "The physical line of its first record, from 1."),
    ],
    key: ["center_id", "procedure_date", "patient_no"],
    references: [
      Reference(column: "center_id", table: "audit", target: "center_id"),
      Reference(column: "file", table: "files", target: "file"),
    ])

  /// `outcomes.csv`.
  static let outcomes = TableShape(
    name: "outcomes",
    meaning: "All records read, by file, center, outcome and reason: every figure can be added up.",
    columns: [
      .always("file", .text, "The file."),
      .always(
        "center_id", .centerID,
        "The center that the records stand under; unattributed: none, or several may be meant."),
      .always("outcome", .code(Outcome.allCases.map(\.code)), "How the records ended."),
      .maybe(
        "reason", .code(OutOfScopeReason.allCases.map(\.code)),
        "Why they surely do not count. Blank: they are not out_of_scope."),
      .always("records", .number(from: 1), "Number of records."),
    ],
    references: [
      Reference(column: "center_id", table: "audit", target: "center_id"),
      Reference(column: "file", table: "files", target: "file"),
    ])

  /// `findings.csv`.
  static let findings = TableShape(
    name: "findings", meaning: "A row for each fault or remark, with the place where it was seen.",
    columns: FindingRows.fields,
    references: [
      Reference(column: "file", table: "files", target: "file"),
      Reference(column: "related_file", table: "files", target: "file"),
    ])

  /// `files.csv`.
  static let files = TableShape(
    name: "files", meaning: "A row for each input file, with what became of it.",
    columns: [
      .always("file", .text, "Its path below the deepest folder that holds all inputs."),
      .maybe(
        "sha256", .sha256,
        "SHA-256 of the file as sent. Blank: the file is missing, or cannot be read."),
      .always("bytes", .count, "Bytes of the file as sent."),
      .maybe("encoding", .text, "The encoding found. Blank: the file was not read."),
      .maybe("delimiter", .text, "The delimiter found, in words. Blank: the file was not read."),
      .maybe(
        "center_id", .centerID, "The one center that the file is of. Blank: none, or several."),
      .always(
        "status", .code(FileStatus.allCases.map(\.rawValue)),
        "What became of it: read; refused as a whole; replaced by another; received later than the "
          + "as-of date; identical to another; or declared and missing."),
      .always("records", .count, "Data records read; the six outcomes add up to it."),
    ] + Outcome.allCases.map { .always($0.code, .count, meaning(of: $0)) },
    key: ["file"])

  /// `providers` of `audit.json`.
  static let providers = TableShape(
    name: "providers",
    meaning:
      "A row for each provider that the register does not know. Empty in the public edition.",
    columns: [
      .always("name", .text, "Its name, as the logs give it, made safe to print."),
      .always("records", .number(from: 1), "Records in doubt that name it."),
    ])

  /// `sensitivity` of `audit.json`.
  static let sensitivity = TableShape(
    name: "sensitivity",
    meaning: "Each center's volume, counted in other ways than the norm's. Empty in the public "
      + "edition.",
    columns: [
      .always("center_id", .centerID, "The center's id in the register."),
      .always(
        "variant", .code(Sensitivity.Variant.allCases.map(\.rawValue)),
        "The way to count: patients; records; treatments with_trials or without_trials; those of the "
          + "largest_site alone; with_unplaced, as if every treatment in doubt that nothing ties to a "
          + "center were this center's."),
      .always("volume", .count, "The volume counted so; in the unit that the variant names."),
      .always(
        "verdict", .code(Verdict.judged.map(\.rawValue)), "The verdict that this volume would give."
      ),
      .always("changes", .flag, "Whether that differs from the verdict given."),
    ])

  /// What a number of records with that outcome is.
  static func meaning(of outcome: Outcome) -> String {
    switch outcome {
    case .counted: "Records that are the first of a treatment that counts."
    case .merged: "Further records of counted treatments."
    case .duplicate: "Records that are the same record again."
    case .outOfScope: "Records that surely do not count."
    case .undesignated: "Records that would count, but were done outside the designated centers."
    case .doubtful: "Records of which something leaves open whether they count."
    }
  }
}

extension Verdict {
  /// The verdicts on designated centers.
  static let judged = allCases.filter { $0 != .notDesignated }
}
