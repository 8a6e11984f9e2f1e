import Foundation
import Testing

/// Whether a test may make system calls fail.
let canInject: Bool = {
  let run = try? Program.run(
    "/usr/bin/env", ["strace", "-o", "/dev/null", "-e", "inject=sync:error=EIO", "true"])
  return run?.status == 0
}()

/// A system call that fails at its n-th use in a thread, for each n of some.
struct Injection: Sendable, CustomTestStringConvertible {
  let call: String
  let error: String
  let uses: [Int]
  /// What the call must be about, below the reports folder; nil: anything.
  var path: String?

  var testDescription: String { "\(call) \(path ?? ""): \(error)" }
}

@Suite(
  "A system call that fails leaves the old report or the new, and a sound ledger",
  .enabled(if: canInject, "failing system calls want strace, and the right to trace"))
struct FaultInjectionTests {
  @Test(
    "At any step",
    arguments: [
      Injection(call: "write", error: "ENOSPC", uses: [1, 2, 7, 20, 50, 81]),
      Injection(call: "write", error: "EINTR", uses: [1, 9]),
      Injection(call: "fsync", error: "EIO", uses: [1, 2, 7]),
      Injection(call: "fsync", error: "EIO", uses: [1], path: "/.2026.new/audit.json"),
      Injection(call: "fsync", error: "EIO", uses: [1], path: "/.2026.new/datapackage.json"),
      Injection(call: "close", error: "EIO", uses: [1], path: "/.2026.new/datapackage.json"),
      Injection(call: "fsync", error: "EIO", uses: [1], path: "/.2026.new/centers"),
      Injection(call: "fsync", error: "EIO", uses: [1], path: "/.2026.new"),
      Injection(call: "fsync", error: "EIO", uses: [1], path: ""),
      Injection(call: "pwrite64", error: "ENOSPC", uses: Array(1...24)),
      Injection(call: "pwrite64", error: "EIO", uses: [1, 4, 12, 20, 23]),
      Injection(call: "fdatasync", error: "EIO", uses: [1, 2, 3, 4]),
      Injection(call: "renameat2", error: "EIO", uses: [1]),
      Injection(call: "renameat2", error: "EINVAL", uses: [1]),
      Injection(call: "mkdir", error: "EDQUOT", uses: [2, 3, 4]),
      Injection(call: "unlink", error: "EIO", uses: [1, 2, 30]),
      Injection(call: "rmdir", error: "EIO", uses: [1, 3]),
      Injection(call: "getdents64", error: "EIO", uses: [1, 2, 3, 4, 5, 6]),
      Injection(call: "flock", error: "EINTR", uses: [1]),
      Injection(call: "flock", error: "ENOLCK", uses: [1]),
      Injection(call: "clone3", error: "EAGAIN", uses: [1, 12]),
    ])
  func injected(_ injection: Injection) throws {
    for use in injection.uses {
      let workdir = try Workdir()
      try workdir.write("in/umcg.csv", Fixtures.log(10))
      try workdir.nightly().expect(3)
      let old = try workdir.tree("out/2026")
      try workdir.write("in/umcg.csv", Fixtures.log(12))
      let reports = workdir.url.appendingPathComponent("out").path
      let command =
        [
          "strace", "-f", "-o", "trace", "-e", "trace=\(injection.call)", "-e",
          "inject=\(injection.call):error=\(injection.error):when=\(use)",
        ] + (injection.path.map { ["-P", reports + $0] } ?? []) + [
          try Program.products.path + "/volumenorm", "audit", "in", "--year", "2026", "--as-of",
          "2027-01-31", "--store", "ledger.sqlite", "--reports", "out",
        ]
      let run = try Program.run("/usr/bin/env", command, in: workdir.url)
      let trace = try workdir.text(of: "trace").split(separator: "\n")
      let isInjected = trace.contains { $0.contains("INJECTED") }
      // Uses are counted by thread: the message that should say why can itself be hit.
      let isSilenced = trace.contains { $0.contains("write(2,") && $0.contains("INJECTED") }
      let name = "\(injection) at \(use), \(isInjected ? "" : "not ")injected: \(run)"
      #expect([3, 66, 73, 74].contains(run.status), "\(name)")
      let tree = try workdir.tree("out/2026")
      let verify = try workdir.ledger("verify", "--output", "json")
      let problems = try #require(try workdir.json(verify)["problems"] as? [[String: Any]])
      let kinds = problems.map { $0["problem"] as? String ?? "" }
      if run.status == 3 {
        #expect(tree != old && kinds.isEmpty, "\(name)\(verify)")
      } else {
        // The last word is why; the head stands before it where only the table could not be printed.
        let last = run.errors.split(separator: "\n").last ?? ""
        if isSilenced {
          #expect(run.errors.isEmpty, "\(name)")
        } else {
          #expect(last.hasPrefix("volumenorm: ") && !last.contains("ledger head"), "\(name)")
        }
        #expect(run.output.isEmpty && isInjected, "\(name)")
        // The new report may stand where only its durability is not sure.
        let isOld = differences(old, tree).isEmpty
        #expect(kinds.isEmpty || isOld && kinds == ["unpublished"], "\(name)\(verify)")
      }
      try workdir.nightly().expect(3)
      try workdir.ledger("verify", "--inputs", "in").expect(0)
    }
  }

  /// A center below the minimum by its published report, and a log by which it meets it.
  private func beforeNews() throws -> Workdir {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(8))
    try workdir.nightly().expect(2)
    try workdir.write("in/umcg.csv", Fixtures.log(12))
    return workdir
  }

  @Test("A run that is killed while it deletes the old report has told its news before")
  func killedBehindTheNews() throws {
    let workdir = try beforeNews()
    let run = try Program.run(
      "/usr/bin/env",
      [
        "strace", "-f", "-o", "trace", "-e", "trace=rmdir", "-e", "inject=rmdir:signal=KILL:when=3",
        try Program.products.path + "/volumenorm", "audit", "in", "--year", "2026", "--as-of",
        "2027-01-31", "--store", "ledger.sqlite", "--reports", "out", "--quiet",
      ], in: workdir.url)
    #expect(run.status == SIGKILL, "\(run)")
    #expect(run.output.contains("umcg: verdict below -> meets"), "\(run)")
    #expect(run.errors.contains("ledger head"), "\(run)")
    try workdir.ledger("verify").expect(0)
    try workdir.nightly().expect(3)
  }

  @Test(
    "A file that somebody puts into the old report while the new one is made is not deleted with it"
  )
  func signedMeanwhile() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(8))
    try workdir.nightly().expect(2)
    let script = """
      ( while [ ! -e out/.2026.new/centers ]; do sleep 0.01; done; echo ours >out/2026/audit.json.sig ) &
      exec strace -f -o trace -e trace=fsync -e inject=fsync:delay_enter=1000000:when=1 \
        '\(try Program.products.path)/volumenorm' audit in --year 2026 --as-of 2027-01-31 --no-store --reports out
      """
    let run = try Program.run("/usr/bin/env", ["sh", "-c", script], in: workdir.url)
    run.expect(2)
    #expect(
      run.errors.contains("out/.2026.new, the report before this one, is still there"), "\(run)")
    #expect(try workdir.text(of: "out/.2026.new/audit.json.sig") == "ours\n")
    let next = try workdir.nightly()
    next.expect(73)
    #expect(next.errors.contains("audit.json.sig"), "\(next)")
  }

  /// Audits `in` again, and holds the store for seven seconds once the run is recorded, before its report is published.
  private static let holding = """
    import os, sqlite3, subprocess, sys, time
    wait, program = sys.argv[1:]
    run = subprocess.Popen(["strace", "-f", "-o", "trace", "-e", "trace=renameat2", "-e", "inject=renameat2:delay_enter=1000000",
                            program, "audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--store", "ledger.sqlite",
                            "--reports", "out", "--quiet", "--lock-wait", wait])
    def published():
        return os.path.exists("trace") and open("trace").read().count("renameat2") >= 2
    while not published() and run.poll() is None:
        time.sleep(0.02)
    store = sqlite3.connect("ledger.sqlite", isolation_level=None, timeout=10)
    store.execute("BEGIN EXCLUSIVE")
    time.sleep(8)
    store.execute("ROLLBACK")
    sys.exit(run.wait())
    """

  @Test(
    "A ledger that is busy once the report is published is waited for, or said to be",
    arguments: [("20", Int32(3)), ("0", 74)])
  func busyBehindTheReport(lockWait: String, status: Int32) throws {
    let workdir = try beforeNews()
    let run = try Program.run(
      "/usr/bin/env",
      ["python3", "-c", Self.holding, lockWait, try Program.products.path + "/volumenorm"],
      in: workdir.url)
    run.expect(status)
    #expect(run.output.contains("umcg: verdict below -> meets") == (status == 3), "\(run)")
    #expect(
      run.errors.contains("run 2 is recorded and its report published") == (status == 74), "\(run)")
    try workdir.ledger("verify").expect(0)
  }

  /// Audits `in` while a line is appended to a log: once it is open, or once it was read and reports are being written.
  ///
  /// The system call that follows is delayed, so that the moment is sure.
  private static let appending = """
    import os, subprocess, sys, time
    moment, program = sys.argv[1:]
    log = os.path.abspath("in/umcg.csv")
    delayed = {
        "open": ["-P", "in/umcg.csv", "-P", log, "-e", "trace=openat,read", "-e", "inject=read:delay_enter=4000000:when=1"],
        "read": ["-e", "trace=fsync", "-e", "inject=fsync:delay_enter=4000000:when=1"],
    }[moment]
    run = subprocess.Popen(["strace", "-f", "-o", "trace", *delayed, program, "audit", "in", "--year", "2026", "--as-of",
                            "2027-01-31", "--no-store", "--reports", "out"], stdout=subprocess.DEVNULL)
    def is_there():
        if moment == "read":
            return os.path.isdir("out/.2026.new")
        return os.path.exists("trace") and "umcg.csv" in open("trace").read()
    while not is_there() and run.poll() is None:
        time.sleep(0.02)
    with open(log, "a") as file:
        file.write("99;umcg;P99;2026-05-05;22510;C79.5\\n")
    sys.exit(run.wait())
    """

  @Test(
    "A log that changes while it is read is refused; one that changed before it goes back ends the run"
  )
  func changing() throws {
    for (moment, status) in [("open", 3 as Int32), ("read", 74)] {
      let workdir = try Workdir()
      // One record in doubt, so that the log is read a second time.
      try workdir.write(
        "in/umcg.csv", Fixtures.log(10) + "98;umcg;P98;2026-02-31;22510;C79.5\n")
      let program = try Program.products.path + "/volumenorm"
      let run = try Program.run(
        "/usr/bin/env", ["python3", "-c", Self.appending, moment, program], in: workdir.url)
      run.expect(status)
      let isPublished = FileManager.default.fileExists(atPath: workdir.path + "/out/2026")
      #expect(isPublished == (moment == "open"), "\(run)")
      if moment == "open" {
        let findings = try workdir.text(of: "out/2026/findings.csv")
        #expect(findings.contains("not_readable,error,,umcg,umcg.csv"), "\(findings)")
        #expect(findings.contains("it changed while it was read"), "\(findings)")
      } else {
        run.expectSaid(["umcg.csv: changed during the run; run again"])
      }
    }
  }
}
