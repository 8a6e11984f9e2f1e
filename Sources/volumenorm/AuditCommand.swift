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
      by another run, 78 policy, register or submissions at fault.
      """)

  @Argument(help: "Logs, and folders with logs (.csv .tsv .txt .gz); - is standard input.")
  var inputs: [String]

  @Option(help: "The calendar year to audit.")
  var year: Int

  @Option(
    name: .customLong("as-of"), help: "The day on which to look, yyyy-mm-dd (default: today).")
  var asOf: String?

  @Option(help: "A policy to use instead of the built-in one.")
  var policy: String?

  @Option(help: "A register of centers to use instead of the built-in one.")
  var centers: String?

  @Option(help: "The submissions.csv to use (default: the one in the input folders).")
  var submissions: String?

  @Option(help: "Last year's audit.csv, for the column previous_year.")
  var previous: String?

  @Option(
    help: ArgumentHelp(
      "Names a column, such as procedure=zorgactiviteit_code.", valueName: "column=name"))
  var map: [String] = []

  @Flag(help: "Counts treatments of trials.")
  var includeTrials = false

  @Option(help: "The ledger (default: VOLUMENORM_STORE, else volumenorm.sqlite).")
  var store: String?

  @Flag(help: "Keeps no ledger.")
  var noStore = false

  @Option(help: "The folder of reports (default: VOLUMENORM_REPORTS, else reports).")
  var reports: String?

  func run() throws {
    let request = try request()
    do {
      let run = try Audit.run(request)
      if let head = run.head { Console.say("ledger head \(head)") }
      try Console.result(AuditTable(run.report).text)
      throw ExitStatus(run.report.standing).code
    } catch let failure as AuditFailure {
      Console.say(failure.message)
      throw ExitStatus(failure).code
    } catch let fault as ConsoleFault {
      Console.say(fault.description)
      throw ExitStatus.inputOutput.code
    }
  }

  private func request() throws -> AuditRequest {
    if noStore, store != nil { throw ValidationError("--store and --no-store exclude each other") }
    let scope = AuditScope(
      inputs: inputs, year: year, asOf: try Arguments.day(asOf, of: "--as-of"), policy: policy,
      centers: centers, submissions: submissions, map: try Arguments.columns(map),
      includeTrials: includeTrials)
    return AuditRequest(
      scope, previous: previous,
      reports: reports ?? Console.environment("VOLUMENORM_REPORTS") ?? "reports",
      store: noStore
        ? nil : store ?? Console.environment("VOLUMENORM_STORE") ?? "volumenorm.sqlite",
      recordedAt: Console.now(), programVersion: programVersion)
  }
}
