/// A day of the Gregorian calendar, kept as the number of days since 1970-01-01.
struct CivilDay: Comparable, Hashable {
  let number: Int

  init(number: Int) {
    self.number = number
  }

  /// Hinnant's `days_from_civil`, for years after 0.
  init(_ year: Int, _ month: Int, _ day: Int) {
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  /// Hinnant's `civil_from_days`, for years after 0.
  var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Whether it is Monday to Friday; holidays are not looked at.
  ///
  /// 1970-01-01 was a Thursday.
  var isWeekday: Bool {
    (number + 3) % 7 < 5
  }

  static func + (day: CivilDay, days: Int) -> CivilDay {
    CivilDay(number: day.number + days)
  }

  static func < (left: CivilDay, right: CivilDay) -> Bool {
    left.number < right.number
  }
}

extension SeededGenerator {
  /// A weekday within `range`, which must hold one.
  mutating func weekday(in range: ClosedRange<CivilDay>) -> CivilDay {
    while true {
      let day = CivilDay(
        number: within(range.lowerBound.number...range.upperBound.number))
      if day.isWeekday { return day }
    }
  }
}
