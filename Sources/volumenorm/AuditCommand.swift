import ArgumentParser
import AuditDomain
import AuditEngine
import Reporting

/// `volumenorm audit`.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Audits the logs of a year and writes its reports.",
    discussion: """
      Exit codes: 0 every center meets the minimum or is waived, or the year is not yet judged; 2 a \
      center is below, or treatments were done outside the designated centers; 3 something is left \
      open; 64 usage, 66 input missing, 73 cannot create output, 74 input or output failed, 75 locked \
      by another run, 78 policy, register, submissions or the file of --previous at fault.
      """)

  @Argument(
    help: "Logs, and folders with logs (.csv .tsv .txt .gz); - is standard input.",
    completion: .file())
  var inputs: [String]

  @Option(help: "The calendar year to audit.")
  var year: Int

  @OptionGroup var rules: RuleOptions

  @Option(
    help: "The submissions.csv to use (default: the one in the input folders).",
    completion: .file())
  var submissions: String?

  @Option(help: "Last year's audit.csv, for the column previous_year.", completion: .file())
  var previous: String?

  @Flag(help: "Counts treatments of trials.")
  var includeTrials = false

  @OptionGroup var ledger: StoreOption

  @Flag(help: "Keeps no ledger.")
  var noStore = false

  @Option(
    help: "The folder of reports (default: VOLUMENORM_REPORTS, else reports).",
    completion: .directory)
  var reports: String?

  @Option(help: "The language of reports and table: en or nl.")
  var language: Language = .english

  @Option(help: "full, or public: verdicts and counts alone, once the year is judged.")
  var edition: Edition = .full

  @Option(help: "rfc4180, or excel-nl: CSV files that a Dutch Excel opens by itself.")
  var csvDialect: CSVDialect = .rfc4180

  @Option(help: "table, or json: the bytes of audit.json.")
  var output: ListForm = .table

  @Flag(help: "Prints only what differs from the last run of the same year, a line each.")
  var quiet = false

  @Option(
    help: "A Prometheus textfile to write when the run ends in 0, 2 or 3.", completion: .file())
  var metrics: String?

  @Option(help: "Seconds to wait for another run that holds the reports folder or the store.")
  var lockWait = 0

  func run() throws {
    let start = Console.seconds()
    let bar = ProgressBar()
    let request = try request(bar)
    do {
      let run = try Console.withPrivateFiles { () throws(AuditFailure) in
        defer { bar?.clear() }
        if quiet, let store = request.store { try Ledger.refuseDamaged(store) }
        return try Audit.run(request)
      }
      if let head = run.head { Console.say("ledger head \(head)") }
      // ISO 8601 in UTC: the order of the texts is that of the moments.
      if let previous = run.previousRun, previous > Console.now() {
        Console.say("the run before this one was recorded at \(previous): was a clock set back?")
      }
      Console.sayNotRead(run.passedOver)
      let missing = run.report.files.filter { $0.status == .missing }.map(\.name)
      if !missing.isEmpty {
        Console.say("declared, but not there: \(firstNames(missing))")
      }
      if !run.unusedMaps.isEmpty {
        Console.say(
          "--map \(run.unusedMaps.joined(separator: ", ")): no log has a column of that name")
      }
      if !run.notInPrevious.isEmpty {
        Console.say(
          "--previous: no row of \(firstNames(run.notInPrevious)): is the file whole?")
      }
      let told = Result { try Console.result(try text(of: run, request)) }
      if let leftover = run.discardOld() {
        Console.say(
          "\(leftover), the report before this one, is still there: keep what of it is not the program's, and delete it, "
            + "or the next run fails")
      }
      try told.get()
      if let metrics {
        let page = MetricsPage(
          run.report, duration: Console.seconds() - start, finished: Console.epoch())
        try Console.replace(metrics, with: page.text)
      }
      throw ExitStatus(run.report.standing).code
    } catch let failure as AuditFailure {
      Console.say(failure.message)
      throw ExitStatus(failure).code
    } catch let fault as ConsoleFault {
      Console.say(fault.description)
      throw ExitStatus.inputOutput.code
    }
  }

  private var form: ReportForm {
    ReportForm(language: language, edition: edition, dialect: csvDialect)
  }

  private func text(of run: AuditRun, _ request: AuditRequest) throws(AuditFailure) -> String {
    if output == .json { return AuditJSON(run.report, request.form).text }
    guard quiet, let store = request.store, let id = run.run else {
      return AuditTable(run.report, language).text
    }
    do throws(AuditFailure) {
      let ledger = try Ledger(store, wait: max(5, lockWait))
      if let changes = try ledger.changes(to: id, replacing: run.replaced) {
        return ChangeList(changes, language).text
      }
      return FirstRun(
        form.folder(of: year), try ledger.verdicts(of: try ledger.run(id)), language
      ).text
    } catch {
      guard case .locked = error else { throw error }
      throw .system(
        "run \(id) is recorded and its report published, but what differs cannot be told: \(error.message); then see "
          + "`volumenorm diff`")
    }
  }

  func validate() throws {
    if noStore, ledger.store != nil {
      throw ValidationError("--store and --no-store exclude each other")
    }
    if noStore, quiet {
      throw ValidationError(
        "--quiet compares with the last run in the ledger: leave out --no-store")
    }
    if quiet, output == .json {
      throw ValidationError("--quiet and --output json exclude each other")
    }
    guard (0...86_400).contains(lockWait) else {
      throw ValidationError("--lock-wait \(lockWait): expected seconds from 0 to 86400")
    }
  }

  private func request(_ bar: ProgressBar?) throws -> AuditRequest {
    let scope = AuditScope(
      inputs: inputs, year: year, asOf: try Arguments.day(rules.asOf, of: "--as-of"),
      policy: rules.policy,
      centers: rules.centers, submissions: submissions, map: try Arguments.columns(rules.map),
      includeTrials: includeTrials)
    return AuditRequest(
      scope, form: form,
      previous: previous,
      reports: reports ?? Console.environment("VOLUMENORM_REPORTS") ?? "reports",
      store: noStore ? nil : ledger.path, metrics: metrics,
      clock: Console.now, programVersion: programVersion, lockWait: lockWait,
      progress: bar?.show)
  }
}
