/// The free texts of a remarks column, in Dutch; none speaks of anybody.
enum Remarks {
  case plain
  /// With line breaks, quotes and doubled quotes.
  case awkward
  /// With an accented letter in each, so that the file's encoding shows.
  case accented

  var texts: [String] {
    switch self {
    case .plain:
      ["geen bijzonderheden", "controle na 6 weken", "CT na afloop", "poliklinische controle"]
    case .awkward:
      [
        "niveau \"Th12\" moeilijk te bereiken, patiënt nuchter", "controle na 6 weken\nCT zo nodig",
        "cement \"low viscosity\"\n\ngeen lekkage", "geen bijzonderheden",
      ]
    case .accented:
      [
        "patiënt nuchter", "overname uit Máxima MC – coördinatie geregeld",
        "bedrust twee uur, patiënt vlot gemobiliseerd", "tweeëntwintig dagen na CT",
      ]
    }
  }
}
