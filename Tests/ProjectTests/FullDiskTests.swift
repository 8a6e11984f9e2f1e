import Foundation
import Testing

/// Whether this machine lets a test mount a small disk of its own.
private let canMount: Bool = {
  let run = try? Program.run(
    "/usr/bin/env", ["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"])
  return run?.status == 0
}()

@Suite(
  "A full or read-only disk is an error, with the old reports and store intact",
  .enabled(if: canMount, "a test that fills a disk wants `unshare -rm` and a tmpfs"))
struct FullDiskTests {
  /// Runs a script beside a log, with a disk of so many kilobytes at `disk`.
  private func onDisk(_ kilobytes: Int, _ script: String) throws -> Program.Ending {
    let workdir = try Workdir()
    try workdir.makeFolder("disk")
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    let binary = try Program.products.path + "/volumenorm"
    let prelude = """
      set -u
      mount -t tmpfs -o size=\(kilobytes)k none disk
      run() { '\(binary)' audit in --year 2026 --as-of 2027-01-31 "$@" >/dev/null; echo $?; }
      sums() { find disk -type f ! -name '*.new' | sort | xargs sha256sum; }

      """
    return try Program.run(
      "/usr/bin/env", ["unshare", "-rm", "sh", "-c", prelude + script], in: workdir.url)
  }

  @Test(
    "Reports on a disk that fills at any step", arguments: Array(stride(from: 40, to: 400, by: 24)))
  func reports(kilobytes: Int) throws {
    // The old report stands on the disk; the rest of the disk is what a new one may take.
    let run = try onDisk(
      4000,
      """
      run --reports disk/out --store s.sqlite
      sums >before
      mount -o remount,size=$(( $(du -sk disk | cut -f1) + \(kilobytes) ))k disk
      run --reports disk/out --store s.sqlite
      sums >after
      cmp before after && ls -A disk/out && '\(try Program.products.path)/volumenorm' verify --store s.sqlite
      """)
    let lines = run.output.split(separator: "\n").map { String($0) }
    #expect(lines.first == "3", "\(run)")
    if lines.dropFirst().first == "3" { return }
    #expect(lines.dropFirst().first == "73", "\(run)")
    #expect(run.errors.contains("No space left on device"), "\(run)")
    #expect(lines.contains("2026") && !lines.contains(".2026.new"), "\(run)")
    #expect(lines.last == "nothing differs", "\(run)")
  }

  @Test(
    "A store on a disk that fills at any step", arguments: Array(stride(from: 4, to: 200, by: 16)))
  func store(kilobytes: Int) throws {
    let run = try onDisk(
      4000,
      """
      run --reports out --store disk/s.sqlite
      sums >before; (cd out && find . -type f | sort | xargs sha256sum) >out.before
      mount -o remount,size=$(( $(du -sk disk | cut -f1) + \(kilobytes) ))k disk
      cp in/umcg.csv in/copy.csv; sed -i 's/;P/;Q/' in/copy.csv
      run --reports out --store disk/s.sqlite
      sums >after; (cd out && find . -type f | sort | xargs sha256sum) >out.after
      cmp before after && cmp out.before out.after && '\(try Program.products.path)/volumenorm' verify --store disk/s.sqlite
      """)
    let lines = run.output.split(separator: "\n").map { String($0) }
    #expect(lines.first == "3", "\(run)")
    if lines.dropFirst().first == "3" { return }
    #expect(lines.dropFirst().first == "74", "\(run)")
    #expect(run.errors.contains("the disk is full"), "\(run)")
    #expect(lines.last == "nothing differs", "\(run)")
  }

  @Test("A first run without room for its reports leaves no store")
  func noStore() throws {
    let run = try onDisk(
      100,
      """
      run --reports disk/out --store s.sqlite
      ln -s real.sqlite link.sqlite
      run --reports disk/out --store link.sqlite
      ls *.sqlite
      """)
    #expect(run.output == "73\n73\nlink.sqlite\n", "\(run)")
  }

  @Test("A first run without room for its store leaves none, and no report")
  func noRoomForStore() throws {
    let run = try onDisk(
      100, "run --reports out --store disk/s.sqlite; ls -A disk; ls")
    #expect(run.output == "74\ndisk\nin\n", "\(run)")
    #expect(run.errors.contains("the disk is full"), "\(run)")
  }

  @Test("Nor on a disk without room for a single byte")
  func noRoomAtAll() throws {
    let run = try onDisk(
      64,
      "cat /dev/zero >disk/full 2>/dev/null; run --reports out --store disk/s.sqlite; ls -A disk; ls"
    )
    #expect(run.output == "74\nfull\ndisk\nin\n", "\(run)")
  }

  @Test("A read-only disk")
  func readOnly() throws {
    let run = try onDisk(
      4000,
      """
      run --reports disk/out --store disk/s.sqlite
      mount -o remount,ro disk
      run --reports disk/out --store disk/s.sqlite
      run --reports out --store disk/s.sqlite
      run --reports disk/out --no-store
      run --reports out --no-store --metrics disk/m.prom
      '\(try Program.products.path)/volumenorm' verify --store disk/s.sqlite
      '\(try Program.products.path)/volumenorm' lookup umcg --store disk/s.sqlite --output csv | wc -l
      """)
    let lines = run.output.split(separator: "\n").map { String($0) }
    #expect(lines.prefix(5) == ["3", "73", "73", "73", "74"], "\(run)")
    #expect(lines.suffix(2) == ["nothing differs", "2"], "\(run)")
  }

  @Test("A limit on the size of files (a quota) is an error with words, not a death by signal")
  func limit() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    try workdir.nightly().expect(3)
    let before = try workdir.tree("out")
    let size = try Data(contentsOf: workdir.url.appendingPathComponent("ledger.sqlite")).count
    for (blocks, status) in [(4, 73), (size / 512, 74)] {
      let run = try Program.run(
        "/bin/sh",
        [
          "-c",
          "ulimit -f \(blocks); '\(try Program.products.path)/volumenorm' audit in --year 2026 "
            + "--as-of 2027-01-31 --store ledger.sqlite --reports out; echo $?",
        ], in: workdir.url)
      #expect(run.output == "\(status)\n", "\(blocks): \(run)")
      #expect(differences(before, try workdir.tree("out")) == [], "\(run)")
    }
    try workdir.ledger("verify").expect(0)
  }
}
