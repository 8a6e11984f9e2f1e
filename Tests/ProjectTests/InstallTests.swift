import Foundation
import Testing

/// `make install`, what it writes, and what an operator's night makes of it.
@Suite("An operator can install, run by night, and uninstall")
struct InstallTests {
  /// Every file below the prefix; `make uninstall` takes these away.
  private static let files: Set<String> = [
    "bin/volumenorm",
    "lib/systemd/system/volumenorm@.service",
    "lib/systemd/system/volumenorm@.timer",
    "lib/sysusers.d/volumenorm.conf",
    "share/bash-completion/completions/volumenorm",
    "share/doc/volumenorm/volumenorm.cron",
    "share/fish/vendor_completions.d/volumenorm.fish",
    "share/man/man1/volumenorm.1",
    "share/volumenorm/audit.schema.json",
    "share/zsh/site-functions/_volumenorm",
  ]

  /// Runs make free of the settings of a make above the tests.
  private func make(_ arguments: [String]) throws -> Program.Ending {
    try Program.run(
      "/usr/bin/env", ["-u", "MAKEFLAGS", "-u", "MAKELEVEL", "-u", "PREFIX", "make"] + arguments)
  }

  private func binary() throws -> String {
    try Program.products.appendingPathComponent("volumenorm").path
  }

  // MARK: make

  @Test("install writes each file, filled in; uninstall takes all of them away, and nothing else")
  func round() throws {
    let workdir = try Workdir()
    let place = ["DESTDIR=\(workdir.path)/root of a package", "PREFIX=/opt/volume-1.0"]
    let below = "root of a package/opt/volume-1.0"
    let run = try make(["install", "BINARY=\(try binary())"] + place)
    run.expect(0)
    let tree = try workdir.tree(below)
    #expect(Set(tree.keys) == Self.files)
    for (name, bytes) in tree where name != "bin/volumenorm" {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("@PREFIX@"), "\(name)")
      #expect(!text.contains("root of a package"), "\(name) names the place of the package")
      let mode = try FileManager.default.attributesOfItem(
        atPath: workdir.url.appendingPathComponent(below + "/" + name).path)[.posixPermissions]
      #expect(mode as? Int == 0o644, "\(name)")
    }
    for name in Self.files where name.contains("complet") || name.contains("site-functions") {
      #expect(String(decoding: tree[name] ?? Data(), as: UTF8.self).contains("lookup"), "\(name)")
    }
    #expect(tree["bin/volumenorm"] == (try Data(contentsOf: URL(fileURLWithPath: binary()))))
    #expect(try workdir.text(of: below + "/" + unit).contains("ExecStart=/opt/volume-1.0/bin/"))

    try workdir.write(below + "/bin/other", "")
    try make(["uninstall"] + place).expect(0)
    #expect(Set(try workdir.tree(below).keys) == ["bin/other"])
    for own in ["/share/doc/volumenorm", "/share/volumenorm"] {
      let folder = workdir.url.appendingPathComponent(below + own).path
      #expect(!FileManager.default.fileExists(atPath: folder))
    }
    try make(["uninstall"] + place).expect(0)
  }

  @Test("install says what an operator does next")
  func next() throws {
    let workdir = try Workdir()
    let run = try make(
      ["install", "BINARY=\(try stub(in: workdir))", "DESTDIR=\(workdir.path)/root"])
    run.expect(0)
    #expect(run.output.contains("systemd-sysusers /usr/local/lib/sysusers.d/volumenorm.conf\n"))
    #expect(run.output.contains("systemctl enable --now volumenorm@20"))
  }

  @Test(
    "a prefix that units and crontabs would misread is refused",
    arguments: ["usr/local", "", "/opt/my programs", "/opt/%i", "/opt/a&b", "/opt/$HOME"])
  func prefix(_ prefix: String) throws {
    let workdir = try Workdir()
    let run = try make(
      ["install", "BINARY=\(try stub(in: workdir))", "DESTDIR=\(workdir.path)/root"]
        + ["PREFIX=\(prefix.replacingOccurrences(of: "$", with: "$$"))"])
    #expect(run.status != 0, "\(run)")
    #expect(run.errors.contains("PREFIX must be an absolute path"), "\(run)")
    #expect(!FileManager.default.fileExists(atPath: "\(workdir.path)/root"))
  }

  // MARK: The manual page

  private struct Dump: Decodable {
    let command: Command
  }

  private struct Command: Decodable {
    struct Argument: Decodable {
      struct Name: Decodable {
        let kind: String
        let name: String
      }

      let names: [Name]?
    }

    let commandName: String
    let arguments: [Argument]?
    let subcommands: [Command]?

    /// The long options, without those that every command has.
    var options: [String] {
      (arguments ?? []).flatMap { $0.names ?? [] }.filter { $0.kind == "long" }.map(\.name)
        .filter { !["help", "version"].contains($0) }
    }
  }

  /// What the page lacks: a command without a section, an option that its section does not name.
  private func lacking(_ commands: [Command], in page: String) -> [String] {
    let sections = page.components(separatedBy: "\n.Ss ").dropFirst().map {
      $0.components(separatedBy: "\n.Sh ")[0].components(separatedBy: "\n")
    }
    return commands.flatMap { command -> [String] in
      guard let section = sections.first(where: { $0[0] == command.commandName }) else {
        return [command.commandName]
      }
      return command.options.filter { option in
        !section.contains { ($0 + " ").hasPrefix(".It Fl -\(option) ") }
      }.map { "\(command.commandName) --\($0)" }
    }
  }

  @Test("the manual page has a section for every command, with all of its options")
  func manual() throws {
    let run = try Program.run("volumenorm", ["--experimental-dump-help"])
    run.expect(0)
    let program = try JSONDecoder().decode(Dump.self, from: Data(run.output.utf8)).command
    let commands = try #require(program.subcommands)
    #expect(commands.count > 5)
    #expect(commands.flatMap(\.options).count > 20)
    let page = try packaged("volumenorm.1")
    #expect(lacking(commands, in: page) == [], "missing in volumenorm.1")
    for option in ["help", "version"] { #expect(page.contains("\n.Fl -\(option)")) }
    let poor = page.replacingOccurrences(of: ".It Fl -as-of Ar day\n", with: "")
      .replacingOccurrences(of: ".Ss faults\n", with: ".Ss fault\n")
    #expect(lacking(commands, in: poor).sorted() == ["audit --as-of", "check --as-of", "faults"])
  }

  @Test("it has the exit codes of the README")
  func exitCodes() throws {
    let readme = try String(
      contentsOf: Program.repository.appendingPathComponent("README.md"), encoding: .utf8)
    let table = try #require(
      readme.components(separatedBy: "## Exit codes\n").last?.components(separatedBy: "\n## ").first
    )
    let codes = table.matches(of: /(?m)^\| (\d+) \|/).map { String($0.1) }
    #expect(codes.count > 8)
    let section = try #require(
      try packaged("volumenorm.1").components(separatedBy: ".Sh EXIT STATUS\n").last?
        .components(separatedBy: "\n.Sh ").first)
    #expect(section.matches(of: /(?m)^\.It (\d+)$/).map { String($0.1) } == codes)
  }

  @Test("mandoc finds no fault in it", .enabled(if: found("mandoc"), "mandoc is not installed"))
  func lint() throws {
    let page = Program.repository.appendingPathComponent(Self.folder + "volumenorm.1").path
    let run = try Program.run("/usr/bin/env", ["mandoc", "-T", "lint", "-W", "warning", page])
    #expect(run.status == 0 && run.output.isEmpty, "\(run)")
  }

  // MARK: systemd

  private let unit = "lib/systemd/system/volumenorm@.service"

  @Test(
    "systemd accepts the units",
    .enabled(if: found("systemd-analyze"), "systemd-analyze is not installed"))
  func units() throws {
    let workdir = try Workdir()
    try make(["install", "BINARY=\(try stub(in: workdir))", "PREFIX=\(workdir.path)/usr"]).expect(0)
    func verify() throws -> Program.Ending {
      try Program.run(
        "/usr/bin/env",
        ["systemd-analyze", "verify", "--man=no"]
          + ["volumenorm@2026.service", "volumenorm@2026.timer"].map {
            "\(workdir.path)/usr/lib/systemd/system/\($0)"
          })
    }
    let run = try verify()
    #expect(run.status == 0 && run.errors.isEmpty, "\(run)")
    try FileManager.default.removeItem(atPath: "\(workdir.path)/usr/bin/volumenorm")
    #expect(try verify().status != 0)
  }

  @Test("the service takes verdicts for success, and prints no memory")
  func service() throws {
    let text = try packaged("volumenorm@.service")
    let lines = text.components(separatedBy: "\n")
    for line in [
      "Type=oneshot", "SuccessExitStatus=2 3", "User=volumenorm", "UMask=0027",
      "StateDirectoryMode=0750", "Environment=SWIFT_BACKTRACE=enable=no", "ProtectSystem=strict",
      "PrivateNetwork=yes", "NoNewPrivileges=yes",
    ] {
      #expect(lines.contains(line), "\(line)")
    }
    let timer = try packaged("volumenorm@.timer").components(separatedBy: "\n")
    #expect(timer.contains("Persistent=true"))
    #expect(timer.contains { $0.hasPrefix("RandomizedDelaySec=") })
  }

  // MARK: cron

  /// The crontab's settings and its one job.
  private func crontab(_ text: String) throws -> (settings: [String], job: [String]) {
    let lines = text.split(separator: "\n").map { String($0) }.filter { !$0.hasPrefix("#") }
    let settings = lines.filter { $0.wholeMatch(of: /[A-Z_]+=.*/) != nil }
    let jobs = lines.filter { !settings.contains($0) }
    #expect(jobs.count == 1)
    return (settings, try #require(jobs.first).split(separator: " ", maxSplits: 6).map(String.init))
  }

  @Test("the crontab has five fields of time, a user and a command, and no % that cron would eat")
  func fields() throws {
    let text = try packaged("volumenorm.cron")
    let (settings, job) = try crontab(text)
    #expect(settings.contains("SHELL=/bin/sh"))
    #expect(settings.contains("SWIFT_BACKTRACE=enable=no"))
    try #require(job.count == 7)
    for field in job[..<5] { #expect(field.wholeMatch(of: /\*|\d+/) != nil, "\(field)") }
    #expect(job[5] == "volumenorm")
    #expect(job[6].matches(of: /%/).count == job[6].matches(of: /\\%/).count)
    #expect(job.joined(separator: " ").utf8.count < 999, "longer than cron reads")
    #expect(text.hasSuffix("\n"), "cron wants a line end")
  }

  @Test(
    "cron mails a change and an error, and the log keeps all",
    arguments: [0, 2, 3, 75] as [Int32])
  func night(_ code: Int32) throws {
    let workdir = try Workdir()
    let prefix = "\(workdir.path)/usr"
    try make(["install", "BINARY=\(try stub(in: workdir, ending: code))", "PREFIX=\(prefix)"])
      .expect(0)
    let cron = try workdir.text(of: "usr/share/doc/volumenorm/volumenorm.cron")
    let (settings, job) = try crontab(cron)
    try workdir.makeFolder("state")
    let command = try #require(job.last).replacingOccurrences(
      of: "/var/lib/volumenorm", with: "\(workdir.path)/state")
    let run = try Program.run(
      "/usr/bin/env", ["-i"] + settings + ["sh", "-c", command])
    let error = code == 75 ? "volumenorm: the audit ended with 75\n" : ""
    #expect(run.output == "deventer: changed\n" + error, "\(run)")
    #expect(run.errors == "", "\(run)")
    #expect(
      try workdir.text(of: "state/nightly.log")
        == "volumenorm: ledger head 0123\ndeventer: changed\n" + error)
  }

  // MARK: Helpers

  private static let folder = "Sources/volumenorm/Packaging/"

  private func packaged(_ name: String) throws -> String {
    try String(
      contentsOf: Program.repository.appendingPathComponent(Self.folder + name), encoding: .utf8)
  }

  /// A program in place of the built one, that prints a head and a change.
  private func stub(in workdir: Workdir, ending code: Int32 = 0) throws -> String {
    try workdir.write(
      "stub",
      """
      #!/bin/sh
      if [ "$1" = --generate-completion-script ]; then echo "completion for $2"; exit 0; fi
      echo "volumenorm: ledger head 0123" >&2
      echo "deventer: changed"
      exit \(code)

      """)
    let path = "\(workdir.path)/stub"
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }
}

/// Whether a program is on the PATH.
private func found(_ tool: String) -> Bool {
  (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/\(tool)")
  }
}
