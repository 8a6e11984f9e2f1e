internal import AuditDomain
internal import FileAccess
internal import Reporting

/// A year's logs, read and judged: the report value, and the files that it becomes.
struct JudgedYear {
  let report: AuditReport
  private let files: [(path: String, bytes: @Sendable () throws(AuditFailure) -> [UInt8])]
  private let reportFiles: ReportFiles

  init(
    _ scope: AuditScope, _ setting: Setting, _ form: ReportForm, _ previous: PreviousVolumes,
    progress: AuditProgress? = nil
  ) throws(AuditFailure) {
    let inbox = try Inbox(scope, setting, progress: progress)
    let submissionsDigest = inbox.submissionsDigest
    var assessment = Assessment(scope, setting, consume inbox, previous: previous.volumes)
    var report = assessment.report()
    report.previousDigest = previous.digest
    report.submissionsDigest = submissionsDigest
    self.report = report
    reportFiles = ReportFiles(report, form)
    files =
      reportFiles.all.map { file in
        (path: file.path, bytes: { @Sendable () throws(AuditFailure) in Array(file.text().utf8) })
      } + (form.edition == .full ? ReturnedLogs(report, form.language, assessment).all : [])
  }

  /// The paths of the files that are to be made.
  var paths: [String] { files.map(\.path) }

  /// Makes every file of the report, some at once; the data package, which hashes others, is the last.
  ///
  /// - Parameter take: is given each file and its bytes.
  /// - Returns: the files in byte order of their paths.
  func makeFiles(
    _ take: @escaping @Sendable (WrittenFile, [UInt8]) throws(AuditFailure) -> Void
  ) throws(AuditFailure) -> [WrittenFile] {
    @Sendable func made(_ path: String, _ bytes: [UInt8]) throws(AuditFailure) -> WrittenFile {
      let file = WrittenFile(path: path, sha256: sha256(bytes), bytes: bytes.count)
      try take(file, bytes)
      return file
    }
    let files = self.files
    let results = concurrently(files.count) { index in
      Result { () throws(AuditFailure) in try made(files[index].path, try files[index].bytes()) }
    }
    var written: [WrittenFile] = []
    for result in results { written.append(try result.get()) }
    let package = reportFiles.dataPackage(of: written)
    written.append(try made(package.path, Array(package.text.utf8)))
    return written.sorted { bytesPrecede($0.path, $1.path) }
  }
}
