internal import AuditDomain
internal import FoundationEssentials
internal import GRDB
internal import GRDBSQLite

/// Writes one run inside a transaction.
struct RunWriter {
  private let database: Database

  init(_ database: Database) { self.database = database }

  func append(
    _ run: RunRecord, files: () throws -> [(path: String, sha256: String)]
  ) throws -> RecordedRun {
    let policy = try document(run.policy, run.report.policyDigest)
    let register = try document(run.register, run.report.registerDigest)
    let inputs = try evidence("inputs", run.inputRows, table: "input")
    let treatments = try treatments(of: run)
    let findings = try evidence("findings", run.findingRows, table: "finding_count")
    let facts = try facts(run.factRows, run.centerFileRows)
    let last = try Row.fetchOne(
      database, sql: "SELECT hash, recorded_at FROM run ORDER BY id DESC LIMIT 1")
    let previous: String = last?["hash"] ?? String(repeating: "0", count: 64)
    let head: [Field] = [
      .text(run.recordedAt), .number(run.report.year), .text(run.report.asOf.description),
      .text(run.options), .text(run.programVersion), .text(run.reports),
    ]
    let files = try files()
    let parents = [
      policy, register, inputs.sha256, treatments.sha256, findings.sha256, facts.sha256, previous,
    ]
    let hash = try digest(
      [head, parents.map { .text($0) }] + run.verdictRows
        + files.map { [.text($0.path), .text($0.sha256)] })
    try insert(
      into: "run (recorded_at, year, as_of, options, program_version, reports, policy, register, "
        + "inputs, treatments, findings, facts, previous_hash, hash)",
      [
        head
          + [
            .text(policy), .text(register), .number(inputs.id), .number(treatments.id),
            .number(findings.id), .number(facts.id), .text(previous), .text(hash),
          ]
      ])
    let id = Int(database.lastInsertedRowID)
    try insert(into: "verdict", of: id, run.verdictRows)
    for file in files { try EvidenceSchema.add(file.path, file.sha256, to: id, database) }
    return RecordedRun(id: id, hash: hash, previouslyRecordedAt: last?["recorded_at"])
  }

  private func document(_ content: [UInt8], _ digest: String) throws -> String {
    let statement = try database.makeStatement(
      sql: "INSERT OR IGNORE INTO document (sha256, content) VALUES (?, ?)")
    try statement.execute(arguments: [digest, Data(content)])
    return digest
  }

  /// The evidence with these rows; they are written only when no run had the same.
  private func evidence(
    _ kind: String, _ rows: some RowSource, table: String
  ) throws -> (id: Int, sha256: String) {
    let sha256 = try digest(rows)
    return (try evidence(kind, sha256, rows, table: table), sha256)
  }

  /// The number of the evidence with this digest; the rows are written only when there is none.
  private func evidence(
    _ kind: String, _ sha256: String, _ rows: some RowSource, table: String
  ) throws -> Int {
    let known = try Int.fetchOne(
      database, sql: "SELECT id FROM evidence WHERE kind = ? AND sha256 = ?",
      arguments: [kind, sha256])
    if let known { return known }
    try database.execute(
      sql: "INSERT INTO evidence (kind, sha256) VALUES (?, ?)", arguments: [kind, sha256])
    let id = Int(database.lastInsertedRowID)
    try insert(into: table, of: id, rows)
    return id
  }

  /// The evidence of the treatments: the only long one, whose digest may still be in the making.
  private func treatments(of run: RunRecord) throws -> (id: Int, sha256: String) {
    let rows = TreatmentRows(report: run.report)
    let hasOthers = try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT * FROM evidence WHERE kind = 'treatments')")
    if hasOthers == true {
      let sha256 = try run.treatmentsDigest()
      return (try evidence("treatments", sha256, rows, table: "treatment"), sha256)
    }
    // There are no others that could be the same: nothing hangs on the digest.
    let id = try evidence(
      "treatments", String(repeating: "0", count: 64), rows, table: "treatment")
    let sha256 = try run.treatmentsDigest()
    try database.execute(
      sql: "UPDATE evidence SET sha256 = ? WHERE id = ?", arguments: [sha256, id])
    return (id, sha256)
  }

  /// What the inputs say of the centers, with their files; written only when no run had the same.
  private func facts(
    _ rows: [[Field]], _ files: [[Field]]
  ) throws -> (id: Int, sha256: String) {
    let sha256 = try digest(rows + files)
    let known = try Int.fetchOne(
      database, sql: "SELECT id FROM center_facts WHERE sha256 = ?", arguments: [sha256])
    if let known { return (known, sha256) }
    try database.execute(
      sql: "INSERT INTO center_facts (sha256) VALUES (?)", arguments: [sha256])
    let id = Int(database.lastInsertedRowID)
    try insert(into: "center_fact", of: id, rows)
    try insert(into: "center_file", of: id, files)
    return (id, sha256)
  }

  /// - Parameter owner: what the rows belong to, their first column.
  private func insert(into table: String, of owner: Int? = nil, _ rows: some RowSource) throws {
    guard rows.width > 0 else { return }
    var insertion = try RowInsertion(database, into: table, of: owner, width: rows.width)
    try rows.send(to: &insertion)
  }
}

/// Inserts rows with their values bound directly: a row costs a microsecond, with GRDB's arguments two.
private struct RowInsertion: RowSink {
  private let database: Database
  private let statement: Statement
  private let pointer: OpaquePointer
  /// Places before a row's own values, which keep what was bound to them.
  private let first: CInt
  private var place: CInt

  init(_ database: Database, into table: String, of owner: Int?, width: Int) throws {
    self.database = database
    first = owner == nil ? 0 : 1
    place = first
    let marks = Array(repeating: "?", count: Int(first) + width).joined(separator: ", ")
    statement = try database.makeStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
    pointer = statement.sqliteStatement
    if let owner { sqlite3_bind_int64(pointer, 1, Int64(owner)) }
  }

  mutating func add(_ text: String, again: Bool) {
    place += 1
    // What is bound stays from row to row.
    if again { return }
    // SQLITE_TRANSIENT: SQLite copies the bytes.
    let copy = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    // An empty text may have no address, and would be NULL.
    if text.isEmpty { return _ = sqlite3_bind_text(pointer, place, "", 0, copy) }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { bytes in
        _ = sqlite3_bind_text(pointer, place, bytes.baseAddress, CInt(bytes.count), copy)
      }
    }
  }

  mutating func add(_ number: Int) {
    place += 1
    sqlite3_bind_int64(pointer, place, Int64(number))
  }

  mutating func addNone() {
    place += 1
    sqlite3_bind_null(pointer, place)
  }

  mutating func endRow() throws {
    place = first
    let code = sqlite3_step(pointer)
    sqlite3_reset(pointer)
    guard code == SQLITE_DONE else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
    }
  }
}
