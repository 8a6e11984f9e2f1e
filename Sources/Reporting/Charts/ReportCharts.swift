internal import AuditDomain

/// A chart as a page shows it.
struct ChartImage {
  /// Below the report's folder.
  let path: String
  /// What it says, for those who do not see it.
  let alternative: String
}

/// All charts of a report: files, and how the pages show them.
struct ReportCharts {
  /// Those of the whole country, in the order in which its page shows them.
  let national: [ChartImage]
  /// Those of one center.
  let images: [CenterIndex: ChartImage]
  /// The first one, of the volumes, shows no days.
  let files: [ReportFile]

  init(_ report: AuditReport, _ language: Language) {
    guard let data = ChartData(report, language) else {
      (national, images, files) = ([], [:], [])
      return
    }
    let (volumes, course) = (VolumesChart(data), CourseChart(data))
    let centers = data.centers.map { (center: $0, chart: CenterChart($0, data)) }
    national = [
      ChartImage(path: "charts/volumes.svg", alternative: volumes.alternative),
      ChartImage(path: "charts/course.svg", alternative: course.alternative),
    ]
    images = centers.reduce(into: [:]) { images, entry in
      guard let index = report.register.index(ofID: entry.center.id) else { return }
      images[index] = ChartImage(
        path: CenterChart.path(entry.center.id), alternative: entry.chart.alternative)
    }
    files =
      [
        ReportFile("charts/volumes.svg") { volumes.text },
        ReportFile("charts/course.svg") { course.text },
      ]
      + centers.map { entry in
        ReportFile(CenterChart.path(entry.center.id)) { entry.chart.text }
      }
  }
}
