internal import FoundationEssentials
internal import GRDB

/// The tables of the ledger; the file outlives the code, so a migration is never changed once published.
enum EvidenceSchema {
  /// Marks the file as ours: "vnrm" in ASCII.
  static let applicationID = 0x766E_726D

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 runs and their evidence") { database in
      try database.execute(sql: tables)
    }
    migrator.registerMigration("2 what the inputs say of a center; report files in less room") {
      database in
      try database.execute(sql: facts)
      let old = try Row.fetchAll(database, sql: "SELECT run, path, sha256 FROM report_file")
      try database.execute(sql: "DROP TABLE report_file;" + reportFiles)
      for row in old {
        try add(row["path"], row["sha256"], to: row["run"], database)
      }
    }
    migrator.registerMigration("3 a sheet of treatments for each center") { database in
      try database.execute(sql: sheets + treatmentView)
    }
    return migrator
  }

  /// Adds a file to the report of a run.
  static func add(_ path: String, _ sha256: String, to run: Int, _ database: Database) throws {
    let known = try database.cachedStatement(
      sql: "INSERT OR IGNORE INTO report_path (path) VALUES (?)")
    try known.execute(arguments: [path])
    let file = try database.cachedStatement(
      sql: "INSERT INTO report_file SELECT ?, id, ? FROM report_path WHERE path = ?")
    try file.execute(arguments: [run, Data(binary(sha256)), path])
  }

  /// The bytes of a digest in hexadecimal.
  private static func binary(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// The names of its tables.
  static let tableNames = [
    "center_fact", "center_facts", "center_file", "document", "evidence", "finding_count", "input",
    "report_file", "report_path", "run", "treatment_row", "treatment_sheet", "verdict",
  ]

  /// Every run writes the same paths, and a digest is binary: a night adds 40 bytes a file.
  private static let reportFiles = """
    CREATE TABLE report_path (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE
    );
    CREATE TABLE report_file (
      run INTEGER NOT NULL REFERENCES run (id),
      path INTEGER NOT NULL REFERENCES report_path (id),
      sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
      PRIMARY KEY (run, path)
    ) WITHOUT ROWID;
    """

  /// Treatments as `TreatmentSheets` writes them; those of older runs stay in rows, as their digest is of these.
  private static let sheets = """
    ALTER TABLE treatment RENAME TO treatment_row;
    CREATE TABLE treatment_sheet (
      evidence INTEGER NOT NULL REFERENCES evidence (id),
      center_id TEXT NOT NULL,
      first INTEGER NOT NULL CHECK (first > 0),
      treatments TEXT NOT NULL,
      PRIMARY KEY (evidence, center_id)
    ) WITHOUT ROWID;
    """

  /// The treatments of all runs, as SQL sees them; `json_extract`, as older SQLite has no `->>`.
  static let treatmentView = """
    CREATE VIEW treatment AS
    SELECT evidence, position, center_id, site, procedure_date, procedure, indication, patient_no,
      records, file, line
    FROM treatment_row
    UNION ALL
    SELECT evidence, first + key, center_id, json_extract(value, '$[0]'),
      json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'),
      json_extract(value, '$[4]'), json_extract(value, '$[5]'), json_extract(value, '$[6]'),
      json_extract(value, '$[7]')
    FROM treatment_sheet, json_each(treatments)
    """

  /// A run of version 1 has no facts.
  private static let facts = """
    CREATE TABLE center_facts (
      id INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64)
    );
    CREATE TABLE center_fact (
      facts INTEGER NOT NULL REFERENCES center_facts (id),
      center_id TEXT NOT NULL,
      agb_code TEXT NOT NULL,
      name TEXT NOT NULL,
      category TEXT NOT NULL,
      city TEXT NOT NULL,
      patients INTEGER NOT NULL CHECK (patients >= 0),
      records INTEGER NOT NULL CHECK (records >= 0),
      trial_treatments INTEGER NOT NULL CHECK (trial_treatments >= 0),
      previous_year INTEGER CHECK (previous_year >= 0),
      counted_records INTEGER NOT NULL CHECK (counted_records >= 0),
      merged INTEGER NOT NULL CHECK (merged >= 0),
      duplicate INTEGER NOT NULL CHECK (duplicate >= 0),
      out_of_scope INTEGER NOT NULL CHECK (out_of_scope >= 0),
      undesignated INTEGER NOT NULL CHECK (undesignated >= 0),
      doubtful_records INTEGER NOT NULL CHECK (doubtful_records >= 0),
      first_date TEXT NOT NULL,
      last_date TEXT NOT NULL,
      files INTEGER NOT NULL CHECK (files >= 0),
      files_refused INTEGER NOT NULL CHECK (files_refused >= 0),
      covered_from TEXT NOT NULL,
      covered_to TEXT NOT NULL,
      coverage TEXT NOT NULL CHECK (coverage IN ('declared', 'assumed', '')),
      PRIMARY KEY (facts, center_id)
    ) WITHOUT ROWID;
    CREATE TABLE center_file (
      facts INTEGER NOT NULL REFERENCES center_facts (id),
      center_id TEXT NOT NULL,
      file TEXT NOT NULL,
      PRIMARY KEY (facts, center_id, file)
    ) WITHOUT ROWID;
    ALTER TABLE run ADD COLUMN facts INTEGER REFERENCES center_facts (id);
    """

  /// Evidence is stored once for each distinct content, under its SHA-256, and shared by the runs that have it.
  private static let tables = """
    CREATE TABLE document (
      sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
      content BLOB NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE evidence (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('inputs', 'treatments', 'findings')),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      UNIQUE (kind, sha256)
    );
    CREATE TABLE input (
      evidence INTEGER NOT NULL REFERENCES evidence (id),
      file TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      bytes INTEGER NOT NULL CHECK (bytes >= 0),
      status TEXT NOT NULL,
      records INTEGER NOT NULL CHECK (records >= 0),
      PRIMARY KEY (evidence, file)
    ) WITHOUT ROWID;
    CREATE TABLE treatment (
      evidence INTEGER NOT NULL REFERENCES evidence (id),
      position INTEGER NOT NULL CHECK (position > 0),
      center_id TEXT NOT NULL,
      site TEXT NOT NULL,
      procedure_date TEXT NOT NULL CHECK (length(procedure_date) = 10),
      procedure TEXT NOT NULL,
      indication TEXT NOT NULL,
      patient_no INTEGER NOT NULL CHECK (patient_no > 0),
      records INTEGER NOT NULL CHECK (records > 0),
      file TEXT NOT NULL,
      line INTEGER NOT NULL CHECK (line > 0),
      PRIMARY KEY (evidence, position)
    ) WITHOUT ROWID;
    CREATE TABLE finding_count (
      evidence INTEGER NOT NULL REFERENCES evidence (id),
      file TEXT NOT NULL,
      center_id TEXT NOT NULL,
      code TEXT NOT NULL,
      findings INTEGER NOT NULL CHECK (findings > 0),
      PRIMARY KEY (evidence, file, center_id, code)
    ) WITHOUT ROWID;
    CREATE TABLE run (
      id INTEGER PRIMARY KEY,
      recorded_at TEXT NOT NULL,
      year INTEGER NOT NULL,
      as_of TEXT NOT NULL CHECK (length(as_of) = 10),
      options TEXT NOT NULL,
      program_version TEXT NOT NULL,
      reports TEXT NOT NULL,
      policy TEXT NOT NULL REFERENCES document (sha256),
      register TEXT NOT NULL REFERENCES document (sha256),
      inputs INTEGER NOT NULL REFERENCES evidence (id),
      treatments INTEGER NOT NULL REFERENCES evidence (id),
      findings INTEGER NOT NULL REFERENCES evidence (id),
      previous_hash TEXT NOT NULL,
      hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
    );
    CREATE TABLE verdict (
      run INTEGER NOT NULL REFERENCES run (id),
      center_id TEXT NOT NULL,
      verdict TEXT NOT NULL,
      counted INTEGER NOT NULL CHECK (counted >= 0),
      doubtful INTEGER NOT NULL CHECK (doubtful >= 0),
      minimum INTEGER,
      outlook TEXT NOT NULL,
      reach_probability TEXT NOT NULL,
      waived TEXT NOT NULL,
      reasons TEXT NOT NULL,
      PRIMARY KEY (run, center_id)
    ) WITHOUT ROWID;
    CREATE TABLE report_file (
      run INTEGER NOT NULL REFERENCES run (id),
      path TEXT NOT NULL,
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      PRIMARY KEY (run, path)
    ) WITHOUT ROWID;
    """
}
