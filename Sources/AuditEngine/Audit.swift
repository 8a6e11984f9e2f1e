public import AuditDomain
internal import EvidenceStore
internal import FileAccess
internal import Reporting

/// One audit, from a request to published reports.
public enum Audit {
  /// Runs the audit: reads, judges, stages the reports, records the run, publishes.
  ///
  /// - Throws: `AuditFailure`; reports and store are then as they were.
  public static func run(_ request: AuditRequest) throws(AuditFailure) -> AuditRun {
    try request.refuseSharedPlaces()
    let setting = try Setting(request.scope)
    let form = request.form
    guard form.edition == .full || request.scope.asOf >= setting.judgedFrom else {
      throw .usage(
        "--edition public: \(request.scope.year) is not judged before \(setting.judgedFrom), and "
          + "--as-of is \(request.scope.asOf)")
    }
    let previous = try PreviousVolumes(request.previous, before: request.scope.year)
    let name = form.folder(of: request.scope.year)
    do {
      let folder = try ReportsFolder(path: request.reports, lockWait: request.lockWait)
      let year = try JudgedYear(request.scope, setting, form, previous, progress: request.progress)
      let old = PublishedReport(name, in: folder, setting.register)
      try folder.begin(name) {
        old.wrote($0)
      } isPart: {
        PublishedReport.mayHold($0)
      }
      let recorded: RecordedRun?
      do {
        let stage = try folder.stage(name, for: year.paths)
        // The files are written while the ledger takes the treatments; then it waits for them.
        let report = year.report
        let files = year.makeFiles(in: stage)
        defer {
          files.wait()
          stage.wait()
        }
        recorded = try record(request, setting, report, reports: folder.absolutePath) {
          let written = try files.finish()
          try stage.seal()
          return written.map { ($0.path, $0.sha256) }
        }
      } catch {
        folder.discard(name)
        throw error
      }
      do {
        try folder.publish(name)
      } catch {
        let failure = AuditFailure(any: error)
        throw recorded.map { failure.added("; the ledger has it as run \($0.id), head \($0.hash)") }
          ?? failure
      }
      return AuditRun(
        report: year.report, run: recorded?.id, head: recorded?.hash,
        previousRun: recorded?.previouslyRecordedAt, replaced: old.digests,
        passedOver: year.passedOver, unusedMaps: year.unusedMaps,
        notInPrevious: previous.absent(of: year.report)
      ) { folder.discardOld(name) { old.wrote($0) } }
    } catch {
      throw AuditFailure(any: error)
    }
  }

  /// Records the run in the ledger, once its files are written; without a store, waits for them alone.
  private static func record(
    _ request: AuditRequest, _ setting: Setting, _ report: AuditReport, reports: String,
    files: () throws -> [(path: String, sha256: String)]
  ) throws -> RecordedRun? {
    guard let path = request.store else {
      _ = try files()
      return nil
    }
    // A store is brought up to date only for a run whose files are there.
    var made = EvidenceStore.isOld(path) ? try files() : nil
    let options = RunOptions(
      request.scope, request.form, previous: report.previousDigest,
      submissions: report.submissionsDigest)
    let run = RunRecord(
      recordedAt: request.clock(), report: report, options: options.text,
      programVersion: request.programVersion, reports: reports, policy: setting.policyBytes,
      register: setting.registerBytes)
    var attempts = 5
    while true {
      do {
        let store = try EvidenceStore(
          path: path, name: printable(path.utf8), lockWait: request.lockWait)
        return try store.append(run) {
          // A store that vanished is tried again; the files are made once.
          let known = try made ?? files()
          made = known
          return known
        }
      } catch StoreFault.vanished where attempts > 0 {
        attempts -= 1
      } catch let fault as StoreFault {
        throw AuditFailure(fault, store: path)
      }
    }
  }
}

/// What a finished audit gives back; others wait for the reports folder as long as it is there.
public struct AuditRun {
  /// The report value.
  public let report: AuditReport
  /// The run's number in the ledger; nil without a store.
  public let run: Int?
  /// The hash of the run in the ledger; nil without a store.
  public let head: String?
  /// When the run before it in the ledger was recorded, in UTC; nil: there is none.
  public let previousRun: String?
  /// SHA-256 of some files of the report that stood there before, by their paths; none: there was none.
  public let replaced: [String: String]
  /// Names of what may hold a log among the inputs and was not read: its form is none that this program reads.
  public let passedOver: [String]
  /// Columns that the user named, by our names, which no log has.
  public let unusedMaps: [String]
  /// The ids of centers that were designated in the year before, and of which its file has no row; none without one.
  public let notInPrevious: [String]
  /// Deletes the report before it; gives what is left of it, which could not be deleted and hinders the next run.
  ///
  /// Left to the caller, who first tells what the run found: the report stands, and no later run tells it again.
  public let discardOld: () -> String?
}

extension AuditFailure {
  /// Whatever was thrown while reports were read or written.
  init(any error: any Error) {
    switch error {
    case let failure as AuditFailure: self = failure
    case let problem as ReportsFolder.Problem: self.init(problem)
    case let fault as FileFault: self.init(.fault(fault))
    default: self = .system("\(error)")
    }
  }

  init(_ problem: ReportsFolder.Problem) {
    switch problem {
    case .locked(let holder):
      self = .locked(
        "another run" + (holder.map { " (process \($0))" } ?? "")
          + " is using the reports folder; run again when it has ended, or have an audit wait for it with --lock-wait"
      )
    case .frozen(let text): self = .output(text)
    case .notDurable(let fault):
      self = .system("the report is published, but a power cut may undo that: \(fault.description)")
    case .fault(let fault) where fault.isOfLimit: self = .system(fault.description)
    case .fault(let fault):
      let more = fault.isOfSpace ? ", or make room" : ""
      self = .output("\(fault.description); choose another --reports\(more)")
    }
  }
}
