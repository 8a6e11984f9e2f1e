internal import AuditDomain
internal import FileAccess
internal import Reporting

/// A year's logs, read and judged: the report value, and the files that it becomes.
struct JudgedYear {
  let report: AuditReport
  private let files: [(path: String, bytes: () throws(AuditFailure) -> [UInt8])]
  private let reportFiles: ReportFiles

  init(
    _ scope: AuditScope, _ setting: Setting, _ form: ReportForm, _ previous: PreviousVolumes,
    progress: AuditProgress? = nil
  ) throws(AuditFailure) {
    let inbox = try Inbox(scope, setting, progress: progress)
    var assessment = Assessment(scope, setting, inbox, previous: previous.volumes)
    var report = assessment.report()
    report.previousDigest = previous.digest
    report.submissionsDigest = inbox.submissionsDigest
    self.report = report
    reportFiles = ReportFiles(report, form)
    files =
      reportFiles.all.map { file in
        (path: file.path, bytes: { () throws(AuditFailure) in Array(file.text().utf8) })
      } + (form.edition == .full ? ReturnedLogs(report, form.language, assessment).all : [])
  }

  /// Makes every file of the report, one at a time; the data package, which hashes others, is the last.
  ///
  /// - Parameter take: is given each file and its bytes.
  /// - Returns: the files in byte order of their paths.
  func makeFiles(
    _ take: (WrittenFile, [UInt8]) throws(AuditFailure) -> Void
  ) throws(AuditFailure) -> [WrittenFile] {
    var written: [WrittenFile] = []
    func add(_ path: String, _ bytes: [UInt8]) throws(AuditFailure) {
      let file = WrittenFile(path: path, sha256: sha256(bytes), bytes: bytes.count)
      try take(file, bytes)
      written.append(file)
    }
    for file in files { try add(file.path, try file.bytes()) }
    let package = reportFiles.dataPackage(of: written)
    try add(package.path, Array(package.text.utf8))
    return written.sorted { bytesPrecede($0.path, $1.path) }
  }
}
