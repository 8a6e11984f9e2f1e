public import AuditDomain

/// Every file of a report that is written from the report value, by its path in the report's folder.
public struct ReportFiles {
  /// Relative paths, each with what makes its text: they need not all be in memory at once.
  public let all: [(path: String, text: @Sendable () -> String)]

  private let package: DataPackage

  /// The files of a report.
  public init(_ report: AuditReport, _ form: ReportForm = ReportForm()) {
    let language = form.language
    let charts = ReportCharts(report, language)
    let tables = ReportTables(report, form)
    package = DataPackage(report, form, tables.written)
    let treatments = Dictionary(grouping: report.treatments, by: \.center)
    let findings = Dictionary(grouping: report.findings) { $0.center.map { Int($0) } }
    let doubts = Dictionary(
      grouping: report.findings.filter { $0.outcome == .doubtful && $0.code.severity == .error },
      by: \.place)
    let dossiers = report.centers.map { center in
      let page = { @Sendable in
        DossierPage(
          report, center, form.language, treatments: treatments[center.index] ?? [],
          findings: findings[center.index] ?? [], doubts: doubts,
          chart: charts.images[center.index]
        ).text
      }
      return (path: "centers/\(report.register[center.index].id).md", text: page)
    }
    let dialect = form.dialect
    let sheets = tables.written.map { table in
      (path: table.shape.path, text: { @Sendable in table.csv(dialect) })
    }
    let pages: [(path: String, text: @Sendable () -> String)] = [
      ("audit.md", { NationalPage(report, form, charts.national).text }),
      ("audit.json", { AuditJSON(report, tables).text }),
    ]
    let shared = pages + sheets
    switch form.edition {
    case .public: all = shared + charts.files.prefix(1)
    case .full: all = shared + dossiers + charts.files
    }
  }

  /// The data package of these files, which is written last: `datapackage.json`.
  public func dataPackage(of files: [WrittenFile]) -> (path: String, text: String) {
    ("datapackage.json", package.text(of: files))
  }

  /// Whether a file of a report's folder is one that this program writes, `returns/` aside.
  public static func isOurs(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1:
      return [
        "audit.md", "audit.csv", "audit.json", "treatments.csv", "outcomes.csv", "findings.csv",
        "files.csv", "datapackage.json",
      ].contains(path)
    case 2 where parts[0] == "centers": return parts[1].hasSuffix(".md")
    case 2 where parts[0] == "charts": return parts[1].hasSuffix(".svg")
    default: return false
    }
  }
}
