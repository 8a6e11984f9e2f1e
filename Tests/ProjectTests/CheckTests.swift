import Foundation
import Testing

/// `check`, as a hospital's data manager runs it before sending.
@Suite("A hospital can check its logs before it sends them")
struct CheckTests {
  private static let header = "record_id;center;patient;procedure_date;procedure;indication\n"

  /// A log with errors and warnings of several kinds.
  private static let faulty =
    header + "1;umcg;P1;31-02-2026;22510;C79.5\n" + "2;umcg;P2;2026-03-05;22510;C79.5\n"
    + "3;UMCG;P3;5-3-2026;22510;C79.5\n" + "4;umcg;P4;2026-13-01;22510;C79.5\n"
    + "5;umcg;P5;2026-03-05;22510\n"

  private func check(_ files: String..., on day: String = "2027-01-31", also: [String] = [])
    -> [String]
  {
    ["check"] + files + ["--as-of", day] + also
  }

  @Test("what the audit will not read is named")
  func passedOver() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg_1.csv", Self.header + "1;umcg;P1;2026-03-05;22510;C79.5\n")
    try workdir.write("in/umcg_2.xlsx", "PK")
    let run = try workdir.volumenorm(check("in"))
    run.expect(0)
    #expect(run.errors.hasPrefix("volumenorm: not read: umcg_2.xlsx; "), "\(run)")
    for name in ["umcg_3.tab", "umcg_4", "umcg_5.csv.pgp", "notes.md", "umcg.csv.sha256"] {
      try workdir.write("in/" + name, "x")
    }
    try workdir.volumenorm(check("in")).expectSaid([
      "volumenorm: not read: umcg_2.xlsx, umcg_3.tab, umcg_4, umcg_5.csv.pgp; "
    ])
    for name in ["umcg_3.tab", "umcg_4", "umcg_5.csv.pgp"] {
      try FileManager.default.removeItem(atPath: workdir.path + "/in/" + name)
    }
    try FileManager.default.removeItem(atPath: workdir.path + "/in/umcg_1.csv")
    let none = try workdir.volumenorm(check("in"))
    none.expect(66)
    none.expectSaid(["no logs found in in", "not read: umcg_2.xlsx"])
  }

  @Test("columns without a name are told where they hold something")
  func unnamed() throws {
    let workdir = try Workdir()
    let log = Fixtures.log(3).split(separator: "\n").map { ";\($0);" }
    func said(_ rows: [String]) throws -> String {
      try workdir.write("umcg.csv", rows.joined(separator: "\n") + "\n")
      return try workdir.volumenorm(check("umcg.csv")).output
    }
    #expect(try !said(log).contains("unknown_columns"))
    let named = try said([log[0], log[1] + "profylactisch", "7" + log[2], log[3]])
    #expect(
      named.contains(
        "unknown_columns: columns with values but without a name (2): the first is column 1"),
      "\(named)")
  }

  @Test("a log of which no record may count is told so, though nothing is wrong with it")
  func nothingCounts() throws {
    let workdir = try Workdir()
    try workdir.write("umcg.csv", Fixtures.log(3).replacing("22510", with: "038913"))
    let run = try workdir.volumenorm(check("umcg.csv"))
    run.expect(0)
    #expect(run.output.contains("none of its records counts, or may"), "\(run)")
    try workdir.write("umcg.csv", Fixtures.log(3))
    #expect(try !workdir.volumenorm(check("umcg.csv")).output.contains("none of its records"))
  }

  @Test(
    "a column whose name nearly is one that decides is named with it",
    arguments: [
      ("statsu", true), ("sttus", true), ("statuss", true), ("stotus", true), ("status_ok", true),
      ("studie_nr", true), ("Intention", true), ("stutsa", false), ("stats2", false),
      ("doelgroep", false),
    ])
  func nearNames(name: String, isNear: Bool) throws {
    let workdir = try Workdir()
    let log = Fixtures.log(3).split(separator: "\n").map { "\($0);nee" }
    let header = log[0].replacing(";nee", with: ";" + name)
    try workdir.write("umcg.csv", ([header] + log.dropFirst()).joined(separator: "\n") + "\n")
    let run = try workdir.volumenorm(check("umcg.csv"))
    run.expect(0)
    #expect(run.output.contains("(1): \(name)"), "\(run)")
    #expect(run.output.contains("\(name) (") == isNear, "\(run)")
  }

  @Test("a line sep= that names another delimiter than the header has is named as the cause")
  func wrongSep() throws {
    let workdir = try Workdir()
    try workdir.write("umcg.csv", "sep=,\n" + Fixtures.log(1))
    let run = try workdir.volumenorm(check("umcg.csv"))
    run.expect(65)
    #expect(
      run.output.contains("the line sep= names another delimiter (comma) than the header has"))
  }

  @Test(
    "names of columns that stand below other lines are found, and a name that is near a missing one"
  )
  func headers() throws {
    let workdir = try Workdir()
    try workdir.write(
      "umcg.csv", "Botcement 2026\n\n" + Self.header + "1;umcg;P1;2026-03-05;22510;C79.5\n")
    let below = try workdir.volumenorm(check("umcg.csv"))
    below.expect(65)
    #expect(
      below.output.contains("the names stand on line 3: leave out the lines above it"), "\(below)")
    try workdir.write(
      "umcg.csv",
      Self.header.replacing("procedure_date", with: "verrichtingdatum")
        + "1;umcg;P1;2026-03-05;22510;C79.5\n")
    let near = try workdir.volumenorm(check("umcg.csv"))
    near.expect(65)
    #expect(
      near.output.contains("the column procedure_date (verrichtingdatum?; = datum_verrichting,"),
      "\(near)")
  }

  @Test(
    "a column that denies what the leading one says leaves it open, and is told with the number of records and the first",
    arguments: [
      ("verrichting;verrichtingcode", "kyfoplastiek;A17", "kyfoplastiek;22513", "procedure"),
      ("procedure;procedure_code", "gastroscopie;22513", "vertebroplastiek;A17", "procedure"),
      ("procedure;status;uitgevoerd", "22513;gepland;ja", "22513;gepland;nee", "status"),
      ("procedure;status;uitgevoerd", "22513;ja;nee", "22513;;nee", "status"),
      (
        "procedure;diagnose;icd10", "22513;wervelmetastase;M80.0", "22513;osteoporose;M80.0",
        "indication"
      ),
    ])
  func rivals(columns: String, rival: String, sound: String, column: String) throws {
    let header = "record_id;center;patient;procedure_date;" + columns
    let hasIndication = columns.contains("icd10")
    let tail = hasIndication ? "" : ";C79.5"
    let rows = [sound, rival, sound, rival, rival].enumerated().map { index, cells in
      "\(index);umcg;P\(index);2026-03-0\(index + 1);\(cells)\(tail)\n"
    }
    let workdir = try Workdir()
    try workdir.write(
      "umcg.csv", header + (hasIndication ? "" : ";indication") + "\n" + rows.joined())
    let run = try workdir.volumenorm(check("umcg.csv"))
    run.expect(65)
    #expect(
      run.output.contains(
        "error columns_disagree × 3: two columns for \(column) contradict each other\n    first: line 3, record 2, column \(column)\n"
      ), "\(run)")
    try workdir.write(
      "umcg.csv", header + (hasIndication ? "" : ";indication") + "\n" + rows[0] + rows[2])
    #expect(try !workdir.volumenorm(check("umcg.csv")).output.contains("columns_disagree"))
  }

  @Test("each kind of finding stands once, with its number, its first place and its remedy")
  func grouped() throws {
    let workdir = try Workdir()
    try workdir.write("umcg.csv", Self.faulty)
    let run = try workdir.volumenorm(check("umcg.csv"))
    run.expect(65)
    #expect(
      run.output == """
        umcg.csv: 5 records, utf-8, semicolon
          error too_few_fields × 1: found 5 fields, the header has 6
            first: line 6, record 5
            do: Export the record again with every column.
          error date_impossible × 2: there is no such day, read with the month in the middle
            first: line 2, record 1, column procedure_date
            do: Give the day as yyyy-mm-dd.
          warning center_alias × 1: another spelling of the center's name
            first: line 4, record 3, column center
            do: Nothing; the name as the register has it would be surer.
          warning date_unpadded × 1: a day without its leading zeros
            first: line 4, record 3, column procedure_date
            do: Nothing; yyyy-mm-dd would be surer.
          2 counted, 0 merged, 0 duplicate, 0 out_of_scope, 0 undesignated, 3 doubtful

        1 file, 5 records, read as logs of 2026 on 2027-01-31: 2 counted, 0 merged, 0 duplicate, \
        0 out_of_scope, 0 undesignated, 3 doubtful
        not ready to send: correct the errors; volumenorm faults CODE explains each code

        """)
    #expect(run.errors.isEmpty, "\(run)")
  }

  @Test("warnings alone are 0, an error or a refused file is 65, a missing one 66")
  func exits() throws {
    let workdir = try Workdir()
    try workdir.write("sound.csv", Self.header + "1;UMC Groningen;P;5-3-2026;22510;C79.5\n")
    try workdir.write("faulty.csv", Self.faulty)
    try workdir.write("refused.csv", "")
    try workdir.volumenorm(check("sound.csv")).expect(0)
    try workdir.volumenorm(check("faulty.csv")).expect(65)
    try workdir.volumenorm(check("refused.csv")).expect(65)
    try workdir.volumenorm(check("sound.csv", "refused.csv")).expect(65)
    let missing = try workdir.volumenorm(check("sound.csv", "absent.csv"))
    missing.expect(66)
    missing.expectOneLine()
    try workdir.volumenorm(check("sound.csv", also: ["--output", "xml"])).expect(64)
    try workdir.volumenorm(check("sound.csv", also: ["--structure", "--year", "2026"])).expect(64)
  }

  @Test("it writes nothing")
  func writesNothing() throws {
    let workdir = try Workdir()
    try workdir.write("umcg.csv", Self.faulty)
    let before = try workdir.tree("")
    try workdir.volumenorm(check("umcg.csv", also: ["--output", "json"])).expect(65)
    #expect(differences(before, try workdir.tree("")) == [])
  }

  @Test("its JSON has the findings that an audit writes")
  func json() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Self.faulty)
    try workdir.write("in/b/lumc.csv", Self.faulty.replacingOccurrences(of: ";umcg;", with: ";;"))
    let run = try workdir.volumenorm(check("in", also: ["--output", "json"]))
    run.expect(65)
    try workdir.write("check.json", run.output)
    try workdir.volumenorm([
      "audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--no-store", "--reports", "out",
    ]).expect(2)
    let script = """
      import csv, json, sys
      files = json.load(open(sys.argv[1]))["files"]
      rows = [f for file in files for f in file["findings"]]
      blank = lambda v: "" if v is None else str(v)
      got = [{k: blank(v) for k, v in row.items()} for row in rows]
      expected = list(csv.DictReader(open(sys.argv[2])))
      assert got == expected, (got, expected)
      assert [list(f) for f in files] == [["file", "status", "encoding", "delimiter", "records", "findings"]] * 2
      assert [f["file"] for f in files] == ["b/lumc.csv", "umcg.csv"]
      assert all(type(row["line"]) is int for row in rows) and len(rows) > 8
      """
    let compared = try Program.python([
      "-c", script, workdir.path + "/check.json", workdir.path + "/out/2026/findings.csv",
    ])
    compared.expect(0)
  }

  @Test("the year is the one in which the most treatments lie, unless it is given")
  func year() throws {
    let workdir = try Workdir()
    try workdir.write("umcg.csv", Fixtures.log(3))
    let own = try workdir.volumenorm(check("umcg.csv", on: "2027-06-30"))
    own.expect(0)
    #expect(own.output.contains("read as logs of 2026 on 2027-06-30: 3 counted"), "\(own)")
    let other = try workdir.volumenorm(
      check("umcg.csv", on: "2027-06-30", also: ["--year", "2027"]))
    other.expect(0)
    #expect(other.output.contains("read as logs of 2027"), "\(other)")
    #expect(other.output.contains("0 counted, 0 merged, 0 duplicate, 3 out_of_scope"), "\(other)")
  }

  @Test("it speaks Dutch, and reads standard input")
  func dutch() throws {
    let workdir = try Workdir()
    let run = try workdir.volumenorm(
      check("-", also: ["--language", "nl"]), input: Self.faulty)
    run.expect(65)
    #expect(
      run.output.contains("fout too_few_fields × 1: 5 velden gevonden, de kopregel heeft er 6"))
    #expect(run.output.contains("nog niet klaar om te sturen"), "\(run)")
  }

  @Test("--structure looks at any CSV, whatever its columns")
  func structure() throws {
    let workdir = try Workdir()
    try workdir.write("any.csv", "a,b\n1,2\n\"x\ny\",3\n4\n5,6,7\n8,\"9\n10,11\n")
    let run = try workdir.volumenorm(["check", "--structure", "any.csv"])
    run.expect(65)
    for line in [
      "any.csv: 6 records, utf-8, comma",
      "error too_few_fields × 1: found 1 field, the header has 2",
      "first: line 5, record 3", "error too_many_fields × 1", "first: line 6, record 4",
      "error unclosed_quote × 1", "first: line 7, record 5",
    ] {
      #expect(run.output.contains(line), "\(line): \(run)")
    }
    try workdir.write("sound.csv", "naam,bsn\n\"a\nb\",111222333\n")
    try workdir.volumenorm(["check", "--structure", "sound.csv"]).expect(0)
    let json = try workdir.volumenorm(
      ["check", "--structure", "any.csv", "sound.csv", "--output", "json"])
    json.expect(65)
    #expect(json.output.contains("\"line\": 5, \"record\": 3, \"byte\": 16"), "\(json)")
    try workdir.write("logs/umcg.csv", Fixtures.log(1))
    try workdir.write("logs/umcg.xlsx", "PK")
    let folder = try workdir.volumenorm(["check", "--structure", "logs"])
    folder.expect(0)
    #expect(folder.errors.contains("umcg.xlsx"), "\(folder)")
  }
}
