import ArgumentParser
import AuditDomain
import AuditEngine
import Reporting

/// `volumenorm lookup`: one center, from the ledger.
struct LookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Shows how a center stands, from the ledger.",
    discussion: """
      Exit codes: 0 one center was found, 64 usage, 66 no store, no run, no match or several, 73 the store \
      cannot be used, 74 input or output failed, 75 a run is writing.
      """)

  @Argument(help: "An id, AGB code, name, alias, site or city; a typo is forgiven.")
  var query: String

  @Option(help: "The year (default: that of the last run).")
  var year: Int?

  @OptionGroup var store: StoreOption

  @Option(help: "table, json, csv or markdown.")
  var output: LookupForm = .table

  @Option(help: "The language: en or nl.")
  var language: Language = .english

  func validate() throws {
    let count = query.unicodeScalars.count
    guard query.contains(where: { !$0.isWhitespace }), count <= 100 else {
      throw ValidationError(
        count > 100
          ? "found a query of \(count) characters, expected at most 100"
          : "the query is blank: give an id, AGB code, name, alias, site or city")
    }
  }

  func run() throws {
    var isFound = true
    try show { () throws(AuditFailure) in
      let outcome = try Ledger(store.path).lookup(query, year: year)
      switch outcome {
      case .found(let answer):
        let page = LookupPage(answer, language)
        switch output {
        case .table: return page.text
        case .json: return page.json
        case .csv: return page.csv
        case .markdown: return page.markdown
        }
      case .candidates(let centers, let areNearest):
        isFound = false
        return candidates(
          centers, areNearest ? "no center fits; the nearest:" : "several centers fit:")
      case .silent(let center, let run):
        isFound = false
        return candidates([center], "run \(run.id) says nothing of this center:")
      }
    }
    if !isFound { throw ExitStatus.inputMissing.code }
  }

  private func candidates(_ centers: [Center], _ why: String) -> String {
    if output == .json { return LookupPage.json(query: query, candidates: centers.map(\.id)) }
    Console.say(why)
    return centers.map { "\($0.id): \($0.name), \($0.city)\n" }.joined()
  }
}

/// How a look-up is printed.
enum LookupForm: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv, markdown
}

/// `volumenorm runs`: the runs of the ledger.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "Lists the runs of the ledger, the oldest first.",
    discussion: """
      Exit codes: 0 done, 64 usage, 66 no store or no run, 73 the store cannot be used, 74 input or output \
      failed, 75 a run is writing.
      """)

  @OptionGroup var store: StoreOption

  @OptionGroup var list: ListOptions

  func run() throws {
    try show { () throws(AuditFailure) in
      let ledger = try Ledger(store.path)
      // One without a run is told as by all other commands.
      _ = try ledger.run(nil)
      var runs: [(run: LedgerRun, verdicts: [CenterVerdict])] = []
      for run in ledger.runs { runs.append((run, try ledger.verdicts(of: run))) }
      let page = RunList(runs, list.language)
      return list.output.text(page.text, json: page.json)
    }
  }
}

/// `volumenorm diff`: what changed between two runs.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says what changed between two runs; silent when nothing did.",
    discussion: """
      Exit codes: 0 done, whether anything changed or not, 64 usage, 66 no store or no such run, 73 the store \
      cannot be used, 74 input or output failed, 75 a run is writing.
      """)

  @Argument(
    help:
      "Two runs by their numbers, the older first (default: the last one and the one of the same year and edition before it)."
  )
  var runs: [Int] = []

  @OptionGroup var store: StoreOption

  @OptionGroup var list: ListOptions

  func validate() throws {
    guard runs.isEmpty || runs.count == 2 else {
      throw ValidationError("diff wants two runs, or none for the last two")
    }
  }

  func run() throws {
    try show { () throws(AuditFailure) in
      let changes = ChangeList(
        try Ledger(store.path).changes(from: runs.first, to: runs.last), list.language)
      return list.output.text(changes.text, json: changes.json)
    }
  }
}

/// `volumenorm verify`: the ledger, the published reports, and the repetition of a run.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks the ledger and the published reports; with --inputs it repeats a run.",
    discussion: """
      Exit codes: 0 nothing differs, 64 usage, 65 something differs, 66 no store or no such run, 73 the \
      store cannot be used, 74 input or output failed, 75 a run is writing.
      """)

  @Argument(
    help: ArgumentHelp(
      "The run to repeat, or to hold --reports against (default: the last).", valueName: "run"))
  var number: Int?

  @OptionGroup var store: StoreOption

  @Option(
    help: "A folder of reports to hold against the ledger (default: those it names).",
    completion: .directory)
  var reports: String?

  @Option(
    help: "The logs of the run: repeats it, and compares inputs, verdicts and files.",
    completion: .file())
  var inputs: [String] = []

  @Option(help: "Last year's audit.csv, for the repetition.", completion: .file())
  var previous: String?

  @Option(
    help: "The submissions.csv of the run, where it is not among the inputs.",
    completion: .file())
  var submissions: String?

  @Option(help: "A head that was kept elsewhere: all 64 digits, or at least the first 12.")
  var expectHead: String?

  @OptionGroup var list: ListOptions

  func validate() throws {
    if let head = expectHead {
      let isHash = head.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
      guard isHash, (12...64).contains(head.utf8.count) else {
        throw ValidationError(
          "--expect-head \(head): expected a head as an audit prints it: 64 digits 0-9 a-f, or at least the first 12"
        )
      }
    }
    if inputs.isEmpty, previous != nil || submissions != nil {
      throw ValidationError("--previous and --submissions repeat a run: give --inputs too")
    }
  }

  func run() throws {
    var isSound = true
    try show { () throws(AuditFailure) in
      let result = try Ledger(store.path).verify(
        VerifyRequest(
          run: number, reports: reports, inputs: inputs, previous: previous,
          submissions: submissions, expectedHead: expectHead, programVersion: programVersion))
      isSound = result.problems.isEmpty
      let page = VerifyPage(result, list.language)
      return list.output.text(page.text, json: page.json)
    }
    if !isSound { throw ExitStatus.differs.code }
  }
}
