public import AuditDomain
internal import FoundationEssentials
internal import GRDB

/// Reads the ledger; needs no right to write.
public struct LedgerReader: Sendable {
  let queue: DatabaseQueue
  let name: String

  /// Opens a ledger that is there.
  ///
  /// - Parameter name: the path, made safe to print.
  /// - Throws: `StoreFault`.
  public init(path: String, name: String) throws(StoreFault) {
    self.name = name
    do {
      queue = try LedgerReader.open(path)
      try queue.read { database in
        try EvidenceStore.refuseForeign(database)
        guard try EvidenceSchema.migrator.hasCompletedMigrations(database) else {
          throw StoreFault.unusable(
            "was written by an older version of volumenorm; run an audit with it first")
        }
      }
    } catch {
      throw EvidenceStore.fault(error, name)
    }
  }

  /// Opens it for reading; where a run was killed while it wrote, SQLite first takes its changes back.
  private static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.publicStatementArguments = false
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      _ = try queue.read { try Int.fetchOne($0, sql: "PRAGMA schema_version") }
      return queue
    } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK {
      configuration.readonly = false
      let writer = try DatabaseQueue(path: path, configuration: configuration)
      _ = try writer.read { try Int.fetchOne($0, sql: "PRAGMA schema_version") }
      try writer.close()
      configuration.readonly = true
      return try DatabaseQueue(path: path, configuration: configuration)
    }
  }

  func read<T>(_ body: (Database) throws -> T) throws(StoreFault) -> T {
    do {
      return try queue.read(body)
    } catch {
      throw EvidenceStore.fault(error, name)
    }
  }

  /// All runs, in the order of the chain.
  public func runs() throws(StoreFault) -> [LedgerRun] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM run ORDER BY id").map(LedgerRun.init)
    }
  }

  /// The verdicts of a run, those not designated last.
  public func verdicts(of run: LedgerRun) throws(StoreFault) -> [CenterVerdict] {
    try read { try LedgerReader.verdicts(of: run.id, $0) }
  }

  /// The verdicts on a center in all runs, in the order of the chain.
  public func history(
    of center: String
  ) throws(StoreFault) -> [(run: LedgerRun, verdict: CenterVerdict)] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT * FROM verdict JOIN run ON run.id = verdict.run WHERE center_id = ? "
          + "ORDER BY run.id",
        arguments: [center]
      ).map { (run: try LedgerRun($0), verdict: try CenterVerdict($0)) }
    }
  }

  /// A run with what two runs are compared by.
  public func snapshot(of run: LedgerRun) throws(StoreFault) -> LedgerSnapshot {
    try read { database in
      let inputs = try Row.fetchAll(
        database,
        sql: "SELECT input.* FROM input JOIN run ON run.inputs = input.evidence WHERE run.id = ? "
          + "ORDER BY file", arguments: [run.id]
      ).map {
        LedgerSnapshot.Input(
          file: $0["file"], sha256: $0["sha256"], status: $0["status"], records: $0["records"])
      }
      return LedgerSnapshot(
        run: run, verdicts: try LedgerReader.verdicts(of: run.id, database), inputs: inputs,
        findings: try LedgerReader.findings(of: run.id, database))
    }
  }

  /// What a run says of one center; nil when it says nothing of it.
  public func center(_ center: String, in run: LedgerRun) throws(StoreFault) -> LedgerCenter? {
    try read { database -> LedgerCenter? in
      let verdict = try Row.fetchOne(
        database, sql: "SELECT * FROM verdict WHERE run = ? AND center_id = ?",
        arguments: [run.id, center])
      let facts = try Row.fetchOne(
        database,
        sql: "SELECT center_fact.* FROM center_fact JOIN run ON run.facts = center_fact.facts "
          + "WHERE run.id = ? AND center_id = ?", arguments: [run.id, center])
      guard let verdict, let facts else { return nil }
      let files = try String.fetchAll(
        database,
        sql: "SELECT file FROM center_file JOIN run ON run.facts = center_file.facts "
          + "WHERE run.id = ? AND center_id = ? ORDER BY file", arguments: [run.id, center])
      let treatments = try Row.fetchAll(
        database,
        sql: "SELECT site, procedure_date FROM treatment JOIN run "
          + "ON run.treatments = treatment.evidence WHERE run.id = ? AND center_id = ?",
        arguments: [run.id, center])
      var days: [CalendarDay] = []
      var sites: [String: Int] = [:]
      for treatment in treatments {
        let day: String = treatment["procedure_date"]
        if let day = CalendarDay(iso: day) { days.append(day) }
        sites[treatment["site"], default: 0] += 1
      }
      return LedgerCenter(
        run: run, row: CenterRow(verdict: try CenterVerdict(verdict), facts: CenterFacts(facts)),
        months: days.countedByMonth, sites: sites.sorted { bytesPrecede($0.key, $1.key) },
        files: files,
        findings: try LedgerReader.findings(of: run.id, database).filter { $0.center == center })
    }
  }

  /// Last year's volumes by center, as a run was given them.
  public func previousVolumes(of run: LedgerRun) throws(StoreFault) -> [String: Int] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: "SELECT center_id, previous_year FROM center_fact JOIN run "
          + "ON run.facts = center_fact.facts WHERE run.id = ? AND previous_year IS NOT NULL",
        arguments: [run.id])
      return Dictionary(rows.map { ($0["center_id"], $0["previous_year"]) }) { first, _ in first }
    }
  }

  /// The content of a policy or register.
  public func document(_ sha256: String) throws(StoreFault) -> [UInt8]? {
    try read { database in
      try Data.fetchOne(
        database, sql: "SELECT content FROM document WHERE sha256 = ?", arguments: [sha256])
    }.map { [UInt8]($0) }
  }

  /// The report's files of a run with their SHA-256, in byte order of their paths.
  public func files(of run: LedgerRun) throws(StoreFault) -> [(path: String, sha256: String)] {
    try read { database in
      try Row.fetchAll(
        database, sql: LedgerReader.reportFiles, arguments: [run.id]
      ).map { (path: $0["path"], sha256: $0["sha256"]) }
    }
  }

  static let reportFiles =
    "SELECT report_path.path, lower(hex(sha256)) AS sha256 FROM report_file "
    + "JOIN report_path ON report_path.id = report_file.path WHERE run = ? "
    + "ORDER BY report_path.path"

  private static func verdicts(of run: Int, _ database: Database) throws -> [CenterVerdict] {
    try Row.fetchAll(
      database,
      sql: "SELECT * FROM verdict WHERE run = ? ORDER BY verdict = 'not_designated', center_id",
      arguments: [run]
    ).map(CenterVerdict.init)
  }

  private static func findings(
    of run: Int, _ database: Database
  ) throws -> [LedgerSnapshot.FindingCount] {
    try Row.fetchAll(
      database,
      sql: "SELECT finding_count.* FROM finding_count JOIN run "
        + "ON run.findings = finding_count.evidence WHERE run.id = ? "
        + "ORDER BY file, center_id, code",
      arguments: [run]
    ).map {
      LedgerSnapshot.FindingCount(
        file: $0["file"], center: $0["center_id"], code: $0["code"], findings: $0["findings"])
    }
  }
}

extension LedgerRun {
  init(_ row: Row) throws {
    let text: String = row["as_of"]
    guard let asOf = CalendarDay(iso: text) else {
      throw StoreFault.unusable("is damaged: a run has no as-of date; restore it from a copy")
    }
    self.init(
      id: row["id"], recordedAt: row["recorded_at"], year: row["year"], asOf: asOf,
      options: row["options"], programVersion: row["program_version"], reports: row["reports"],
      policy: row["policy"], register: row["register"], hash: row["hash"])
  }
}

extension CenterVerdict {
  fileprivate init(_ row: Row) throws {
    let word: String = row["verdict"]
    guard let verdict = Verdict(rawValue: word) else {
      throw StoreFault.unusable("is damaged: an unknown verdict; restore it from a copy")
    }
    let probability: String = row["reach_probability"]
    self.init(
      center: row["center_id"], verdict: verdict, counted: row["counted"],
      doubtful: row["doubtful"], minimum: row["minimum"], outlook: row["outlook"],
      probability: Double(probability), waived: row["waived"], reasons: row["reasons"])
  }
}

extension CenterFacts {
  fileprivate init(_ row: Row) {
    var tally = OutcomeTally()
    let columns = [
      "counted_records", "merged", "duplicate", "out_of_scope", "undesignated", "doubtful_records",
    ]
    for (outcome, column) in zip(Outcome.allCases, columns) { tally[outcome] = row[column] }
    self.init(
      center: row["center_id"], agbCode: row["agb_code"], name: row["name"],
      category: row["category"], city: row["city"], patients: row["patients"],
      records: row["records"], trialTreatments: row["trial_treatments"],
      previousYear: row["previous_year"], tally: tally, firstDate: row["first_date"],
      lastDate: row["last_date"], files: row["files"], filesRefused: row["files_refused"],
      coveredFrom: row["covered_from"], coveredTo: row["covered_to"], coverage: row["coverage"])
  }
}
