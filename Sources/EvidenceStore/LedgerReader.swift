public import AuditDomain
internal import FoundationEssentials
internal import GRDB

/// Reads the ledger; needs no right to write.
public struct LedgerReader: Sendable {
  let queue: DatabaseQueue
  let name: String

  /// Opens a ledger that is there.
  ///
  /// - Parameters:
  ///   - name: the path, made safe to print.
  ///   - wait: seconds to wait while another process writes to it, which a run does for moments only.
  /// - Throws: `StoreFault`.
  public init(path: String, name: String, wait: Int) throws(StoreFault) {
    self.name = name
    do {
      queue = try LedgerReader.open(path, wait)
      try queue.read { database in
        try EvidenceStore.refuseForeign(database)
        guard try EvidenceSchema.migrator.hasCompletedMigrations(database) else {
          // A first run may have been killed before it had made all tables.
          let hasRun =
            try database.tableExists("run")
            && Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT * FROM run)") ?? false
          throw hasRun
            ? StoreFault.unusable(
              "was written by an older version of volumenorm; run an audit with it first")
            : StoreFault.empty("has no run yet; run an audit with it first")
        }
      }
    } catch {
      throw EvidenceStore.fault(error, name)
    }
  }

  /// Opens it for reading; where a run was killed while it wrote, SQLite first takes its changes back.
  private static func open(_ path: String, _ wait: Int) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.publicStatementArguments = false
    configuration.busyMode = .timeout(Double(wait))
    let path = EvidenceStore.literal(path)
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
        try LedgerSnapshot.Input(
          file: $0.value("file"), sha256: $0.value("sha256"), status: $0.value("status"),
          records: $0.value("records"))
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
      var spellings: [String: Int] = [:]
      for treatment in treatments {
        let day: String = try treatment.value("procedure_date")
        if let day = CalendarDay(iso: day) { days.append(day) }
        try spellings[treatment.value("site"), default: 0] += 1
      }
      let sites = Site.joined(
        spellings.map { (site: Site(label: $0, key: folded($0)), count: $1) })
      return LedgerCenter(
        run: run,
        row: CenterRow(verdict: try CenterVerdict(verdict), facts: try CenterFacts(facts)),
        months: days.countedByMonth,
        sites: sites.values.sorted { bytesPrecede($0.name, $1.name) }.map { ($0.name, $0.count) },
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
      let volumes: [(String, Int)] = try rows.map {
        (try $0.value("center_id"), try $0.value("previous_year"))
      }
      return Dictionary(volumes) { first, _ in first }
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
      ).map { (path: try $0.value("path"), sha256: try $0.value("sha256")) }
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
      try LedgerSnapshot.FindingCount(
        file: $0.value("file"), center: $0.value("center_id"), code: $0.value("code"),
        findings: $0.value("findings"))
    }
  }
}

extension LedgerRun {
  init(_ row: Row) throws {
    let text: String = try row.value("as_of")
    guard let asOf = CalendarDay(iso: text) else {
      throw StoreFault.unusable("is damaged: a run has no as-of date; restore it from a copy")
    }
    try self.init(
      id: row.value("id"), recordedAt: row.value("recorded_at"), year: row.value("year"),
      asOf: asOf, options: row.value("options"), programVersion: row.value("program_version"),
      reports: row.value("reports"), policy: row.value("policy"),
      register: row.value("register"), hash: row.value("hash"))
  }
}

extension CenterVerdict {
  fileprivate init(_ row: Row) throws {
    let word: String = try row.value("verdict")
    guard let verdict = Verdict(rawValue: word) else {
      throw StoreFault.unusable("is damaged: an unknown verdict; restore it from a copy")
    }
    let probability: String = try row.value("reach_probability")
    try self.init(
      center: row.value("center_id"), verdict: verdict, counted: row.value("counted"),
      doubtful: row.value("doubtful"), minimum: row.value("minimum"), outlook: row.value("outlook"),
      probability: Double(probability), waived: row.value("waived"), reasons: row.value("reasons"))
  }
}

extension CenterFacts {
  fileprivate init(_ row: Row) throws {
    var tally = OutcomeTally()
    let columns = [
      "counted_records", "merged", "duplicate", "out_of_scope", "undesignated", "doubtful_records",
    ]
    for (outcome, column) in zip(Outcome.allCases, columns) {
      tally[outcome] = try row.value(column)
    }
    try self.init(
      center: row.value("center_id"), agbCode: row.value("agb_code"), name: row.value("name"),
      category: row.value("category"), city: row.value("city"), patients: row.value("patients"),
      records: row.value("records"), trialTreatments: row.value("trial_treatments"),
      previousYear: row.value("previous_year"), tally: tally, firstDate: row.value("first_date"),
      lastDate: row.value("last_date"), files: row.value("files"),
      filesRefused: row.value("files_refused"), coveredFrom: row.value("covered_from"),
      coveredTo: row.value("covered_to"), coverage: row.value("coverage"))
  }
}

extension Row {
  /// The value of a column; in a damaged ledger it may be of another type, at which GRDB's subscript ends the program.
  func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ column: String
  ) throws -> Value {
    try decode(forColumn: column)
  }

  /// A number; of one that no run wrote, sums would end the program.
  func value(_ column: String) throws -> Int {
    let number: Int = try decode(forColumn: column)
    guard number.magnitude <= LedgerReader.largest else {
      throw StoreFault.unusable("is damaged: a number beyond all measure; restore it from a copy")
    }
    return number
  }
}

extension LedgerReader {
  /// No run writes a larger number.
  static let largest: UInt = 1 << 53
}
