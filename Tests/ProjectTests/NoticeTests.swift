import Foundation
import Testing

@Suite("Nobody is misled about what a run read and counted")
struct NoticeTests {
  private static let year = ["--year", "2026", "--as-of", "2027-01-31"]

  @Test("Trials counted by request are said so wherever a verdict stands")
  func trials() throws {
    let workdir = try Workdir()
    let header = "record_id;center;patient;procedure_date;procedure;indication;trial_id\n"
    let rows = (1...10).map { number in
      "\(number);umcg;P\(number);2026-03-0\(1 + number % 9);22510;C79.5;"
        + (number == 10 ? "NCT02387905\n" : "\n")
    }
    try workdir.write("in/umcg.csv", header + rows.joined())
    try workdir.write(
      "in/submissions.csv",
      "file,center,period_start,period_end,records,treatments,received,replaces\n"
        + "umcg.csv,umcg,2026-01-01,2026-12-31,10,9,,\n")
    let plain = try workdir.volumenorm(["audit", "in"] + Self.year)
    #expect(!plain.output.contains("--include-trials"), "\(plain)")
    let run = try workdir.volumenorm(["audit", "in", "--include-trials"] + Self.year)
    let told = [
      run.output, try workdir.text(of: "reports/2026/audit.md"),
      try workdir.text(of: "reports/2026/centers/umcg.md"),
      try workdir.volumenorm(["lookup", "umcg"]).output,
      try workdir.volumenorm(["lookup", "umcg", "--output", "markdown"]).output,
    ]
    for text in told { #expect(text.contains("--include-trials"), "\(text)") }
    let dutch = try workdir.volumenorm(["lookup", "umcg", "--language", "nl"]).output
    #expect(dutch.contains("niet de oordelen volgens de norm"), "\(dutch)")
    let runs = try workdir.volumenorm(["runs"]).output.split(separator: "\n")
    #expect(
      !runs[1].contains("full with trials") && runs[2].contains("full with trials"), "\(runs)")
    let json = try workdir.volumenorm(["runs", "--output", "json"]).output
    #expect(json.contains("\"include_trials\": true") && json.contains("\"include_trials\": false"))
    // The center declared its treatments by the norm.
    let findings = try workdir.text(of: "reports/2026/findings.csv")
    #expect(!findings.contains("treatments_mismatch"), "\(findings)")
  }

  @Test("Standard input is declared under its name, -, and nil returns stand beside it")
  func standardInput() throws {
    let workdir = try Workdir()
    let columns = "file,center,period_start,period_end,records,treatments,received,replaces\n"
    try workdir.write(
      "sub/submissions.csv",
      columns + "-,umcg,2026-01-01,2026-06-30,12,,,\n,lumc,2026-01-01,2026-12-31,0,,,\n")
    let declared = ["--submissions", "sub/submissions.csv"]
    let log = Fixtures.log(5)
    try workdir.volumenorm(["audit", "-"] + declared + Self.year, input: log).expect(2)
    let rows = try workdir.text(of: "reports/2026/audit.csv").split(separator: "\n")
    let umcg = try #require(rows.first { $0.contains(",umcg,") })
    #expect(umcg.contains(",not_assessable,") && umcg.contains("coverage_gap;records_short"))
    let lumc = try #require(rows.first { $0.contains(",lumc,") })
    #expect(lumc.contains(",below,") && lumc.contains("2026-12-31,declared"), "\(lumc)")
    try workdir.volumenorm(["verify", "--inputs", "-"] + declared, input: log).expect(0)
    let without = try workdir.volumenorm(["verify", "--inputs", "-"], input: log)
    without.expect(65)
    #expect(without.output.contains("submissions.csv"), "\(without)")
    let none = try workdir.volumenorm(
      ["audit", "-", "--submissions", "none.csv"] + Self.year, input: log)
    none.expect(66)
    // Received later, it is only hashed.
    try workdir.write("later.csv", columns + "-,umcg,,,,,2027-03-01,\n")
    try workdir.volumenorm(
      ["audit", "-", "--submissions", "later.csv"] + Self.year, input: log
    ).expect(3)
    let files = try workdir.text(of: "reports/2026/files.csv")
    #expect(files.contains(",umcg,later,0,") && files.contains(",\(log.utf8.count),"), "\(files)")
  }

  @Test("A center whose records stand in another's file is told so, and what to do")
  func recordsInOthers() throws {
    let workdir = try Workdir()
    let header = "record_id;center;patient;procedure_date;procedure;indication\n"
    try workdir.write(
      "in/export.csv",
      header + "1;umcg;P1;2026-03-05;22510;C79.5\n2;lumc;P2;2026-03-06;22510;C79.5\n")
    try workdir.volumenorm(["audit", "in"] + Self.year).expect(3)
    let told = [
      try workdir.text(of: "reports/2026/audit.md"),
      try workdir.text(of: "reports/2026/centers/lumc.md"),
      try workdir.volumenorm(["lookup", "lumc"]).output,
    ]
    for text in told {
      #expect(text.contains("a line with the file and the center"), "\(text)")
    }
    #expect(!told[1].contains("This means: no file"), "\(told[1])")
    #expect(told[2].contains("Its records stand in files that are not its submission"))
    // Of the file that was declared for the wrong center, whose it is is said by its records.
    try workdir.write("in/export.csv", header + "1;umcg;P1;2026-03-05;22510;C79.5\n")
    try workdir.write("in/submissions.csv", "file,center\nexport.csv,lumc\n")
    try workdir.volumenorm(["audit", "in"] + Self.year).expect(2)
    let files = try workdir.text(of: "reports/2026/files.csv")
    #expect(files.contains(",umcg,read,1,"), "\(files)")
  }

  @Test("A log that is checked may have a day of receipt that is still to come")
  func checkedBefore() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(2).replacing("22510", with: "kyphoplasty?"))
    let columns = "file,center,period_start,period_end,records,treatments,received,replaces\n"
    try workdir.write(
      "in/submissions.csv", columns + "umcg.csv,umcg,,,,,2027-02-01,\n")
    let run = try workdir.volumenorm(["check", "in", "--as-of", "2027-01-31"])
    run.expect(65)
    #expect(run.output.contains("error procedure_unclear × 2"), "\(run)")
    try workdir.write("in/umcg.csv", Fixtures.log(2))
    try workdir.volumenorm(["check", "in", "--as-of", "2027-01-31"]).expect(0)
    try workdir.write(
      "in/submissions.csv",
      columns + "umcg.csv,umcg,,,,,2027-02-01,\numcg2.csv,umcg,,,,,2027-02-01,\n")
    let missing = try workdir.volumenorm(["check", "in", "--as-of", "2027-01-31"])
    missing.expect(65)
    #expect(missing.output.contains("file_missing"), "\(missing)")
  }

  @Test("What happened outside the designation stands wherever it is looked for")
  func outside() throws {
    let workdir = try Workdir()
    try workdir.write(
      "centers.csv",
      try Fixtures.register(
        "UMC Groningen,,,2025-10-27,,", "UMC Groningen,,,2025-10-27,2026-05-31,"))
    try workdir.write("in/umcg.csv", Fixtures.log(12))
    // No text at all: nobody knows what was done there.
    try workdir.write("in/antonius-sneek.csv", "")
    try workdir.volumenorm(["audit", "in", "--centers", "centers.csv"] + Self.year).expect(2)
    let page = try workdir.text(of: "reports/2026/audit.md")
    let sections = page.split(separator: "## Outside the designation")
    #expect(sections.count == 2 && sections[1].contains("](centers/umcg.md)"), "\(page)")
    let row = "| Antonius Ziekenhuis Sneek: `antonius-sneek.csv` | refused or missing, outside"
    #expect(page.contains(row), "\(page)")
  }

  @Test("A file of the year before that was cut is told by the centers that it lacks")
  func previousIsCut() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(3))
    try workdir.volumenorm(["audit", "in", "--year", "2025", "--as-of", "2027-01-31"]).expect(3)
    let audit = ["audit", "in", "--no-store"] + Self.year + ["--previous"]
    let whole = try workdir.volumenorm(audit + ["reports/2025/audit.csv"])
    #expect(whole.errors.isEmpty, "\(whole)")
    let lines = try workdir.text(of: "reports/2025/audit.csv").split(separator: "\n")
    try workdir.write("cut.csv", lines.prefix(34).joined(separator: "\n") + "\n")
    let run = try workdir.volumenorm(audit + ["cut.csv"])
    run.expect(2)
    #expect(
      run.errors == "volumenorm: --previous: no row of zgt, zuyderland: is the file whole?\n",
      "\(run)"
    )
  }

  @Test("A center that begins this year is not missed in the file of the year before")
  func previousOfNewCenter() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(3))
    try workdir.write(
      "centers.csv",
      try Fixtures.register("UMC Groningen,,,2025-10-27,,", "UMC Groningen,,,2026-01-01,,"))
    let audit = ["audit", "in", "--centers", "centers.csv", "--no-store"]
    try workdir.volumenorm(audit + ["--year", "2025", "--as-of", "2027-01-31"]).expect(3)
    let lines = try workdir.text(of: "reports/2025/audit.csv").split(separator: "\n")
    let without = lines.filter { !$0.contains(",umcg,") }.joined(separator: "\n") + "\n"
    try workdir.write("before.csv", without)
    let run = try workdir.volumenorm(audit + Self.year + ["--previous", "before.csv"])
    #expect(run.errors.isEmpty, "\(run)")
  }

  @Test("A waiver that ends is news, though no verdict changes")
  func waiverEnds() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(3))
    let policy = try Fixtures.builtIn("policy.yaml").replacing(
      "waivers: []",
      with: """
        waivers:
          - center: umcg
            year: 2026
            reason: a fire
            decided_by: the regulator
            expires: 2027-06-30
        """)
    try workdir.write("policy.yaml", policy)
    let audit = ["audit", "in", "--year", "2026", "--policy", "policy.yaml", "--quiet", "--as-of"]
    try workdir.volumenorm(audit + ["2027-06-30"]).expect(3)
    let run = try workdir.volumenorm(audit + ["2027-07-01"])
    run.expect(2)
    #expect(run.output == "umcg: waived yes -> expired\n", "\(run)")
  }

  @Test("A look-up says what a verdict rests on")
  func why() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(3))
    try workdir.volumenorm(["audit", "in"] + Self.year).expect(2)
    let below = try workdir.volumenorm(["lookup", "umcg"]).output
    #expect(below.contains("Why\n  No period was declared"), "\(below)")
    try workdir.volumenorm(["audit", "in", "--year", "2025", "--as-of", "2027-01-31"]).expect(3)
    let page = try workdir.volumenorm(["lookup", "umcg", "--year", "2025", "--language", "nl"])
    #expect(page.output.contains("Waarom\n  De norm gold niet het hele jaar."), "\(page)")
  }

  @Test("A log that was received later is told of, and no center is asked for it")
  func later() throws {
    let workdir = try Workdir()
    try workdir.write(
      "in/umcg_2025.csv",
      "record_id;center;patient;procedure_date;procedure;indication\n1;umcg;P1;2025-12-03;22510;C79.5\n"
    )
    try workdir.write("in/umcg_2026.csv", Fixtures.log(12))
    try workdir.write(
      "in/submissions.csv",
      "file,center,period_start,period_end,records,treatments,received,replaces\n"
        + "umcg_2026.csv,umcg,2026-01-01,2026-12-31,12,,2027-02-10,\n")
    let run = try workdir.volumenorm(["audit", "in", "--no-store"] + Self.year)
    #expect(
      run.output.contains("Received after 31 January 2027, and so not read: 1 file"), "\(run)")
    let dossier = try workdir.text(of: "reports/2026/centers/umcg.md")
    #expect(
      dossier.contains("Received after 31 January 2027, and so not read: `umcg_2026.csv`."),
      "\(dossier)")
    let page = try workdir.text(of: "reports/2026/audit.md")
    #expect(page.contains("audit again with a later day"), "\(page)")
    #expect(!page.contains("Ask first whether"), "\(page)")
  }

  @Test(
    "submissions.csv among the files of a shell's * is the declaration, however often it is reached"
  )
  func shellPattern() throws {
    let workdir = try Workdir()
    try workdir.write("in/a.csv", Fixtures.log(12))
    try workdir.write("in/submissions.csv", "file,center\na.csv,umcg\n")
    let folder = try workdir.volumenorm(
      ["audit", "in", "--no-store", "--reports", "one"] + Self.year)
    for inputs in [["in/a.csv", "in/submissions.csv"], ["in", "in/", "in/submissions.csv"]] {
      let run = try workdir.volumenorm(
        ["audit"] + inputs + ["--no-store", "--reports", "two"] + Self.year)
      #expect(run.status == folder.status && run.output == folder.output, "\(run)")
      #expect(differences(try workdir.tree("one"), try workdir.tree("two")) == [])
    }
    // As a text like any other its structure can be looked at.
    let check = try workdir.volumenorm(["check", "--structure", "in/submissions.csv"])
    check.expect(0)
    #expect(check.output.contains("submissions.csv"), "\(check)")
  }

  @Test("What may be a log in another form is named; other files in the folder are not")
  func otherForms() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(12))
    try workdir.write("in/amphia_2026.XLSX", "PK")
    try workdir.write("in/README.md", "read me")
    let run = try workdir.volumenorm(["audit", "in", "--no-store"] + Self.year)
    run.expectSaid(["not read: amphia_2026.XLSX;"])
    #expect(!run.errors.contains("README.md"), "\(run)")
  }

  @Test("Input that the system does not give ends the run, and makes nobody a refused file")
  func unreadable() throws {
    let workdir = try Workdir()
    let run = try workdir.volumenorm(["--version"])
    run.expect(0)
    let program = try Program.products.appendingPathComponent("volumenorm").path
    let closed = try Program.run(
      "/bin/sh",
      ["-c", "\"\(program)\" audit - --no-store --year 2026 --as-of 2027-01-31 <&-"],
      in: workdir.url)
    closed.expect(74)
    closed.expectSaid([
      "cannot read standard input", "Bad file descriptor",
      "nothing is judged on a part of the logs",
    ])
    #expect(!FileManager.default.fileExists(atPath: workdir.path + "/reports/2026"))
  }

  @Test("What is declared and not there is said, and so is a help page that was lost")
  func missingAndLost() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(12))
    try workdir.write("in/submissions.csv", "file,center\numcg.csv,umcg\nisala.csv,isala\n")
    let run = try workdir.volumenorm(["audit", "in", "--no-store"] + Self.year)
    #expect(run.errors == "volumenorm: declared, but not there: isala.csv\n", "\(run)")
    try workdir.write(
      "in/submissions.csv", "file,center,replaces\numcg-2.csv,umcg,umcg.csv\numcg.csv,umcg,\n")
    _ = try workdir.volumenorm(["audit", "in", "--no-store"] + Self.year)
    #expect(
      try workdir.text(of: "reports/2026/findings.csv").contains(
        "file_missing,error,,umcg,umcg-2.csv,1,0,0,,umcg.csv,1,"
          + "\"a declared file is not there, and umcg.csv, whose place it takes, was not read either\""
      ))
    let program = try Program.products.appendingPathComponent("volumenorm").path
    for arguments in ["--help", "--version", "help audit", "--generate-completion-script bash"] {
      let full = try Program.run(
        "/bin/sh", ["-c", "\"\(program)\" \(arguments) >/dev/full"], in: workdir.url)
      #expect(full.status == 74, "\(arguments): \(full)")
    }
  }

  @Test(
    "The help of every command names its exit codes",
    arguments: [
      "audit", "check", "lookup", "centers", "policy", "faults", "runs", "diff", "verify",
    ])
  func exitCodes(command: String) throws {
    let help = try Program.run("volumenorm", [command, "--help"])
    #expect(help.output.contains("Exit codes: 0 "), "\(help)")
  }

  @Test("Before the year is judged, a center whose log of the year was not read is asked for it")
  func otherYearsAlone() throws {
    let workdir = try Workdir()
    try workdir.write(
      "in/umcg_2025.csv", Fixtures.log(12).replacingOccurrences(of: "2026-", with: "2025-"))
    let midYear = ["audit", "in", "--no-store", "--year", "2026", "--as-of", "2026-09-01"]
    _ = try workdir.volumenorm(midYear)
    let ask = "in progress | Ask whether its log of 2026 was sent"
    #expect(try workdir.text(of: "reports/2026/audit.md").contains(ask))
    let dossier = try workdir.text(of: "reports/2026/centers/umcg.md")
    #expect(dossier.contains("Outlook: too early to say"))
    #expect(dossier.contains("- Send the log of 2026: all days"))
    // A record of the year that may count is one that was sent.
    let doubtful = Fixtures.log(1, from: 90).replacingOccurrences(of: "C79.5", with: "")
    try workdir.write("in/umcg_2026.csv", doubtful)
    _ = try workdir.volumenorm(midYear)
    #expect(try !workdir.text(of: "reports/2026/audit.md").contains("Ask whether its log"))
    let doubted = try workdir.text(of: "reports/2026/centers/umcg.md")
    #expect(!doubted.contains("lie in other years"))
    #expect(!doubted.contains("Send the log of 2026"))
    try workdir.write(
      "in/submissions.csv", "file,center,received\numcg_2026.csv,umcg,2027-01-10\n")
    try workdir.write("in/umcg_2026.csv", Fixtures.log(12))
    _ = try workdir.volumenorm(midYear)
    let later = "in progress | Its log was received after the day of this audit"
    #expect(try workdir.text(of: "reports/2026/audit.md").contains(later))
  }

  @Test("What a killed run left is deleted by the next one, whatever its year and edition")
  func leftovers() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(12))
    for name in [".2025.new", ".2026-public.new", ".2026.new"] {
      try workdir.write("reports/\(name)/returns/umcg.csv", "left")
    }
    for name in [".notes.new", ".20261.new", ".2026-draft.new"] {
      try workdir.write("reports/\(name)/mine", "kept")
    }
    _ = try workdir.volumenorm(["audit", "in", "--no-store"] + Self.year)
    let left = try FileManager.default.contentsOfDirectory(atPath: workdir.path + "/reports")
      .sorted()
    #expect(left == [".2026-draft.new", ".20261.new", ".notes.new", "2026"], "\(left)")
  }
}
