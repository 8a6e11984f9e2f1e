import ArgumentParser
import AuditDomain
import AuditEngine
import Reporting

/// The ledger that a command reads.
struct StoreOption: ParsableArguments {
  @Option(help: "The ledger (default: VOLUMENORM_STORE, else volumenorm.sqlite).")
  var store: String?

  /// The path of the ledger.
  var path: String { store ?? Console.environment("VOLUMENORM_STORE") ?? "volumenorm.sqlite" }
}

/// `volumenorm lookup`: one center, from the ledger.
struct LookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Shows how a center stands, from the ledger.",
    discussion: """
      Exit codes: 0 one center was found, 64 usage, 66 no store, no run, no match or several, 73 the store \
      cannot be used, 74 input or output failed.
      """)

  @Argument(help: "An id, AGB code, name, alias, site or city; a typo is forgiven.")
  var query: String

  @Option(help: "The year (default: that of the last run).")
  var year: Int?

  @OptionGroup var store: StoreOption

  @Option(help: "table, json, csv or markdown.")
  var output: LookupForm = .table

  func run() throws {
    var isFound = true
    try show { () throws(AuditFailure) in
      let outcome = try Ledger(store.path).lookup(query, year: year)
      switch outcome {
      case .found(let answer):
        let page = LookupPage(answer)
        switch output {
        case .table: return page.text
        case .json: return page.json
        case .csv: return page.csv
        case .markdown: return page.markdown
        }
      case .candidates(let centers, let areNearest):
        isFound = false
        return candidates(centers, areNearest ? "no center fits; the nearest:" : "several fit:")
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
    for center in centers { Console.say("  \(center.id): \(center.name), \(center.city)") }
    return ""
  }
}

/// How a look-up is printed.
enum LookupForm: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv, markdown
}

/// How a list is printed.
enum ListForm: String, ExpressibleByArgument, CaseIterable {
  case table, json
}

/// `volumenorm runs`: the runs of the ledger.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "Lists the runs of the ledger, the oldest first.")

  @OptionGroup var store: StoreOption

  @Option(help: "table or json.")
  var output: ListForm = .table

  func run() throws {
    try show { () throws(AuditFailure) in
      let ledger = try Ledger(store.path)
      var runs: [(run: LedgerRun, verdicts: [CenterVerdict])] = []
      for run in ledger.runs { runs.append((run, try ledger.verdicts(of: run))) }
      switch output {
      case .table: return RunList(runs).text
      case .json: return RunList(runs).json
      }
    }
  }
}

/// `volumenorm diff`: what changed between two runs.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says what changed between two runs, or the last two; silent when nothing did.")

  @Argument(help: "Two runs by their numbers, the older first (default: the last two).")
  var runs: [Int] = []

  @OptionGroup var store: StoreOption

  @Option(help: "table or json.")
  var output: ListForm = .table

  func validate() throws {
    guard runs.isEmpty || runs.count == 2 else {
      throw ValidationError("diff wants two runs, or none for the last two")
    }
  }

  func run() throws {
    try show { () throws(AuditFailure) in
      let changes = ChangeList(
        try Ledger(store.path).changes(from: runs.first, to: runs.last))
      switch output {
      case .table: return changes.text
      case .json: return changes.json
      }
    }
  }
}
