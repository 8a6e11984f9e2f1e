import Foundation
import Testing

/// A change of the ledger by hand, and what `verify` must say of it.
struct Tampering: Sendable, CustomTestStringConvertible {
  let sentence: String
  let sql: String
  let said: String

  var testDescription: String { sentence }

  init(_ sentence: String, _ sql: String, said: String) {
    self.sentence = sentence
    self.sql = sql
    self.said = said
  }
}

@Suite("verify finds what was changed after the run")
struct VerifyTests {
  /// Three runs, each with another content.
  private func threeRuns() throws -> Workdir {
    let workdir = try Workdir()
    for count in [10, 12, 11] {
      try workdir.write("in/umcg.csv", Fixtures.log(count))
      try workdir.nightly().expect(3)
    }
    return workdir
  }

  private func change(_ workdir: Workdir, _ sql: String) throws {
    let script =
      "import sqlite3,sys; d=sqlite3.connect(sys.argv[1]); "
      + "d.executescript(sys.argv[2]); d.commit(); d.close()"
    try Program.python(["-c", script, workdir.path + "/ledger.sqlite", sql]).expect(0)
  }

  @Test("Texts that Unicode takes for one are kept as they were sent")
  func canonicallyEqual() throws {
    let workdir = try Workdir()
    // The same site in both normal forms, record by record.
    let sites = ["M\u{E1}xima", "Ma\u{301}xima"]
    let rows = (0..<12).map { "\($0);umcg;p\($0);2026-03-05;22513;C79.5;\(sites[$0 % 2])\n" }
    try workdir.write(
      "in/umcg.csv",
      "record_id;center;patient;procedure_date;procedure;indication;site\n" + rows.joined())
    try workdir.nightly().expect(3)
    try workdir.ledger("verify").expect(0)
  }

  @Test("An untouched ledger with its reports and inputs differs in nothing")
  func sound() throws {
    let workdir = try threeRuns()
    let run = try workdir.ledger("verify", "--inputs", "in")
    run.expect(0)
    #expect(run.output.hasSuffix("run 3 was repeated: 2026 as of 2027-01-31\nnothing differs\n"))
    let object = try workdir.json(try workdir.ledger("verify", "--output", "json"))
    #expect((object["problems"] as? [Any])?.isEmpty == true)
    #expect(object["runs"] as? Int == 3)
  }

  @Test("A ledger that was emptied, or that a killed first run began, is not called sound")
  func withoutRuns() throws {
    let workdir = try threeRuns()
    let tables = [
      "treatment_sheet", "center_fact", "center_file", "center_facts", "finding_count", "input",
      "report_file", "report_path", "verdict", "evidence", "document", "run",
    ]
    try change(
      workdir,
      "PRAGMA foreign_keys = OFF;" + tables.map { "DELETE FROM \($0);" }.joined())
    for command in [["verify"], ["verify", "--reports", "out"], ["runs"], ["diff"]] {
      let run = try workdir.volumenorm(command + ["--store", "ledger.sqlite"])
      run.expect(66)
      run.expectSaid(["has no run yet"])
    }
    try change(workdir, "DELETE FROM grdb_migrations; DROP TABLE verdict; DROP TABLE run;")
    let run = try workdir.ledger("verify")
    run.expect(66)
    run.expectSaid(["has no run yet"])
  }

  @Test("Every table is held against the hashes", arguments: tamperings)
  func tampered(_ tampering: Tampering) throws {
    let workdir = try threeRuns()
    try change(workdir, tampering.sql)
    let run = try workdir.ledger("verify")
    run.expect(65)
    #expect(run.output.contains(tampering.said), "\(run)")
  }

  @Test("What SQLite's users add to a store is none of its rows")
  func analyzed() throws {
    let workdir = try threeRuns()
    try change(
      workdir, "ANALYZE; CREATE TABLE mine (a, b INTEGER); INSERT INTO mine VALUES (1, 'x')")
    try workdir.ledger("verify").expect(0)
  }

  @Test(
    "A number that is none ends no command with a crash",
    arguments: [
      "UPDATE run SET year = '2026x'", "UPDATE verdict SET counted = 'x'",
      "UPDATE run SET facts = '1x'",
    ])
  func wrongType(sql: String) throws {
    let workdir = try threeRuns()
    try change(
      workdir, "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; " + sql)
    for command in [["verify"], ["runs"], ["lookup", "umcg"], ["diff"]] {
      let run = try workdir.volumenorm(command + ["--store", "ledger.sqlite"])
      #expect([0, 65, 66, 73].contains(run.status), "\(command): \(run)")
    }
    #expect([65, 73].contains(try workdir.ledger("verify").status))
  }

  @Test("A ledger that was cut short, or rewritten whole, does not have the head kept elsewhere")
  func head() throws {
    let workdir = try threeRuns()
    let object = try workdir.json(try workdir.ledger("runs", "--output", "json"))
    let heads = try #require(object["runs"] as? [[String: Any]]).compactMap {
      $0["hash"] as? String
    }
    try workdir.ledger("verify", "--expect-head", heads[2]).expect(0)
    let older = try workdir.ledger("verify", "--expect-head", String(heads[1].prefix(12)))
    older.expect(0)
    #expect(older.output.contains("that of run 2; 1 run came after it"), "\(older)")
    try change(
      workdir,
      "DELETE FROM verdict WHERE run = 3; DELETE FROM report_file WHERE run = 3;"
        + "DELETE FROM run WHERE id = 3")
    let short = try workdir.ledger("verify", "--expect-head", heads[2])
    short.expect(65)
    #expect(short.output.contains("no run has the head \(heads[2])"), "\(short)")
    try FileManager.default.removeItem(atPath: workdir.path + "/ledger.sqlite")
    try workdir.nightly().expect(3)
    try workdir.ledger("verify").expect(0)
    try workdir.ledger("verify", "--expect-head", heads[2]).expect(65)
    try workdir.ledger("verify", "--expect-head", "xyz").expect(64)
  }

  @Test("A report file that was changed, taken away or put in is named")
  func reportFiles() throws {
    let workdir = try threeRuns()
    try workdir.write("out/2026/audit.md", "# All is well\n")
    try workdir.write("out/2026/centers/other.md", "# Other\n")
    try FileManager.default.removeItem(atPath: workdir.path + "/out/2026/files.csv")
    try workdir.write("out/2026/audit.md.sig", "a signature")
    let run = try workdir.ledger("verify")
    run.expect(65)
    let place = workdir.path + "/out/2026/"
    #expect(
      run.output.hasSuffix(
        """
        \(place)audit.md.sig: not from this program, left unread
        3 differences:
        \(place)audit.md: is not as run 3 wrote it
        \(place)centers/other.md: run 3 did not write it
        \(place)files.csv: is gone; run 3 wrote it

        """), "\(run)")
  }

  @Test("A copy of a report is held against the run that wrote it")
  func copies() throws {
    let workdir = try threeRuns()
    let files = FileManager.default
    try files.copyItem(atPath: workdir.path + "/out", toPath: workdir.path + "/copy")
    try workdir.ledger("verify", "--reports", "copy").expect(0)
    try workdir.write("in/umcg.csv", Fixtures.log(12))
    try workdir.nightly().expect(3)
    try workdir.ledger("verify", "3", "--reports", "copy").expect(0)
    let last = try workdir.ledger("verify", "--reports", "copy")
    last.expect(65)
    #expect(last.output.contains("is the report of run 3; that of run 4 was never published"))
    try files.removeItem(atPath: workdir.path + "/out")
    let gone = try workdir.ledger("verify")
    gone.expect(65)
    #expect(gone.output.contains("/out/2026: is gone; run 4 wrote it"), "\(gone)")
  }

  @Test("A repetition with other inputs names them and the verdicts that they change")
  func otherInputs() throws {
    let workdir = try threeRuns()
    try workdir.write("in/umcg.csv", Fixtures.log(9))
    try workdir.write("in/isala.csv", Fixtures.log(3, center: "isala"))
    let run = try workdir.ledger("verify", "--inputs", "in")
    run.expect(65)
    #expect(
      run.output.hasSuffix(
        """
        4 differences:
        input isala.csv: run 3 was not given it
        input umcg.csv: is not what run 3 was given
        run 3: the repetition judges isala otherwise
        run 3: the repetition judges umcg otherwise

        """), "\(run)")
    try workdir.write("in/umcg.csv", Fixtures.log(12))
    let second = try workdir.ledger("verify", "2", "--inputs", "in")
    #expect(!second.output.contains("umcg"), "\(second)")
  }

  @Test("A repetition takes the options, policy and register of its run, and last year's volumes")
  func options() throws {
    let workdir = try Workdir()
    try workdir.write(
      "in/umcg.csv",
      Fixtures.log(10).replacingOccurrences(of: "procedure;indication", with: "code;indication"))
    try workdir.write("policy.yaml", try Fixtures.policy(("minimum: 10", "minimum: 8")))
    try workdir.write("2025/audit.csv", "year,center_id,counted\n2025,umcg,17\n")
    try workdir.write("in/submissions.csv", "file,center,records\numcg.csv,umcg,10\n")
    try workdir.volumenorm(
      ["audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--store", "ledger.sqlite"]
        + ["--reports", "out", "--map", "procedure=code", "--policy", "policy.yaml"]
        + ["--previous", "2025/audit.csv", "--include-trials"]
    ).expect(3)
    try FileManager.default.removeItem(atPath: workdir.path + "/policy.yaml")
    let run = try workdir.ledger("verify", "--inputs", "in")
    run.expect(0)
    #expect(run.output.contains("last year's volumes were taken from the ledger"), "\(run)")
    try workdir.ledger("verify", "--inputs", "in", "--previous", "2025/audit.csv").expect(0)
    try workdir.write("2025/audit.csv", "year,center_id,counted\n2025,umcg,18\n")
    let other = try workdir.ledger("verify", "--inputs", "in", "--previous", "2025/audit.csv")
    other.expect(65)
    #expect(other.output.contains("input --previous: is not what run 1 was given"), "\(other)")
    try workdir.write("in/submissions.csv", "file,center,records\numcg.csv,umcg,11\n")
    let declared = try workdir.ledger("verify", "--inputs", "in")
    #expect(declared.output.contains("input submissions.csv: is not what"), "\(declared)")
  }

  @Test("A run whose stored rules cannot be read is not repeated, and what else was found is told")
  func unreadableRules() throws {
    let workdir = try threeRuns()
    try change(
      workdir,
      "UPDATE document SET content = x'6d696e' WHERE sha256 IN (SELECT policy FROM run)")
    let run = try workdir.ledger("verify", "--inputs", "in")
    run.expect(65)
    #expect(run.output.contains("run 1: the rows of table document were changed"), "\(run)")
    #expect(
      run.output.contains("run 3: cannot be repeated by what is stored of it: the stored policy"),
      "\(run)")
    try change(workdir, "UPDATE run SET reports = char(27) || '[2J' || reports")
    let tamed = try workdir.ledger("verify").output
    #expect(tamed.contains("\\x1b[2J") && !tamed.contains("\u{1B}"), "\(tamed)")
    let inside = try workdir.ledger("verify", "--reports", "out/2026")
    inside.expect(66)
    #expect(inside.errors.contains("wants the folder in which it stands"), "\(inside)")
  }

  @Test("A repetition by another version says so")
  func otherVersion() throws {
    let workdir = try threeRuns()
    try change(workdir, "UPDATE run SET program_version = '0.0.1' WHERE id = 3")
    let run = try workdir.ledger("verify", "--inputs", "in")
    run.expect(65)
    #expect(run.output.contains("version 0.0.1 made it, this is "), "\(run)")
  }
}

private let tamperings: [Tampering] = [
  Tampering(
    "a verdict", "UPDATE verdict SET verdict = 'below' WHERE run = 2 AND center_id = 'umcg'",
    said: "run 2: is not as it was recorded"),
  Tampering(
    "a verdict and its count",
    "UPDATE verdict SET counted = 13 WHERE run = 2 AND center_id = 'umcg'",
    said: "run 2: the treatments of umcg are not as many"),
  Tampering(
    "the number of a run",
    "PRAGMA foreign_keys = OFF; UPDATE run SET id = 10 WHERE id = 3; UPDATE verdict SET run = 10 WHERE run = 3; "
      + "UPDATE report_file SET run = 10 WHERE run = 3",
    said: "run 10: does not follow the run before it"),
  Tampering(
    "a verdict taken out", "DELETE FROM verdict WHERE run = 1 AND center_id = 'isala'",
    said: "run 1: is not as it was recorded"),
  Tampering(
    "a treatment",
    "UPDATE treatment_sheet SET treatments = json_set(treatments, '$[0][1]', '2026-12-31') WHERE evidence IN "
      + "(SELECT treatments FROM run WHERE id = 2)",
    said: "run 2: the rows of table treatment were changed"),
  Tampering(
    "what SQL sees of the treatments",
    "DROP VIEW treatment; CREATE VIEW treatment AS SELECT evidence, 1 AS position, center_id, '' AS site, "
      + "'2026-07-01' AS procedure_date FROM treatment_sheet",
    said: "the view treatment is another one"),
  Tampering(
    "a trigger put in",
    "CREATE TRIGGER t AFTER INSERT ON run BEGIN UPDATE verdict SET verdict = 'below'; END",
    said: "it has a trigger"),
  Tampering(
    "a sheet of treatments", "UPDATE treatment_sheet SET treatments = 'none'",
    said: "treatment_sheet.treatments has a text that is no JSON"),
  Tampering(
    "an input's digest",
    "UPDATE input SET sha256 = 'x' WHERE evidence IN (SELECT inputs FROM run WHERE id = 1)",
    said: "run 1: the rows of table input were changed"),
  Tampering(
    "a finding put in",
    "INSERT INTO finding_count SELECT findings, 'umcg.csv', 'umcg', 'date_missing', 1 FROM run "
      + "WHERE id = 3", said: "run 3: the rows of table finding_count were changed"),
  Tampering(
    "a fact of a center",
    "UPDATE center_fact SET name = 'Other' WHERE center_id = 'umcg'",
    said: "run 3: the rows of table center_fact were changed"),
  Tampering(
    "a file of a center", "DELETE FROM center_file",
    said: "run 1: the rows of table center_fact were changed"),
  Tampering(
    "the policy", "UPDATE document SET content = CAST(content || '# ' AS BLOB)",
    said: "run 1: the rows of table document were changed"),
  Tampering(
    "the day of a run", "UPDATE run SET as_of = '2027-02-01' WHERE id = 2",
    said: "run 2: is not as it was recorded"),
  Tampering(
    "when a run was recorded", "UPDATE run SET recorded_at = '2020-01-01T00:00:00Z' WHERE id = 1",
    said: "run 1: is not as it was recorded"),
  Tampering(
    "a report file's digest",
    "UPDATE report_file SET sha256 = randomblob(32) WHERE run = 1",
    said: "run 1: is not as it was recorded"),
  Tampering(
    "a value of another type", "UPDATE verdict SET waived = x'00' WHERE run = 1",
    said: "verdict.waived has a value of another type"),
  Tampering(
    "a number beyond all measure", "UPDATE verdict SET counted = 9223372036854775807",
    said: "verdict.counted has a number beyond all measure"),
  Tampering(
    "treatments of no run",
    "INSERT INTO evidence VALUES (99, 'treatments', hex(randomblob(32))); "
      + "INSERT INTO treatment_row VALUES (99, 1, 'umcg', '', '2026-01-01', 'x', 'y', 1, 1, 'f', 1)",
    said: "table evidence has rows of no run"),
  Tampering(
    "a path of no report", "INSERT INTO report_path (path) VALUES ('x')",
    said: "table report_path has rows of no run"),
  Tampering(
    "a text behind a NUL", "UPDATE verdict SET verdict = verdict || char(0) || 'z' WHERE run = 1",
    said: "verdict.verdict has a text with a NUL in it"),
  Tampering(
    "a run taken out", "PRAGMA foreign_keys = OFF; DELETE FROM run WHERE id = 2",
    said: "run 3: does not follow the run before it"),
  Tampering(
    "the first run taken out", "PRAGMA foreign_keys = OFF; DELETE FROM run WHERE id = 1",
    said: "run 2: does not follow the run before it"),
  Tampering(
    "a run put in",
    "INSERT INTO run SELECT 4, recorded_at, year, as_of, options, program_version, reports, "
      + "policy, register, inputs, treatments, findings, hash, 'x' || substr(hash, 2), facts "
      + "FROM run WHERE id = 3", said: "run 4: is not as it was recorded"),
  Tampering(
    "a run made of another's hash",
    "UPDATE run SET previous_hash = (SELECT previous_hash FROM run WHERE id = 2) WHERE id = 3",
    said: "run 3: does not follow the run before it"),
]
