/// A day of the Gregorian calendar, without a time or a zone.
///
/// `number` counts days from 1970-01-01 (day 0). The conversion is the one of Howard Hinnant's
/// "chrono-compatible low-level date algorithms", in whole numbers only.
public struct CalendarDay: Comparable, Hashable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01.
  public let number: Int32

  /// The day with this number, counted from 1970-01-01.
  public init(number: Int32) {
    self.number = number
  }

  /// The day of these parts; nil when there is no such day (31 February) or no such year (1...9999).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDay.days(inMonth: month, of: year)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The day written as `yyyy-mm-dd`, and in no other way; nil otherwise.
  public init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard isDigit(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  /// The day written as `yyyy-mm-dd`, or as a Dutch spreadsheet makes `d-m-yyyy` of that; nil otherwise.
  public init?(ofSheet text: String) {
    if let day = CalendarDay(iso: text) {
      self = day
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, (1...2).contains(parts[0].utf8.count),
      (1...2).contains(parts[1].utf8.count), parts[2].utf8.count == 4
    else { return nil }
    let digits = parts.reversed().map { String(repeating: "0", count: $0.utf8.count % 2) + $0 }
    self.init(iso: digits.joined(separator: "-"))
  }

  /// 28 to 31.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 31
    }
  }

  static func isLeap(_ year: Int) -> Bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
  }

  /// Year, month (1...12) and day (1...31).
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The calendar year.
  public var year: Int { parts.year }

  /// `yyyy-mm-dd`.
  public var description: String {
    let (year, month, day) = parts
    guard (0...9999).contains(year) else {
      return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }
    return String(unsafeUninitializedCapacity: 10) { digits in
      func write(_ value: Int, _ places: Range<Int>) {
        var rest = value
        for place in places.reversed() {
          digits[place] = 0x30 + UInt8(rest % 10)
          rest /= 10
        }
      }
      write(year, 0..<4)
      digits[4] = 0x2D
      write(month, 5..<7)
      digits[7] = 0x2D
      write(day, 8..<10)
      return 10
    }
  }

  /// The earlier one first.
  public static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.number < b.number }

  /// The day so many days later (or earlier, below 0).
  public func advanced(by days: Int) -> CalendarDay {
    CalendarDay(number: number + Int32(days))
  }

  /// Days from this day to the other one; 0 for the same day.
  public func distance(to other: CalendarDay) -> Int { Int(other.number) - Int(number) }
}

extension [CalendarDay] {
  /// How many of the days lie in January, February and so on, of whatever year.
  public var countedByMonth: [Int] {
    var counts = [Int](repeating: 0, count: 12)
    guard var latest = first else { return counts }
    var month = latest.parts.month
    // Many treatments are of the same day as the one before.
    for day in self {
      if day != latest { (latest, month) = (day, day.parts.month) }
      counts[month - 1] += 1
    }
    return counts
  }
}

/// What was made of the latest day's text: of treatments in their order, neighbours are of one day.
public struct LatestDay<Made> {
  @usableFromInline var latest: (day: CalendarDay, made: Made)?

  /// Of none yet.
  @inlinable
  public init() {}

  /// What is made of the text of a day, anew only where it is another one than the latest.
  @inlinable
  public mutating func made(of day: CalendarDay, _ make: (String) -> Made) -> Made {
    if let latest, latest.day == day { return latest.made }
    let made = make(day.description)
    latest = (day, made)
    return made
  }
}

/// Decimal digits with zeros in front, at least `width` wide.
public func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// A stretch of days, both ends included.
public struct DayRange: Hashable, Sendable {
  /// The first day.
  public let first: CalendarDay
  /// The last day, never before the first.
  public let last: CalendarDay

  /// The stretch from `first` to `last`; nil when it would hold no day.
  public init?(_ first: CalendarDay, _ last: CalendarDay) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  /// 1 January to 31 December; nil outside the years 1...9999.
  public init?(year: Int) {
    guard let first = CalendarDay(year: year, month: 1, day: 1),
      let last = CalendarDay(year: year, month: 12, day: 31)
    else { return nil }
    self.first = first
    self.last = last
  }

  /// The number of days, at least 1.
  public var count: Int { first.distance(to: last) + 1 }

  /// Whether the day lies in the stretch.
  public func contains(_ day: CalendarDay) -> Bool { first <= day && day <= last }

  /// The days that both have; nil when there is none.
  public func intersection(_ other: DayRange) -> DayRange? {
    DayRange(max(first, other.first), min(last, other.last))
  }

  /// Whether the stretches together hold every day of this one.
  public func isCovered(by ranges: [DayRange]) -> Bool {
    uncovered(by: ranges) == nil
  }

  /// The stretches of this one that none of the ranges holds, in their order.
  public func allUncovered(by ranges: [DayRange]) -> [DayRange] {
    var found: [DayRange] = []
    var rest: DayRange? = self
    while let part = rest, let gap = part.uncovered(by: ranges) {
      found.append(gap)
      rest = DayRange(gap.last.advanced(by: 1), last)
    }
    return found
  }

  /// The first stretch of this one that none of the ranges holds; nil when all of it is held.
  public func uncovered(by ranges: [DayRange]) -> DayRange? {
    var next = first
    for range in ranges.sorted(by: { ($0.first, $0.last) < ($1.first, $1.last) }) {
      if range.first > next { break }
      if range.last >= next { next = range.last.advanced(by: 1) }
    }
    guard next <= last else { return nil }
    let following = ranges.map(\.first).filter { $0 > next }.min()
    return DayRange(next, min(last, following.map { $0.advanced(by: -1) } ?? last))
  }
}
