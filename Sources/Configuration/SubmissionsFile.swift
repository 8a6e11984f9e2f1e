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
    let before = directory.before
    for row in table.rows {
      do {
        submissions.append(try submission(row, table, directory, before, place))
      } catch {
        faults.append(error)
      }
    }
    if faults.isEmpty { faults = contradictions(submissions, table) }
    if !faults.isEmpty { throw ConfigurationFaults(all: faults) }
    return submissions
  }

  /// The rows that say of a file what an earlier one denies.
  private static func contradictions(
    _ rows: [Submission], _ table: ConfigurationTable
  ) -> [ConfigurationFault] {
    var faults: [ConfigurationFault] = []
    var said: [String: [Submission]] = [:]
    for (row, line) in zip(rows, table.rows) {
      guard let file = row.file else { continue }
      for earlier in said[file, default: []] {
        guard let words = contradiction(row, of: earlier) else { continue }
        faults.append(table.fault(line, words))
        break
      }
      said[file, default: []].append(row)
    }
    return faults
  }

  /// What a row says otherwise than an earlier one of the file: when it was received, or what it holds of a center.
  private static func contradiction(_ row: Submission, of earlier: Submission) -> String? {
    func differ<Value: Equatable>(_ said: KeyPath<Submission, Value?>) -> Bool {
      guard let one = row[keyPath: said], let other = earlier[keyPath: said] else { return false }
      return one != other
    }
    if differ(\.received) {
      return "received of a file differs from line \(earlier.line); give one day"
    }
    let isOfSameCenter = row.center == earlier.center
    for (column, number) in [("records", \Submission.records), ("treatments", \.treatments)]
    where isOfSameCenter && differ(number) {
      return "\(column) of a file and center differ from line \(earlier.line); keep one row"
    }
    return nil
  }

  private static func submission(
    _ row: ConfigurationTable.Row, _ table: ConfigurationTable, _ directory: CenterDirectory,
    _ before: CenterDirectory, _ place: (String) -> String
  ) throws(ConfigurationFault) -> Submission {
    if let fault = row.fault { throw fault }
    let name = row.text("file")
    let replaced = row.text("replaces")
    for path in [name, replaced] where path.hasPrefix("/") {
      throw table.fault(
        row, "found \(quoted(path)), expected a path as seen from the folder of this file")
    }
    let submission = Submission(
      file: name.isEmpty ? nil : place(name), center: try center(row, table, directory),
      named: named(row, before), period: try period(row, table),
      records: try count("records", row, table), treatments: try count("treatments", row, table),
      received: try table.day("received", row),
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

  /// The center that a row names, or the name of its file, as the year before knew it.
  private static func named(
    _ row: ConfigurationTable.Row, _ before: CenterDirectory
  ) -> CenterIndex? {
    let text = row.text("center")
    if text.isEmpty { return before.center(ofFileNamed: row.text("file")) }
    guard case .known(let center, _) = before.read(text, site: "") else { return nil }
    return center
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

  private static func period(
    _ row: ConfigurationTable.Row, _ table: ConfigurationTable
  ) throws(ConfigurationFault) -> DayRange? {
    let first = try table.day("period_start", row)
    let last = try table.day("period_end", row)
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
    guard let number = Int(text), (0...1_000_000_000).contains(number), !text.hasPrefix("+") else {
      throw table.fault(
        row, "found \(column) \(quoted(text)), expected a whole number, of at most 1000000000")
    }
    return number
  }
}
