import Foundation
import Glibc
import Testing

/// The reports, the commands and their exit codes, by the built program in a folder of its own.
@Suite("The program keeps its contract from end to end")
struct EndToEndTests {
  private static let day = ["--year", "2026", "--as-of", "2027-01-31", "--no-store"]

  private func audit(_ inputs: String..., also: [String] = []) -> [String] {
    ["audit"] + inputs + EndToEndTests.day + ["--reports", "out"] + also
  }

  // MARK: A finished audit

  /// A log of the only designated center, and the status that its audit ends with.
  struct Finished: Sendable {
    let log: String
    let status: Int32
  }

  private static let finished: [Finished] = [
    Finished(log: Fixtures.log(10), status: 0),
    Finished(log: Fixtures.log(9), status: 2),
    Finished(log: Fixtures.log(10) + "11;wza;Q;2026-04-04;22510;C79.5\n", status: 2),
    Finished(log: Fixtures.log(9) + "10;umcg;;2026-04-04;22510;C79.5\n", status: 3),
    Finished(log: Fixtures.log(10) + "11;06999999;Q;2026-04-04;22510;C79.5\n", status: 3),
  ]

  @Test("A finished audit exits 0, 2 or 3 by what it found", arguments: finished)
  func finishedAudit(_ given: Finished) throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", given.log)
    try workdir.write("policy.yaml", try Fixtures.policyOfOne())
    try workdir.write("centers.csv", try Fixtures.registerOfOne())
    let run = try workdir.volumenorm(
      audit("in", also: ["--policy", "policy.yaml", "--centers", "centers.csv"]))
    run.expect(given.status)
    #expect(run.output.contains("umcg"), "\(run)")
    #expect(run.errors.isEmpty, "\(run)")
    #expect(try workdir.tree("out/2026").keys.contains("audit.csv"))
  }

  @Test("While the year is not judged, an audit exits 0")
  func notJudged() throws {
    let workdir = try Workdir()
    try workdir.write("umcg.csv", Fixtures.log(1))
    let run = try workdir.volumenorm([
      "audit", "umcg.csv", "--year", "2026", "--as-of", "2027-01-30", "--no-store",
      "--reports", "out",
    ])
    run.expect(0)
    #expect(try workdir.text(of: "out/2026/audit.csv").contains(",in_progress,"))
  }

  @Test("Standard input is read as -, and named so")
  func standardInput() throws {
    let workdir = try Workdir()
    let run = try workdir.volumenorm(audit("-"), input: Fixtures.log(10))
    run.expect(3)
    let files = try workdir.text(of: "out/2026/files.csv")
    #expect(files.split(separator: "\n").last?.hasPrefix("-,") == true, "\(files)\(run)")
    #expect(try workdir.text(of: "out/2026/audit.csv").contains(",umcg,"))
    #expect(try workdir.text(of: "out/2026/audit.csv").contains(",meets,"))
  }

  @Test("The same inputs give the same bytes: again, from another folder, in another order")
  func sameBytes() throws {
    let workdir = try Workdir()
    try workdir.write("in/a.csv", Fixtures.log(6))
    try workdir.write("in/b/b.csv", Fixtures.log(6, from: 4))
    try workdir.write("in/isala.csv", Fixtures.log(3, center: "isala"))
    try workdir.makeFolder("elsewhere/deep")
    try workdir.volumenorm(audit("in")).expect(2)
    let first = try workdir.tree("out/2026")
    try workdir.volumenorm(audit("in")).expect(2)
    #expect(differences(first, try workdir.tree("out/2026")) == [])
    let full = workdir.path + "/in"
    let far = try workdir.volumenorm(
      audit(full + "/isala.csv", full + "/b/b.csv", full + "/a.csv"), in: "elsewhere/deep")
    far.expect(2)
    #expect(differences(first, try workdir.tree("elsewhere/deep/out/2026")) == [], "\(far)")
    try workdir.makeFolder("in/b/.within")
    let near = try workdir.volumenorm(
      audit("../../a.csv", "../b.csv", "../../isala.csv", "../../../in/a.csv"), in: "in/b/.within")
    near.expect(2)
    #expect(differences(first, try workdir.tree("in/b/.within/out/2026")) == [], "\(near)")
    let kept = try workdir.volumenorm(
      ["audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--store", "ledger.sqlite"]
        + ["--reports", "kept"])
    kept.expect(2)
    #expect(differences(first, try workdir.tree("kept/2026")) == [], "\(kept)")
  }

  @Test("The reports of an earlier run are passed over among the inputs")
  func ownReports() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    let arguments = ["audit", "in"] + EndToEndTests.day + ["--reports", "in"]
    try workdir.volumenorm(arguments).expect(3)
    let first = try workdir.tree("in/2026")
    try workdir.volumenorm(arguments).expect(3)
    #expect(differences(first, try workdir.tree("in/2026")) == [])
  }

  // MARK: Names

  @Test("A newline or invalid UTF-8 in a file's name prints as \\xNN")
  func strangeNames() throws {
    let workdir = try Workdir()
    try workdir.write("in/a\nb.csv", Fixtures.log(3))
    let raw = Array((workdir.path + "/in/c").utf8) + [0xFF] + Array(".csv".utf8) + [0]
    let descriptor = raw.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { path in
      path.baseAddress.map { open($0, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600) } ?? -1
    }
    try #require(descriptor >= 0)
    let bytes = Array(Fixtures.log(2, from: 4).utf8)
    #expect(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
    let run = try workdir.volumenorm(audit("in"))
    run.expect(2)
    let files = try workdir.text(of: "out/2026/files.csv").split(separator: "\n")
    #expect(files.count == 3 && files[1].hasPrefix("a\\x0ab.csv,"), "\(files)\(run)")
    #expect(files.last?.hasPrefix("c\\xff.csv,") == true, "\(files)\(run)")
    let missing = try workdir.volumenorm(audit("no\nsuch.csv"))
    missing.expect(66)
    missing.expectOneLine()
    missing.expectSaid(["no\\x0asuch.csv"])
  }

  // MARK: The reports folder

  @Test("A second run on a reports folder exits 75 and names the process that holds it")
  func locked() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    try workdir.makeFolder("out")
    let descriptor = open(workdir.path + "/out", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    try #require(descriptor >= 0)
    try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    let run = try workdir.volumenorm(audit("in"))
    run.expect(75)
    run.expectOneLine()
    run.expectSaid(["process \(ProcessInfo.processInfo.processIdentifier)"])
    #expect(try workdir.tree("out").isEmpty, "\(run)")
    close(descriptor)
    try workdir.volumenorm(audit("in")).expect(3)
  }

  @Test(
    "A report that holds a file of somebody else is frozen: 73, and stays as it was",
    arguments: ["centers/signature.asc", "centers/umcg-objection.md", "charts/own.svg"])
  func frozen(name: String) throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    try workdir.volumenorm(audit("in")).expect(3)
    try workdir.write("out/2026/" + name, "signed")
    let before = try workdir.tree("out")
    try workdir.write("in/umcg.csv", Fixtures.log(9))
    let run = try workdir.volumenorm(audit("in"))
    run.expect(73)
    run.expectOneLine()
    run.expectSaid([name])
    #expect(differences(before, try workdir.tree("out")) == [], "\(run)")
  }

  @Test("A link or a plain file in the place of a report freezes it: 73")
  func linkInPlace() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    try workdir.makeFolder("elsewhere")
    try workdir.makeFolder("out")
    try FileManager.default.createSymbolicLink(
      atPath: workdir.path + "/out/2026", withDestinationPath: "../elsewhere")
    let link = try workdir.volumenorm(audit("in"))
    link.expect(73)
    link.expectOneLine()
    try FileManager.default.removeItem(atPath: workdir.path + "/out/2026")
    try workdir.write("out/2026", "a note")
    let file = try workdir.volumenorm(audit("in"))
    file.expect(73)
    file.expectOneLine()
    #expect(try workdir.text(of: "out/2026") == "a note")
  }

  @Test("The next run deletes what a killed run left")
  func leftovers() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    try workdir.write("out/.2026.new/centers/umcg.md", "half")
    let run = try workdir.volumenorm(audit("in"))
    run.expect(3)
    let names = try FileManager.default.contentsOfDirectory(atPath: workdir.path + "/out")
    #expect(names == ["2026"], "\(run)")
  }

  @Test("A run with a store enters the ledger, and its head is printed")
  func ledgerHead() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    let run = try workdir.volumenorm(
      ["audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--reports", "out"]
        + ["--store", "ledger.sqlite"])
    run.expect(3)
    run.expectSaid(["ledger head "])
    let store = FileManager.default.fileExists(atPath: workdir.path + "/ledger.sqlite")
    #expect(store, "\(run)")
  }

  // MARK: The independent program

  @Test("The independent program finds a figure that was changed in a report")
  func changedFigure() throws {
    let workdir = try Workdir()
    let sample = Program.repository.appendingPathComponent("sample-data").path
    try workdir.volumenorm(audit(sample)).expect(2)
    let script = Program.repository.appendingPathComponent("Tests/reperform.py").path
    let check = [
      "-B", script, "--year", "2026", "--as-of", "2027-01-31", "--reports",
      workdir.path + "/out/2026", sample,
    ]
    try Program.python(check).expect(0)
    let text = try workdir.text(of: "out/2026/outcomes.csv")
    let changed = text.replacingOccurrences(of: ",counted,,", with: ",merged,,")
    #expect(changed != text)
    try workdir.write("out/2026/outcomes.csv", changed)
    try Program.python(check).expect(1)
  }

  @Test("A dossier of more treatments than a page can bear says how many it leaves out")
  func longDossier() throws {
    let workdir = try Workdir()
    let header = "record_id;center;patient;procedure_date;procedure;indication\n"
    for (file, month, patients) in [("a", 3, 0..<700), ("b", 4, 700..<1400)] {
      let rows = patients.map { "\($0);umcg;p\($0);2026-0\(month)-05;22513;C79.5\n" }
      try workdir.write("in/umcg_\(file).csv", header + rows.joined())
    }
    let run = ["audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--no-store"]
    try workdir.volumenorm(run).expect(3)
    let page = try workdir.text(of: "reports/2026/centers/umcg.md")
    #expect(page.contains("The first 1,000 stand here, all in `treatments.csv`."))
    #expect(page.contains("\n700 treatments in `umcg_a.csv`:\n"))
    #expect(page.contains("\n700 treatments in `umcg_b.csv`, of which 300 stand here:\n"))
    #expect(page.split(separator: "\n").count { $0.hasPrefix("| 2026-0") } == 1000)
  }
}
