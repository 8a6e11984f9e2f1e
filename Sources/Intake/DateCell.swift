internal import AuditDomain

/// What a date cell says.
enum DateReading: Equatable, Sendable {
  /// A day; `unpadded`: written without its leading zeros.
  case day(CalendarDay, unpadded: Bool)
  /// The day of a time of another zone, and the one that it is in the Netherlands.
  case dayElsewhere(CalendarDay, here: CalendarDay)
  case missing
  /// The form of a date, but no such day exists.
  case impossible
  case twoDigitYear
  case unreadable
  /// Before every log: a program or a slip made another year of it.
  case longAgo

  /// Whether it is a day, here or elsewhere.
  var isDay: Bool {
    switch self {
    case .day, .dayElsewhere: true
    case .missing, .impossible, .twoDigitYear, .unreadable, .longAgo: false
    }
  }
}

/// Reads `yyyy-mm-dd`, `yyyymmdd` and `d-m-yyyy` (with `-`, `/` or `.`, always day first), each with
/// an optional time behind a blank or `T`; behind `yyyymmdd` the four or six digits of a time may follow at once (HL7).
func readDate(_ cell: String) -> DateReading {
  if Vocabulary.isMissing(cell) { return .missing }
  let bytes = Array(cell.utf8)
  let end = bytes.firstIndex { $0 == 0x20 || $0 == 0x54 } ?? bytes.count
  guard end < bytes.count else { return readDay(bytes) }
  let time = bytes[(end + 1)...]
  guard isTime(time) else { return .unreadable }
  let reading = readDay(Array(bytes[..<end]))
  guard case .day(let day, _) = reading, let here = dayHere(of: time, on: day), here != day else {
    return reading
  }
  return .dayElsewhere(day, here: here)
}

private func readDay(_ bytes: [UInt8]) -> DateReading {
  let end = bytes.count
  var date = bytes[...]
  if end == 12 || end == 14, isDigits(Array(date)), isTime(date.dropFirst(8)) {
    date = date.prefix(8)
  }
  if date.count == 8, let number = decimal(date) {
    return day(number / 10_000, number / 100 % 100, number % 100, unpadded: false)
  }
  guard let separator = date.first(where: { $0 < 0x30 || $0 > 0x39 }),
    separator == 0x2D || separator == 0x2F || separator == 0x2E
  else { return .unreadable }
  let parts = date.split(separator: separator, omittingEmptySubsequences: false)
  guard parts.count == 3, let a = decimal(parts[0]), let b = decimal(parts[1]),
    let c = decimal(parts[2]), parts[1].count <= 2
  else { return .unreadable }
  let unpadded = parts.contains { $0.count == 1 }
  switch (parts[0].count, parts[2].count) {
  case (4, 2) where separator == 0x2D && !unpadded: return day(a, b, c, unpadded: false)
  case (1...2, 4): return day(c, b, a, unpadded: unpadded)
  case (1...2, 1...2): return .twoDigitYear
  default: return .unreadable
  }
}

private func day(_ year: Int, _ month: Int, _ day: Int, unpadded: Bool) -> DateReading {
  // A database that was told a year of four digits writes two so: `0026-03-05`.
  if (2..<100).contains(year) { return .twoDigitYear }
  if noDays.contains(where: { $0 == (year, month, day) }) { return .missing }
  guard let day = CalendarDay(year: year, month: month, day: day) else { return .impossible }
  return year < 1970 ? .longAgo : .day(day, unpadded: unpadded)
}

/// The first days of programs' calendars (.NET, SPSS, SQL Server, MUMPS, VMS, Excel and OLE, SAS and Stata, Unix), which
/// they write where none is known.
private let noDays = [
  (1, 1, 1), (1582, 10, 14), (1753, 1, 1), (1840, 12, 31), (1857, 11, 17), (1899, 12, 30),
  (1899, 12, 31), (1900, 1, 0), (1900, 1, 1), (1904, 1, 1), (1960, 1, 1), (1970, 1, 1),
]

private func decimal(_ bytes: ArraySlice<UInt8>) -> Int? {
  guard (1...8).contains(bytes.count) else { return nil }
  var value = 0
  for byte in bytes {
    guard isDigit(byte) else { return nil }
    value = value * 10 + Int(byte - 0x30)
  }
  return value
}

/// The day in the Netherlands of a time of some day, by its zone; nil: it has none.
private func dayHere(of time: ArraySlice<UInt8>, on day: CalendarDay) -> CalendarDay? {
  guard let zone = time.firstIndex(where: { $0 == 0x5A || $0 == 0x2B || $0 == 0x2D }) else {
    return nil
  }
  func minutes(_ text: ArraySlice<UInt8>) -> Int {
    let hour = text.first.map { _ in text.prefix { isDigit($0) }.prefix(2) } ?? []
    let rest = text.dropFirst(hour.count).drop { $0 == 0x3A }
    return 60 * (decimal(hour) ?? 0) + (decimal(rest.prefix(2)) ?? 0)
  }
  let ahead = (time[zone] == 0x2D ? -1 : 1) * minutes(time[(zone + 1)...])
  let universal = Int(day.number) * 1440 + minutes(time[..<zone].drop { $0 == 0x20 }) - ahead
  let here = universal + (isSummer(universal, of: day.year) ? 120 : 60)
  // No day is before 1970.
  return CalendarDay(number: Int32(here / 1440))
}

/// Whether summer time holds in the European Union at a minute since 1970-01-01 in universal time: from 01:00 on the last
/// Sunday of March to 01:00 on that of October (directive 2000/84/EC).
private func isSummer(_ minute: Int, of year: Int) -> Bool {
  func change(_ month: Int) -> Int {
    let last = Int(CalendarDay(year: year, month: month, day: 31)?.number ?? 0)
    // Day 0 was a Thursday.
    let sunday = last - (last + 4) % 7
    return sunday * 1440 + 60
  }
  return (change(3)..<change(10)).contains(minute)
}

/// `hh:mm`, with optional seconds, fraction and zone; `h:mm` too.
private func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
  var rest = bytes.drop { $0 == 0x20 }
  if let zone = rest.firstIndex(where: { $0 == 0x5A || $0 == 0x2B || $0 == 0x2D }) {
    let tail = rest[(zone + 1)...].filter { $0 != 0x3A }
    guard rest[zone] == 0x5A ? tail.isEmpty : (tail.count == 2 || tail.count == 4) && isDigits(tail)
    else { return false }
    rest = rest[..<zone]
  }
  while rest.last == 0x20 { rest.removeLast() }
  if let fraction = rest.firstIndex(where: { $0 == 0x2E || $0 == 0x2C }) {
    guard isDigits(Array(rest[(fraction + 1)...])) else { return false }
    rest = rest[..<fraction]
  }
  var parts = rest.split(separator: 0x3A, omittingEmptySubsequences: false)
  if parts.count == 1, rest.count == 4 || rest.count == 6 {
    parts = stride(from: rest.startIndex, to: rest.endIndex, by: 2).map { rest[$0..<$0 + 2] }
  }
  // A minute may have a leap second; hour 24 is one of the next day.
  return (2...3).contains(parts.count)
    && zip(parts, [24, 60, 61]).enumerated().allSatisfy { place, part in
      let (digits, limit) = part
      return (digits.count == 2 || place == 0 && digits.count == 1)
        && (decimal(digits).map { $0 < limit } ?? false)
    }
}

private func isDigits(_ bytes: [UInt8]) -> Bool {
  !bytes.isEmpty && bytes.allSatisfy(isDigit)
}
