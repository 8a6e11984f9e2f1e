public import AuditDomain
public import Reporting

/// What is read, and under which rules; nothing in it comes from the clock or the environment.
public struct AuditScope: Sendable {
  /// Files and folders, or `-` alone for standard input.
  public var inputs: [String]
  /// The year to audit.
  public var year: Int
  /// The day on which to look.
  public var asOf: CalendarDay
  /// A policy to use instead of the built-in one.
  public var policy: String?
  /// A register to use instead of the built-in one.
  public var centers: String?
  /// Declarations to use instead of those in the input folders.
  public var submissions: String?
  /// Names of columns that the published table does not have.
  public var map: [LogColumn: String]
  /// Whether treatments of trials count.
  public var includeTrials: Bool

  /// A scope of these parts.
  public init(
    inputs: [String], year: Int, asOf: CalendarDay, policy: String? = nil, centers: String? = nil,
    submissions: String? = nil, map: [LogColumn: String] = [:], includeTrials: Bool = false
  ) {
    self.inputs = inputs
    self.year = year
    self.asOf = asOf
    self.policy = policy
    self.centers = centers
    self.submissions = submissions
    self.map = map
    self.includeTrials = includeTrials
  }
}

/// What an audit is asked to do, and where its results go.
public struct AuditRequest: Sendable {
  /// What is read, and under which rules.
  public var scope: AuditScope
  /// The form in which the report is written.
  public var form: ReportForm
  /// Last year's `audit.csv`.
  public var previous: String?
  /// The folder under which `<year>/`, or `<year>-public/`, is written.
  public var reports: String
  /// The ledger; nil: none is kept.
  public var store: String?
  /// A file that the caller writes when the run is done; it must be none of the run's own.
  public var metrics: String?
  /// Tells, as the run is recorded in the ledger, when that is, in UTC; never in a report.
  public var clock: @Sendable () -> String
  /// The version of the program, for the ledger.
  public var programVersion: String
  /// Seconds to wait for another run that holds the reports folder or the store.
  public var lockWait: Int
  /// Told how far the reading of the logs has come.
  public var progress: AuditProgress?

  /// A request of these parts.
  public init(
    _ scope: AuditScope, form: ReportForm = ReportForm(), previous: String? = nil, reports: String,
    store: String?, metrics: String? = nil,
    clock: @escaping @Sendable () -> String, programVersion: String, lockWait: Int = 0,
    progress: AuditProgress? = nil
  ) {
    self.scope = scope
    self.form = form
    self.previous = previous
    self.reports = reports
    self.store = store
    self.metrics = metrics
    self.clock = clock
    self.programVersion = programVersion
    self.lockWait = lockWait
    self.progress = progress
  }
}

/// Told after each log how many have been read, and how many there are.
public typealias AuditProgress = @Sendable (_ read: Int, _ logs: Int) -> Void

/// Why a run could not be done; each case has an exit code of its own.
public enum AuditFailure: Error, Sendable {
  /// The request makes no sense (64).
  case usage(String)
  /// An input is not there or cannot be opened (66).
  case input(String)
  /// The reports or the store cannot be created (73).
  case output(String)
  /// The system failed while reading or writing (74).
  case system(String)
  /// Another run holds the reports folder or the store (75).
  case locked(String)
  /// Policy, register or submissions are at fault (78).
  case configuration(String)

  /// The one line that the user reads.
  public var message: String {
    switch self {
    case .usage(let message), .input(let message), .output(let message), .system(let message),
      .locked(let message), .configuration(let message):
      message
    }
  }

  /// The same failure, with more said of it.
  func added(_ text: String) -> AuditFailure {
    switch self {
    case .usage(let message): .usage(message + text)
    case .input(let message): .input(message + text)
    case .output(let message): .output(message + text)
    case .system(let message): .system(message + text)
    case .locked(let message): .locked(message + text)
    case .configuration(let message): .configuration(message + text)
    }
  }
}
