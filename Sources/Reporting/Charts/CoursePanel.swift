internal import AuditDomain

/// The course of one center's year: counted treatments as steps, against the minimum and the even pace to it.
struct CoursePanel {
  let box: Box
  /// The volume at its upper edge; what goes on beyond is broken off.
  let top: Int
  let data: ChartData

  /// The beginning of a day.
  func x(_ day: CalendarDay) -> Int {
    box.x + box.width * data.year.first.distance(to: day) / data.year.count
  }

  func y(_ volume: Int) -> Int { box.bottom - box.height * min(volume, top) / top }

  /// Where the line of a center ends: with the last day that a log speaks of, today, or the year.
  func end(of center: ChartCenter) -> Int {
    var end = min(data.asOf, data.year.last).advanced(by: 1)
    if let gap = center.open.last, gap.last.advanced(by: 1) == end { end = gap.first }
    if let last = center.days.last { end = max(end, last.advanced(by: 1)) }
    return min(box.right, max(box.x, x(end)))
  }

  /// The day on which the minimum was reached.
  static func reached(_ center: ChartCenter, _ minimum: Int) -> CalendarDay? {
    center.days.count >= minimum ? center.days[minimum - 1] : nil
  }

  func draw(_ center: ChartCenter, in drawing: inout SVGDrawing) {
    for gap in center.open {
      let left = x(gap.first)
      drawing.rect(
        Box(x: left, y: box.y, width: x(gap.last.advanced(by: 1)) - left, height: box.height),
        drawing.dots)
    }
    for month in [4, 7, 10] {
      if let day = CalendarDay(year: data.year.first.year, month: month, day: 1) {
        drawing.line(x(day), box.y, x(day), box.bottom, Ink.gridLine)
      }
    }
    let (steps, isBroken) = steps(center)
    drawing.path(steps.area, Ink.fill(Ink.area(center.verdict)))
    drawing.rect(box, "fill=\"none\" " + Ink.frameLine)
    if center.hasWholeYear {
      drawing.line(box.x, box.bottom, box.right, y(data.minimum), Ink.paceLine)
    }
    drawing.line(box.x, y(data.minimum), box.right, y(data.minimum), Ink.minimumLine)
    if data.isRunning {
      let today = x(data.asOf.advanced(by: 1))
      drawing.line(today, box.y, today, box.bottom, Ink.dayLine)
    }
    let end = end(of: center)
    if center.doubtful > 0, !isBroken {
      let whisker = Box(
        x: min(end, box.right - 60), y: y(center.upper), width: 60,
        height: y(center.counted) - y(center.upper))
      drawing.rect(whisker, drawing.hatching)
    }
    if center.verdict != .notSubmitted || center.counted > 0 {
      let colour = Ink.counted(center.verdict)
      drawing.path(
        steps.line,
        "fill=\"none\" stroke=\"\(colour)\" stroke-width=\"20\" stroke-linejoin=\"round\"")
      if isBroken, let x = steps.exit { drawing.beyond(x, box.y - 10, colour) }
    }
    if let day = CoursePanel.reached(center, data.minimum) {
      drawing.reached(x(day), y(data.minimum))
    }
  }

  /// The steps as a line and as the area below it, and where they leave at the upper edge.
  private func steps(
    _ center: ChartCenter
  ) -> (steps: (line: String, area: String, exit: Int?), isBroken: Bool) {
    var line = "M\(box.x) \(box.bottom)"
    var exit: Int?
    var volume = 0
    for (index, day) in center.days.enumerated() {
      volume += 1
      if index + 1 < center.days.count, center.days[index + 1] == day, volume <= top { continue }
      line += "H\(x(day))V\(y(volume))"
      if volume > top {
        exit = x(day)
        break
      }
    }
    let end = end(of: center)
    if exit == nil { line += "H\(end)" }
    let area = line + (exit == nil ? "" : "H\(end)") + "V\(box.bottom)Z"
    return ((line, area, exit), exit != nil)
  }
}
