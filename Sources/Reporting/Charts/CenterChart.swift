internal import AuditDomain

/// `charts/center-<id>.svg`: one center's year, as a course and by month.
struct CenterChart {
  private let data: ChartData
  private let center: ChartCenter
  private let axis: VolumeAxis
  private let legend: ChartLegend
  /// Of the course, with room on its right for its end.
  private let width: Int

  private static let left = 700
  private static let top = 690

  init(_ center: ChartCenter, _ data: ChartData) {
    self.data = data
    self.center = center
    axis = VolumeAxis(volume: center.upper, minimum: data.minimum)
    var legend = ChartLegend(from: 160, to: 7040)
    legend.addCourse([center], data)
    if center.counted > axis.end { legend.add(.beyond, ChartWords.beyond[data.language]) }
    self.legend = legend
    let figures = TextWidth.of(center.figures(data.language), .heading)
    width = 7040 - CenterChart.left - max(780, 130 + figures)
  }

  /// Where the chart of a center stands below the report's folder; no id can make it the name of another chart.
  static func path(_ id: String) -> String { "charts/center-\(id).svg" }

  var title: String {
    let year = data.year.first.year
    return Phrase("\(center.name) in \(year)", "\(center.name) in \(year)")[data.language]
  }

  /// What the chart says, for the page that shows it.
  var alternative: String {
    let months = months.enumerated().filter { $0.element > 0 }.map {
      CalendarDay.shortMonth($0.offset + 1, data.language) + " \($0.element)"
    }
    return Phrase("Course of the year. ", "Verloop van het jaar. ")[data.language]
      + center.sentence(minimum: data.minimum, data.language) + "."
      + (months.isEmpty
        ? "" : " \(ChartWords.byMonth[data.language]): \(months.joined(separator: ", ")).")
  }

  /// Counted treatments from January to December.
  private var months: [Int] { center.days.countedByMonth }

  var text: String {
    var drawing = SVGDrawing(name: "center")
    let year = ", \(data.year.first.year)"
    let name = TextWidth.cut(center.name, to: 6880 - TextWidth.of(year, .title), .title)
    drawing.text(name + year, 160, 330, .title)
    drawing.mark(center.verdict, 214, 525)
    drawing.text(TextWidth.cut(subtitle, to: 6700, .plain), 330, 565, .plain)
    legend.draw(at: CenterChart.top, in: &drawing)
    let top = CenterChart.top + legend.height + 280
    drawing.text(ChartWords.cumulative[data.language], 160, top - 110, .heading)
    let box = Box(x: CenterChart.left, y: top, width: width, height: 2100)
    course(box, &drawing)
    drawing.text(ChartWords.byMonth[data.language], 160, box.bottom + 330, .heading)
    let bars = Box(x: box.x, y: box.bottom + 560, width: box.width, height: 520)
    monthly(bars, &drawing)
    return drawing.document(height: bars.bottom + 290, title: title, description: alternative)
  }

  private var subtitle: String {
    let status = center.status.words(data.language).firstUppercased
    let note = center.note(minimum: data.minimum, data.language)
    let counted = grouped(center.counted, data.language)
    let doubtful = grouped(center.doubtful, data.language)
    if center.figures(data.language).isEmpty {
      return "\(status): \(note); " + ChartWords.asOf(data.asOf, data.language)
    }
    let numbers = Phrase(
      "\(counted) counted" + (center.doubtful > 0 ? ", \(doubtful) in doubt" : ""),
      "\(counted) geteld" + (center.doubtful > 0 ? ", \(doubtful) in twijfel" : ""))
    return "\(status): \(numbers[data.language])" + (note.isEmpty ? "" : ", \(note)") + "; "
      + ChartWords.asOf(data.asOf, data.language)
  }

  private func course(_ box: Box, _ drawing: inout SVGDrawing) {
    let panel = CoursePanel(box: box, top: axis.end, data: data)
    for tick in axis.ticks {
      let y = panel.y(tick)
      drawing.line(box.x, y, box.right, y, Ink.gridLine)
      drawing.text(grouped(tick, data.language), box.x - 60, y + 35, .small, .end)
    }
    panel.draw(center, in: &drawing)
    let line = panel.y(data.minimum)
    drawing.text(ChartWords.minimum[data.language], box.right + 60, line - 15, .small)
    drawing.text(grouped(data.minimum, data.language), box.right + 60, line + 105, .small)
    if !center.figures(data.language).isEmpty { total(panel, &drawing) }
  }

  /// The volume at the end of the line, clear of the minimum's words.
  private func total(_ panel: CoursePanel, _ drawing: inout SVGDrawing) {
    let figures = center.figures(data.language)
    let (x, line) = (panel.end(of: center), panel.y(data.minimum))
    var y = panel.y(center.counted) + 40
    if x + 60 + TextWidth.of(figures, .heading) > panel.box.right {
      let isAbove = center.counted >= data.minimum
      y = isAbove ? min(y, line - 130) : max(y, line + 240)
    }
    let width = TextWidth.of(figures, .heading)
    drawing.rect(Box(x: x + 70, y: y - 110, width: width + 40, height: 140), Ink.fill(Ink.paper))
    drawing.text(figures, x + 90, y, .heading)
  }

  private func monthly(_ box: Box, _ drawing: inout SVGDrawing) {
    let months = months
    let largest = max(1, months.max() ?? 0)
    let year = data.year.first.year
    let panel = CoursePanel(box: box, top: largest, data: data)
    let end = panel.end(of: center)
    for (index, number) in months.enumerated() {
      guard let first = CalendarDay(year: year, month: index + 1, day: 1) else { continue }
      let left = panel.x(first)
      let right = panel.x(
        first.advanced(by: CalendarDay.days(inMonth: index + 1, of: year)))
      let middle = (left + right) / 2
      drawing.text(
        CalendarDay.shortMonth(index + 1, data.language), middle, box.bottom + 140, .small, .middle)
      guard left < end else { continue }
      if number > 0 {
        let top = panel.y(number)
        drawing.rect(
          Box(x: middle - 170, y: top, width: 340, height: box.bottom - top),
          Ink.fill(Ink.counted(center.verdict)))
      }
      drawing.text(
        grouped(number, data.language), middle, panel.y(number) - 45,
        number > 0 ? .heading : .muted, .middle)
    }
    drawing.line(box.x, box.bottom, box.right, box.bottom, Ink.frameLine)
  }
}
