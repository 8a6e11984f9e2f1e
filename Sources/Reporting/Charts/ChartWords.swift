internal import AuditDomain

/// A whole number as the language writes it: 1,145 and 1.145.
func grouped(_ value: Int, _ language: Language) -> String {
  let english = grouped(value)
  return Phrase(english, String(english.map { $0 == "," ? "." : $0 }))[language]
}

extension CalendarDay {
  private static let months = [
    Phrase("January", "januari"), Phrase("February", "februari"), Phrase("March", "maart"),
    Phrase("April", "april"), Phrase("May", "mei"), Phrase("June", "juni"), Phrase("July", "juli"),
    Phrase("August", "augustus"), Phrase("September", "september"), Phrase("October", "oktober"),
    Phrase("November", "november"), Phrase("December", "december"),
  ]

  /// "31 January 2027", "31 januari 2027".
  func written(_ language: Language) -> String {
    let (year, month, day) = parts
    return "\(day) \(CalendarDay.months[month - 1][language]) \(year)"
  }

  /// "31 Jan", "31 jan".
  func short(_ language: Language) -> String {
    "\(parts.day) \(CalendarDay.shortMonth(parts.month, language))"
  }

  /// "Mar", "mrt"; from 1.
  static func shortMonth(_ month: Int, _ language: Language) -> String {
    let march = Phrase("Mar", "mrt")
    return month == 3 ? march[language] : String(months[month - 1][language].prefix(3))
  }
}

/// The words on the charts.
enum ChartWords {
  static let counted = Phrase("counted", "geteld")
  static let doubtful = Phrase("in doubt: may count on top", "twijfel: kan nog meetellen")
  static let nothingSent = Phrase("nothing sent", "niets ingezonden")
  static let beyond = Phrase("goes on beyond the axis", "loopt door voorbij de as")
  static let open = Phrase("days without log or cover", "dagen zonder inzending of dekking")
  static let reached = Phrase("minimum reached, on that day", "minimum gehaald, op die dag")
  static let pace = Phrase(
    "even pace to the minimum", "gelijkmatig op weg naar het minimum")
  static let cumulative = Phrase("Treatments since 1 January", "Behandelingen sinds 1 januari")
  static let byMonth = Phrase("Treatments by month", "Behandelingen per maand")
  static let waived = Phrase("waived", "ontheffing")
  static let minimum = Phrase("minimum", "minimum")

  static func minimum(_ value: Int, _ language: Language) -> String {
    Phrase("minimum of", "minimum van")[language] + " " + grouped(value, language)
  }

  static func pace(on day: CalendarDay, _ language: Language) -> String {
    Phrase("even pace on \(day.short(language))", "op schema op \(day.short(language))")[language]
  }

  static func asOf(_ day: CalendarDay, _ language: Language) -> String {
    Phrase("as of \(day.written(language))", "stand op \(day.written(language))")[language]
  }

  static func short(_ number: Int, _ language: Language) -> String {
    Phrase("\(grouped(number, language)) short", "\(grouped(number, language)) te weinig")[language]
  }

  static func reached(on day: CalendarDay, _ language: Language) -> String {
    Phrase("reached \(day.short(language))", "gehaald \(day.short(language))")[language]
  }

  static func outlook(_ word: Outlook.Word) -> Phrase {
    switch word {
    case .likely: Phrase("likely to reach it", "haalt het waarschijnlijk")
    case .unlikely: Phrase("unlikely to reach it", "haalt het waarschijnlijk niet")
    case .secured, .uncertain, .outOfReach, .tooEarly: word.words
    }
  }

  /// The same where there is little room.
  static func shortOutlook(_ word: Outlook.Word) -> Phrase {
    word == .tooEarly ? Phrase("too early", "te vroeg") : word.words
  }

  /// Why a verdict is open, in a word or two; nil where the number says it.
  static func note(_ reason: VerdictReason) -> Phrase? {
    switch reason {
    case .designationIncomplete: Phrase("part of the year", "deel van het jaar")
    case .merged: Phrase("passed on", "overgegaan")
    case .coverageGap: Phrase("days open", "dagen open")
    case .fileRefused: Phrase("file refused", "geweigerd")
    case .fileMissing: Phrase("file missing", "ontbreekt")
    case .recordsShort: Phrase("incomplete file", "onvolledig")
    case .unknownCodes: Phrase("unknown codes", "onbekende codes")
    case .coverIncomplete, .doubt, .coverageAssumed, .unplacedRefusal: nil
    }
  }
}
