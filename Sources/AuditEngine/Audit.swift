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
      let returned =
        folder.published(name, "files.csv").map(ReturnedLogs.paths(inReportWith:)) ?? []
      try folder.begin(name) { ReportFiles.isOurs($0) || returned.contains($0) }
      let recorded: RecordedRun?
      do {
        let files = try write(year, to: folder, name)
        recorded = try record(request, setting, year, files, reports: folder.absolutePath)
      } catch {
        folder.discard(name)
        throw error
      }
      try folder.publish(name)
      return AuditRun(report: year.report, run: recorded?.id, head: recorded?.hash)
    } catch {
      throw AuditFailure(any: error)
    }
  }

  /// Writes every file of the report, some at once; gives them in byte order of their paths.
  private static func write(
    _ year: JudgedYear, to folder: borrowing ReportsFolder, _ name: String
  ) throws -> [WrittenFile] {
    let stage = try folder.stage(name, for: year.paths)
    let files = try year.makeFiles { file, bytes throws(AuditFailure) in
      do throws(ReportsFolder.Problem) {
        try stage.add(file.path, bytes)
      } catch {
        throw AuditFailure(error)
      }
    }
    try folder.seal(name)
    return files
  }

  /// Records the run in the ledger; nil without a store.
  private static func record(
    _ request: AuditRequest, _ setting: Setting, _ year: JudgedYear,
    _ files: [WrittenFile], reports: String
  ) throws(AuditFailure) -> RecordedRun? {
    guard let path = request.store else { return nil }
    let options = RunOptions(
      request.scope, request.form, previous: year.report.previousDigest,
      submissions: year.report.submissionsDigest)
    let run = RunRecord(
      recordedAt: request.recordedAt, report: year.report, options: options.text,
      programVersion: request.programVersion, reports: reports, policy: setting.policyBytes,
      register: setting.registerBytes,
      files: files.map { ($0.path, $0.sha256) })
    do {
      let store = try EvidenceStore(
        path: path, name: printable(path.utf8), lockWait: request.lockWait)
      return try store.append(run)
    } catch {
      throw AuditFailure(error, store: path)
    }
  }
}

/// What a finished audit gives back.
public struct AuditRun: Sendable {
  /// The report value.
  public let report: AuditReport
  /// The run's number in the ledger; nil without a store.
  public let run: Int?
  /// The hash of the run in the ledger; nil without a store.
  public let head: String?
}

extension AuditFailure {
  /// Whatever was thrown while reports were read or written.
  init(any error: any Error) {
    switch error {
    case let failure as AuditFailure: self = failure
    case let problem as ReportsFolder.Problem: self.init(problem)
    default: self = .system("\(error)")
    }
  }

  init(_ problem: ReportsFolder.Problem) {
    switch problem {
    case .locked(let holder):
      self = .locked(
        "another run" + (holder.map { " (process \($0))" } ?? "")
          + " is using the reports folder; wait for it to end, or give --lock-wait")
    case .frozen(let text): self = .output(text)
    case .fault(let fault):
      self = .output(fault.description + "; choose another --reports, or make room")
    }
  }
}
