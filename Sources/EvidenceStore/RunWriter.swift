internal import AuditDomain
internal import FoundationEssentials
internal import GRDB

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
    var sheets = try TreatmentSheets(run.report)
    let treatments = try evidence("treatments", sheets.rows(), table: "treatment_sheet")
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
    let hash = digest(
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
    _ kind: String, _ rows: [[Field]], table: String
  ) throws -> (id: Int, sha256: String) {
    let sha256 = digest(rows)
    let known = try Int.fetchOne(
      database, sql: "SELECT id FROM evidence WHERE kind = ? AND sha256 = ?",
      arguments: [kind, sha256])
    if let known { return (known, sha256) }
    try database.execute(
      sql: "INSERT INTO evidence (kind, sha256) VALUES (?, ?)", arguments: [kind, sha256])
    let id = Int(database.lastInsertedRowID)
    try insert(into: table, of: id, rows)
    return (id, sha256)
  }

  /// What the inputs say of the centers, with their files; written only when no run had the same.
  private func facts(
    _ rows: [[Field]], _ files: [[Field]]
  ) throws -> (id: Int, sha256: String) {
    let sha256 = digest(rows + files)
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
  private func insert(into table: String, of owner: Int? = nil, _ rows: [[Field]]) throws {
    guard let width = rows.first?.count else { return }
    let first = owner.map { [$0.databaseValue] } ?? []
    let marks = Array(repeating: "?", count: first.count + width).joined(separator: ", ")
    let statement = try database.makeStatement(sql: "INSERT INTO \(table) VALUES (\(marks))")
    for row in rows {
      try statement.execute(arguments: StatementArguments(first + row.map(\.databaseValue)))
    }
  }
}

extension Field {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .text(let text): text.databaseValue
    case .number(let number): number.databaseValue
    case .none: .null
    }
  }
}
