internal import AuditDomain

/// The colours of the charts: blue and vermillion of Okabe and Ito, and greys.
///
/// Each that means something tells apart for every kind of colour-blindness and stands out from white by 3 to 1 or more
/// (texts by 7); none means it alone: a shape, a place or a word says the same. Frames and grids are fainter.
enum Ink {
  static let paper = "#FFFFFF"
  static let text = "#1A1A1A"
  static let muted = "#595959"
  static let frame = "#BDBDBD"
  static let grid = "#E4E4E4"

  static let blue = "#0072B2"
  static let vermillion = "#D55E00"
  static let grey = "#6B6B6B"

  static let gridLine = "stroke=\"\(grid)\" stroke-width=\"8\""
  static let frameLine = "stroke=\"\(frame)\" stroke-width=\"8\""
  static let minimumLine = "stroke=\"\(text)\" stroke-width=\"16\""
  static let paceLine = "stroke=\"\(muted)\" stroke-width=\"10\" stroke-dasharray=\"40 25\""
  static let dayLine = "stroke=\"\(muted)\" stroke-width=\"10\" stroke-dasharray=\"10 18\""
  static let emptyBox =
    "fill=\"none\" stroke=\"\(muted)\" stroke-width=\"8\" stroke-dasharray=\"25 20\""

  static func fill(_ colour: String) -> String { "fill=\"\(colour)\"" }

  /// What counts, by verdict.
  static func counted(_ verdict: Verdict) -> String {
    switch verdict {
    case .meets, .inProgress: blue
    case .below: vermillion
    case .notSubmitted, .notAssessable, .undetermined, .notDesignated: grey
    }
  }

  /// The same, paler, for an area under a line.
  static func area(_ verdict: Verdict) -> String {
    switch verdict {
    case .meets, .inProgress: "#E3EFF7"
    case .below: "#FBEADF"
    case .notSubmitted, .notAssessable, .undetermined, .notDesignated: "#EFEFEF"
    }
  }
}
