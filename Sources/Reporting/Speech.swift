internal import AuditDomain

/// Says things in one language: words, numbers and days as that language writes them.
struct Speech {
  let language: Language

  init(_ language: Language) { self.language = language }

  /// The words in this language; they cannot be written without their twin.
  func callAsFunction(
    _ english: @autoclosure () -> String, _ dutch: @autoclosure () -> String
  ) -> String {
    switch language {
    case .english: english()
    case .dutch: dutch()
    }
  }

  /// A name that the policy gives in both languages.
  func callAsFunction(_ name: LocalName) -> String { self(name.english, name.dutch) }

  /// A whole number: 1,145 and 1.145.
  func number(_ value: Int) -> String { grouped(value, language) }

  /// A number with decimals: 0.1234 and 0,1234.
  func decimal(_ value: Double, _ decimals: Int) -> String {
    let english = fixed(value, decimals)
    return self(english, String(english.map { $0 == "." ? "," : $0 }))
  }

  /// A day in a sentence: 5 March 2026 and 5 maart 2026.
  func day(_ day: CalendarDay) -> String { day.written(language) }

  /// A stretch of days in a sentence: 5 March 2026 to 6 March 2026.
  func days(_ range: DayRange) -> String {
    let (first, last) = (day(range.first), day(range.last))
    return self("\(first) to \(last)", "\(first) tot en met \(last)")
  }

  /// A day in a table: 2026-03-05 and 05-03-2026.
  func cell(_ day: CalendarDay) -> String {
    self(day.description, day.description.split(separator: "-").reversed().joined(separator: "-"))
  }

  func treatments(_ count: Int) -> String {
    self.count(count, self("treatment", "behandeling"), self("treatments", "behandelingen"))
  }

  func records(_ count: Int) -> String {
    self.count(count, self("record", "registratie"), self("records", "registraties"))
  }

  func patients(_ count: Int) -> String {
    self.count(count, self("patient", "patiënt"), self("patients", "patiënten"))
  }

  func files(_ count: Int) -> String {
    self.count(count, self("file", "bestand"), self("files", "bestanden"))
  }

  private func count(_ count: Int, _ one: String, _ many: String) -> String {
    number(count) + " " + (count == 1 ? one : many)
  }
}

extension Speech {
  /// The first ten of some names, and how many more there are.
  func firstNames(_ names: [String]) -> String {
    let more = names.count - 10
    return names.prefix(10).joined(separator: ", ")
      + (more > 0 ? self(" and \(number(more)) more", " en nog \(number(more))") : "")
  }
}

/// The first ten of some names, and how many more there are; in English.
public func firstNames(_ names: [String]) -> String { Speech(.english).firstNames(names) }
