internal import AuditDomain
internal import FileAccess
internal import Reporting

/// A year's logs, read and judged: the report value, and the files that it becomes.
struct JudgedYear {
  let report: AuditReport
  private let files: [ReportFile]
  private let reportFiles: ReportFiles

  init(
    _ scope: AuditScope, _ setting: Setting, _ form: ReportForm, _ previous: PreviousVolumes,
    progress: AuditProgress? = nil
  ) throws(AuditFailure) {
    let inbox = try Inbox(scope, setting, progress: progress)
    let submissionsDigest = inbox.submissionsDigest
    let assessment = Assessment(scope, setting, consume inbox, previous: previous.volumes)
    var report = assessment.report()
    report.previousDigest = previous.digest
    report.submissionsDigest = submissionsDigest
    self.report = report
    reportFiles = ReportFiles(report, form)
    files =
      reportFiles.all
      + (form.edition == .full ? ReturnedLogs(report, form.language, assessment).all : [])
  }

  /// The paths of the files that are to be made.
  var paths: [String] { files.map(\.path) }

  /// Makes every file of the report, some at once; the data package, which hashes others, is the last.
  ///
  /// - Parameter stage: where they are written; nil: they are only hashed.
  /// - Returns: the files in byte order of their paths.
  func makeFiles(in stage: ReportsFolder.Stage?) throws(AuditFailure) -> [WrittenFile] {
    let files = self.files
    let results = concurrently(files.count) { index in
      Result { () throws(AuditFailure) in try JudgedYear.write(files[index], to: stage) }
    }
    var written: [WrittenFile] = []
    for result in results { written.append(try result.get()) }
    written.append(try JudgedYear.write(reportFiles.dataPackage(of: written), to: stage))
    return written.sorted { bytesPrecede($0.path, $1.path) }
  }

  private static func write(
    _ file: ReportFile, to stage: ReportsFolder.Stage?
  ) throws(AuditFailure) -> WrittenFile {
    do {
      let output = try stage?.create(file.path) ?? HashedOutput()
      try file.make { try output.append($0) }
      let (sha256, size) = output.finish()
      return WrittenFile(path: file.path, sha256: sha256, bytes: size)
    } catch {
      throw AuditFailure(any: error)
    }
  }
}
