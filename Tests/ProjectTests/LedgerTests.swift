import Foundation
import Testing

extension Workdir {
  /// An audit of `in` with the ledger `ledger.sqlite` and the reports in `out`.
  func nightly(asOf: String = "2027-01-31", _ more: String...) throws -> Program.Ending {
    try volumenorm(
      ["audit", "in", "--year", "2026", "--as-of", asOf, "--store", "ledger.sqlite"]
        + ["--reports", "out"] + more)
  }

  /// A question to the ledger.
  func ledger(_ arguments: String...) throws -> Program.Ending {
    try volumenorm(arguments + ["--store", "ledger.sqlite"])
  }

  /// What a program printed as JSON.
  func json(_ run: Program.Ending) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    return try #require(value as? [String: Any], "\(run)")
  }
}

@Suite("The ledger answers what is asked of it")
struct LedgerTests {
  private static let query = ["lookup", "umcg", "--store", "ledger.sqlite"]

  /// Two runs: in the second, `umcg` has lost a treatment, and `isala` has come.
  private func twoRuns() throws -> Workdir {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    try workdir.nightly().expect(3)
    try workdir.write("in/umcg.csv", Fixtures.log(9) + "x;umcg;P99;2026-13-01;22510;C79.5\n")
    try workdir.write("in/isala.csv", Fixtures.log(12, center: "isala"))
    try workdir.nightly().expect(3)
    return workdir
  }

  // MARK: Look-ups

  @Test(
    "A center is found by whatever names it",
    arguments: [
      ("umcg", ""), ("UMCG", ""), ("Universitair Medisch Centrum Groningen", ""),
      ("universitair medisch centrum groningen", ""), ("06020101", ""), ("6020101", ""),
      ("UMC Groningen", "UMC Groningen"), ("umgc", "umcg"), ("UMC Gronigen", "UMC Groningen"),
    ])
  func found(query: String, took: String) throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    // The built-in register has AGB codes for few hospitals; this one has its code.
    try workdir.write("centers.csv", try withCode(try Fixtures.builtIn("centers.csv")))
    try workdir.nightly("--centers", "centers.csv").expect(3)
    let run = try workdir.ledger("lookup", query)
    run.expect(0)
    #expect(run.output.hasPrefix("umcg: "), "\(run)")
    let taken = run.output.split(separator: "\n").first { $0.contains("was taken for") }
    let expected = took.isEmpty || took == query ? "" : "\(query) was taken for \(took)"
    #expect(taken.map { String($0) } ?? "" == expected, "\(run)")
  }

  @Test("Two spellings of a site are one, as in the dossier")
  func sites() throws {
    let workdir = try Workdir()
    let rows = ["Oost", "oost", "West"].enumerated().map { number, site in
      "\(number);umcg;P\(number);2026-03-05;22510;C79.5;\(site)\n"
    }
    try workdir.write(
      "in/umcg.csv",
      "record_id;center;patient;procedure_date;procedure;indication;site\n" + rows.joined())
    try workdir.nightly().expect(2)
    let run = try workdir.ledger("lookup", "umcg")
    #expect(run.output.contains("  Oost: 2\n  West: 1\n"), "\(run)")
  }

  @Test(
    "A city of one hospital means that hospital, with a typo too", arguments: ["zwolle", "Zwole"])
  func city(query: String) throws {
    let run = try twoRuns().ledger("lookup", query)
    run.expect(0)
    #expect(run.output.contains("\nZwole was taken for Zwolle\n") || query == "zwolle", "\(run)")
    #expect(run.output.hasPrefix("isala: "), "\(run)")
  }

  private func withCode(_ register: String) throws -> String {
    let lines = register.split(separator: "\n", omittingEmptySubsequences: false)
    let header = try #require(lines.first).split(separator: ",", omittingEmptySubsequences: false)
    let column = try #require(header.firstIndex { $0.hasPrefix("agb") })
    return lines.map { line in
      guard line.hasPrefix("umcg,") else { return String(line) }
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
      cells[column] = "06020101"
      return cells.joined(separator: ",")
    }.joined(separator: "\n")
  }

  @Test("Several centers are listed, none suggests the nearest: 66, with the ids on stdout")
  func candidates() throws {
    let workdir = try twoRuns()
    let several = try workdir.ledger("lookup", "amsterdam")
    several.expect(66)
    several.expectSaid(["several centers fit"])
    #expect(several.output.contains("amsterdam-umc: "), "\(several)")
    #expect(several.output.contains("avl: "), "\(several)")
    let none = try workdir.ledger("lookup", "zzzzzzzz", "--output", "json")
    none.expect(66)
    let object = try workdir.json(none)
    #expect(object["query"] as? String == "zzzzzzzz")
    #expect((object["candidates"] as? [String])?.isEmpty == false, "\(none)")
  }

  @Test(
    "A look-up's CSV is the center's row of audit.csv, its JSON the same with months and history")
  func forms() throws {
    let workdir = try twoRuns()
    let rows = try workdir.text(of: "out/2026/audit.csv").split(separator: "\n")
    let row = try #require(rows.first { $0.contains(",umcg,") })
    let csv = try workdir.ledger("lookup", "umcg", "--output", "csv")
    #expect(csv.output == "\(rows[0])\n\(row)\n", "\(csv)")
    let object = try workdir.json(try workdir.ledger("lookup", "umcg", "--output", "json"))
    #expect(object["center_id"] as? String == "umcg")
    #expect(object["counted"] as? Int == 9)
    #expect(object["doubtful"] as? Int == 1)
    #expect((object["months"] as? [Int])?.reduce(0, +) == 9)
    let history = try #require(object["history"] as? [[String: Any]])
    #expect(history.map { $0["run"] as? Int } == [1, 2])
    #expect(history.map { $0["counted"] as? Int } == [10, 9])
    #expect(history.map { $0["verdict"] as? String } == ["meets", "undetermined"])
  }

  @Test("A look-up tells the verdict, the months, the doubt, the files and what to do")
  func told() throws {
    let workdir = try twoRuns()
    let run = try workdir.ledger("lookup", "umcg")
    for words in [
      "9 treatments counted, 1 more in doubt, the minimum is 10", "■", "umcg.csv",
      "1 date_impossible", "Settle the records in doubt", "Give the day as yyyy-mm-dd",
    ] {
      #expect(run.output.contains(words), "\(words): \(run)")
    }
    let page = try workdir.ledger("lookup", "umcg", "--output", "markdown")
    #expect(page.output.hasPrefix("# umcg: "), "\(page)")
  }

  @Test("--year asks for the last run of that year, and 66 where there is none")
  func year() throws {
    let workdir = try twoRuns()
    try workdir.volumenorm(
      ["audit", "in", "--year", "2027", "--as-of", "2027-03-01", "--store", "ledger.sqlite"]
        + ["--reports", "out"]
    ).expect(0)
    let later = try workdir.json(try workdir.ledger("lookup", "umcg", "--output", "json"))
    #expect(later["year"] as? Int == 2027)
    let asked = try workdir.ledger("lookup", "umcg", "--year", "2026", "--output", "json")
    #expect(try workdir.json(asked)["counted"] as? Int == 9)
    let none = try workdir.ledger("lookup", "umcg", "--year", "2030")
    none.expect(66)
    none.expectOneLine()
  }

  @Test("Without a store a question is 66, and none is made")
  func noStore() throws {
    let workdir = try Workdir()
    for command in [["lookup", "umcg"], ["runs"], ["diff"], ["verify"]] {
      let run = try workdir.volumenorm(command + ["--store", "gone.sqlite"])
      run.expect(66)
      run.expectOneLine()
    }
    #expect(try workdir.tree("").isEmpty)
  }

  @Test("A reader needs no right to write")
  func readOnly() throws {
    let workdir = try twoRuns()
    let store = workdir.path + "/ledger.sqlite"
    let before = try workdir.tree("")
    try FileManager.default.setAttributes([.posixPermissions: 0o440], ofItemAtPath: store)
    try FileManager.default.setAttributes([.posixPermissions: 0o550], ofItemAtPath: workdir.path)
    for command in ["lookup umcg", "runs", "diff", "verify"] {
      let run = try Program.run(
        "volumenorm", command.split(separator: " ").map { String($0) } + ["--store", store])
      run.expect(0)
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: workdir.path)
    #expect(differences(before, try workdir.tree("")) == [])
  }

  // MARK: Runs and changes

  @Test("runs lists each run with its verdicts")
  func runs() throws {
    let workdir = try twoRuns()
    let run = try workdir.ledger("runs")
    #expect(run.output.split(separator: "\n").count == 3, "\(run)")
    let object = try workdir.json(try workdir.ledger("runs", "--output", "json"))
    let runs = try #require(object["runs"] as? [[String: Any]])
    #expect(runs.map { $0["run"] as? Int } == [1, 2])
    let verdicts = try #require(runs[1]["verdicts"] as? [String: Int])
    #expect(verdicts == ["meets": 1, "undetermined": 1, "not_submitted": 33])
  }

  /// A file that is declared and not there is no new one, until it comes.
  private func isOnlyDeclared() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(3))
    let audit = [
      "audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--quiet", "--store", "l.sqlite",
    ]
    _ = try workdir.volumenorm(audit)
    let columns = "file,center,period_start,period_end,records,treatments,received,replaces\n"
    let rows = "isala.csv,isala,,,,,,\namphia.csv,amphia,,,,,2027-03-01,\n"
    try workdir.write("in/submissions.csv", columns + rows)
    let declared = try workdir.volumenorm(audit).output
    #expect(
      declared.contains("isala.csv: status none -> missing\n")
        && declared.contains("amphia.csv: status none -> later\n"), "\(declared)")
    #expect(!declared.contains("new file"), "\(declared)")
    try workdir.write("in/amphia.csv", Fixtures.log(2, center: "amphia"))
    #expect(try workdir.volumenorm(audit).output == "amphia.csv: new file\n")
    try workdir.write("in/olvg.csv", "")
    try workdir.write("in/submissions.csv", columns)
    let arrived = try workdir.volumenorm(audit).output
    #expect(
      arrived.contains("olvg.csv: new file\nolvg.csv: status none -> refused\n")
        && arrived.contains("isala.csv: status missing -> none\n"), "\(arrived)")
    #expect(!arrived.contains("file gone"), "\(arrived)")
  }

  @Test("diff says what changed, and is silent when nothing did")
  func diff() throws {
    let workdir = try twoRuns()
    let run = try workdir.ledger("diff")
    run.expect(0)
    #expect(
      run.output == """
        isala: verdict not_submitted -> meets
        isala: counted+doubtful 0+0 -> 12+0
        umcg: verdict meets -> undetermined
        umcg: counted+doubtful 10+0 -> 9+1
        isala.csv: new file
        umcg.csv: other content
        umcg: date_impossible 0 -> 1

        """)
    let back = try workdir.ledger("diff", "2", "1")
    #expect(back.output.contains("isala.csv: file gone"), "\(back)")
    try isOnlyDeclared()
    try workdir.nightly().expect(3)
    let same = try workdir.ledger("diff")
    same.expect(0)
    #expect(same.output.isEmpty && same.errors.isEmpty, "\(same)")
    try workdir.ledger("diff", "1", "9").expect(66)
    try workdir.ledger("diff", "1").expect(64)
  }

  @Test("diff names options, policy and register that are other ones")
  func diffOfRules() throws {
    let workdir = try twoRuns()
    try workdir.write("policy.yaml", try Fixtures.policy(("minimum: 10", "minimum: 9")))
    let arguments = ["--policy", "policy.yaml", "--include-trials"]
    try workdir.nightly(arguments[0], arguments[1], arguments[2]).expect(3)
    let run = try workdir.ledger("diff")
    #expect(
      run.output == """
        another policy
        option include_trials false -> true
        umcg: verdict undetermined -> meets

        """)
  }
}
