internal import AuditDomain
internal import FileAccess
internal import Reporting

/// A year's logs, read and judged: the report value, and the files that it becomes.
struct JudgedYear {
  let report: AuditReport
  /// Names of what may hold a log and was not read.
  let passedOver: [String]
  /// Columns that the user named, by our names, which no log has.
  let unusedMaps: [String]
  private let files: [ReportFile]
  private let reportFiles: ReportFiles

  init(
    _ scope: AuditScope, _ setting: Setting, _ form: ReportForm, _ previous: PreviousVolumes,
    progress: AuditProgress? = nil
  ) throws(AuditFailure) {
    let inbox = try Inbox(scope, setting, progress: progress)
    let submissionsDigest = inbox.submissionsDigest
    passedOver = inbox.passedOver
    unusedMaps = inbox.unusedMaps(of: scope)
    let assessment = Assessment(scope, setting, consume inbox, previous: previous.volumes)
    var report = assessment.report()
    report.previousDigest = previous.digest
    report.submissionsDigest = submissionsDigest
    self.report = report
    let returned = form.edition == .full ? ReturnedLogs(report, form.language, assessment).all : []
    // No more than the report is needed: its records go while the pages are begun.
    giveUp(consume assessment)
    reportFiles = ReportFiles(report, form)
    files = reportFiles.all + returned
  }

  /// The paths of the files that are to be made.
  var paths: [String] { files.map(\.path) }

  /// Begins to make the files of the report.
  ///
  /// - Parameter stage: where they are written; nil: they are only hashed.
  func makeFiles(in stage: ReportsFolder.Stage?) -> FilesInTheMaking {
    FilesInTheMaking(files, reportFiles, in: stage)
  }
}

/// The files of a report, made on the other cores while the caller does something else.
struct FilesInTheMaking {
  private let reportFiles: ReportFiles
  private let stage: ReportsFolder.Stage?
  private let files: [Piece<Result<WrittenFile, AuditFailure>>]
  private let work: SharedWork

  fileprivate init(
    _ files: [ReportFile], _ reportFiles: ReportFiles, in stage: ReportsFolder.Stage?
  ) {
    self.reportFiles = reportFiles
    self.stage = stage
    self.files = files.map { file in
      Piece { Result { () throws(AuditFailure) in try write(file, to: stage) } }
    }
    work = SharedWork(self.files.map { $0.make })
  }

  /// Waits until no file is in the making.
  func wait() { work.finish() }

  /// The files in byte order of their paths, when all are made; the data package, which hashes others, is the last.
  func finish() throws(AuditFailure) -> [WrittenFile] {
    work.finish()
    var written: [WrittenFile] = []
    for file in files { written.append(try file.wait().get()) }
    written.append(try write(reportFiles.dataPackage(of: written), to: stage))
    return written.sorted { bytesPrecede($0.path, $1.path) }
  }
}

private func write(
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
