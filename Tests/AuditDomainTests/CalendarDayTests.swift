import AuditDomain
import Testing

@Suite struct CalendarDayTests {
  @Test("every day of 1900 to 2100 follows the one before, and reads back")
  func roundTrip() throws {
    var expected = try #require(CalendarDay(year: 1900, month: 1, day: 1)).number
    for year in 1900...2100 {
      for month in 1...12 {
        for number in 1...CalendarDay.days(inMonth: month, of: year) {
          let day = try #require(CalendarDay(year: year, month: month, day: number))
          #expect(day.number == expected)
          #expect(day.parts == (year, month, number))
          #expect(CalendarDay(iso: day.description) == day)
          expected += 1
        }
      }
    }
  }

  @Test(
    "days that do not exist are none",
    arguments: [
      (2026, 2, 29), (2026, 2, 31), (2026, 13, 1), (2026, 0, 1), (2026, 4, 31), (0, 1, 1),
    ])
  func impossible(year: Int, month: Int, day: Int) {
    #expect(CalendarDay(year: year, month: month, day: day) == nil)
  }

  @Test("the epoch is day 0") func epoch() {
    #expect(CalendarDay(iso: "1970-01-01")?.number == 0)
    #expect(CalendarDay(iso: "2024-02-29") != nil)
    #expect(CalendarDay(iso: "2026-2-01") == nil)
  }

  @Test("a gap between ranges is found, and none where they touch or overlap")
  func gaps() throws {
    let year = try #require(DayRange(year: 2026))
    func range(_ a: String, _ b: String) throws -> DayRange {
      let (first, last) = (try #require(CalendarDay(iso: a)), try #require(CalendarDay(iso: b)))
      return try #require(DayRange(first, last))
    }
    let first = try range("2026-01-01", "2026-06-30")
    let second = try range("2026-07-01", "2026-12-31")
    let late = try range("2026-07-03", "2027-03-01")
    #expect(year.isCovered(by: [second, first]))
    #expect(year.uncovered(by: [late, first]) == (try range("2026-07-01", "2026-07-02")))
    #expect(year.uncovered(by: [first]) == second)
    #expect(year.uncovered(by: []) == year)
  }
}

@Suite struct TextFoldingTests {
  @Test(
    "a text holds its parts, byte for byte",
    arguments: [
      ("achternaam", "achternaam", true), ("patientachternaam", "naam", true), ("naam", "na", true),
      ("naa", "naam", false), ("", "naam", false), ("naam", "", true), ("", "", true),
      ("nanaam", "naam", true), ("n\u{E4}\u{E4}m", "\u{E4}m", true), ("na\u{E4}m", "naam", false),
    ])
  func holdsParts(text: String, part: String, expected: Bool) {
    #expect(holds(text, part) == expected)
  }

  @Test(
    "names fold without case, accents and punctuation",
    arguments: [
      ("Máxima MC", "maximamc"), ("'s-Gravenhage", "sgravenhage"), ("MUMC+", "mumc"),
      ("St. Antonius", "stantonius"), ("e\u{301}", "e"), ("", ""),
    ])
  func names(text: String, key: String) { #expect(folded(text) == key) }

  @Test("words keep their punctuation, and lose case, accents and extra blanks")
  func words() {
    #expect(wordKey("  Ziekte  van Kahler ") == "ziekte van kahler")
    #expect(wordKey("kyphoplasty?") == "kyphoplasty?")
    for text in ["", " ", "\t a\r\nB\u{B}c\u{C}", "A?-B  (C)", "a\u{1F}b ", "ZIEKTE  VAN KAHLER"] {
      // With a letter that is no ASCII the long way is gone.
      let long = wordKey(text + " \u{E9}").split(separator: " ").dropLast()
      #expect(wordKey(text) == long.joined(separator: " "))
    }
    #expect(headerKey("Datum_Verrichting ") == "datumverrichting")
  }

  @Test(
    "plurals of both languages are recognised",
    arguments: [
      ("metastasis", "metastases"), ("wervelmetastase", "wervelmetastasen"),
      ("myeloom", "myelomen"), ("myeloma", "myelomata"), ("vertebroplasty", "vertebroplasties"),
      ("kyfoplastiek", "kyfoplastieken"), ("trauma", "trauma"),
    ])
  func plurals(word: String, form: String) { #expect(singularAndPlural(of: word).contains(form)) }
}
