import ArgumentParser
import AuditDomain

/// Reads the arguments that several commands have.
enum Arguments {
  /// The day given, or today.
  static func day(_ text: String?, of option: String) throws -> CalendarDay {
    guard let text else {
      let today = Console.today()
      guard let day = CalendarDay(year: today.year, month: today.month, day: today.day) else {
        throw ValidationError("the machine's clock gives no day; give \(option)")
      }
      return day
    }
    guard let day = CalendarDay(iso: text) else {
      throw ValidationError("\(option) \(text): expected a day such as 2027-01-31")
    }
    return day
  }

  /// The names of columns in `--map column=name`.
  static func columns(_ entries: [String]) throws -> [LogColumn: String] {
    var columns: [LogColumn: String] = [:]
    for entry in entries {
      let parts = entry.split(separator: "=", maxSplits: 1).map { String($0) }
      guard parts.count == 2, let column = LogColumn.allCases.first(where: { $0.name == parts[0] })
      else {
        throw ValidationError(
          "--map \(entry): expected column=name, the column one of "
            + LogColumn.allCases.map(\.name).joined(separator: ", "))
      }
      if parts[1].unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
        throw ValidationError("--map \(column.name)=…: expected a name without control characters")
      }
      if headerKey(parts[1]).isEmpty
        || columns.values.contains(where: { headerKey($0) == headerKey(parts[1]) })
      {
        throw ValidationError("--map \(entry): expected a name of its own, of a column of the log")
      }
      if columns.updateValue(parts[1], forKey: column) != nil {
        throw ValidationError("--map \(entry): a second name for \(column.name); keep one")
      }
    }
    return columns
  }
}
