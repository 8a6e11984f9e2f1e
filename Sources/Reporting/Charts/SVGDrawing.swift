/// A rectangle in tenths of a pixel, y downwards.
struct Box: Equatable {
  var x: Int
  var y: Int
  var width: Int
  var height: Int

  var right: Int { x + width }
  var bottom: Int { y + height }
}

/// How letters look; sizes in tenths of a pixel.
struct Lettering {
  var size: Int
  var isBold = false
  var ink = Ink.text

  static let title = Lettering(size: 170, isBold: true)
  static let heading = Lettering(size: 110, isBold: true)
  static let plain = Lettering(size: 110)
  static let muted = Lettering(size: 110, ink: Ink.muted)
  static let small = Lettering(size: 100, ink: Ink.muted)
}

/// Builds one SVG drawing.
///
/// Coordinates are whole tenths of a pixel, so that no number is ever rounded and the bytes are the same on every
/// machine. Looks are attributes, not a style sheet, since converters honour them more widely; nothing refers
/// to anything outside the drawing.
struct SVGDrawing {
  /// Where a text is held.
  enum Anchor: String {
    case start, middle, end
  }

  /// The prefix of its element ids, so that drawings may share a page.
  let name: String
  /// 720 pixels are the text width of an A4 page at 96 dots an inch, and fit a page of GitHub.
  let width = 7200
  private var body = ""

  init(name: String) { self.name = name }

  /// The fill of what is in doubt: lines, which read in black and white too.
  var hatching: String { "fill=\"url(#\(name)-doubt)\" stroke=\"\(Ink.muted)\" stroke-width=\"8\"" }

  /// The fill of days that no log speaks of: dots, for the same reason.
  var dots: String { "fill=\"url(#\(name)-open)\"" }

  mutating func rect(_ box: Box, _ look: String) {
    body +=
      "<rect x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(box.width)\" height=\"\(box.height)\" \(look)/>\n"
  }

  mutating func line(_ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int, _ look: String) {
    body += "<line x1=\"\(x1)\" y1=\"\(y1)\" x2=\"\(x2)\" y2=\"\(y2)\" \(look)/>\n"
  }

  mutating func circle(_ x: Int, _ y: Int, _ radius: Int, _ look: String) {
    body += "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\" \(look)/>\n"
  }

  mutating func path(_ data: String, _ look: String) {
    body += "<path d=\"\(data)\" \(look)/>\n"
  }

  mutating func text(
    _ words: String, _ x: Int, _ y: Int, _ lettering: Lettering, _ anchor: Anchor = .start
  ) {
    guard !words.isEmpty else { return }
    let hold = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    body +=
      "<text x=\"\(x)\" y=\"\(y)\" \(SVGDrawing.look(lettering))\(hold)>"
      + SVGDrawing.escaped(words) + "</text>\n"
  }

  /// Two texts in one line: the second follows the first wherever the reader's font lets that end.
  mutating func text(
    _ words: String, _ lettering: Lettering, then more: String, _ moreLettering: Lettering,
    _ x: Int, _ y: Int
  ) {
    if words.isEmpty { return text(more, x, y, moreLettering) }
    if more.isEmpty { return text(words, x, y, lettering) }
    body +=
      "<text x=\"\(x)\" y=\"\(y)\"><tspan \(SVGDrawing.look(lettering))>\(SVGDrawing.escaped(words))</tspan>"
      + "<tspan dx=\"60\" \(SVGDrawing.look(moreLettering))>\(SVGDrawing.escaped(more))</tspan></text>\n"
  }

  private static func look(_ lettering: Lettering) -> String {
    "font-size=\"\(lettering.size)\"" + (lettering.isBold ? " font-weight=\"bold\"" : "")
      + " fill=\"\(lettering.ink)\""
  }

  /// Parts that belong together; a browser shows the title when pointed at.
  mutating func group(titled title: String, _ draw: (inout SVGDrawing) -> Void) {
    body += "<g>\n<title>\(SVGDrawing.escaped(title))</title>\n"
    draw(&self)
    body += "</g>\n"
  }

  /// The whole file: title and description for those who do not see it, and a white ground, so that it stays
  /// legible on a dark page.
  func document(height: Int, title: String, description: String) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="\(width / 10)" height="\((height + 9) / 10)" \
    viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="\(name)-title \(name)-desc" \
    font-family="Arial, Helvetica, 'Liberation Sans', sans-serif">
    <title id="\(name)-title">\(SVGDrawing.escaped(title))</title>
    <desc id="\(name)-desc">\(SVGDrawing.escaped(description))</desc>
    <defs>
    <pattern id="\(name)-doubt" width="50" height="50" patternUnits="userSpaceOnUse">
    <rect width="50" height="50" fill="\(Ink.paper)"/>
    <path d="M-10 10L10 -10M0 50L50 0M40 60L60 40" stroke="\(Ink.muted)" stroke-width="11"/>
    </pattern>
    <pattern id="\(name)-open" width="60" height="60" patternUnits="userSpaceOnUse">
    <circle cx="15" cy="15" r="7" fill="\(Ink.grey)"/>
    <circle cx="45" cy="45" r="7" fill="\(Ink.grey)"/>
    </pattern>
    </defs>
    <rect width="\(width)" height="\(height)" fill="\(Ink.paper)"/>
    \(body)</svg>

    """
  }

  /// Text that may hold any character, fit for XML; what XML or a line cannot hold becomes a blank.
  static func escaped(_ value: String) -> String {
    var result = ""
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x26: result += "&amp;"
      case 0x3C: result += "&lt;"
      case 0x3E: result += "&gt;"
      case 0x22: result += "&quot;"
      case 0x27: result += "&#39;"
      case 0..<0x20, 0x7F...0x9F, 0xFFFE...0xFFFF: result += " "
      // Marks that turn the direction of the text around them.
      case 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
