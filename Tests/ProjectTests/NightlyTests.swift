import Foundation
import Testing

@testable import samplelogs

@Suite("A nightly job can rely on it")
struct NightlyTests {
  @Test("--quiet prints only what differs from the last run of the same year, a line each")
  func quiet() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(9))
    let first = try workdir.nightly(asOf: "2026-10-31", "--quiet")
    first.expect(0)
    #expect(
      first.output == "2026: first run in this store: 34 not_submitted, 1 in_progress\n", "\(first)"
    )
    first.expectSaid(["ledger head "])
    let same = try workdir.nightly(asOf: "2026-11-01", "--quiet")
    #expect(same.output.isEmpty, "\(same)")
    try workdir.volumenorm(
      ["audit", "in", "--year", "2025", "--as-of", "2026-11-01", "--store", "ledger.sqlite"]
        + ["--reports", "out"]
    ).expect(3)
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    let changed = try workdir.nightly(asOf: "2026-11-02", "--quiet")
    #expect(
      changed.output == """
        umcg: verdict in_progress -> meets
        umcg: counted+doubtful 9+0 -> 10+0
        umcg.csv: other content

        """, "\(changed)")
    try workdir.volumenorm(["audit", "in", "--year", "2026", "--no-store", "--quiet"]).expect(64)
  }

  @Test("--metrics writes a Prometheus textfile, and leaves it when the run fails")
  func metrics() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    try workdir.write("in/bad.csv", "")
    try workdir.nightly("--metrics", "m/v.prom").expect(74)
    try workdir.makeFolder("m")
    try workdir.nightly("--metrics", "m/v.prom").expect(3)
    let text = try workdir.text(of: "m/v.prom")
    for line in [
      "volumenorm_centers{year=\"2026\",verdict=\"meets\"} 1",
      "volumenorm_centers{year=\"2026\",verdict=\"not_submitted\"} 34",
      "volumenorm_records{year=\"2026\",outcome=\"counted\"} 10",
      "volumenorm_files_refused{year=\"2026\"} 1",
      "# TYPE volumenorm_last_success_timestamp_seconds gauge",
    ] {
      #expect(text.contains(line + "\n"), "\(line) in \(text)")
    }
    let names = text.split(separator: "\n").map { line in line.prefix { $0 != "{" && $0 != " " } }
    #expect(Set(names.filter { $0 != "#" }).count == 5)
    #expect(try workdir.tree("m").keys.sorted() == ["v.prom"])
    try workdir.nightly("--policy", "gone.yaml", "--metrics", "m/v.prom").expect(66)
    #expect(try workdir.text(of: "m/v.prom") == text)
  }

  @Test("Reports and store are closed to others, whatever the mask; the metrics are open to read")
  func rights() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    let command =
      "umask 000; '\(try Program.products.path)/volumenorm' audit in --year 2026 "
      + "--as-of 2027-01-31 --store ledger.sqlite --reports out --metrics v.prom"
    try Program.run("/bin/sh", ["-c", command], in: workdir.url).expect(3)
    func rights(_ name: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: workdir.path + "/" + name)[
        .posixPermissions] as? Int
    }
    #expect(try rights("ledger.sqlite") == 0o640)
    #expect(try rights("out") == 0o750)
    #expect(try rights("out/2026/centers") == 0o750)
    #expect(try rights("out/2026/audit.md") == 0o640)
    #expect(try rights("v.prom") == 0o644)
  }

  // MARK: Several runs

  @Test("--lock-wait waits for the run that holds the reports folder")
  func lockWait() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    try workdir.makeFolder("out")
    let binary = try Program.products.path + "/volumenorm"
    let run = try Program.run(
      "/bin/sh",
      [
        "-c",
        "flock out sleep 1 & sleep 0.3; '\(binary)' audit in --year 2026 --as-of 2027-01-31 "
          + "--no-store --reports out; echo $?; '\(binary)' audit in --year 2026 --as-of 2027-01-31 "
          + "--no-store --reports out --lock-wait 30 >table; echo $?",
      ], in: workdir.url)
    #expect(run.output == "75\n3\n", "\(run)")
  }

  @Test("Runs at once: each is done or says 75, none is lost, and the ledger holds")
  func atOnce() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    // Foundation starts a shell with SIGCHLD blocked, in which its `wait` would never end.
    let script = """
      import subprocess, sys
      def start(*more):
          return subprocess.Popen(
              [sys.argv[1], "audit", "in", "--year", "2026", "--as-of", "2027-01-31",
               "--store", "ledger.sqlite", *more],
              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
      wait = ["--lock-wait", "60"]
      runs = [start("--reports", "one", *wait) for _ in range(4)]
      runs += [start("--reports", f"r{i}", *wait) for i in range(3)]
      runs += [start("--reports", "other") for _ in range(3)]
      for run in runs: print(run.wait())
      """
    let binary = try Program.products.path + "/volumenorm"
    let run = try Program.run(
      "/usr/bin/env", ["python3", "-c", script, binary], in: workdir.url)
    let codes = run.output.split(separator: "\n").map { String($0) }
    #expect(codes.count == 10 && Set(codes).isSubset(of: ["3", "75"]), "\(run)")
    let done = codes.count { $0 == "3" }
    #expect(done >= 7, "those that wait are all done: \(run)")
    let runs = try workdir.json(try workdir.ledger("runs", "--output", "json"))
    #expect((runs["runs"] as? [Any])?.count == done, "\(runs)")
    let verify = try workdir.ledger("verify")
    verify.expect(0)
  }

  // MARK: Kills

  @Test("A hundred runs killed at random moments: the old report or the new, and a sound ledger")
  func kills() throws {
    let workdir = try Workdir()
    let logs = [Fixtures.log(10), Fixtures.log(12)]
    var whole: [[String: Data]] = []
    // The shortest run so far: a busy machine takes longer, and is then killed earlier in its run.
    var duration = 60.0
    for log in logs {
      try workdir.write("in/umcg.csv", log)
      let start = Date()
      try workdir.nightly().expect(3)
      duration = min(duration, Date().timeIntervalSince(start))
      whole.append(try workdir.tree("out/2026"))
    }
    var generator = SeededGenerator(seed: 20_261_121, stream: "kills")
    var stopped = 0
    for kill in 0..<100 {
      try workdir.write("in/umcg.csv", logs[kill % 2])
      let process = Process()
      process.executableURL = try Program.products.appendingPathComponent("volumenorm")
      process.arguments = ["audit", "in", "--year", "2026", "--as-of", "2027-01-31"]
      process.arguments? += ["--store", "ledger.sqlite", "--reports", "out"]
      process.currentDirectoryURL = workdir.url
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      // The start of the program is the same each time; the reports are written after it.
      let moment = duration * (0.2 + 0.85 * Double(generator.next() % 1000) / 1000)
      let start = Date()
      usleep(UInt32(moment * 1e6))
      Glibc.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let isStopped = process.terminationReason == .uncaughtSignal
      stopped += isStopped ? 1 : 0
      if !isStopped { duration = min(duration, Date().timeIntervalSince(start)) }
      let tree = try workdir.tree("out/2026")
      #expect(whole.contains(tree), "kill \(kill): half a report")
      let verify = try workdir.ledger("verify", "--output", "json")
      let problems = try #require(try workdir.json(verify)["problems"] as? [[String: Any]])
      let kinds = problems.map { $0["problem"] as? String ?? "" }
      #expect(kinds.isEmpty || kinds == ["unpublished"], "kill \(kill): \(verify)")
    }
    #expect(stopped >= 40, "runs are to be stopped in their midst: \(stopped)")
    try workdir.nightly().expect(3)
    #expect(try FileManager.default.contentsOfDirectory(atPath: workdir.path + "/out") == ["2026"])
    try workdir.ledger("verify", "--inputs", "in").expect(0)
  }

  // MARK: The store

  @Test("A night without new data adds under 10 kB to the store")
  func growth() throws {
    let workdir = try Workdir()
    let sample = Program.repository.appendingPathComponent("sample-data").path
    func night(_ day: Int) throws -> Int {
      try workdir.volumenorm(
        ["audit", sample, "--year", "2026", "--as-of", "2027-02-\(day)", "--store", "s.sqlite"]
          + ["--reports", "out"]
      ).expect(2)
      let attributes = try FileManager.default.attributesOfItem(atPath: workdir.path + "/s.sqlite")
      return try #require(attributes[.size] as? Int)
    }
    let first = try night(11)
    let last = try (12...21).map(night).last ?? 0
    #expect(last > first)
    #expect((last - first) / 10 < 10_000, "\((last - first) / 10) bytes a night")
  }

  @Test(
    "A store that is damaged, foreign or of a newer version is refused: 73, and stays as it was")
  func unusable() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    try workdir.nightly().expect(3)
    let sound = try Data(contentsOf: workdir.url.appendingPathComponent("ledger.sqlite"))
    var torn = sound
    for index in 4096..<min(sound.count, 40_960) { torn[index] = 0xA5 }
    try torn.write(to: workdir.url.appendingPathComponent("torn.sqlite"))
    try sound[..<(sound.count / 2)].write(to: workdir.url.appendingPathComponent("half.sqlite"))
    try workdir.write("text.sqlite", String(repeating: "no database at all\n", count: 300))
    let script =
      "import sqlite3,sys; d=sqlite3.connect(sys.argv[1]); "
      + "d.executescript(sys.argv[2]); d.commit(); d.close()"
    try Program.python(["-c", script, workdir.path + "/foreign.sqlite", "CREATE TABLE t (a)"])
      .expect(0)
    try sound.write(to: workdir.url.appendingPathComponent("newer.sqlite"))
    try Program.python([
      "-c", script, workdir.path + "/newer.sqlite",
      "INSERT INTO grdb_migrations VALUES ('9 of tomorrow')",
    ]).expect(0)
    try workdir.makeFolder("folder.sqlite")
    let report = try workdir.tree("out")
    let stores = ["torn", "half", "text", "foreign", "newer", "folder"]
    for store in stores.map({ $0 + ".sqlite" }) {
      let before = try workdir.tree("")
      for command in [
        ["audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--reports", "out"],
        ["lookup", "umcg"], ["runs"],
      ] {
        let run = try workdir.volumenorm(command + ["--store", store])
        run.expect(73)
        run.expectOneLine()
        run.expectSaid([store])
      }
      #expect(differences(before, try workdir.tree("")) == [], "\(store)")
    }
    #expect(differences(report, try workdir.tree("out")) == [])
  }

  /// Runs a script half a second after another program, in Python, took hold of the ledger, as `d`.
  private func run(_ script: String, while hold: String, in workdir: Workdir) throws
    -> Program.Ending
  {
    let binary = try Program.products.path + "/volumenorm"
    let prelude = """
      audit() { '\(binary)' audit in --year 2026 --as-of 2027-01-31 --store ledger.sqlite --reports out "$@"; }
      runs() { '\(binary)' runs --store ledger.sqlite "$@"; }
      python3 -c "import os,sqlite3,time; d=sqlite3.connect('ledger.sqlite',isolation_level=None); \(hold)" &
      sleep 0.5

      """
    return try Program.run("/bin/sh", ["-c", prelude + script], in: workdir.url)
  }

  @Test("A store that another program locks is 75, and --lock-wait waits for it")
  func lockedStore() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    try workdir.nightly().expect(3)
    let before = try workdir.tree("out")
    let run = try run(
      "audit; echo $?; audit --lock-wait 30 >table; echo $?",
      while: "d.execute('BEGIN EXCLUSIVE'); time.sleep(1.5); d.execute('COMMIT')", in: workdir)
    #expect(run.output == "75\n3\n", "\(run)")
    #expect(differences(before, try workdir.tree("out")) == [])
    try workdir.ledger("verify").expect(0)
  }

  @Test("A look-up waits for a run that writes, for some seconds")
  func lookupWhileLocked() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    try workdir.nightly().expect(3)
    for (seconds, status) in [("1.5", 0), ("9", 75)] {
      let run = try run(
        "runs >rows; echo $?",
        while: "d.execute('BEGIN EXCLUSIVE'); time.sleep(\(seconds)); d.execute('COMMIT')",
        in: workdir)
      #expect(run.output == "\(status)\n", "\(run)")
    }
  }

  @Test(
    "A store without runs that goes while a run waits for it is made anew; one with runs is an error",
    arguments: [false, true])
  func vanishedStore(hasRuns: Bool) throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    try workdir.nightly().expect(3)
    let empty =
      "[d.execute('DELETE FROM '+t) for t in ('report_file','verdict','run','treatment_sheet','input','evidence')]; "
    // As a first run does whose reports fail: it takes away the store that it made, before it lets it go.
    let run = try run(
      "audit --lock-wait 30 >table; echo $?; runs --output json | grep -c '\"run\"'",
      while: (hasRuns ? "" : empty)
        + "d.execute('BEGIN IMMEDIATE'); time.sleep(1.5); os.remove('ledger.sqlite'); d.execute('ROLLBACK')",
      in: workdir)
    #expect(run.output == (hasRuns ? "74\n0\n" : "3\n1\n"), "\(run)")
    #expect(run.errors.contains("was moved or taken away") == hasRuns, "\(run)")
    if !hasRuns { try workdir.ledger("verify").expect(0) }
  }
}
