public import AuditDomain
internal import DelimitedText
internal import FileAccess
internal import Reporting

/// One audit, from a request to published reports.
public enum Audit {
  /// Runs the audit: reads, judges, stages the reports, records the run, publishes.
  ///
  /// - Throws: `AuditFailure`; reports and store are then as they were.
  public static func run(_ request: AuditRequest) throws(AuditFailure) -> AuditRun {
    let setting = try Setting(request.scope)
    let previous = try previousVolumes(request)
    let folder = try reportsFolder(request.reports)
    let inbox = try Inbox(request.scope, setting)
    var assessment = Assessment(request.scope, setting, inbox, previous: previous.volumes)
    var report = assessment.report()
    report.previousDigest = previous.digest
    let name = String(request.scope.year)
    let returned = folder.published(name, "files.csv").map(ReturnedLogs.paths(inReportWith:)) ?? []
    do {
      try folder.begin(name) { ReportFiles.isOurs($0) || returned.contains($0) }
      let head: String?
      do {
        let files = try write(report, assessment, to: folder, name)
        head = try record(request, setting, report, files, reports: folder.absolutePath)
      } catch {
        folder.discard(name)
        throw error
      }
      try folder.publish(name)
      return AuditRun(report: report, head: head)
    } catch let problem as ReportsFolder.Problem {
      throw failure(problem)
    } catch let failure as AuditFailure {
      throw failure
    } catch {
      throw .system("\(error)")
    }
  }

  /// Writes every file of the report, one at a time; gives their SHA-256 in byte order of their paths.
  private static func write(
    _ report: AuditReport, _ assessment: Assessment, to folder: borrowing ReportsFolder,
    _ name: String
  ) throws -> [(path: String, sha256: String)] {
    var digests: [(path: String, sha256: String)] = []
    func add(_ path: String, _ bytes: [UInt8]) throws {
      try folder.add(path, bytes, to: name)
      digests.append((path, sha256(bytes)))
    }
    for file in ReportFiles(report).all { try add(file.path, Array(file.text().utf8)) }
    for file in ReturnedLogs(report, assessment).all { try add(file.path, try file.bytes()) }
    try folder.seal(name)
    return digests.sorted { bytesPrecede($0.path, $1.path) }
  }

  private static func reportsFolder(_ path: String) throws(AuditFailure) -> ReportsFolder {
    do {
      return try ReportsFolder(path: path)
    } catch {
      throw failure(error)
    }
  }

  private static func failure(_ problem: ReportsFolder.Problem) -> AuditFailure {
    switch problem {
    case .locked(let holder):
      .locked(
        "another run" + (holder.map { " (process \($0))" } ?? "")
          + " is writing to the reports folder; wait for it to end")
    case .frozen(let text): .output(text)
    case .fault(let fault): .output(fault.description + "; choose another --reports, or make room")
    }
  }

  /// `counted` by center from last year's `audit.csv`.
  private static func previousVolumes(
    _ request: AuditRequest
  ) throws(AuditFailure) -> (volumes: [String: Int], digest: String?) {
    guard let bytes = try Setting.bytes(request.previous), let path = request.previous else {
      return ([:], nil)
    }
    let name = printable(path.utf8)
    let expected = "; expected the audit.csv of \(request.scope.year - 1)"
    guard let document = try? DelimitedDocument(bytes, score: { $0.count { $0 == "center_id" } }),
      let year = document.header.firstIndex(of: "year"),
      let center = document.header.firstIndex(of: "center_id"),
      let counted = document.header.firstIndex(of: "counted")
    else { throw .configuration("\(name): has no columns year, center_id and counted" + expected) }
    var volumes: [String: Int] = [:]
    var wrongLine: Int?
    document.forEachRecord { record in
      guard record.fault == nil, Int(record.text(year)) == request.scope.year - 1,
        let number = Int(record.text(counted))
      else {
        wrongLine = wrongLine ?? record.line
        return
      }
      volumes[record.text(center)] = number
    }
    if let wrongLine {
      throw .configuration("\(name), line \(wrongLine): is no row of that report" + expected)
    }
    return (volumes, sha256(bytes))
  }
}

/// What a finished audit gives back.
public struct AuditRun: Sendable {
  /// The report value.
  public let report: AuditReport
  /// The hash of the run in the ledger; nil without a store.
  public let head: String?
}
