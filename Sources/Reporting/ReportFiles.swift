public import AuditDomain

/// Every file of a report that is written from the report value.
public struct ReportFiles: Sendable {
  /// All of them but the data package.
  public let all: [ReportFile]

  private let package: DataPackage

  /// The files of a report.
  public init(_ report: AuditReport, _ form: ReportForm = ReportForm()) {
    let charts = ReportCharts(report, form.language)
    let tables = ReportTables(report, form)
    package = DataPackage(report, form, tables.written)
    let pages = [
      ReportFile("audit.md") { NationalPage(report, form, charts.national).text },
      ReportFile("audit.json") { AuditJSON(report, tables).text },
    ]
    let shared = pages + tables.written.map { $0.csv(form.dialect) }
    switch form.edition {
    case .public: all = shared + charts.files.prefix(1)
    case .full: all = shared + ReportFiles.dossiers(report, form, charts) + charts.files
    }
  }

  private static func dossiers(
    _ report: AuditReport, _ form: ReportForm, _ charts: ReportCharts
  ) -> [ReportFile] {
    let findings = CenterFindings.all(of: report)
    return report.centers.map { center in
      ReportFile("centers/\(report.register[center.index].id).md") {
        DossierPage(
          report, center, form.language, findings: findings[center.index],
          chart: charts.images[center.index]
        ).text
      }
    }
  }

  /// The data package of these files, which is written last.
  public func dataPackage(of files: [WrittenFile]) -> ReportFile {
    ReportFile("datapackage.json") { package.text(of: files) }
  }

  /// Whether a file of a report's folder is one that this program writes, `returns/` aside.
  ///
  /// - Parameter isCenter: whether the report has a center of this id.
  public static func isOurs(_ path: String, isCenter: (String) -> Bool) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1:
      return [
        "audit.md", "audit.csv", "audit.json", "treatments.csv", "outcomes.csv", "findings.csv",
        "files.csv", "datapackage.json",
      ].contains(path)
    case 2:
      if ["charts/volumes.svg", "charts/course.svg"].contains(path) { return true }
      return [("centers/", ".md"), ("charts/center-", ".svg")].contains { start, end in
        path.hasPrefix(start) && path.hasSuffix(end)
          && isCenter(String(path.dropFirst(start.count).dropLast(end.count)))
      }
    default: return false
    }
  }
}
