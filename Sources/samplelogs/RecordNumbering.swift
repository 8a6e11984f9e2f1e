/// The way a hospital numbers its records; no number of one year stands in another.
enum RecordNumbering {
  /// 2026-00017
  case perYear
  /// ZA-2026-0017, the prefix as given.
  case prefixed(String)
  /// A number that runs on over the years, from the one given, with gaps.
  case running(Int)

  /// Gives every record its id, in the order of the list.
  func number(_ records: inout [LogRecord], year: Int, _ random: inout SeededGenerator) {
    var running = (year - 2025) * 200_000
    for index in records.indices {
      let ordinal = index + 1
      running += random.within(1...9)
      switch self {
      case .perYear: records[index].id = "\(year)-\(ordinal.padded(5))"
      case .prefixed(let prefix): records[index].id = "\(prefix)-\(year)-\(ordinal.padded(4))"
      case .running(let first): records[index].id = String(first + running)
      }
    }
  }
}
