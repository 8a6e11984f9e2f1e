import Foundation
import Testing

@Suite("A slip of the operator costs no file and no verdict")
struct SlipTests {
  private let workdir: Workdir

  init() throws {
    workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(9))
  }

  @Test("What is called like the metrics with .new behind it stays as it is")
  func namedLikeMetrics() throws {
    try workdir.write("v.prom.new", "mine")
    try workdir.nightly("--metrics", "v.prom").expect(2)
    #expect(try workdir.text(of: "v.prom.new") == "mine")
    #expect(try workdir.text(of: "v.prom").contains("volumenorm_"))
    try workdir.nightly("--metrics", "ledger.sqlite-journal").expect(64)
  }

  @Test("A link stays where its file is not there yet")
  func danglingLink() throws {
    try FileManager.default.createSymbolicLink(
      atPath: workdir.path + "/link", withDestinationPath: "m/v.prom")
    try workdir.makeFolder("m")
    try workdir.nightly("--metrics", "link").expect(2)
    #expect(try workdir.text(of: "m/v.prom").contains("volumenorm_"))
    let attributes = try FileManager.default.attributesOfItem(atPath: workdir.path + "/link")
    #expect(attributes[.type] as? FileAttributeType == .typeSymbolicLink)
  }

  @Test("Without final_from, verdicts are final 14 days after they are judged, whenever that is")
  func finalDays() throws {
    try workdir.write(
      "policy.yaml",
      try Fixtures.policy(("judged_from: 01-31\nfinal_from: 02-14", "judged_from: 03-15")))
    try workdir.volumenorm([
      "audit", "in", "--year", "2026", "--as-of", "2027-03-15", "--policy", "policy.yaml",
      "--no-store", "--reports", "out",
    ]).expect(2)
    #expect(try workdir.text(of: "out/2026/audit.json").contains("\"final_from\": \"2027-03-29\""))
    #expect(try workdir.text(of: "out/2026/centers/umcg.md").contains("until 28 March 2027"))
  }

  @Test("The patients that are expected in a part of a year are rounded")
  func expectedPatients() throws {
    for (asOf, said) in [
      ("2025-10-27", "2 to 4 patients were expected in 1 covered day"),
      ("2026-01-31", "163 to 235 patients were expected in 66 covered days"),
    ] {
      try workdir.volumenorm([
        "audit", "in", "--year", "2025", "--as-of", asOf, "--no-store", "--reports", asOf,
      ]).expect(asOf < "2026" ? 0 : 3)
      #expect(try workdir.text(of: asOf + "/2025/audit.md").contains(said))
    }
  }

  @Test("A folder is no file of declarations")
  func folderOfDeclarations() throws {
    try workdir.makeFolder("empty")
    let run = try workdir.nightly("--submissions", "empty")
    run.expect(66)
    run.expectSaid(["empty is a folder"])
  }

  @Test("Declarations have their columns by name, as logs do, and no path of a machine")
  func declaredPaths() throws {
    try workdir.write(
      "in/submissions.csv",
      "File;Center;Period Start;Period-End;Records\numcg.csv;umcg;2026-01-01;2026-12-31;9\n")
    try workdir.nightly().expect(2)
    #expect(try workdir.text(of: "out/2026/audit.csv").contains(",declared,"))
    try workdir.write("in/submissions.csv", "file,center\n\(workdir.path)/in/umcg.csv,umcg\n")
    let run = try workdir.nightly()
    run.expect(78)
    run.expectSaid([
      "submissions.csv, line 2", "expected a path as seen from the folder of this file",
    ])
  }

  @Test("What looks like an argument in its place is not taken for one")
  func strictArguments() throws {
    try workdir.nightly("--map", "levels=a\nprevious=b").expect(64)
    try workdir.write(
      "policy.yaml", try Fixtures.policy(("judged_from: 01-31", "judged_from: +1-31")))
    let run = try workdir.nightly("--policy", "policy.yaml")
    run.expect(78)
    run.expectSaid(["+1-31"])
  }

  @Test("A replacement of a file that is not there names it")
  func absentReplaced() throws {
    try workdir.write("in/submissions.csv", "file,center,replaces\numcg.csv,umcg,UMCG_v1.csv\n")
    try workdir.nightly().expect(2)
    #expect(
      try workdir.text(of: "out/2026/findings.csv").contains(
        "the file to be replaced, UMCG_v1.csv, is not there"))
  }

  @Test("Declarations under another name beside the logs are no log")
  func declarationsBesideLogs() throws {
    try workdir.write("in/opgaven.csv", "file,center,records\numcg.csv,umcg,9\n")
    let run = try workdir.nightly("--submissions", "in/opgaven.csv")
    run.expect(2)
    #expect(!(try workdir.text(of: "out/2026/files.csv").contains("opgaven")))
  }

  @Test("A report that has lost a file is not read as logs")
  func reportAmongInputs() throws {
    try workdir.write("in/umcg.csv", Fixtures.log(9).replacing("2026-01-11", with: "?"))
    let audit = [
      "audit", ".", "--year", "2026", "--as-of", "2027-01-31", "--no-store", "--reports", "in/out",
    ]
    try workdir.volumenorm(audit).expect(2)
    let files = try workdir.text(of: "in/out/2026/files.csv")
    try FileManager.default.removeItem(atPath: workdir.path + "/in/out/2026/audit.csv")
    try workdir.volumenorm(audit).expect(2)
    #expect(try workdir.text(of: "in/out/2026/files.csv") == files)
  }

  @Test("A run that fails leaves no empty folder of reports")
  func noEmptyFolder() throws {
    try workdir.volumenorm([
      "audit", "gone", "--year", "2026", "--no-store", "--reports", "a/b",
    ]).expect(66)
    #expect(!FileManager.default.fileExists(atPath: workdir.path + "/a"))
  }

  @Test("First runs at once into folders that are not there: each ends as it would alone")
  func firstRunsAtOnce() throws {
    // Found out only once the folders are made.
    try workdir.write("broken.csv", "nothing\nhere\n")
    let script = """
      import subprocess, sys
      for round in range(12):
          runs = [subprocess.Popen(
              [sys.argv[1], "audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--no-store",
               "--lock-wait", "60", "--reports", f"o{round}/p/q/r", *more],
              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
              for more in [["--submissions", "broken.csv"], []] * 3]
          said = [run.communicate()[1] for run in runs]
          codes = [run.returncode for run in runs]
          assert codes == [78, 2] * 3, (codes, said)
      """
    let binary = try Program.products.path + "/volumenorm"
    try Program.run("/usr/bin/env", ["python3", "-c", script, binary], in: workdir.url).expect(0)
  }

  @Test("Columns that are not used are told to the center whose file it is")
  func ownerOfColumns() throws {
    try workdir.write(
      "in/lumc.csv",
      Fixtures.log(1, center: "isala").replacing("indication", with: "indication;a")
        .replacing("C79.5", with: "C79.5;"))
    try workdir.nightly().expect(2)
    let findings = try workdir.text(of: "out/2026/findings.csv")
    #expect(findings.contains("unknown_columns,warning,,isala,lumc.csv,"), "\(findings)")
  }

  @Test("What somebody else keeps under the name of a report that was begun is not deleted")
  func foreignStaged() throws {
    try workdir.write("out/.2030.new/mine", "x")
    try workdir.nightly().expect(2)
    #expect(try workdir.text(of: "out/.2030.new/mine") == "x")
    try workdir.write("out/.2026.new/mine", "x")
    try workdir.nightly().expect(73)
    #expect(try workdir.text(of: "out/.2026.new/mine") == "x")
  }

  @Test(
    "Where folders cannot be exchanged, the run ends before the ledger has it",
    .enabled(if: canInject, "a failing system call wants strace, and the right to trace"))
  func noExchange() throws {
    try workdir.nightly().expect(2)
    let binary = try Program.products.path + "/volumenorm"
    let run = try Program.run(
      "/usr/bin/env",
      [
        "strace", "-f", "-o", "/dev/null", "-e", "inject=renameat2:error=EINVAL", binary, "audit",
        "in", "--year", "2026", "--as-of", "2027-01-31", "--store", "ledger.sqlite", "--reports",
        "out",
      ], in: workdir.url)
    run.expect(73)
    #expect(try workdir.ledger("runs").output.split(separator: "\n").count == 2)
    #expect(!FileManager.default.fileExists(atPath: workdir.path + "/out/.2026.new"))
  }

  @Test(
    "News of a run that was killed before it was published is told by the next one",
    .enabled(if: canInject, "a kill at a system call wants strace, and the right to trace"))
  func newsOfKilledRun() throws {
    try workdir.nightly().expect(2)
    try killBeforePublication("--language", "nl")
    // The pages alone tell the two apart.
    #expect(try workdir.nightly("--quiet", "--language", "nl").output.contains("en -> nl"))
    try workdir.nightly("--language", "en").expect(2)
    try workdir.write("in/isala.csv", Fixtures.log(12, center: "isala"))
    try killBeforePublication()
    #expect(try workdir.ledger("runs").output.split(separator: "\n").count == 6)
    let run = try workdir.nightly("--quiet")
    run.expect(2)
    #expect(run.output.contains("isala: verdict not_submitted -> meets"), "\(run)")
    #expect(try workdir.nightly("--quiet").output == "")
  }

  /// A run that is recorded, and killed when it exchanges the old report for the new one.
  private func killBeforePublication(_ options: String...) throws {
    let binary = try Program.products.path + "/volumenorm"
    _ = try Program.run(
      "/usr/bin/env",
      [
        // The first exchange is the one that is tried.
        "strace", "-f", "-o", "/dev/null", "-e", "inject=renameat2:signal=KILL:when=2", binary,
        "audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--store", "ledger.sqlite",
        "--reports", "out",
      ] + options, in: workdir.url)
  }

  @Test("A column that no log has is said")
  func unusedMap() throws {
    let run = try workdir.nightly("--map", "status=gedaan")
    run.expect(2)
    run.expectSaid(["--map status=gedaan: no log has a column of that name"])
    let used = try workdir.nightly("--map", "indication=indication")
    #expect(!used.errors.contains("--map"))
  }

  @Test("Providers whose names are withheld are counted apart, and refused files are named")
  func withheld() throws {
    try workdir.write(
      "in/x.csv",
      Fixtures.log(1, center: "Kliniek 1")
        + Fixtures.log(1, from: 2, center: "Kliniek 2")
        .split(separator: "\n").dropFirst().joined(separator: "\n") + "\n")
    try workdir.write("in/scan.csv", "%PDF-1.7")
    try workdir.nightly().expect(2)
    let page = try workdir.text(of: "out/2026/audit.md")
    #expect(page.contains("\\[withheld\\] (1 record in doubt), \\[withheld\\] (1 record in doubt)"))
    #expect(page.contains("**Refused, and of no center**: 1 file (`scan.csv`)"))
  }

  @Test("A folder of reports that is not there is no tampering")
  func mistypedReports() throws {
    try workdir.nightly().expect(2)
    try workdir.ledger("verify", "--reports", "nosuch").expect(66)
  }
}
