internal import AuditDomain

/// The check of the Dutch citizen service number: 9 digits (8 with a zero put first), weights 9 to 2 and
/// -1, a sum divisible by 11; all zeros is none.
///
/// Source: the public description of the "elfproef". One random number in eleven passes.
func passesElevenTest(_ bytes: [UInt8]) -> Bool {
  guard bytes.count == 8 || bytes.count == 9 else { return false }
  var sum = 0
  var anyDigit = false
  for (index, byte) in bytes.enumerated() {
    guard isDigit(byte) else { return false }
    let digit = Int(byte - 0x30)
    let weight = bytes.count - index
    sum += digit * (weight == 1 ? -1 : weight)
    if digit != 0 { anyDigit = true }
  }
  return anyDigit && sum % 11 == 0
}

/// The distinct values of a column that could be citizen service numbers.
struct CitizenNumberCensus {
  /// Numbers of nine digits; one of eight has another key than the same with a zero put first.
  private var seen: Set<UInt32> = []
  private var passing = 0

  /// Whether a cell of more than nine bytes is no number with blanks around it, nor one with a decimal.
  static func isSurelyNone(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    func isVisible(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }
    let isNumber = isDigit(cell[0])
    if isVisible(cell[0]), !isNumber { return cell[0] != apostrophe && cell[0] != equals }
    return isNumber && isVisible(cell[cell.count - 1]) && zeroDecimal(cell) == 0
      && !cell.contains { $0 >= 0x80 } && digits(ofMarked: cell) == nil
  }

  /// The nine digits of a number with two marks between them, as people write it: `123.456.782`.
  private static func digits(ofMarked cell: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard cell.count == 11 else { return nil }
    let marks = cell.filter { !isDigit($0) }
    let isMarked = marks.count == 2 && marks[0] == marks[1] && ". -".utf8.contains(marks[0])
    return isMarked && isDigit(cell[0]) && isDigit(cell[10]) ? cell.filter(isDigit) : nil
  }

  /// How many bytes at the end of a number are a decimal of zeros, `.0` or `,00`, as tools write whole numbers of a column
  /// with blanks.
  private static func zeroDecimal(_ cell: UnsafeBufferPointer<UInt8>) -> Int {
    guard (10...12).contains(cell.count), cell[cell.count - 1] == 0x30 else { return 0 }
    let zeros = cell[cell.count - 2] == 0x30 ? 2 : 1
    let mark = cell[cell.count - 1 - zeros]
    return mark == 0x2E || mark == 0x2C ? zeros + 1 : 0
  }

  private static let apostrophe = UInt8(ascii: "'")
  private static let equals = UInt8(ascii: "=")

  /// A value without what keeps a spreadsheet from reading it as a number: an apostrophe before it, or `="` and `"` around
  /// it, and blanks among them.
  private static func unprotected(
    _ cell: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    guard cell.first == apostrophe || cell.first == equals else { return cell }
    let marks = [apostrophe, equals, UInt8(ascii: "\""), 0x20]
    let start = cell.firstIndex { !marks.contains($0) } ?? cell.endIndex
    let end = (cell.lastIndex { !marks.contains($0) } ?? start - 1) + 1
    return UnsafeBufferPointer(rebasing: cell[start..<max(start, end)])
  }

  mutating func note(_ cell: String) {
    var cell = cell
    cell.withUTF8 { note($0) }
  }

  mutating func note(_ given: UnsafeBufferPointer<UInt8>) {
    let given = CitizenNumberCensus.unprotected(given)
    if let digits = CitizenNumberCensus.digits(ofMarked: given) {
      return digits.withUnsafeBufferPointer { note($0) }
    }
    let cell = UnsafeBufferPointer(
      rebasing: given.dropLast(CitizenNumberCensus.zeroDecimal(given)))
    guard cell.count == 8 || cell.count == 9 else { return }
    var key: UInt32 = cell.count == 8 ? 1_000_000_000 : 0
    var number: UInt32 = 0
    for byte in cell {
      guard isDigit(byte) else { return }
      number = number * 10 + UInt32(byte - 0x30)
    }
    // A day of eight digits is none, whatever its digits add up to.
    if cell.count == 8, isDay(number) { return }
    key += number
    if seen.insert(key).inserted, passesElevenTest(Array(cell)) { passing += 1 }
  }

  /// Whether eight digits are a day as logs write them: `yyyymmdd`.
  private func isDay(_ number: UInt32) -> Bool {
    (19_700_101...21_001_231).contains(number) && readDate("\(number)").isDay
  }

  /// Whether more than half of at least four distinct values pass the 11-test.
  var holdsCitizenNumbers: Bool { seen.count >= 4 && passing * 2 > seen.count }
}
