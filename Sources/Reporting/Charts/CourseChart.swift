internal import AuditDomain

/// `charts/course.svg`: a small panel for each designated center, all to one scale.
///
/// The scale ends at one and a half minimum: the question is who reaches it, and when; how far the large ones
/// go beyond is told by their number.
struct CourseChart {
  private let data: ChartData
  private let legend: ChartLegend
  private let columns: Int
  private let width: Int
  private let height: Int
  private let nameLines: Int

  private static let left = 390
  private static let right = 7040
  private static let gap = 150
  private static let top = 690

  init(_ data: ChartData) {
    self.data = data
    legend = CourseChart.legend(data)
    let number = data.centers.count
    let columns = number <= 40 ? max(1, min(5, number)) : 6
    self.columns = columns
    let width =
      (CourseChart.right - CourseChart.left - (columns - 1) * CourseChart.gap) / columns
    self.width = width
    height =
      switch columns {
      case 1: 2000
      case 2, 3: 1200
      case 4, 5: 600
      default: 440
      }
    nameLines = data.centers.map { CourseChart.name($0, width).count }.max() ?? 1
  }

  private static func name(_ center: ChartCenter, _ width: Int) -> [String] {
    TextWidth.wrapped(center.name, to: width, lines: 2, .name)
  }

  var title: String {
    let year = data.year.first.year
    return Phrase(
      "Course of each center through \(year)", "Verloop per centrum door \(year)")[data.language]
  }

  /// What the chart says, for the page that shows it.
  var alternative: String {
    Phrase(
      "Small line charts, one for each center, of its treatments through the year. ",
      "Kleine lijndiagrammen, een per centrum, van zijn behandelingen door het jaar. ")[
        data.language] + data.headline
  }

  var text: String {
    var drawing = SVGDrawing(name: "course")
    drawing.text(title, 160, 330, .title)
    drawing.text(data.headline, 160, 560, .muted)
    legend.draw(at: CourseChart.top, in: &drawing)
    let header = nameLines * 125 + 175
    let pitch = header + height + 230
    let top = CourseChart.top + legend.height + 190
    for (index, center) in data.centers.enumerated() {
      let (row, column) = (index / columns, index % columns)
      let box = Box(
        x: CourseChart.left + column * (width + CourseChart.gap), y: top + row * pitch + header,
        width: width, height: height)
      drawing.group(titled: sentence(center)) { panel(center, box, &$0) }
      if column == 0 { levels(box, &drawing) }
      if index + columns >= data.centers.count { months(box, &drawing) }
    }
    let rows = (data.centers.count + columns - 1) / columns
    let bottom = top + rows * pitch
    let footer = TextWidth.cut(data.policyTitle, to: 6880, .small)
    drawing.text(footer, 160, bottom + 100, .small)
    return drawing.document(
      height: bottom + 220, title: title,
      description: data.headline + " "
        + data.centers.map { sentence($0) + "." }.joined(separator: " "))
  }

  private static func legend(_ data: ChartData) -> ChartLegend {
    var legend = ChartLegend(from: 160, to: right)
    let language = data.language
    for verdict in Verdict.allCases.sorted(by: { $0.urgency < $1.urgency })
    where data.centers.contains(where: { $0.verdict == verdict }) {
      legend.add(.mark(verdict), verdict.words[language])
    }
    legend.addCourse(data.centers, data)
    if data.centers.contains(where: { $0.counted > limit(data) }) {
      legend.add(.beyond, ChartWords.beyond[language])
    }
    return legend
  }

  private static func limit(_ data: ChartData) -> Int { data.minimum + (data.minimum + 1) / 2 }

  private func sentence(_ center: ChartCenter) -> String {
    let sentence = center.sentence(minimum: data.minimum, data.language)
    guard let day = CoursePanel.reached(center, data.minimum) else { return sentence }
    return sentence + "; " + ChartWords.reached(on: day, data.language)
  }

  private func panel(_ center: ChartCenter, _ box: Box, _ drawing: inout SVGDrawing) {
    let lines = CourseChart.name(center, width)
    for (index, line) in lines.enumerated() {
      drawing.text(line, box.x, box.y - 190 - (lines.count - 1 - index) * 125, .name)
    }
    drawing.mark(center.verdict, box.x + 54, box.y - 85)
    let figures = center.figures(data.language)
    let room = width + CourseChart.gap - 50 - 150 - TextWidth.of(figures, .heading) - 60
    let remark = TextWidth.cut(remark(center), to: room, .small)
    drawing.text(figures, .heading, then: remark, .small, box.x + 150, box.y - 50)
    CoursePanel(box: box, top: CourseChart.limit(data), data: data).draw(center, in: &drawing)
  }

  private func remark(_ center: ChartCenter) -> String {
    if let day = CoursePanel.reached(center, data.minimum) {
      return day.short(data.language)
    }
    if let outlook = center.status.outlook {
      return ChartWords.shortOutlook(outlook)[data.language]
    }
    return center.note(minimum: data.minimum, data.language)
  }

  private func levels(_ box: Box, _ drawing: inout SVGDrawing) {
    let panel = CoursePanel(box: box, top: CourseChart.limit(data), data: data)
    for level in [0, data.minimum] {
      drawing.text(
        grouped(level, data.language), box.x - 50, panel.y(level) + 35, .small, .end)
    }
  }

  private func months(_ box: Box, _ drawing: inout SVGDrawing) {
    let panel = CoursePanel(box: box, top: 1, data: data)
    for month in [1, 4, 7, 10] {
      guard let day = CalendarDay(year: data.year.first.year, month: month, day: 1) else {
        continue
      }
      drawing.text(
        CalendarDay.shortMonth(month, data.language), panel.x(day), box.bottom + 120, .small)
    }
  }
}

extension Lettering {
  /// The name above a small panel.
  fileprivate static let name = Lettering(size: 105)
}

extension ChartLegend {
  /// The signs of a course of these centers.
  mutating func addCourse(_ centers: [ChartCenter], _ data: ChartData) {
    let language = data.language
    add(.minimum, ChartWords.minimum(data.minimum, language))
    if centers.contains(where: \.hasWholeYear) { add(.pace, ChartWords.pace[language]) }
    if centers.contains(where: { CoursePanel.reached($0, data.minimum) != nil }) {
      add(.reached, ChartWords.reached[language])
    }
    if data.isRunning { add(.day, data.asOf.written(language)) }
    if centers.contains(where: { $0.doubtful > 0 }) {
      add(.doubtful, ChartWords.doubtful[language])
    }
    if centers.contains(where: { !$0.open.isEmpty }) { add(.open, ChartWords.open[language]) }
  }
}
