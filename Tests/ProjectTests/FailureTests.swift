import Foundation
import Testing

/// A run that cannot be done, and what the user reads of it.
struct Failure: Sendable, CustomTestStringConvertible {
  let sentence: String
  let status: Int32
  /// What follows the usual arguments; all of them where `isWhole`.
  let arguments: [String]
  let isWhole: Bool
  let prepare: @Sendable (Workdir) throws -> [String]

  var testDescription: String { "\(status): \(sentence)" }

  /// - Parameter prepare: writes what the run needs; gives words that stderr must hold.
  init(
    _ status: Int32, _ sentence: String, _ arguments: [String], isWhole: Bool = false,
    prepare: @escaping @Sendable (Workdir) throws -> [String] = { _ in [] }
  ) {
    self.sentence = sentence
    self.status = status
    self.arguments = arguments
    self.isWhole = isWhole
    self.prepare = prepare
  }
}

@Suite("A run that cannot be done says why in the published exit code")
struct FailureTests {
  @Test("A misused command exits 64 and prints nothing on stdout", arguments: misuses)
  func misuse(_ failure: Failure) throws { try run(failure) }

  @Test(
    "Every row at fault of submissions.csv is named, each in a line",
    arguments: [
      (
        "umcg.csv,umcg,1,,\numcg.csv,Zorghuis,1,,\numcg.csv\numcg.csv,umcg,-1,,\n",
        """
        volumenorm: submissions.csv, line 3: the center "Zorghuis" is not in the register; give its id
        submissions.csv, line 4: fewer fields than the header has
        submissions.csv, line 5: found records "-1", expected a whole number, of at most 1000000000

        """
      ),
      (
        "umcg.csv,umcg,3,0,2027-01-02\numcg.csv,umcg,3,2,2027-01-02\numcg.csv,isala,4,,2027-01-03\n",
        """
        volumenorm: submissions.csv, line 3: treatments of a file and center differ from line 2; keep one row
        submissions.csv, line 4: received of a file differs from line 2; give one day

        """
      ),
    ])
  func submissionsFaults(rows: String, said: String) throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(1))
    try workdir.write("in/submissions.csv", "file,center,records,treatments,received\n" + rows)
    let run = try workdir.volumenorm([
      "audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--no-store", "--reports", "out",
    ])
    run.expect(78)
    #expect(run.errors == said)
  }

  @Test("A run that fails says why in one line on stderr, stdout stays empty", arguments: faults)
  func fault(_ failure: Failure) throws { try run(failure).expectOneLine() }

  @discardableResult
  private func run(_ failure: Failure) throws -> Program.Ending {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(10))
    let words = try failure.prepare(workdir)
    let usual = [
      "audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--no-store", "--reports", "out",
    ]
    let run = try workdir.volumenorm(
      failure.isWhole ? failure.arguments : usual + failure.arguments)
    run.expect(failure.status)
    run.expectSaid(words)
    #expect(run.output.isEmpty, "\(run)")
    #expect(!run.errors.isEmpty, "\(run)")
    let report = FileManager.default.fileExists(atPath: workdir.path + "/out/2026")
    #expect(!report, "a failed run publishes nothing: \(run)")
    return run
  }
}

/// Faults that the parser of arguments finds; it adds the usage to its message.
private let misuses: [Failure] = [
  Failure(64, "no input is given", ["audit", "--year", "2026", "--no-store"], isWhole: true),
  Failure(64, "no year is given", ["audit", "in", "--no-store"], isWhole: true),
  Failure(64, "a flag is unknown", ["--colour"]),
  Failure(64, "--map names no column of ours", ["--map", "colour=kleur"]) { _ in ["--map"] },
  Failure(
    64, "--map names a column twice", ["--map", "procedure=a", "--map", "procedure=b"]
  ) { _ in ["procedure=b: a second name"] },
  Failure(
    64, "--map gives one name to two columns", ["--map", "trial_id=x", "--map", "status=X"]
  ) { _ in ["status=X: expected a name of its own"] },
  Failure(64, "--map gives no name", ["--map", "status=_"]) { _ in ["status=_: expected a name"] },
  Failure(64, "--map has no =", ["--map", "procedure"]) { _ in ["--map"] },
  Failure(64, "--store and --no-store exclude each other", ["--store", "s.sqlite"]),
]

private let faults: [Failure] =
  [
    Failure(
      64, "the year is before the norm",
      ["audit", "in", "--year", "2024", "--as-of", "2027-01-31", "--no-store"], isWhole: true
    ) { _ in ["2024"] },
    Failure(
      64, "the as-of date is before the year",
      ["audit", "in", "--year", "2026", "--as-of", "2025-12-31", "--no-store"], isWhole: true
    ) { _ in ["2025-12-31"] },
    Failure(
      64, "the inputs have only / in common",
      ["audit", "in", "/proc", "--year", "2026", "--as-of", "2027-01-31", "--no-store"],
      isWhole: true),
    Failure(
      64, "/ is no input",
      ["audit", "/", "--year", "2026", "--as-of", "2027-01-31", "--no-store"], isWhole: true),
    Failure(
      64, "- stands with other inputs",
      ["audit", "in", "-", "--year", "2026", "--as-of", "2027-01-31", "--no-store"], isWhole: true),
    Failure(
      66, "an input is missing",
      ["audit", "in", "gone.csv", "--year", "2026", "--as-of", "2027-01-31", "--no-store"],
      isWhole: true
    ) { _ in ["gone.csv"] },
    Failure(
      66, "a folder holds no logs",
      ["audit", "none", "--year", "2026", "--as-of", "2027-01-31", "--no-store"], isWhole: true
    ) {
      try $0.write("none/readme.md", "no log")
      return ["none"]
    },
    Failure(
      64, "the store is nowhere",
      ["audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--store", ""], isWhole: true
    ) { _ in ["--store is empty"] },
    Failure(
      64, "the store stands where the report is replaced",
      [
        "audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--reports", "out", "--store",
        "out/2026/s.sqlite",
      ], isWhole: true
    ) { _ in ["out/2026/s.sqlite", "replaced whole"] },
    Failure(
      64, "the metrics would take the place of the store",
      [
        "audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--store", "s.sqlite",
        "--metrics", "./s.sqlite",
      ], isWhole: true
    ) { _ in ["./s.sqlite is the file of --store"] },
    Failure(64, "the metrics would take the place of a log", ["--metrics", "in/umcg.csv"]) { _ in
      ["in/umcg.csv is one of the inputs"]
    },
    Failure(
      64, "the metrics would take the place of a log, by way of a folder that is to be made",
      ["--metrics", "out/../in/umcg.csv"]
    ) { _ in ["out/../in/umcg.csv is one of the inputs"] },
    Failure(
      73, "the store is a link to a pipe",
      ["audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--store", "link"], isWhole: true
    ) {
      try Program.run("/bin/sh", ["-c", "mkfifo pipe && ln -s pipe link"], in: $0.url).expect(0)
      return ["link is a folder or a pipe"]
    },
    Failure(
      64, "the metrics would take the place of the policy",
      ["--policy", "policy.yaml", "--metrics", "policy.yaml"]
    ) {
      try $0.write("policy.yaml", try Fixtures.policy())
      return ["policy.yaml is the file of --policy"]
    },
    Failure(
      64, "the metrics stand in the report", ["--metrics", "out/2026/audit.md"]
    ) { _ in ["out/2026/audit.md", "replaced whole"] },
    Failure(66, "the policy is missing", ["--policy", "gone.yaml"]) { _ in ["gone.yaml"] },
    Failure(66, "the submissions are missing", ["--submissions", "gone.csv"]) { _ in ["gone.csv"] },
  ] + configurationFaults + placeFaults

private let configurationFaults: [Failure] = [
  Failure(78, "the policy has an unknown key", ["--policy", "policy.yaml"]) {
    let policy = try Fixtures.policy(("unit: treatment", "unit: treatment\ncolour: red"))
    try $0.write("policy.yaml", policy)
    return ["policy.yaml", "line \(try Fixtures.line(of: "colour", in: policy))", "colour"]
  },
  Failure(78, "a trial is inside and outside the cover", ["--policy", "policy.yaml"]) {
    let policy = try Fixtures.policy(("inside_cover: []", "inside_cover: [nct02387905]"))
    try $0.write("policy.yaml", policy)
    return ["policy.yaml", "one meaning"]
  },
  Failure(78, "a stem of the policy is in every word", ["--policy", "policy.yaml"]) {
    try $0.write(
      "policy.yaml", try Fixtures.policy(("procedure_stems: [", "procedure_stems: [\"-\", ")))
    return ["policy.yaml", "found \"-\"", "a part of a word"]
  },
  Failure(78, "a nil return replaces a file", []) {
    try $0.write("in/submissions.csv", "file,center,records,replaces\n,umcg,0,umcg.csv\n")
    return ["submissions.csv, line 2", "replaces another one"]
  },
  Failure(78, "a row of submissions.csv waits for its file", []) {
    try $0.write(
      "in/submissions.csv", "file,center,period_start,period_end\n,umcg,2026-01-01,2026-12-31\n")
    return ["submissions.csv, line 2", "no file is named"]
  },
  Failure(78, "the policy has a day that is none", ["--policy", "policy.yaml"]) {
    let policy = try Fixtures.policy(("cover_from: 2025-10-27", "cover_from: 2025-02-29"))
    try $0.write("policy.yaml", policy)
    return ["policy.yaml", "line \(try Fixtures.line(of: "cover_from", in: policy))", "2025-02-29"]
  },
  Failure(78, "a code of the policy has a star inside", ["--policy", "policy.yaml"]) {
    let policy = try Fixtures.policy(("5-839.9*", "5-*.9*"))
    try $0.write("policy.yaml", policy)
    return [
      "policy.yaml", "line \(try Fixtures.line(of: "5-*.9*", in: policy))", "one * at its end",
    ]
  },
  Failure(78, "the report of the year before has a center twice", ["--previous", "before.csv"]) {
    try $0.write("before.csv", "year,center_id,counted\n2025,umcg,7\n2025,umcg,8\n")
    return ["before.csv", "line 3"]
  },
  Failure(78, "the report of the year before has less than nothing", ["--previous", "before.csv"]) {
    try $0.write("before.csv", "year,center_id,counted\n2025,umcg,-7\n")
    return ["before.csv", "line 2"]
  },
  Failure(78, "the policy has an anchor", ["--policy", "policy.yaml"]) {
    let policy = try Fixtures.policy(("minimum: 10", "minimum: &ten 10"))
    try $0.write("policy.yaml", policy)
    return ["policy.yaml", "line \(try Fixtures.line(of: "&ten", in: policy))"]
  },
  Failure(78, "the policy is no YAML", ["--policy", "policy.yaml"]) {
    try $0.write("policy.yaml", "norm: [\n")
    return ["policy.yaml"]
  },
  Failure(78, "a code is written in two ways", ["--policy", "policy.yaml"]) {
    try $0.write(
      "policy.yaml",
      try Fixtures.policy(("    name: trauma\n", "    name: trauma\n    codes: [C795*]\n")))
    return ["policy.yaml", "has it already"]
  },
  Failure(78, "a code is written with a plus and without one", ["--policy", "policy.yaml"]) {
    try $0.write(
      "policy.yaml", try Fixtures.policy(("\"22510\"", "\"+22512\", \" 22512 \"")))
    return ["policy.yaml", "has it already"]
  },
  Failure(78, "the register says maybe of a center", ["--centers", "centers.csv"]) {
    try $0.write(
      "centers.csv", try Fixtures.register("was found,no\namsterdam", "was found,maybe\namsterdam"))
    return ["centers.csv, line 2", "found verified \"maybe\""]
  },
  Failure(78, "a control total is beyond all measure", []) {
    try $0.write(
      "in/submissions.csv", "file,center,records\numcg.csv,umcg,9223372036854775807\n")
    return ["submissions.csv, line 2", "found records \"9223372036854775807\""]
  },
  Failure(78, "an alias is claimed twice", ["--centers", "centers.csv"]) {
    let register = try Fixtures.register("UMCG;UMC Groningen", "UMCG;UMC Groningen;Isala klinieken")
    try $0.write("centers.csv", register)
    return ["centers.csv", "line \(try Fixtures.line(of: "umcg,", in: register))", "isala"]
  },
  Failure(78, "an alias is the id of another center", ["--centers", "centers.csv"]) {
    let register = try Fixtures.register("UMCG;UMC Groningen", "UMCG;UMC Groningen;Isala")
    try $0.write("centers.csv", register)
    return ["centers.csv", "\"isala\" is the center_id of isala"]
  },
  Failure(78, "a word counts, and its plural does not", ["--policy", "policy.yaml"]) {
    let policy = try Fixtures.policy(
      ("      - osteoporosis\n", "      - wervelmetastasen\n      - osteoporosis\n"))
    try $0.write("policy.yaml", policy)
    return [
      "policy.yaml", "line \(try Fixtures.line(of: "- wervelmetastasen", in: policy))",
      "line \(try Fixtures.line(of: "- wervelmetastase", in: policy)) has it already",
    ]
  },
  Failure(78, "the register holds 34 centers", ["--centers", "centers.csv"]) {
    try $0.write("centers.csv", try Fixtures.registerLines { !$0.hasPrefix("isala,") })
    return ["centers.csv", "26", "27", "top_clinical"]
  },
  Failure(78, "two submissions.csv are found", []) {
    for name in ["in/submissions.csv", "in/more/submissions.csv"] {
      try $0.write(name, "file,center\numcg.csv,umcg\n")
    }
    return ["submissions.csv", "more/submissions.csv"]
  },
  Failure(78, "submissions.csv cannot be read", []) {
    try $0.write("in/submissions.csv", "file,center\numcg.csv,Zorghuis\n")
    return ["submissions.csv", "line 2", "Zorghuis"]
  },
]

private let placeFaults: [Failure] = [
  Failure(73, "the reports folder is a file", []) {
    try $0.write("out", "a file")
    return ["out"]
  },
  Failure(
    73, "the reports folder cannot be made below a file",
    [
      "audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--no-store", "--reports",
      "file/reports",
    ], isWhole: true
  ) {
    try $0.write("file", "a file")
    return ["file/reports"]
  },
  Failure(
    73, "the reports folder cannot be made in a place that takes no folders",
    [
      "audit", "in", "--year", "2026", "--as-of", "2027-01-31", "--no-store", "--reports",
      "/proc/reports",
    ], isWhole: true
  ) { _ in ["/proc/reports"] },
]
