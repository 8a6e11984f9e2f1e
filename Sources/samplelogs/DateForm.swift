/// The way a hospital writes a day; always the day before the month, or the year first.
enum DateForm {
  /// 2026-03-05
  case iso
  /// 2026-03-05 10:30
  case isoWithTime
  /// 20260305
  case compact
  /// 5-3-2026
  case unpadded
  /// 05-03-2026
  case padded
  /// 05/03/2026
  case slashed
  /// 5.3.2026
  case dotted

  /// - Parameter start: minutes after midnight, for the form that has a time.
  func text(_ day: CivilDay, start: Int?) -> String {
    let (year, month, number) = day.parts
    let (mm, dd) = (month.padded(2), number.padded(2))
    switch self {
    case .iso: return "\(year)-\(mm)-\(dd)"
    case .isoWithTime:
      guard let start else { return "\(year)-\(mm)-\(dd)" }
      return "\(year)-\(mm)-\(dd) \((start / 60).padded(2)):\((start % 60).padded(2))"
    case .compact: return "\(year)\(mm)\(dd)"
    case .unpadded: return "\(number)-\(month)-\(year)"
    case .padded: return "\(dd)-\(mm)-\(year)"
    case .slashed: return "\(dd)/\(mm)/\(year)"
    case .dotted: return "\(number).\(month).\(year)"
    }
  }
}

extension Int {
  /// The number with zeros in front, up to `width` digits.
  func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }
}
