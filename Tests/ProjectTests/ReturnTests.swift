import Foundation
import Testing

/// `returns/`: what goes back to a sender is his own records, verbatim.
@Suite("Faulty records go back to their sender")
struct ReturnTests {
  private static let before = "finding_codes;finding_messages;finding_remedies;"

  private func audit(_ workdir: Workdir, _ status: Int32 = 2) throws {
    try workdir.volumenorm([
      "audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--no-store", "--reports", "out",
    ]).expect(status)
  }

  private func returned(_ workdir: Workdir, _ name: String) throws -> Data {
    try Data(contentsOf: workdir.url.appendingPathComponent("out/2026/returns/" + name))
  }

  @Test(
    "the file keeps its encoding, delimiter, line end, sep line and bytes",
    arguments: ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1252"], ["\n", "\r\n", "\r"])
  func dialects(encoding: String, end: String) throws {
    let workdir = try Workdir()
    try workdir.makeFolder("in")
    let script = #"""
      import codecs, sys
      path, encoding, end = sys.argv[1:4]
      mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
      def write(name, lines):
          with open(path + "/in/" + name, "wb") as f:
              f.write(mark + end.join(lines + [""]).encode(encoding))
      def read(name):
          data = open(path + "/out/2026/returns/" + name, "rb").read()
          assert data.startswith(mark), data
          return data[len(mark):].decode(encoding).split(end)
      header = "record_id|center|patient|procedure_date|procedure|indication|opmerking"
      bad = ['1|Máxima MC|P1||22510|C79.5|één "wervel" L3', '2|Máxima MC|P2|2026-02-30|22510|C79.5|"a|b ""c"""']
      lines = ["sep=|", header, bad[0], "3|Máxima MC|P3|2026-03-05|22510|C79.5|goed", bad[1]]
      if sys.argv[4] == "write":
          write("log.csv", lines)
      else:
          got = read("log.csv")
          assert got[0] == "sep=|" and got[-1] == "" and len(got) == 5, got
          assert got[1] == "finding_codes|finding_messages|finding_remedies|" + header, got
          assert got[2].endswith("|" + bad[0]) and got[2].startswith("stray_quote|"), got
          assert got[3].endswith("|" + bad[1]) and got[3].startswith("date_impossible|"), got
      """#
    for step in ["write", "read"] {
      try Program.python(["-c", script, workdir.path, encoding, end, step]).expect(0)
      if step == "write" { try audit(workdir) }
    }
  }

  @Test("a record with an open quote, which takes up what follows it, comes last")
  func openQuote() throws {
    let workdir = try Workdir()
    let open = "4;umcg;P4;2026-03-05;22510;\"C79.5"
    try workdir.write(
      "in/umcg.csv", Fixtures.log(3) + open + "\n5;umcg;P5;31-02-2026;22510;C79.5\n")
    try audit(workdir)
    let lines = String(decoding: try returned(workdir, "umcg.csv"), as: UTF8.self)
      .split(separator: "\n").map { String($0) }
    #expect(lines.count == 3)
    #expect(lines[1].hasPrefix("date_impossible;"))
    #expect(lines[2].hasPrefix("unclosed_quote;") && lines[2].hasSuffix(";" + open))
  }

  @Test("only doubtful records go back, and a log without any has no file")
  func onlyDoubtful() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(3) + "4;UMCG;P9;;22510;C79.5\n5;umcg;P9\n")
    try workdir.write("in/sub/lumc.csv", Fixtures.log(3, center: "LUMC"))
    try workdir.write("in/isala.csv", "BSN;x\n1;2\n")
    try audit(workdir)
    #expect(try workdir.tree("out/2026/returns").keys.sorted() == ["umcg.csv"])
    let text = String(decoding: try returned(workdir, "umcg.csv"), as: UTF8.self)
    #expect(
      text == Self.before + "record_id;center;patient;procedure_date;procedure;indication\n"
        + "date_missing center_alias;the day is missing / another spelling of the center's name;"
        + "Give the day as yyyy-mm-dd.;4;UMCG;P9;;22510;C79.5\n"
        + "too_few_fields;found 3 fields, the header has 6;Export the record again with every column.;"
        + "5;umcg;P9\n")
  }

  @Test("a compressed log goes back as plain text, beside one of the same name")
  func compressed() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(1) + "2;umcg;P9;;22510;C79.5\n")
    try workdir.write("in/sub/umcg.csv", Fixtures.log(1) + "3;umcg;P9;;22510;C79.5\n")
    for name in ["umcg.csv", "sub/umcg.csv"] {
      try Program.run("/usr/bin/gzip", ["-k", workdir.path + "/in/" + name]).expect(0)
    }
    try FileManager.default.removeItem(at: workdir.url.appendingPathComponent("in/sub/umcg.csv"))
    try workdir.write("in/umcg.csv", Fixtures.log(1) + "4;umcg;P9;;22510;C79.5\n")
    try audit(workdir)
    #expect(
      try workdir.tree("out/2026/returns").keys.sorted()
        == ["sub/umcg.csv", "umcg.csv", "umcg.csv~2"])
    let plain = String(decoding: try returned(workdir, "umcg.csv"), as: UTF8.self)
    #expect(plain.contains(";4;umcg;P9;"), "\(plain)")
    let inflated = String(decoding: try returned(workdir, "umcg.csv~2"), as: UTF8.self)
    #expect(inflated.contains(";2;umcg;P9;"), "\(inflated)")
    try audit(workdir)
  }

  @Test("a file that somebody put into returns/ freezes the report")
  func frozen() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(1) + "2;umcg;P9;;22510;C79.5\n")
    try audit(workdir)
    try workdir.write("out/2026/returns/umcg_corrected.csv", "x")
    let run = try workdir.volumenorm([
      "audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--no-store", "--reports", "out",
    ])
    run.expect(73)
    run.expectSaid(["returns/umcg_corrected.csv"])
    #expect(try workdir.text(of: "out/2026/returns/umcg_corrected.csv") == "x")
  }

  @Test("standard input goes back too")
  func standardInput() throws {
    let workdir = try Workdir()
    try workdir.volumenorm(
      ["audit", "-", "--year", "2026", "--as-of", "2027-01-31", "--no-store", "--reports", "out"],
      input: Fixtures.log(1) + "2;umcg;P9;;22510;C79.5\n"
    ).expect(2)
    #expect(String(decoding: try returned(workdir, "-"), as: UTF8.self).contains("\ndate_missing;"))
  }
}
