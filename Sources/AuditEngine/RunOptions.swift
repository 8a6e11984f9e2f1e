internal import AuditDomain
internal import Reporting

/// The options of a run that bear on its report, as the ledger keeps them: a `key=value` a line.
struct RunOptions {
  private var map: [LogColumn: String]
  private var includeTrials: Bool
  /// The form of the report.
  let form: ReportForm
  /// SHA-256 of last year's `audit.csv`.
  let previous: String?
  /// SHA-256 of the declarations in force.
  let submissions: String?

  init(_ scope: AuditScope, _ form: ReportForm, previous: String?, submissions: String?) {
    self.form = form
    map = scope.map
    includeTrials = scope.includeTrials
    self.previous = previous
    self.submissions = submissions
  }

  /// Reads them back.
  init(_ text: String) {
    let all = LedgerRun.values(of: text)
    map = [:]
    for value in all["map"] ?? [] {
      let name = value.prefix { $0 != "=" }
      let column = LogColumn.allCases.first { $0.name == name }
      if let column { map[column] = String(value.dropFirst(name.count + 1)) }
    }
    let values = all.compactMapValues(\.last)
    includeTrials = values["include_trials"] == "true"
    form = ReportForm(
      language: values["language"].flatMap(Language.init) ?? .english,
      edition: values["edition"].flatMap(Edition.init) ?? .full,
      dialect: values["csv_dialect"].flatMap(CSVDialect.init) ?? .rfc4180)
    previous = values["previous"]
    submissions = values["submissions"]
  }

  var text: String {
    let columns = map.map { "map=\($0.name)=\($1)" }.sorted(by: bytesPrecede)
    let digests = [("previous", previous), ("submissions", submissions)].compactMap { key, value in
      value.map { "\(key)=\($0)" }
    }
    let flags = [
      "include_trials=\(includeTrials)", "language=\(form.language.rawValue)",
      "edition=\(form.edition.rawValue)", "csv_dialect=\(form.dialect.rawValue)",
    ]
    return (columns + flags + digests).joined(separator: "\n")
  }

  /// A scope that reads other inputs as the run did.
  func scope(of inputs: [String], as run: LedgerRun, submissions: String?) -> AuditScope {
    AuditScope(
      inputs: inputs, year: run.year, asOf: run.asOf, submissions: submissions, map: map,
      includeTrials: includeTrials)
  }
}
