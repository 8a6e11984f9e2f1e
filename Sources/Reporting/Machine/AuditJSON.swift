public import AuditDomain

/// `audit.json`: the report's figures for programs, of the form that `audit.schema.json` describes.
public struct AuditJSON {
  /// What `format` says; another number whenever a reader of the old form would be misled.
  static let format = 1

  private let report: AuditReport
  private let tables: ReportTables

  /// The figures of a report.
  public init(_ report: AuditReport, _ form: ReportForm) {
    self.init(report, ReportTables(report, form))
  }

  init(_ report: AuditReport, _ tables: ReportTables) {
    self.report = report
    self.tables = tables
  }

  /// The whole file.
  public var text: String {
    let rows = arrays.map { name, table in
      "  \(JSONText.string(name)): \(JSONText.array(table.objects, indent: "  "))"
    }
    let head = [
      "  \"format\": \(AuditJSON.format)", "  \"year\": \(report.year)",
      "  \"as_of\": \(JSONText.string(report.asOf.description))", "  \"policy\": \(policy)",
      "  \"totals\": \(totals)",
    ]
    return "{\n" + (head + rows).joined(separator: ",\n") + "\n}\n"
  }

  /// The arrays of rows, by their names.
  private var arrays: [(String, ReportTable)] {
    [
      ("centers", tables.audit), ("providers", tables.providers),
      ("sensitivity", tables.sensitivity), ("outcomes", tables.outcomes), ("files", tables.files),
    ]
  }

  private var policy: String {
    let policy = report.policy
    let expected = policy.expectedPatients
    return object([
      ("norm", .text(policy.norm)), ("title", .text(policy.title.english)),
      ("source", .text(policy.source.english)), ("minimum", .number(policy.minimum)),
      ("unit", .text("treatment")), ("cover_from", .text(policy.coverFrom.description)),
      ("expected_patients_from", .number(expected.lowerBound)),
      ("expected_patients_to", .number(expected.upperBound)),
      ("judged_from", .text(report.judgedFrom.description)),
      ("final_from", .text(report.finalFrom.description)),
      ("includes_trials", .flag(report.includesTrials)), ("sha256", .text(report.policyDigest)),
      ("register_sha256", .text(report.registerDigest)),
    ])
  }

  private var totals: String {
    let centers = report.centers
    let designated = report.designated
    let tally = report.totals
    let verdicts = Verdict.allCases.map { verdict in
      (verdict.rawValue, Cell.number(centers.count { $0.judgement.verdict == verdict }))
    }
    return "{"
      + [
        member("designated", .number(designated.count)),
        "\"verdicts\": \(object(verdicts))",
        member("waived", .number(designated.count(where: \.isWaived))),
        member("records", .number(tally.total)),
        "\"outcomes\": \(object(Outcome.allCases.map { ($0.code, .number(tally[$0])) }))",
        member("treatments", .number(designated.reduce(0) { $0 + $1.evidence.counted })),
        member("patients", .number(designated.reduce(0) { $0 + $1.patients })),
        member(
          "undesignated_treatments", .number(centers.reduce(0) { $0 + $1.undesignatedTreatments })),
        member("unknown_providers", .number(report.unknownProviders.count)),
        member("files", .number(report.files.count)),
        member("files_read", .number(report.files.count { $0.status == .read })),
        member("files_refused", .number(report.files.count { $0.status == .refused })),
        member("unplaced_refusal", .flag(report.hasUnplacedRefusal)),
      ].joined(separator: ", ") + "}"
  }

  private func object(_ members: [(String, Cell)]) -> String {
    JSONText.object(members.map(\.0), members.map(\.1))
  }

  private func member(_ name: String, _ cell: Cell) -> String {
    JSONText.string(name) + ": " + JSONText.value(cell)
  }
}
