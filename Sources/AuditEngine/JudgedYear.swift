internal import AuditDomain
internal import FileAccess
internal import Reporting

/// A year's logs, read and judged: the report value, and the files that it becomes.
struct JudgedYear {
  let report: AuditReport
  /// SHA-256 of the declarations in force; nil: there are none.
  let submissionsDigest: String?
  /// Every file by its path in the report's folder: they need not all be in memory at once.
  let files: [(path: String, bytes: @Sendable () throws(AuditFailure) -> [UInt8])]

  init(
    _ scope: AuditScope, _ setting: Setting, _ form: ReportForm, _ previous: PreviousVolumes,
    progress: AuditProgress? = nil
  ) throws(AuditFailure) {
    let inbox = try Inbox(scope, setting, progress: progress)
    submissionsDigest = inbox.submissionsDigest
    var assessment = Assessment(scope, setting, consume inbox, previous: previous.volumes)
    var report = assessment.report()
    report.previousDigest = previous.digest
    self.report = report
    files =
      ReportFiles(report, form).all.map { file in
        (path: file.path, bytes: { @Sendable () throws(AuditFailure) in Array(file.text().utf8) })
      } + (form.edition == .full ? ReturnedLogs(report, form.language, assessment).all : [])
  }
}
