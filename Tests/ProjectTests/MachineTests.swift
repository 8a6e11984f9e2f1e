import Foundation
import Testing

/// `audit.json`, the CSV files and `datapackage.json`: what other programs read of a report.
@Suite("Programs can read the report")
struct MachineTests {
  private static let schema = "Sources/volumenorm/Packaging/audit.schema.json"

  /// A report of every kind.
  struct Run: Sendable, CustomTestStringConvertible {
    let name: String
    let arguments: [String]
    var folder = "2026"
    var status: Int32 = 2

    var testDescription: String { name }
    var isPublic: Bool { folder.hasSuffix("-public") }
  }

  private static let judged = ["--year", "2026", "--as-of", "2027-01-31"]
  private static let dutch = ["--csv-dialect", "excel-nl"]
  private static let sample = Run(name: "sample", arguments: ["SAMPLE"] + judged)
  private static let hostile = ["inbox", "--policy", "policy.yaml", "--centers", "centers.csv"]

  private static let runs: [Run] = [
    sample,
    Run(name: "sample, excel-nl", arguments: ["SAMPLE"] + judged + dutch),
    Run(
      name: "in the year, excel-nl",
      arguments: ["SAMPLE", "--year", "2026", "--as-of", "2026-07-01"] + dutch),
    Run(
      name: "2025, trials counted",
      arguments: ["SAMPLE", "--year", "2025", "--as-of", "2026-01-31", "--include-trials"],
      folder: "2025", status: 3),
    Run(
      name: "public", arguments: ["SAMPLE", "--edition", "public"] + judged,
      folder: "2026-public"),
    Run(
      name: "public, excel-nl", arguments: ["SAMPLE", "--edition", "public"] + judged + dutch,
      folder: "2026-public"),
    Run(
      name: "the year after, with its volumes",
      arguments: ["inbox", "--year", "2027", "--as-of", "2027-06-01", "--previous", "PREVIOUS"],
      folder: "2027", status: 0),
    Run(name: "hostile inbox", arguments: hostile + judged),
    Run(name: "hostile inbox, excel-nl", arguments: hostile + judged + dutch),
    Run(
      name: "hostile inbox, public", arguments: hostile + ["--edition", "public"] + judged,
      folder: "2026-public"),
  ]

  /// Names of files and providers that are text to us, and something else to others.
  private static func hostileInbox(in workdir: Workdir) throws {
    let header = "record_id;center;patient;procedure_date;procedure;indication;site\n"
    let names = [
      "=cmd|' C calc'!A0.csv", "-2+3.csv", "'=q.csv", "=q.csv", "  a \"b\"\n;é.csv", "@SUM(A).csv",
    ]
    for (index, name) in names.enumerated() {
      let sites = ["=SUM(A)", "-x", "@z", "'s-Gravenhage", "\"a;b \"\"c\"\" ë, d\""]
      let rows = sites.enumerated().map { place, site in
        "\(index)\(place);umcg;P\(index)\(place);2026-03-0\(index + 1);22510;C79.5;\(site)\n"
      }
      let providers = [
        "\"=cmd|' /C calc'!A\"", "\"Kliniek \"\"De Brug\"\"; 's-Hart, Zürich\"", "@risk", "wza",
        "\"two\nlines\"",
      ]
      let others = providers.enumerated().map { place, provider in
        "\(index)9\(place);\(provider);Q\(index)\(place);2026-04-01;22510;C79.5;\n"
      }
      try workdir.write("inbox/" + name, header + rows.joined() + others.joined())
    }
    let register = try Fixtures.registerOfOne()
      .replacingOccurrences(of: ",Universitair Medisch Centrum Groningen,", with: ",=1+1 MC,")
      .replacingOccurrences(of: ",Groningen,", with: ",\"@Gro\"\"ningen\",")
    try workdir.write("centers.csv", register)
    try workdir.write("policy.yaml", try Fixtures.policyOfOne())
  }

  private static func audit(_ run: Run, in workdir: Workdir, also: [String] = []) throws
    -> Program.Ending
  {
    try hostileInbox(in: workdir)
    let paths = ["SAMPLE": "sample-data", "PREVIOUS": "reports/2026/audit.csv"]
    let arguments = run.arguments.map { argument in
      paths[argument].map { Program.repository.appendingPathComponent($0).path } ?? argument
    }
    let ending = try workdir.volumenorm(
      ["audit"] + arguments + ["--no-store", "--reports", "out"] + also)
    ending.expect(run.status)
    return ending
  }

  private static func script(_ name: String, _ arguments: [String]) throws -> Program.Ending {
    try Program.python(["-B", "Tests/\(name).py"] + arguments)
  }

  // MARK: What is in it

  @Test("Page, tables and JSON agree in every figure", arguments: runs)
  func agreement(_ run: Run) throws {
    let workdir = try Workdir()
    _ = try Self.audit(run, in: workdir)
    let check = try Self.script("check_machine", [workdir.path + "/out/" + run.folder])
    check.expect(0)
    #expect(check.output.contains("all agree"), "\(check)")
  }

  @Test(
    "A figure that differs in one of the three is named",
    arguments: [
      ("audit.md", "| 9 | 0 | 1 | 9 | 2026", "| 9 | 0 | 1 | 8 | 2026", "deventer Patients"),
      (
        "audit.csv", ",deventer,,Deventer Ziekenhuis,top_clinical,Deventer,below,,10,9,", "", "rows"
      ),
      ("audit.csv", ",below,,10,9,0,1,", ",below,,10,9,0,2,", "shortfall"),
      ("audit.json", "\"designated\": 35", "\"designated\": 34", "designated"),
      ("audit.json", "\"counted\": 9,", "\"counted\": 8,", "counted"),
      (
        "outcomes.csv", "out_of_scope,other_procedure,10", "out_of_scope,other_procedure,11",
        "records"
      ),
    ])
  func disagreement(file: String, old: String, new: String, named: String) throws {
    let workdir = try Workdir()
    _ = try Self.audit(Self.sample, in: workdir)
    let text = try workdir.text(of: "out/2026/" + file)
    var lines = text.components(separatedBy: "\n")
    let index = try #require(lines.firstIndex { $0.contains(old) })
    if new.isEmpty {
      lines.remove(at: index)
    } else {
      lines[index] = lines[index].replacingOccurrences(of: old, with: new)
    }
    try workdir.write("out/2026/" + file, lines.joined(separator: "\n"))
    let check = try Self.script("check_machine", [workdir.path + "/out/2026"])
    check.expect(1)
    #expect(check.output.contains(named), "\(check)")
  }

  @Test("--output json prints the bytes of audit.json", arguments: [runs[0], runs[4], runs[8]])
  func printed(_ run: Run) throws {
    let workdir = try Workdir()
    let ending = try Self.audit(run, in: workdir, also: ["--output", "json"])
    #expect(ending.output == (try workdir.text(of: "out/\(run.folder)/audit.json")))
    #expect(ending.errors.isEmpty, "\(ending)")
  }

  @Test("It is the same in both languages")
  func languages() throws {
    let workdir = try Workdir()
    let english = try Self.audit(Self.sample, in: workdir, also: ["--output", "json"])
    let dutch = try Self.audit(
      Self.sample, in: workdir, also: ["--output", "json", "--language", "nl"])
    #expect(english.output == dutch.output && !dutch.output.isEmpty)
  }

  @Test("--quiet and --output json exclude each other: 64")
  func quiet() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    let run = try workdir.volumenorm(
      ["audit", "in", "--quiet", "--output", "json", "--store", "s.sqlite"] + Self.judged)
    run.expect(64)
    #expect(run.output.isEmpty)
    #expect(try workdir.tree("").keys.sorted() == ["in/umcg.csv"])
  }

  @Test("No place, no version and no clock is in it", arguments: runs)
  func nothingElse(_ run: Run) throws {
    let workdir = try Workdir()
    _ = try Self.audit(run, in: workdir)
    let version = try Program.run("volumenorm", ["--version"]).output
      .trimmingCharacters(in: .whitespacesAndNewlines)
    try #require(!version.isEmpty)
    for name in ["audit.json", "datapackage.json"] {
      let text = try workdir.text(of: "out/\(run.folder)/\(name)")
      #expect(!text.contains(workdir.path) && !text.contains(Program.repository.path), "\(name)")
      #expect(!text.contains(version), "\(name)")
      #expect(text.firstMatch(of: /[0-9]{2}:[0-9]{2}:[0-9]{2}/) == nil, "\(name) has a time")
    }
  }

  // MARK: The public edition

  @Test(
    "The public edition tells no file, provider or day of a record",
    arguments: runs.filter(\.isPublic))
  func publicEdition(_ run: Run) throws {
    let workdir = try Workdir()
    _ = try Self.audit(run, in: workdir)
    let tree = try workdir.tree("out/" + run.folder)
    let machine = tree.filter { !$0.key.hasSuffix(".md") && !$0.key.hasSuffix(".svg") }
    #expect(machine.keys.sorted() == ["audit.csv", "audit.json", "datapackage.json"])
    let known: Set<String> = ["2027-01-31", "2027-02-14", "2025-10-27"]
    for (name, bytes) in machine {
      let text = String(decoding: bytes, as: UTF8.self)
      let days = Set(text.matches(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/).map { String($0.output) })
      #expect(days.subtracting(known) == [], "\(name)")
      for word in [
        "umcg_2026", "Wervelkliniek", "De Brug", "cmd", "risk", "s-Gravenhage", "spinal_metastasis",
        "vertebroplasty", "with_trials",
      ] {
        #expect(!text.contains(word), "\(name) tells \(word)")
      }
    }
  }

  @Test("A public report among the inputs is passed over")
  func publicReportAmongInputs() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    let arguments = ["audit", "in", "--no-store", "--reports", "in"] + Self.judged
    try workdir.volumenorm(arguments + ["--edition", "public"]).expect(3)
    try workdir.volumenorm(arguments).expect(3)
    let files = try workdir.text(of: "in/2026/files.csv").split(separator: "\n")
    #expect(files.count == 2 && files[1].hasPrefix("umcg.csv,"), "\(files)")
  }

  // MARK: By the validators of others

  @Test(
    "JSON Schema and data package validate every report",
    .enabled(if: Validators.areInstalled, Validators.reason))
  func validated() throws {
    var folders: [String] = []
    var workdirs: [Workdir] = []
    for run in Self.runs {
      let workdir = try Workdir()
      workdirs.append(workdir)
      _ = try Self.audit(run, in: workdir)
      folders.append(workdir.path + "/out/" + run.folder)
    }
    let check = try Validators.run([Self.schema] + folders)
    check.expect(0)
    let sound = "0 errors of audit.json, 0 of datapackage.json"
    let count = check.output.components(separatedBy: sound).count - 1
    #expect(count == Self.runs.count, "\(check)")
    #expect(workdirs.count == folders.count)
  }

  @Test(
    "They validate, and page, tables and JSON agree, on generated inboxes full of faults",
    .enabled(if: Validators.areInstalled, Validators.reason))
  func generated() throws {
    let workdir = try Workdir()
    let binary = try Program.products.appendingPathComponent("volumenorm").path
    try Self.script(
      "reperform_inboxes",
      ["--binary", binary, "--count", "25", "--seed", "19", "--keep", workdir.path]
    ).expect(0)
    let folders = (0..<25).map { number in
      workdir.path + "/" + String(format: "%05d", number) + "/reports/2026"
    }
    let check = try Validators.run([Self.schema] + folders)
    check.expect(0)
    try Self.script("check_machine", folders).expect(0)
  }

  @Test(
    "They reject what is broken", .enabled(if: Validators.areInstalled, Validators.reason),
    arguments: [runs[0], runs[1], runs[5]])
  func rejected(_ run: Run) throws {
    let workdir = try Workdir()
    _ = try Self.audit(run, in: workdir)
    let check = try Validators.run([
      "--planted", Self.schema, workdir.path + "/out/" + run.folder,
    ])
    check.expect(0)
    #expect(check.output.contains("planted breaks rejected"), "\(check)")
  }

  // MARK: In a spreadsheet

  @Test(
    "A Dutch spreadsheet takes every cell for what it is",
    .enabled(if: Validators.hasSpreadsheet, Validators.noSpreadsheet),
    arguments: runs.filter { $0.arguments.contains("excel-nl") })
  func spreadsheet(_ run: Run) throws {
    let workdir = try Workdir()
    _ = try Self.audit(run, in: workdir)
    let folder = workdir.path + "/out/" + run.folder
    let check = try Self.script("check_spreadsheet", [folder])
    check.expect(0)
    #expect(check.output.contains("each is what it should be"), "\(check)")
  }

  @Test(
    "A cell that a spreadsheet would misread is named",
    .enabled(if: Validators.hasSpreadsheet, Validators.noSpreadsheet),
    arguments: [";=1+1;", ";1-2;", ";1e3;"])
  func misread(_ cell: String) throws {
    let workdir = try Workdir()
    _ = try Self.audit(Self.runs[5], in: workdir)
    let text = try workdir.text(of: "out/2026-public/audit.csv")
    let first = try #require(text.range(of: ";umcg;"))
    let broken = text.replacingCharacters(in: first, with: cell)
    try workdir.write("out/2026-public/audit.csv", broken)
    let check = try Self.script("check_spreadsheet", [workdir.path + "/out/2026-public"])
    check.expect(1)
    #expect(check.output.contains("audit.csv row"), "\(check)")
  }
}

/// Programs of others that the tests want, and that may not be there.
private enum Validators {
  static let reason: Comment =
    "no .build/validators of this Tests/validators.txt: `make validators`, with PyPI in reach"

  static let noSpreadsheet: Comment =
    "no soffice: `apt-get install --no-install-recommends libreoffice-calc`"

  private static let folder = Program.repository.appendingPathComponent(".build/validators")

  /// Whether the environment holds what the pinned list says.
  static var areInstalled: Bool {
    let pinned = Program.repository.appendingPathComponent("Tests/validators.txt")
    let installed = folder.appendingPathComponent("installed.txt")
    guard let wanted = try? Data(contentsOf: pinned) else { return false }
    return wanted == (try? Data(contentsOf: installed))
  }

  static var hasSpreadsheet: Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: $0 + "/soffice")
    }
  }

  static func run(_ arguments: [String]) throws -> Program.Ending {
    try Program.run(
      folder.appendingPathComponent("bin/python").path,
      ["-B", Program.repository.appendingPathComponent("Tests/validate_machine.py").path]
        + arguments)
  }
}
