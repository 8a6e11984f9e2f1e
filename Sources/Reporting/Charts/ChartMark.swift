internal import AuditDomain

extension SVGDrawing {
  /// The shape that stands for a verdict, 100 wide, about a middle: each differs in outline, so that it is told
  /// without colour.
  mutating func mark(_ verdict: Verdict, _ x: Int, _ y: Int) {
    let outline = "fill=\"\(Ink.paper)\" stroke=\"\(Ink.grey)\" stroke-width=\"14\""
    let stroke = "fill=\"none\" stroke=\"\(Ink.grey)\" stroke-width=\"14\""
    switch verdict {
    case .meets:
      circle(x, y, 50, Ink.fill(Ink.blue))
      path(
        "M\(x - 24) \(y + 2)L\(x - 6) \(y + 20)L\(x + 24) \(y - 18)",
        "fill=\"none\" stroke=\"\(Ink.paper)\" stroke-width=\"14\"")
    case .below:
      path("M\(x - 54) \(y - 42)H\(x + 54)L\(x) \(y + 50)Z", Ink.fill(Ink.vermillion))
    case .undetermined:
      path("M\(x) \(y - 54)L\(x + 54) \(y)L\(x) \(y + 54)L\(x - 54) \(y)Z", outline)
      path("M\(x) \(y - 54)L\(x) \(y + 54)L\(x - 54) \(y)Z", Ink.fill(Ink.grey))
    case .notSubmitted:
      circle(x, y, 43, outline + " stroke-dasharray=\"27 18\"")
    case .notAssessable:
      rect(Box(x: x - 42, y: y - 42, width: 84, height: 84), outline)
      path("M\(x - 42) \(y + 42)L\(x + 42) \(y - 42)", stroke)
    case .inProgress:
      circle(x, y, 43, "fill=\"\(Ink.paper)\" stroke=\"\(Ink.blue)\" stroke-width=\"14\"")
      path("M\(x) \(y - 43)A43 43 0 0 1 \(x) \(y + 43)Z", Ink.fill(Ink.blue))
    case .notDesignated:
      path(
        "M\(x - 40) \(y - 40)L\(x + 40) \(y + 40)M\(x - 40) \(y + 40)L\(x + 40) \(y - 40)", stroke)
    }
  }
}

/// The explanation of a chart's signs, in as many lines as the words take.
struct ChartLegend {
  /// A sign of a chart.
  enum Sign {
    /// A bar in the colours that it may have.
    case bar([String])
    case mark(Verdict)
    case doubtful, minimum, pace, day, open, empty, reached, broken, beyond
  }

  private var lines: [[(sign: Sign, words: String, x: Int)]] = [[]]
  private var next: Int
  private let left: Int
  private let right: Int

  /// From one edge to the other.
  init(from left: Int, to right: Int) {
    (self.left, self.right, next) = (left, right, left)
  }

  mutating func add(_ sign: Sign, _ words: String) {
    let width = ChartLegend.indent(sign) + TextWidth.of(words, .muted)
    if next > left, next + width > right {
      lines.append([])
      next = left
    }
    lines[lines.count - 1].append((sign, words, next))
    next += width + 160
  }

  /// The height that it takes.
  var height: Int { lines.count * 190 }

  /// Draws it below `y`.
  func draw(at y: Int, in drawing: inout SVGDrawing) {
    for (index, line) in lines.enumerated() {
      let middle = y + 95 + index * 190
      for item in line {
        sign(item.sign, item.x, middle, &drawing)
        drawing.text(item.words, item.x + ChartLegend.indent(item.sign), middle + 40, .muted)
      }
    }
  }

  /// From the sign's left edge to its words.
  private static func indent(_ sign: Sign) -> Int {
    switch sign {
    case .mark, .reached, .beyond, .day: 150
    case .bar, .doubtful, .minimum, .pace, .open, .empty, .broken: 270
    }
  }

  private func sign(_ sign: Sign, _ x: Int, _ y: Int, _ drawing: inout SVGDrawing) {
    let box = Box(x: x, y: y - 55, width: 210, height: 110)
    switch sign {
    case .bar(let colours):
      for (index, colour) in colours.enumerated() {
        let left = x + 210 * index / colours.count
        let right = x + 210 * (index + 1) / colours.count
        drawing.rect(
          Box(x: left, y: box.y, width: right - left, height: box.height), Ink.fill(colour))
      }
    case .mark(let verdict): drawing.mark(verdict, x + 54, y)
    case .doubtful: drawing.rect(box, drawing.hatching)
    case .open:
      drawing.rect(box, drawing.dots)
      drawing.rect(box, "fill=\"none\" " + Ink.frameLine)
    case .empty: drawing.rect(box, Ink.emptyBox)
    case .minimum: drawing.line(x, y, box.right, y, Ink.minimumLine)
    case .pace: drawing.line(x, y, box.right, y, Ink.paceLine)
    case .day: drawing.line(x + 54, box.y - 20, x + 54, box.bottom + 20, Ink.dayLine)
    case .reached: drawing.reached(x + 54, y)
    case .broken:
      drawing.rect(box, Ink.fill(Ink.blue))
      drawing.breakMark(x + 105, box)
    case .beyond: drawing.beyond(x + 54, box.y + 15, Ink.blue)
    }
  }
}

extension SVGDrawing {
  /// Two slanted lines through a bar that does not end here.
  mutating func breakMark(_ x: Int, _ bar: Box) {
    let (top, bottom) = (bar.y - 20, bar.bottom + 20)
    path(
      "M\(x - 50) \(bottom)L\(x + 10) \(top)H\(x + 50)L\(x - 10) \(bottom)Z", Ink.fill(Ink.paper))
    let edge = "fill=\"none\" stroke=\"\(Ink.text)\" stroke-width=\"10\""
    path("M\(x - 50) \(bottom)L\(x + 10) \(top)M\(x - 10) \(bottom)L\(x + 50) \(top)", edge)
  }

  /// A head on a line that goes on above.
  mutating func beyond(_ x: Int, _ y: Int, _ colour: String) {
    path("M\(x - 45) \(y + 75)L\(x) \(y)L\(x + 45) \(y + 75)Z", Ink.fill(colour))
  }

  /// The day on which the minimum was reached.
  mutating func reached(_ x: Int, _ y: Int) {
    circle(x, y, 34, "fill=\"\(Ink.paper)\" stroke=\"\(Ink.text)\" stroke-width=\"14\"")
  }
}
