import Foundation
import Testing

@Suite("Files that nobody should send do no harm")
struct OddFilesTests {
  private static let header = "record_id;center;patient;procedure_date;procedure;indication\n"

  /// Audits `in`; gives the rows of `files.csv` and `findings.csv`.
  private func audit(_ workdir: Workdir) throws -> (
    run: Program.Ending, files: String, findings: String
  ) {
    let run = try workdir.volumenorm([
      "audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--no-store", "--reports", "out",
    ])
    return (
      run, try workdir.text(of: "out/2026/files.csv"), try workdir.text(of: "out/2026/findings.csv")
    )
  }

  @Test(
    "Links that lead out, loops, pipes and devices are passed over or refused, and nothing hangs")
  func links() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    try workdir.write("outside/etz.csv", Fixtures.log(10, center: "etz"))
    for (name, target) in [
      ("amphia.csv", "../outside/etz.csv"), ("haga.csv", "umcg.csv"), ("loop.csv", "loop.csv"),
      ("up", ".."), ("gone.csv", "nowhere.csv"), ("olvg.csv", "/dev/zero"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: workdir.path + "/in/" + name, withDestinationPath: target)
    }
    #expect(mkfifo(workdir.path + "/in/isala.csv", 0o600) == 0)
    let (run, files, findings) = try audit(workdir)
    run.expect(3)
    let rows = files.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[0] }
    #expect(rows == ["isala.csv", "umcg.csv"], "a file is read under its own name: \(files)")
    #expect(findings.contains("not_readable,error,,isala,isala.csv"), "\(findings)")
    #expect(findings.contains("no regular file"), "\(findings)")
  }

  @Test(
    "A file name with control bytes or wrong UTF-8 is printed as \\xNN, and stays in its folder")
  func names() throws {
    let workdir = try Workdir()
    try workdir.makeFolder("in")
    let log = Array(Fixtures.log(10).utf8) + Array("11;umcg;P11;2026-02-31;22510;C79.5\n".utf8)
    for name: [UInt8] in [
      Array("a\n\u{1B}[31m.csv".utf8), Array("umcg_".utf8) + [0xFF] + Array(".csv".utf8),
    ] {
      let path = Array((workdir.path + "/in/").utf8) + name
      let stream = path.map { CChar(bitPattern: $0) } + [0]
      let file = try #require(fopen(stream, "w"))
      #expect(fwrite(log + [10 + UInt8(name.count)], 1, log.count, file) == log.count)
      fclose(file)
    }
    let (run, files, _) = try audit(workdir)
    #expect(!(run.output + run.errors).utf8.contains(0x1B), "\(run)")
    #expect(files.contains("a\\x0a\\x1b[31m.csv") && files.contains("umcg_\\xff.csv"), "\(files)")
    let found = try Program.run("/usr/bin/find", [".", "-type", "f"], in: workdir.url).output
    let written = found.split(separator: "\n").filter {
      $0.hasPrefix("./") && !$0.hasPrefix("./in/")
    }
    #expect(written.count > 40 && written.allSatisfy { $0.hasPrefix("./out/2026/") }, "\(written)")
    #expect(written.contains { $0.hasPrefix("./out/2026/returns/") }, "\(written)")
  }

  @Test("Two names that print alike are told apart")
  func alike() throws {
    let workdir = try Workdir()
    try workdir.write("in/a\nb.csv", Fixtures.log(10))
    try workdir.write("in/a\\x0ab.csv", Fixtures.log(4, center: "isala"))
    let run = try workdir.nightly()
    run.expect(2)
    let files = try workdir.text(of: "out/2026/files.csv").split(separator: "\n").dropFirst()
    #expect(files.map { $0.split(separator: ",")[0] } == ["a\\x0ab.csv", "a\\x0ab.csv~2"])
    try workdir.ledger("verify", "--inputs", "in").expect(0)
  }

  @Test(
    "A declared file outside the inputs has the name that it was given, and no folder of the machine"
  )
  func outside() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    try workdir.write("elsewhere/s.csv", "file,center\numcg.csv,umcg\n../gone.csv,lumc\n")
    try workdir.nightly("--submissions", "elsewhere/s.csv").expect(3)
    let files = try workdir.text(of: "out/2026/files.csv").split(separator: "\n").dropFirst()
    #expect(
      files.map { $0.split(separator: ",")[0] } == ["../gone.csv", "umcg.csv", "umcg.csv~"])
  }

  @Test(
    "A declaration is of the file whose name has its bytes, not of one that Unicode takes for it")
  func canonicallyEqual() throws {
    let workdir = try Workdir()
    try workdir.write("in/a_e\u{301}.csv", Fixtures.log(10))
    try workdir.write("in/a_\u{E9}.csv", Fixtures.log(4, center: "isala"))
    try workdir.write("in/submissions.csv", "file,center,records\na_\u{E9}.csv,isala,4\n")
    try workdir.nightly().expect(2)
    let findings = try workdir.text(of: "out/2026/findings.csv").split(separator: "\n")
    #expect(findings.count == 1, "\(findings)")
  }

  @Test("A log's control bytes reach neither the terminal nor a page")
  func controlBytes() throws {
    let workdir = try Workdir()
    try workdir.write(
      "in/log.csv",
      Self.header + "1;Kliniek \u{1B}]0;Rood\u{7};P1;2026-03-01;22510;C79.5\n"
        + "2;Kliniek \u{202E}Om;P2;2026-03-01;22510;C79.5\n")
    let (run, _, _) = try audit(workdir)
    for (name, data) in try workdir.tree("out/2026") where !name.hasPrefix("returns/") {
      #expect(!data.contains { $0 < 0x20 && ![0x0A, 0x0D].contains($0) }, "\(name)")
      #expect(!String(decoding: data, as: UTF8.self).contains("\u{202E}"), "\(name)")
    }
    #expect(!(run.output + run.errors).utf8.contains { $0 < 0x20 && $0 != 0x0A }, "\(run)")
  }

  @Test("A record, a line or a header that is too long costs itself alone")
  func long() throws {
    let workdir = try Workdir()
    let (sound, long) = (Fixtures.log(10), String(repeating: "x", count: 5_000_000))
    try workdir.write("in/umcg.csv", sound + "11;umcg;\"" + long + "\";2026-03-01;22510;C79.5\n")
    try workdir.write("in/isala.csv", Fixtures.log(10, center: "isala") + "11;isala;" + long)
    try workdir.write("in/etz.csv", (0..<100_000).map { "c\($0)" }.joined(separator: ";") + "\n")
    try workdir.write("in/haga.csv", long)
    let (run, files, findings) = try audit(workdir)
    run.expect(3)
    #expect(findings.contains("record_too_long,error,doubtful,umcg,umcg.csv,12,11,"), "\(findings)")
    #expect(
      findings.contains("record_too_long,error,doubtful,isala,isala.csv,12,11,"), "\(findings)")
    #expect(findings.contains("header_too_large,error,,etz,etz.csv,1,0,0"), "\(findings)")
    #expect(findings.contains("header_too_large,error,,haga,haga.csv,1,0,0"), "\(findings)")
    for center in ["isala", "umcg"] {
      #expect(files.contains(",\(center),read,11,10,0,0,0,0,1"), "\(files)")
    }
  }

  @Test("A log that is hashed on another core than it is parsed on has the digest that it has")
  func big() throws {
    let workdir = try Workdir()
    try FileManager.default.createDirectory(
      atPath: workdir.path + "/in", withIntermediateDirectories: true)
    // Lines of nearly a mebibyte: 68 MB that even a debug build reads in a moment.
    let script = """
      import hashlib, sys
      head = b"record_id;center;patient;procedure_date;procedure;indication;remark\\n"
      rows = [b"%d;umcg;p%d;2026-03-01;22513;C79.5;%s\\n" % (i, i, b"x" * 1000000) for i in range(68)]
      text = head + b"".join(rows)
      open(sys.argv[1], "wb").write(text)
      print(hashlib.sha256(text).hexdigest(), len(text))
      """
    let made = try Program.python(["-c", script, workdir.path + "/in/umcg.csv"])
    let expected = made.output.split(whereSeparator: \.isWhitespace)
    try #require(expected.count == 2, "\(made)")
    let (run, files, _) = try audit(workdir)
    run.expect(3)
    #expect(
      files.contains("umcg.csv,\(expected[0]),\(expected[1]),utf-8,semicolon,umcg,read,68,68,"))
  }

  @Test("A gzip bomb is refused before it fills the memory")
  func bomb() throws {
    let workdir = try Workdir()
    let script =
      "import gzip,sys\n"
      + "with gzip.open(sys.argv[1],'wb',9) as f:\n"
      + "  f.write(b'record_id;center;patient;procedure_date;procedure;indication\\n')\n"
      + "  for i in range(300): f.write(b'0'*1000000)\n"
    try workdir.makeFolder("in")
    try Program.python(["-c", script, workdir.path + "/in/umcg.csv.gz"]).expect(0)
    let (run, files, findings) = try audit(workdir)
    run.expect(3)
    #expect(files.contains(",umcg,refused,0,"), "\(files)")
    #expect(findings.contains("gzip"), "\(findings)")
    // It is evidence: its digest and size are of the file as sent.
    let digest = try Program.run("/usr/bin/sha256sum", ["in/umcg.csv.gz"], in: workdir.url).output
    #expect(files.contains("umcg.csv.gz,\(digest.prefix(64)),"), "\(files)")
  }

  @Test("A gzip log gives what it holds, in however many members; a damaged one gives nothing")
  func gzipLogs() throws {
    let workdir = try Workdir()
    try workdir.makeFolder("in")
    try workdir.makeFolder("plain")
    // Longer than a block, with a doubtful record behind it.
    let rows = (1...9000).map {
      "\($0);umcg;P\($0);2026-03-05;22510;C79.5;\(String(repeating: "x", count: 40))\n"
    }
    let header = "record_id;center;patient;procedure_date;procedure;indication;remark\n"
    try workdir.write(
      "plain/umcg.csv", header + rows.joined() + "9001;umcg;P;31-02-2026;22510;C79.5;é\n")
    let script = #"""
      import gzip, sys
      folder = sys.argv[1]
      data = open(folder + "/plain/umcg.csv", "rb").read()
      whole = gzip.compress(data)
      members = b"".join(gzip.compress(data[i:i + 300001]) for i in range(0, len(data), 300001))
      broken = bytearray(whole)
      broken[-3] ^= 1
      cases = {
          "umcg": members, "lumc": whole[:-1], "isala": whole + b"\0x", "umcu": whole + b"\0" * 512, "asz": bytes(broken), "avl": b"\x1f",
          "cwz": data, "mst": b"", "haga": gzip.compress(b""), "hmc": gzip.compress(whole),
      }
      for name, content in cases.items():
          open(folder + "/in/" + name + ".csv.gz", "wb").write(content)
      """#
    try Program.python(["-c", script, workdir.path]).expect(0)
    let (_, files, findings) = try audit(workdir)
    for name in ["lumc", "isala", "asz", "avl", "cwz"] {
      #expect(findings.contains("not_decodable,error,,\(name),\(name).csv.gz,"), "\(findings)")
    }
    for name in ["mst", "haga"] {
      #expect(findings.contains("empty_file,error,,\(name),\(name).csv.gz,"), "\(findings)")
    }
    #expect(findings.contains("not_text,error,,hmc,hmc.csv.gz,"), "\(findings)")
    #expect(!findings.contains("not_decodable,error,,umcu,"), "zeros may fill up a last block")
    #expect(files.contains(",utf-8,semicolon,umcg,read,9001,9000,"), "\(files)")
    let returned = try workdir.text(of: "out/2026/returns/umcg.csv")
    try workdir.volumenorm([
      "audit", "plain", "--year", "2026", "--as-of", "2027-01-31", "--no-store", "--reports",
      "plain-out",
    ]).expect(3)
    #expect(try workdir.text(of: "plain-out/2026/returns/umcg.csv") == returned)
    #expect(returned.contains(";9001;umcg;P;31-02-2026;22510;C79.5;é\n"), "\(returned)")
  }

  @Test("A delimiter that nobody sees is named, and not printed")
  func unseenDelimiter() throws {
    let workdir = try Workdir()
    try workdir.write(
      "in/umcg.csv", "sep=\u{1B}\n" + Fixtures.log(1).replacing(";", with: "\u{1B}"))
    let (run, files, _) = try audit(workdir)
    run.expect(2)
    #expect(files.contains(",byte 27,"), "\(files)")
    let check = try workdir.volumenorm(["check", "in/umcg.csv"])
    #expect(!check.output.contains("\u{1B}"), "\(check)")
  }

  @Test("A policy over 64 KiB, with an anchor, an alias, a tag or a second document is refused: 78")
  func policies() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    let sound = try Fixtures.policy()
    for (name, policy, said) in [
      ("long", sound + "# " + String(repeating: "x", count: 70_000) + "\n", "65536"),
      ("anchor", sound.replacingOccurrences(of: "minimum: 10", with: "minimum: &m 10"), "anchor"),
      ("alias", sound.replacingOccurrences(of: "minimum: 10", with: "minimum: *m"), "line"),
      ("second", sound + "\n---\nnorm: other\n", "line"),
      ("octal", sound.replacingOccurrences(of: "minimum: 10", with: "minimum: 0o12"), "0o12"),
      ("float", sound.replacingOccurrences(of: "minimum: 10", with: "minimum: 1e1"), "1e1"),
      ("twice", sound + "minimum: 12\n", "minimum"),
      ("wrong", "\u{FFFE}\u{0}", "policy.yaml"),
    ] {
      try workdir.write("policy.yaml", policy)
      let run = try workdir.volumenorm([
        "audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--no-store", "--reports", "out",
        "--policy", "policy.yaml",
      ])
      run.expect(78)
      run.expectOneLine()
      run.expectSaid(["policy.yaml", said])
      #expect(!run.output.contains("umcg"), "\(name)")
    }
    try workdir.write(
      "policy.yaml", sound.replacingOccurrences(of: "minimum: 10", with: "minimum: 010"))
    let zero = try workdir.volumenorm(["policy", "--policy", "policy.yaml"])
    #expect(
      zero.status == 0 || zero.status == 78, "010 is ten or an error, and never eight: \(zero)")
  }
}
