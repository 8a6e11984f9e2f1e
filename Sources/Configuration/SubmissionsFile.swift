public import AuditDomain

/// Reads `submissions.csv`: what the centers declared of their files.
public enum SubmissionsFile {
  static let columns = [
    "file", "center", "period_start", "period_end", "records", "treatments", "received", "replaces",
  ]

  /// The declarations in these bytes.
  ///
  /// - Parameter place: turns a file as written there into the name under which the run knows it.
  /// - Throws: `ConfigurationFaults`: what is wrong with the header, or the first fault of every row at fault.
  public static func parse(
    _ bytes: [UInt8], file: String, directory: CenterDirectory, place: (String) -> String
  ) throws(ConfigurationFaults) -> [Submission] {
    let table: ConfigurationTable
    do {
      table = try ConfigurationTable(
        bytes, file: file, required: ["file", "center"], optional: Array(columns.dropFirst(2)))
    } catch {
      throw ConfigurationFaults(all: [error])
    }
    var submissions: [Submission] = []
    var faults: [ConfigurationFault] = []
    for row in table.rows {
      do {
        submissions.append(try submission(row, table, directory, place))
      } catch {
        faults.append(error)
      }
    }
    if !faults.isEmpty { throw ConfigurationFaults(all: faults) }
    return submissions
  }

  private static func submission(
    _ row: ConfigurationTable.Row, _ table: ConfigurationTable, _ directory: CenterDirectory,
    _ place: (String) -> String
  ) throws(ConfigurationFault) -> Submission {
    if let fault = row.fault { throw fault }
    let name = row.text("file")
    let replaced = row.text("replaces")
    let submission = Submission(
      file: name.isEmpty ? nil : place(name),
      center: try center(row, table, directory), period: try period(row, table),
      records: try count("records", row, table), treatments: try count("treatments", row, table),
      received: try day("received", row, table),
      replaces: replaced.isEmpty ? nil : place(replaced), line: row.line)
    if submission.file == nil, submission.center == nil {
      throw table.fault(row, "neither a file nor a center is named")
    }
    if submission.file == nil, submission.replaces != nil {
      throw table.fault(row, "no file is named that replaces another one; name it")
    }
    // A row that waits for its file must not pass for a center that treated nobody.
    if submission.file == nil, submission.records != 0 || submission.treatments ?? 0 != 0 {
      throw table.fault(
        row,
        "no file is named; name the file, or put 0 records (a nil return), or take the row out")
    }
    return submission
  }

  private static func center(
    _ row: ConfigurationTable.Row, _ table: ConfigurationTable, _ directory: CenterDirectory
  ) throws(ConfigurationFault) -> CenterIndex? {
    let text = row.text("center")
    switch directory.read(text, site: "") {
    case .known(let index, _): return index
    case .missing: return nil
    case .ambiguous:
      throw table.fault(row, "the center \(quoted(text)) may be several; give its id")
    case .unknown:
      throw table.fault(row, "the center \(quoted(text)) is not in the register; give its id")
    }
  }

  private static func day(
    _ column: String, _ row: ConfigurationTable.Row, _ table: ConfigurationTable
  ) throws(ConfigurationFault) -> CalendarDay? {
    let text = row.text(column)
    if text.isEmpty { return nil }
    guard let day = CalendarDay(iso: text) else {
      throw table.fault(row, "found \(column) \(quoted(text)), expected a day such as 2026-12-31")
    }
    return day
  }

  private static func period(
    _ row: ConfigurationTable.Row, _ table: ConfigurationTable
  ) throws(ConfigurationFault) -> DayRange? {
    let first = try day("period_start", row, table)
    let last = try day("period_end", row, table)
    if first == nil, last == nil { return nil }
    guard let first, let last, let range = DayRange(first, last) else {
      throw table.fault(row, "expected period_start and period_end, the end not before the start")
    }
    return range
  }

  private static func count(
    _ column: String, _ row: ConfigurationTable.Row, _ table: ConfigurationTable
  ) throws(ConfigurationFault) -> Int? {
    let text = row.text(column)
    if text.isEmpty { return nil }
    guard let number = Int(text), number >= 0, !text.hasPrefix("+") else {
      throw table.fault(row, "found \(column) \(quoted(text)), expected a whole number")
    }
    return number
  }
}
