internal import AuditDomain

/// `charts/volumes.svg`: the volume of each designated center against the minimum, a bar each.
struct VolumesChart {
  private let data: ChartData
  private let axis: VolumeAxis
  private let length: Int
  private let pitch: Int
  private let legend: ChartLegend

  private static let left = 160
  private static let right = 7040
  private static let origin = 2960
  /// Drawn beyond the axis by a bar that is broken off.
  private static let overhang = 240
  private static let headingHeight = 280
  private static let top = 690

  init(_ data: ChartData) {
    self.data = data
    axis = VolumeAxis(volumes: data.centers.map(\.upper), minimum: data.minimum)
    length = VolumesChart.length(data, axis)
    legend = VolumesChart.legend(data, axis)
    // As much as fits on a page of A4, but never so little that the rows touch.
    let room =
      10_300 - VolumesChart.top - legend.height - 700
      - data.groups.count * VolumesChart.headingHeight
    pitch = max(150, min(200, room / max(1, data.centers.count)))
  }

  var title: String {
    let year = data.year.first.year
    return Phrase("Volume of each center in \(year)", "Volume per centrum in \(year)")[
      data.language]
  }

  /// What the chart says, for the page that shows it.
  var alternative: String {
    Phrase("Bar chart. ", "Staafdiagram. ")[data.language] + title + ". " + data.headline + " "
      + data.census + "."
  }

  var text: String {
    var drawing = SVGDrawing(name: "volumes")
    drawing.text(title, VolumesChart.left, 330, .title)
    drawing.text(data.headline, VolumesChart.left, 560, .muted)
    legend.draw(at: VolumesChart.top, in: &drawing)
    let top = VolumesChart.top + legend.height + 370
    let bottom =
      top + 60 + data.groups.count * VolumesChart.headingHeight + data.centers.count * pitch
    grid(from: top, to: bottom, &drawing)
    var y = top + 60
    for group in data.groups {
      drawing.line(VolumesChart.left, y + 40, VolumesChart.right, y + 40, Ink.frameLine)
      let heading = group.status.words(data.language).firstUppercased
      drawing.text("\(heading) (\(group.centers.count))", VolumesChart.left, y + 200, .heading)
      y += VolumesChart.headingHeight
      for center in group.centers {
        drawing.group(titled: center.sentence(minimum: data.minimum, data.language)) {
          row(center, y + pitch / 2, &$0)
        }
        y += pitch
      }
    }
    if let pace {
      drawing.line(pace, top - 30, pace, bottom, Ink.dayLine)
    }
    let line = VolumesChart.origin + axis.position(data.minimum, length)
    drawing.line(line, top - 150, line, bottom, Ink.minimumLine)
    drawing.text(
      ChartWords.minimum(data.minimum, data.language), line, top - 190, .heading, .middle)
    let footer = TextWidth.cut(data.policyTitle, to: 6880, .small)
    drawing.text(footer, VolumesChart.left, bottom + 230, .small)
    return drawing.document(
      height: bottom + 340, title: title, description: data.headline + " " + data.roll)
  }

  private static func legend(_ data: ChartData, _ axis: VolumeAxis) -> ChartLegend {
    var legend = ChartLegend(from: left, to: right)
    let used = Set(data.centers.filter { $0.counted > 0 }.map { Ink.counted($0.verdict) })
    let colours = [Ink.blue, Ink.vermillion, Ink.grey].filter { used.contains($0) }
    if !colours.isEmpty { legend.add(.bar(colours), ChartWords.counted[data.language]) }
    if data.centers.contains(where: { $0.doubtful > 0 }) {
      legend.add(.doubtful, ChartWords.doubtful[data.language])
    }
    if data.centers.contains(where: { $0.verdict == .notSubmitted }) {
      legend.add(.empty, ChartWords.nothingSent[data.language])
    }
    if axis.isBroken { legend.add(.broken, ChartWords.beyond[data.language]) }
    if data.isRunning, data.coverFrom == nil {
      legend.add(.day, ChartWords.pace(on: data.asOf, data.language))
    }
    return legend
  }

  /// The axis is as long as the words at the bars' ends allow.
  private static func length(_ data: ChartData, _ axis: VolumeAxis) -> Int {
    data.centers.reduce(3400) { length, center in
      let words = label(center, data)
      let value = min(axis.end, max(center.upper, data.minimum))
      let room = right - origin - words.width - (center.upper > axis.end ? overhang : 0)
      return min(length, max(1000, room * axis.end / value))
    }
  }

  private static func label(
    _ center: ChartCenter, _ data: ChartData
  ) -> (figures: String, note: String, width: Int) {
    let figures = center.figures(data.language)
    let note = center.note(minimum: data.minimum, data.language)
    let width = 60 + TextWidth.of(figures, .heading) + 60 + TextWidth.of(note, .small)
    return (figures, note, width)
  }

  /// Where a center would stand today if it went evenly; nil once the year is over or where the norm began in it.
  private var pace: Int? {
    guard data.isRunning, data.coverFrom == nil else { return nil }
    let days = data.year.first.distance(to: data.asOf) + 1
    return VolumesChart.origin
      + axis.position(data.minimum, length) * max(0, days) / data.year.count
  }

  private func grid(from top: Int, to bottom: Int, _ drawing: inout SVGDrawing) {
    for tick in axis.ticks {
      let x = VolumesChart.origin + axis.position(tick, length)
      drawing.line(x, top, x, bottom, tick == 0 ? Ink.frameLine : Ink.gridLine)
      if tick != data.minimum {
        drawing.text(grouped(tick, data.language), x, top - 40, .small, .middle)
      }
    }
  }

  private func row(_ center: ChartCenter, _ y: Int, _ drawing: inout SVGDrawing) {
    let origin = VolumesChart.origin
    let name = TextWidth.cut(center.name, to: origin - 240 - VolumesChart.left, .plain)
    drawing.text(name, origin - 240, y + 40, .plain, .end)
    drawing.mark(center.verdict, origin - 120, y)

    let height = pitch * 62 / 100
    let counted = axis.position(center.counted, length)
    let upper = axis.position(center.upper, length)
    let isBroken = center.upper > axis.end
    let end = upper + (isBroken ? VolumesChart.overhang : 0)
    let countedEnd = center.counted > axis.end ? end : counted
    let top = y - height / 2
    if center.verdict == .notSubmitted {
      let box = Box(
        x: origin, y: top, width: axis.position(data.minimum, length), height: height)
      drawing.rect(box, Ink.emptyBox)
    } else if center.upper == 0 {
      drawing.rect(
        Box(x: origin - 12, y: top, width: 36, height: height),
        Ink.fill(Ink.counted(center.verdict)))
    }
    if center.counted > 0 {
      drawing.rect(
        Box(x: origin, y: top, width: countedEnd, height: height),
        Ink.fill(Ink.counted(center.verdict)))
    }
    if end > countedEnd {
      drawing.rect(
        Box(x: origin + countedEnd, y: top, width: end - countedEnd, height: height),
        drawing.hatching)
    }
    if isBroken {
      drawing.breakMark(
        origin + upper + 90, Box(x: origin, y: top, width: end, height: height))
    }
    // A label stands right of the line, so that the line stays whole and the gap to it is seen.
    let label = VolumesChart.label(center, data)
    let x = origin + max(end, axis.position(data.minimum, length)) + 60
    drawing.rect(
      Box(x: x - 20, y: y - 70, width: label.width - 80, height: 140), Ink.fill(Ink.paper))
    drawing.text(label.figures, .heading, then: label.note, .small, x, y + 40)
  }
}
