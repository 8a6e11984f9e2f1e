import AuditDomain
import AuditEngine
import Foundation

/// One record of a log; the defaults make it count for `umcg` in 2026.
struct Record: Sendable {
  var id: String
  var center = "umcg"
  var patient: String
  var date: String
  var procedure = "vertebroplasty"
  var indication = "C79.5"
  var site = ""
  var status = ""
  var trial = ""
  var intent = ""

  /// Record `number`: patient `P<number>`, on a day of its own.
  init(_ number: Int) {
    id = String(number)
    patient = "P\(number)"
    date = "2026-0\(1 + number / 28)-\(10 + number % 18)"
  }

  /// This record with other cells.
  func with(_ change: (inout Record) -> Void) -> Record {
    var record = self
    change(&record)
    return record
  }

  var line: String {
    [id, center, patient, date, procedure, indication, site, status, trial, intent]
      .joined(separator: ";")
  }

  static let header =
    "record_id;center;patient;procedure_date;procedure;indication;site;status;trial_id;intent"
}

/// Record 1 with other cells.
func record(_ change: (inout Record) -> Void = { _ in }) -> Record { Record(1).with(change) }

/// Record `number` with other cells.
func record(_ number: Int, _ change: (inout Record) -> Void = { _ in }) -> Record {
  Record(number).with(change)
}

/// The records 1 to `count`, or from `first` on.
func records(_ count: Int, from first: Int = 1, _ change: (inout Record) -> Void = { _ in })
  -> [Record]
{
  (first..<(first + count)).map { Record($0).with(change) }
}

/// A log of these records.
func log(_ records: [Record]) -> String {
  ([Record.header] + records.map(\.line)).map { $0 + "\n" }.joined()
}

/// An input folder with the options of its audit.
struct Inbox: Sendable {
  var files: [(name: String, text: String)] = []
  var year = 2026
  var asOf = "2027-01-31"
  var includesTrials = false
  var policyEdits: [(from: String, to: String)] = []
  var registerEdits: [(from: String, to: String)] = []
  var registerLines: [String]?
  var declarations: [String] = []

  init() {}

  /// One log, named after nobody.
  init(_ records: Record...) { files = [("log.csv", log(records))] }

  init(_ records: [Record]) { files = [("log.csv", log(records))] }

  /// One more log.
  func file(_ name: String, _ records: Record...) -> Inbox { file(name, records) }

  func file(_ name: String, _ records: [Record]) -> Inbox { file(name, text: log(records)) }

  func file(_ name: String, text: String) -> Inbox { changed { $0.files.append((name, text)) } }

  /// A file that is refused as a whole: it has none of the needed columns but the center.
  func refusedFile(_ name: String, center: String = "") -> Inbox {
    file(name, text: "center;remark\n\(center);x\n")
  }

  func of(_ year: Int) -> Inbox { changed { $0.year = year } }

  func asOf(_ day: String) -> Inbox { changed { $0.asOf = day } }

  func includingTrials() -> Inbox { changed { $0.includesTrials = true } }

  /// The built-in policy with one passage in place of another.
  func policy(_ from: String, _ to: String) -> Inbox {
    changed { $0.policyEdits.append((from, to)) }
  }

  /// The built-in register likewise.
  func register(_ from: String, _ to: String) -> Inbox {
    changed { $0.registerEdits.append((from, to)) }
  }

  /// A country of two designated centers, `isala` and `umcg`, and `wza` that is none.
  func ofTwo() -> Inbox {
    policy("academic: 7", "academic: 1").policy("top_clinical: 27", "top_clinical: 1")
      .policy("cancer_institute: 1", "cancer_institute: 0")
      .changed { $0.registerLines = ["isala,", "umcg,", "wza,"] }
  }

  /// A country of one designated center, `umcg`, and `wza` that is none.
  func ofOne() -> Inbox {
    policy("academic: 7", "academic: 1").policy("top_clinical: 27", "top_clinical: 0")
      .policy("cancer_institute: 1", "cancer_institute: 0")
      .changed { $0.registerLines = ["umcg,", "wza,"] }
  }

  /// A waiver.
  func waiver(
    of center: String = "umcg", year: Int = 2026, expires: String = "2027-12-31"
  ) -> Inbox {
    policy(
      "waivers: []",
      """
      waivers:
        - center: \(center)
          year: \(year)
          reason: the suite was closed
          decided_by: the authority
          expires: \(expires)
      """)
  }

  /// Rows of `submissions.csv`: file, center, period_start, period_end, records, treatments,
  /// received, replaces.
  func declared(_ rows: String...) -> Inbox { changed { $0.declarations += rows } }

  func changed(_ change: (inout Inbox) -> Void) -> Inbox {
    var inbox = self
    change(&inbox)
    return inbox
  }

  /// Audits the inbox in a folder of its own.
  func audit() throws -> AuditReport {
    let folder = try Scratch()
    defer { folder.remove() }
    for file in files { try folder.write(file.text, to: "in/" + file.name) }
    if !declarations.isEmpty {
      let header = "file,center,period_start,period_end,records,treatments,received,replaces"
      let rows = declarations.map { row in
        row + String(repeating: ",", count: 7 - row.count { $0 == "," })
      }
      let text = ([header] + rows).map { $0 + "\n" }.joined()
      try folder.write(text, to: "in/submissions.csv")
    }
    guard let day = CalendarDay(iso: asOf) else { throw ScratchFault("no day: \(asOf)") }
    let scope = AuditScope(
      inputs: [folder.path + "/in"], year: year, asOf: day, policy: try policyFile(in: folder),
      centers: try registerFile(in: folder), includeTrials: includesTrials)
    let request = AuditRequest(
      scope, reports: folder.path + "/reports", store: nil,
      clock: { "2027-01-31T00:00:00Z" }, programVersion: "test")
    return try Audit.run(request).report
  }

  private func policyFile(in folder: Scratch) throws -> String? {
    if policyEdits.isEmpty { return nil }
    let text = try edited(try builtIn("policy.yaml"), policyEdits)
    return try folder.write(text, to: "policy.yaml")
  }

  private func registerFile(in folder: Scratch) throws -> String? {
    if registerEdits.isEmpty, registerLines == nil { return nil }
    var lines = try builtIn("centers.csv").split(separator: "\n").map { String($0) }
    if let starts = registerLines {
      lines = lines.filter { line in (starts + ["center_id,"]).contains { line.hasPrefix($0) } }
    }
    let text = try edited(lines.map { $0 + "\n" }.joined(), registerEdits)
    return try folder.write(text, to: "centers.csv")
  }

  private func edited(_ text: String, _ edits: [(from: String, to: String)]) throws -> String {
    try edits.reduce(text) { text, edit in
      guard text.contains(edit.from) else { throw ScratchFault("not found: \(edit.from)") }
      return text.replacingOccurrences(of: edit.from, with: edit.to)
    }
  }

  private func builtIn(_ name: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: root.appendingPathComponent("Sources/Configuration/Resources/" + name),
      encoding: .utf8)
  }
}
