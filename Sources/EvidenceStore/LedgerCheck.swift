public import AuditDomain
internal import Crypto
internal import FoundationEssentials
internal import GRDB

extension LedgerReader {
  /// Everything that is wrong with the ledger itself: the file, the chain, and each run's rows.
  public func problems() throws(StoreFault) -> [LedgerProblem] {
    try read { database in
      let said = try String.fetchAll(database, sql: "PRAGMA integrity_check")
      var problems = said.filter { $0 != "ok" }.map { LedgerProblem.database($0) }
      if let row = try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") {
        let table: String = try row.value("table")
        problems.append(.database("a row of table \(table) refers to one that is not there"))
      }
      for (table, condition) in LedgerReader.owned {
        let strays = "SELECT EXISTS (SELECT * FROM \(table) WHERE \(condition))"
        if try Bool.fetchOne(database, sql: strays) == true {
          problems.append(.database("table \(table) has rows of no run"))
        }
      }
      let types = try LedgerReader.typeProblems(database)
      // Such rows cannot be read for what they say.
      if !types.isEmpty { return problems + types }
      var check = LedgerCheck(database)
      return problems + (try check.problems())
    }
  }

  /// The tables whose rows the runs share, and what is true of a row that none has.
  private static let owned = [
    (
      "evidence",
      "id NOT IN (SELECT inputs FROM run UNION SELECT treatments FROM run UNION SELECT findings FROM run)"
    ),
    ("center_facts", "id NOT IN (SELECT facts FROM run WHERE facts IS NOT NULL)"),
    ("document", "sha256 NOT IN (SELECT policy FROM run UNION SELECT register FROM run)"),
    ("report_path", "id NOT IN (SELECT path FROM report_file)"),
  ]

  /// Columns with a value of another type than theirs, which SQLite would take, or a text with a NUL, behind which
  /// it shows nothing.
  private static func typeProblems(_ database: Database) throws -> [LedgerProblem] {
    var problems: [LedgerProblem] = []
    for table in EvidenceSchema.tableNames {
      for column in try database.columns(in: table) {
        func holds(_ condition: String) throws -> Bool {
          try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT * FROM \(table) WHERE "
              + condition.replacing("$", with: column.name) + ")") ?? false
        }
        let name = "\(table).\(column.name)"
        if try holds("typeof($) NOT IN ('\(column.type.lowercased())', 'null')") {
          problems.append(.database("\(name) has a value of another type"))
        } else if try holds(
          "typeof($) = 'integer' AND abs(max($, -\(LedgerReader.largest))) > \(LedgerReader.largest)"
        ) {
          problems.append(.database("\(name) has a number beyond all measure"))
        } else if try holds("typeof($) = 'text' AND instr($, char(0)) > 0") {
          problems.append(.database("\(name) has a text with a NUL in it"))
        }
      }
    }
    let view = try String.fetchOne(
      database, sql: "SELECT sql FROM sqlite_master WHERE name = 'treatment'")
    if view != EvidenceSchema.treatmentView {
      problems.append(.database("the view treatment is another one"))
    }
    let hasTrigger = "SELECT EXISTS (SELECT * FROM sqlite_master WHERE type = 'trigger')"
    if try Bool.fetchOne(database, sql: hasTrigger) == true {
      problems.append(.database("it has a trigger"))
    }
    let isNoJSON = "SELECT EXISTS (SELECT * FROM treatment_sheet WHERE NOT json_valid(treatments))"
    if try Bool.fetchOne(database, sql: isNoJSON) == true {
      problems.append(.database("treatment_sheet.treatments has a text that is no JSON"))
    }
    return problems
  }
}

/// Holds each run's rows against the digests that its hash covers.
private struct LedgerCheck {
  private let database: Database
  /// Digests of rows already read, by table and set.
  private var known: [String: String] = [:]

  init(_ database: Database) { self.database = database }

  mutating func problems() throws -> [LedgerProblem] {
    var problems: [LedgerProblem] = []
    var previous = String(repeating: "0", count: 64)
    var expected = 1
    for row in try Row.fetchAll(database, sql: "SELECT * FROM run ORDER BY id") {
      let run: Int = try row.value("id")
      // No run is ever taken out, and one that fails takes no number.
      if try row.value("previous_hash") != previous || run != expected {
        problems.append(.chain(run: run))
      }
      expected = run + 1
      let stored: String = try row.value("hash")
      previous = stored
      problems += try tables(of: row, run)
      if try hash(of: row, run) != stored { problems.append(.content(run: run)) }
      problems += try volumes(of: row, run)
    }
    return problems
  }

  /// The hash as `RunWriter` makes it.
  private func hash(of row: Row, _ run: Int) throws -> String {
    let head: [Field] = try [
      .text(row.value("recorded_at")), .number(row.value("year")), .text(row.value("as_of")),
      .text(row.value("options")), .text(row.value("program_version")), .text(row.value("reports")),
    ]
    var parents: [String] = try [row.value("policy"), row.value("register")]
    for kind in ["inputs", "treatments", "findings"] {
      parents.append(try stored("evidence", row.value(kind), kind: kind))
    }
    if let facts: Int = try row.value("facts") { parents.append(try stored("center_facts", facts)) }
    parents.append(try row.value("previous_hash"))
    let verdicts = try rows(
      "SELECT center_id, verdict, counted, doubtful, minimum, outlook, reach_probability, waived, "
        + "reasons FROM verdict WHERE run = ? ORDER BY verdict = 'not_designated', center_id", run)
    let files = try rows(LedgerReader.reportFiles, run)
    return digest([head, parents.map { .text($0) }] + verdicts + files)
  }

  /// The stored digest; "" where there is none, or it is one of another kind.
  private func stored(_ table: String, _ id: Int, kind: String? = nil) throws -> String {
    let ofKind = kind.map { " AND kind = '\($0)'" } ?? ""
    return try String.fetchOne(
      database, sql: "SELECT sha256 FROM \(table) WHERE id = ?" + ofKind, arguments: [id]) ?? ""
  }

  private mutating func tables(of row: Row, _ run: Int) throws -> [LedgerProblem] {
    var problems: [LedgerProblem] = []
    for column in ["policy", "register"] {
      let name: String = try row.value(column)
      let content = try Data.fetchOne(
        database, sql: "SELECT content FROM document WHERE sha256 = ?", arguments: [name])
      if hexadecimal(SHA256.hash(data: content ?? Data())) != name {
        problems.append(.table("document", run: run))
      }
    }
    let facts: Int? = try row.value("facts")
    // Treatments are in one of two tables.
    var sets: [(table: String, id: Int, sources: [String])] = try [
      ("input", row.value("inputs"), ["input WHERE evidence = ? ORDER BY file"]),
      (
        "treatment", row.value("treatments"),
        [
          "treatment_row WHERE evidence = ? ORDER BY position",
          "treatment_sheet WHERE evidence = ? ORDER BY first",
        ]
      ),
    ]
    // Version 1 hashed these rows in the order of the register, which the table does not keep.
    if facts != nil {
      try sets.append(
        (
          "finding_count", row.value("findings"),
          ["finding_count WHERE evidence = ? ORDER BY file, center_id, code"]
        ))
    }
    for set in sets {
      if try digestNow(set.table, set.id, set.sources) != stored("evidence", set.id) {
        problems.append(.table(set.table, run: run))
      }
    }
    if let facts {
      let found = try digestNow(
        "center_fact", facts,
        [
          "center_fact WHERE facts = ? ORDER BY center_id",
          "center_file WHERE facts = ? ORDER BY center_id, file",
        ])
      if found != (try stored("center_facts", facts)) {
        problems.append(.table("center_fact", run: run))
      }
    }
    return problems
  }

  /// The digest of rows without their first column, which says what they belong to.
  ///
  /// - Parameter sources: the tables, each with a condition and an order.
  private mutating func digestNow(_ table: String, _ id: Int, _ sources: [String]) throws -> String
  {
    let key = "\(table) \(id)"
    if let digest = known[key] { return digest }
    let found = try sources.flatMap { source in
      try rows("SELECT * FROM " + source, id).map { Array($0.dropFirst()) }
    }
    let result = digest(found)
    known[key] = result
    return result
  }

  private func volumes(of row: Row, _ run: Int) throws -> [LedgerProblem] {
    let wrong = try String.fetchAll(
      database,
      sql: "SELECT center_id FROM verdict WHERE run = ? AND counted <> (SELECT count(*) "
        + "FROM treatment WHERE evidence = ? AND treatment.center_id = verdict.center_id) "
        + "ORDER BY center_id",
      arguments: [run, try row.value("treatments") as Int])
    return wrong.map { .volume(center: $0, run: run) }
  }

  private func rows(_ sql: String, _ id: Int) throws -> [[Field]] {
    try Row.fetchAll(database, sql: sql, arguments: [id]).map { row in
      row.databaseValues.map { value in
        switch value.storage {
        case .int64(let number): .number(Int(number))
        case .string(let text): .text(text)
        case .null, .double, .blob: .none
        }
      }
    }
  }
}
