public import AuditDomain

/// A run in the text format of Prometheus, for a node exporter's textfile collector.
public struct MetricsPage: Sendable {
  private let report: AuditReport
  private let duration: Double
  private let finished: Int

  /// - Parameters:
  ///   - duration: seconds that the run took.
  ///   - finished: when it ended, in seconds since 1970.
  public init(_ report: AuditReport, duration: Double, finished: Int) {
    self.report = report
    self.duration = duration
    self.finished = finished
  }

  /// The families, each with its help and type.
  public var text: String {
    let verdicts = report.centers.map(\.judgement.verdict)
    let tally = report.outcomes.reduce(into: OutcomeTally()) { $0[$1.outcome] += $1.records }
    let refused = report.files.count { $0.status == .refused }
    return family(
      "volumenorm_centers", "Designated and other centers, by verdict.",
      Verdict.allCases.map { verdict in
        ("verdict=\"\(verdict.rawValue)\"", "\(verdicts.count { $0 == verdict })")
      })
      + family(
        "volumenorm_records", "Records read, by outcome.",
        Outcome.allCases.map { ("outcome=\"\($0.code)\"", "\(tally[$0])") })
      + family("volumenorm_files_refused", "Logs that could not be read.", [("", "\(refused)")])
      + family(
        "volumenorm_run_duration_seconds", "Time that the last run took.",
        [("", fixed(duration, 3))])
      + family(
        "volumenorm_last_success_timestamp_seconds", "When the last run ended in 0, 2 or 3.",
        [("", "\(finished)")])
  }

  private func family(
    _ name: String, _ help: String, _ samples: [(label: String, value: String)]
  ) -> String {
    samples.reduce("# HELP \(name) \(help)\n# TYPE \(name) gauge\n") { text, sample in
      let labels = ["year=\"\(report.year)\"", sample.label].filter { !$0.isEmpty }
      return text + "\(name){\(labels.joined(separator: ","))} \(sample.value)\n"
    }
  }
}
