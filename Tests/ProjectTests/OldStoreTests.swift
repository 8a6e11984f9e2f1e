import Foundation
import Testing

/// The stores were written by older programs, the one of version 1 on a clock set to 2099: two runs over twelve
/// treatments of umcg.
@Suite("A store that an older program left, on a clock that was wrong")
struct OldStoreTests {
  private func workdir(version: Int = 1) throws -> Workdir {
    let workdir = try Workdir()
    let dump = "Tests/ProjectTests/Stores/version-\(version).sql"
    let script =
      "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(open(sys.argv[2]).read())"
    let made = try Program.python(["-c", script, workdir.path + "/ledger.sqlite", dump])
    made.expect(0)
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    return workdir
  }

  @Test("only an audit brings it up to date: a question says so, and changes nothing")
  func questions() throws {
    let workdir = try workdir()
    let before = try Data(contentsOf: workdir.url.appendingPathComponent("ledger.sqlite"))
    for question in [["runs"], ["lookup", "umcg"], ["diff"], ["verify"]] {
      let run = try workdir.volumenorm(question + ["--store", "ledger.sqlite"])
      run.expect(73)
      run.expectOneLine()
      run.expectSaid(["ledger.sqlite was written by an older version", "run an audit"])
    }
    #expect(before == (try Data(contentsOf: workdir.url.appendingPathComponent("ledger.sqlite"))))
  }

  @Test("an audit keeps its runs, which can then be asked for and checked")
  func upgraded() throws {
    let workdir = try workdir()
    let run = try workdir.nightly()
    run.expect(3)
    run.expectSaid(["recorded at 2099-03-01T02:00:00Z", "was a clock set back?"])
    let runs = try workdir.json(try workdir.ledger("runs", "--output", "json"))
    let listed = try #require(runs["runs"] as? [[String: Any]])
    #expect(listed.map { $0["run"] as? Int } == [1, 2, 3])
    // The last run is the last one of the chain, whatever its clock said.
    let answer = try workdir.json(try workdir.ledger("lookup", "umcg", "--output", "json"))
    #expect(answer["counted"] as? Int == 10)
    let history = try #require(answer["history"] as? [[String: Any]])
    #expect(history.compactMap { $0["counted"] as? Int } == [12, 12, 10])
    let verify = try workdir.json(try workdir.ledger("verify", "--output", "json"))
    let problems = try #require(verify["problems"] as? [[String: Any]])
    // The reports of the old runs are elsewhere; the runs themselves are whole.
    #expect(problems.allSatisfy { $0["problem"] as? String == "report_missing" }, "\(problems)")
    try workdir.nightly().expect(3)
  }

  @Test("treatments that stand in rows are asked for as those in sheets are")
  func treatmentRows() throws {
    let workdir = try workdir(version: 2)
    // An audit of another year brings the store up to date; the last run of 2026 is still an old one.
    try workdir.volumenorm([
      "audit", "in", "--year", "2025", "--as-of", "2027-01-31", "--store", "ledger.sqlite",
      "--reports", "out", "--quiet",
    ]).expect(3)
    let lookup = try workdir.ledger("lookup", "umcg", "--year", "2026", "--output", "json")
    let answer = try workdir.json(lookup)
    #expect(answer["months"] as? [Int] == Array(repeating: 1, count: 12), "\(lookup)")
    let script = """
      import sqlite3, sys
      store = sqlite3.connect(sys.argv[1])
      print(store.execute("SELECT count(*), max(position), min(site) FROM treatment").fetchone())
      """
    let rows = try Program.python(["-c", script, workdir.path + "/ledger.sqlite"])
    #expect(rows.output == "(12, 12, 'Groningen')\n", "\(rows)")
    let verify = try workdir.ledger("verify")
    #expect(!verify.output.contains("run 1: the rows"), "\(verify)")
  }

  @Test(
    "a run of the old version that was changed is found after the upgrade",
    arguments: [
      (1, "UPDATE verdict SET counted = 9 WHERE run = 1 AND center_id = 'umcg'"),
      (2, "UPDATE treatment_row SET line = 9 WHERE position = 1"),
      (2, "DELETE FROM treatment_row"),
    ])
  func tampered(version: Int, change: String) throws {
    let workdir = try workdir(version: version)
    try workdir.nightly().expect(3)
    let script = """
      import sqlite3, sys
      with sqlite3.connect(sys.argv[1]) as store:
          store.execute("\(change)")
      """
    try Program.python(["-c", script, workdir.path + "/ledger.sqlite"]).expect(0)
    let verify = try workdir.ledger("verify")
    verify.expect(65)
    #expect(verify.output.contains("run 1:"), "\(verify)")
  }

  @Test("an audit that fails leaves it as it was")
  func failed() throws {
    let workdir = try workdir()
    let store = workdir.url.appendingPathComponent("ledger.sqlite")
    let before = try Data(contentsOf: store)
    // The first report file fits into the limit, the national page does not.
    let run = try Program.run(
      "/bin/sh",
      [
        "-c",
        "ulimit -f 4; '\(try Program.products.path)/volumenorm' audit in --year 2026 "
          + "--as-of 2027-01-31 --store ledger.sqlite --reports out",
      ], in: workdir.url)
    run.expect(73)
    #expect(before == (try Data(contentsOf: store)), "\(run)")
  }
}
