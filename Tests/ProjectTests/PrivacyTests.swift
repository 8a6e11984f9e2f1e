import Foundation
import Testing

@Suite("Nothing that a log says of a patient leaves it")
struct PrivacyTests {
  /// Marks that stand in cells only; no output but `returns/` may hold one.
  private static let secrets = [
    "PSEUDOMARK", "RECORDMARK", "TRIALMARK", "INTENTMARK", "LEVELMARK", "REMARKMARK", "123456782",
    "SITE7MARK", "UNKNOWN9MARK", "PROCEDURE8MARK, vertebroplasty?", "INDICATION6MARK",
  ]

  private static let header =
    "record_id;center;patient;procedure_date;procedure;indication;site;levels;status;trial_id;intent;opmerking\n"

  /// Sound, doubtful, broken and refused logs, every cell of which is marked.
  private func inbox() throws -> Workdir {
    let workdir = try Workdir()
    var rows = (1...9).map { number in
      "RECORDMARK\(number);umcg;PSEUDOMARK\(number);2026-03-\(10 + number);22510;C79.5;SITE7MARK 12;LEVELMARK;;;;REMARKMARK\n"
    }
    rows += [
      "RECORDMARK20;umcg;PSEUDOMARK20;2026-02-31;22510;C79.5;;;;;;REMARKMARK\n",
      "RECORDMARK21;umcg;PSEUDOMARK21;2026-04-01;PROCEDURE8MARK, vertebroplasty?;C79.5;;;;;;\n",
      "RECORDMARK22;umcg;PSEUDOMARK22;2026-04-02;22510;INDICATION6MARK x y z;;;;;;\n",
      "RECORDMARK23;UNKNOWN9MARK 12345678901;PSEUDOMARK23;2026-04-03;22510;C79.5;;;;;;\n",
      "RECORDMARK24;umcg;PSEUDOMARK24;2026-04-04;22510;C79.5;;;;TRIALMARK;;\n",
      "RECORDMARK25;umcg;PSEUDOMARK25;2026-04-05;22510;C79.5;;;;;INTENTMARK;\n",
      "RECORDMARK26;umcg;PSEUDOMARK26;2026-04-06;22510;C79.5;;;misschien REMARKMARK;;;\n",
      "RECORDMARK27;umcg;PSEUDOMARK27;\"2026-04-07;22510;C79.5;;;;;;REMARKMARK\n",
      "RECORDMARK1;umcg;PSEUDOMARK28;2026-04-08;22510;C79.5;;;;;;\n",
      "RECORDMARK29;umcg;PSEUDOMARK29;2026-04-09;22510\n",
      // Cells that have moved.
      "RECORDMARK31;umcg;PSEUDOMARK31;2026-04-11;22510;C79.5;PSEUDOMARK31;;;;;\n",
      "RECORDMARK32;umcg;PSEUDOMARK32;2026-04-12;PSEUDOMARK32;C79.5;;;;;;\n",
      "RECORDMARK33;PSEUDOMARK33;umcg;2026-04-13;22510;C79.5;;;;;;\n",
      "umcg;PSEUDOMARK34;2026-04-14;22510;C79.5;;;;;;;\n",
      "PSEUDOMARK35;RECORDMARK35;umcg;PSEUDOMARK35;2026-04-15;22510;C79.5;;;;;\n",
      "RECORDMARK36;umcg;22510;2026-04-16;PSEUDOMARK36;C79.5;;;;;;\n",
      "RECORDMARK37;PSEUDOMARK37;2026-04-17;umcg;22510;C79.5;;;;;;\n",
      "RECORDMARK30;umcg;PSEUDOMARK30;2026-04-10;PROCEDURE8MARK, vertebroplasty? 22510;C79.5;;;;;;\n",
    ]
    try workdir.write("in/umcg.csv", Self.header + rows.joined())
    // Citizen service numbers: refused as a whole, and none of it is shown.
    try workdir.write(
      "in/isala.csv",
      "record_id;center;patient;procedure_date;procedure;indication;bsn\n"
        + "RECORDMARK;isala;PSEUDOMARK;2026-03-01;22510;C79.5;123456782\n")
    return workdir
  }

  @Test(
    "No cell of a log is in any output but returns/: messages, reports, store, metrics",
    arguments: ["en", "nl"])
  func outputs(language: String) throws {
    let workdir = try inbox()
    var texts: [(name: String, text: String)] = []
    func run(_ arguments: [String]) throws {
      let run = try workdir.volumenorm(arguments)
      texts.append((run.command, run.output + run.errors))
    }
    let audit = ["audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--language", language]
    let store = ["--store", "ledger.sqlite", "--reports", "out"]
    try run(audit + store + ["--metrics", "v.prom"])
    try run(audit + store + ["--quiet"])
    try run(["check", "in/umcg.csv", "in/isala.csv", "--language", language])
    try run(["check", "in/umcg.csv", "--output", "json"])
    try run(["check", "in/umcg.csv", "--structure"])
    for form in ["table", "json", "csv", "markdown"] {
      try run(["lookup", "umcg", "--store", "ledger.sqlite", "--output", form])
    }
    try run(["runs", "--store", "ledger.sqlite"])
    try run(["verify", "--store", "ledger.sqlite", "--inputs", "in", "--output", "json"])
    for (path, data) in try workdir.tree("")
    where !path.hasPrefix("in/") && !path.hasPrefix("out/2026/returns/") {
      texts.append((path, String(decoding: data, as: UTF8.self)))
    }
    #expect(texts.count > 50)
    for (name, text) in texts {
      for secret in Self.secrets where text.contains(secret) {
        Issue.record("\(secret) is in \(name)")
      }
    }
    let returned = try workdir.text(of: "out/2026/returns/umcg.csv")
    #expect(returned.contains("PSEUDOMARK20"), "the marks are read at all")
    #expect(!FileManager.default.fileExists(atPath: workdir.path + "/out/2026/returns/isala.csv"))
  }

  @Test("The public edition holds no day, file, code of a record or word of a log")
  func publicEdition() throws {
    let workdir = try Workdir()
    var log = Self.header
    for number in 1...9 {
      log +=
        "RECORDMARK\(number);umcg;PSEUDOMARK\(number);2026-03-1\(number);22510;C79.5;Haren;;;;;\n"
    }
    log += "RECORDMARK20;Kliniek Woordmerk;PSEUDOMARK20;2026-05-21;22510;C79.5;;;;;;\n"
    log += "RECORDMARK21;umcg;PSEUDOMARK21;2026-05-32;22510;C79.5;;;;;;\n"
    log += "RECORDMARK22;umcg;PSEUDOMARK22;2026-05-22;bijzondere verrichting;C79.5;;;;;;\n"
    try workdir.write("in/umcg_bestandsnaam.csv", log)
    for language in ["en", "nl"] {
      let run = try workdir.volumenorm([
        "audit", "in", "--year", "2026", "--as-of", "2027-02-01", "--no-store", "--reports",
        "out", "--edition", "public", "--language", language,
      ])
      run.expect(3)
      let tree = try workdir.tree("out/2026-public")
      #expect(tree.keys.contains("audit.md") && tree.keys.contains("audit.csv"), "\(tree.keys)")
      for (path, data) in tree {
        let text = String(decoding: data, as: UTF8.self)
        let secrets =
          ["MARK", "Woordmerk", "bestandsnaam", "bijzondere", "Haren", "2026-05", "May 2026"]
          + ["mei 2026", "2026-03", "March 2026", "maart 2026", "12-05-2026"]
        for secret in secrets where text.contains(secret) {
          Issue.record("\(secret) is in \(path)")
        }
      }
    }
  }

  @Test("The public edition is refused before the year is judged")
  func publicTooEarly() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    let run = try workdir.volumenorm([
      "audit", "in", "--year", "2026", "--as-of", "2027-01-30", "--no-store", "--reports", "out",
      "--edition", "public",
    ])
    run.expect(64)
    run.expectOneLine()
    run.expectSaid(["--edition public", "2027-01-31"])
  }
}
