internal import AuditDomain

/// The JSON Schema of `audit.json`, draft 2020-12, from the columns of the tables.
enum AuditSchema {
  /// The whole file.
  static var text: String {
    JSONValue.object(
      [
        ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
        ("$id", .string("urn:volumenorm:audit:\(AuditJSON.format)")),
        ("title", .string("audit.json of volumenorm")),
        (
          "description",
          .string(
            "The audit of one year against a minimum volume: the figures of the report, and the rows of "
              + "audit.csv, outcomes.csv and files.csv. Numbers are numbers; what is blank in a CSV file is "
              + "null. Treatments and findings are in their CSV files alone.")
        ),
      ] + object(members)
    ).text() + "\n"
  }

  private static let members: [(String, JSONValue)] = [
    (
      "format",
      .object([("const", .number(AuditJSON.format)), described("The form of this file.")])
    ),
    ("year", schema(.always("year", .year, "The audited year."))),
    ("as_of", schema(.always("as_of", .day, "The day on which the audit looked."))),
    ("policy", record("The rules in force.", policy)),
    ("totals", .object([described("Figures of the whole country.")] + object(totals))),
    ("centers", rows(.audit)), ("providers", rows(.providers)),
    ("sensitivity", rows(.sensitivity)), ("outcomes", rows(.outcomes)), ("files", rows(.files)),
  ]

  private static let policy: [Column] = [
    .always("norm", .text, "A short stable name of the norm."),
    .always("title", .text, "What the norm is about, in a phrase."),
    .always("source", .text, "Who decided it, and when."),
    .always("minimum", .number(from: 1), "Treatments that a center must reach in a calendar year."),
    .always(
      "unit", .code(["treatment"]),
      "What is counted. treatment: one patient, on one day, in one center."),
    .always("cover_from", .day, "The first day on which the treatment is insured care."),
    .always(
      "expected_patients_from", .count,
      "Patients expected in the whole country in a full year: at least."),
    .always("expected_patients_to", .count, "The same: at most."),
    .always("judged_from", .day, "The day from which a center may be called below the minimum."),
    .always("final_from", .day, "The day until which verdicts are provisional."),
    .always(
      "includes_trials", .flag, "Whether treatments of trials outside the cover were counted."),
    .always("sha256", .sha256, "SHA-256 of the policy's bytes."),
    .always("register_sha256", .sha256, "SHA-256 of the register's bytes."),
  ]

  private static let totals: [(String, JSONValue)] =
    [
      count("designated", "Designated centers."),
      (
        "verdicts",
        record(
          "Centers by verdict; not_designated: hospitals outside the designation with records.",
          Verdict.allCases.map { .always($0.rawValue, .count, "Centers with this verdict.") })
      ),
      count("waived", "Designated centers that the policy excuses on the as-of date."),
      count("records", "Records read; the six outcomes add up to it."),
      (
        "outcomes",
        record(
          "Records by outcome.",
          Outcome.allCases.map { .always($0.code, .count, TableShape.meaning(of: $0)) })
      ),
      count("treatments", "Counted treatments of the designated centers."),
      count(
        "patients",
        "Patients of the designated centers, a sum: pseudonyms are each hospital's own, so a patient "
          + "treated in two centers is in it twice."),
      count(
        "undesignated_treatments",
        "Distinct patients and days, by hospital, among the records done outside the designation."),
      count("unknown_providers", "Providers that the register does not know."),
      count("files", "Input files, read or not."),
      count("files_read", "Of these, files that were read."),
      count("files_refused", "Of these, files that were refused as a whole."),
      (
        "unplaced_refusal",
        schema(
          .always(
            "unplaced_refusal", .flag,
            "Whether a refused file has no center, so that it might be any center's."))
      ),
    ]

  private static func count(_ name: String, _ meaning: String) -> (String, JSONValue) {
    (name, schema(.always(name, .count, meaning)))
  }

  private static func described(_ text: String) -> (String, JSONValue) {
    ("description", .string(text))
  }

  /// An object that has these members, all of them, and no other.
  private static func object(_ members: [(String, JSONValue)]) -> [(String, JSONValue)] {
    [
      ("type", .string("object")), ("additionalProperties", .flag(false)),
      ("required", .strings(members.map(\.0))), ("properties", .object(members)),
    ]
  }

  private static func record(_ meaning: String, _ columns: [Column]) -> JSONValue {
    .object([described(meaning)] + object(columns.map { ($0.name, schema($0)) }))
  }

  private static func rows(_ shape: TableShape) -> JSONValue {
    .object([
      described(shape.meaning), ("type", .string("array")),
      ("items", .object(object(shape.columns.map { ($0.name, schema($0)) }))),
    ])
  }

  private static func schema(_ column: Column) -> JSONValue {
    let isNullable = column.mayBeBlank
    func type(_ name: String) -> (String, JSONValue) {
      ("type", isNullable ? .strings([name, "null"]) : .string(name))
    }
    let form: [(String, JSONValue)] =
      switch column.kind {
      case .text: [type("string"), ("minLength", .number(1))]
      case .form(let pattern): [type("string"), ("pattern", .string(pattern))]
      case .code(let codes):
        [("enum", .array(codes.map { .string($0) } + (isNullable ? [.null] : [])))]
      case .codes(let codes): [type("string"), ("pattern", .string(Column.pattern(of: codes)))]
      case .day: [type("string"), ("format", .string("date"))]
      case .year: [type("integer"), ("minimum", .number(1900)), ("maximum", .number(9999))]
      case .number(let least): [type("integer"), ("minimum", .number(least))]
      case .probability: [type("number"), ("minimum", .number(0)), ("maximum", .number(1))]
      case .flag: [type("boolean")]
      }
    return .object(form + [described(column.meaning)])
  }
}

extension Column {
  /// The regular expression of one or several codes, divided by `;`.
  static func pattern(of codes: [String]) -> String {
    let one = "(" + codes.joined(separator: "|") + ")"
    return "^" + one + "(;" + one + ")*$"
  }
}
