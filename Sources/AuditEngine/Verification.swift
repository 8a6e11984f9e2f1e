public import AuditDomain
internal import EvidenceStore
internal import FileAccess
internal import Reporting

/// What a check of the ledger is asked to look at.
public struct VerifyRequest: Sendable {
  /// The run to repeat, and to hold a reports folder against; nil: the last one.
  public var run: Int?
  /// A folder of reports to hold against the ledger; nil: each that the ledger names.
  public var reports: String?
  /// Inputs to repeat the run with; none: it is not repeated.
  public var inputs: [String]
  /// Last year's `audit.csv`, for the repetition.
  public var previous: String?
  /// Declarations outside the inputs, for the repetition.
  public var submissions: String?
  /// A head kept elsewhere: its first digits, at least twelve.
  public var expectedHead: String?
  /// The version of the program that repeats.
  public var programVersion: String

  /// A request of these parts.
  public init(
    run: Int?, reports: String?, inputs: [String], previous: String?, submissions: String?,
    expectedHead: String?, programVersion: String
  ) {
    self.run = run
    self.reports = reports
    self.inputs = inputs
    self.previous = previous
    self.submissions = submissions
    self.expectedHead = expectedHead
    self.programVersion = programVersion
  }
}

extension Ledger {
  /// Checks the ledger, the report files of its last runs, and, with inputs, a run's repetition.
  ///
  /// - Throws: `AuditFailure` when something cannot be looked at.
  public func verify(_ request: VerifyRequest) throws(AuditFailure) -> LedgerVerification {
    let problems = try asking { () throws(StoreFault) in try reader.problems() }
    if request.run != nil { _ = try run(request.run) }
    var result = LedgerVerification(runs: runs, problems: problems)
    result.programVersion = request.programVersion
    if let head = request.expectedHead {
      result.expected = runs.first { $0.hash.hasPrefix(head) }
      if result.expected == nil { result.problems.append(.head(head)) }
    }
    if runs.isEmpty {
      // A ledger that was emptied looks like one that is new: neither can be said to be sound.
      if result.problems.isEmpty { _ = try run(nil) }
      return result
    }
    try verifyReports(request, &result)
    if !request.inputs.isEmpty { try `repeat`(try run(request.run), request, &result) }
    return result
  }

  // MARK: Published reports

  private func verifyReports(
    _ request: VerifyRequest, _ result: inout LedgerVerification
  ) throws(AuditFailure) {
    if let folder = request.reports {
      guard FileReader.isFolder(folder) else {
        throw .input(
          "\(printable(folder.utf8)): there is no such folder; --reports wants a folder of reports")
      }
      if FileReader.exists(folder + "/audit.csv") {
        throw .input(
          "\(printable(folder.utf8)) is a report; --reports wants the folder in which it stands")
      }
      try verifyReports(in: folder, &result) { all throws(AuditFailure) in
        if request.run != nil { return [try run(request.run)] }
        let real = ReportsFolder.absolute(folder)
        let own = all.filter { $0.reports == real }
        if !own.isEmpty { return own }
        // A copy: what of it stands there is held against the last run that wrote the like.
        let present = all.filter { FileReader.exists(folder + "/" + $0.reportName) }
        return present.isEmpty ? all.suffix(1) : present
      }
    } else {
      var folders: [String] = []
      for run in runs where !folders.contains(run.reports) { folders.append(run.reports) }
      for folder in folders {
        try verifyReports(in: folder, &result) { all in all.filter { $0.reports == folder } }
      }
    }
  }

  /// Holds a folder against the last run of each year; the runs are read under the folder's lock.
  private func verifyReports(
    in path: String, _ result: inout LedgerVerification,
    of choose: ([LedgerRun]) throws(AuditFailure) -> [LedgerRun]
  ) throws(AuditFailure) {
    do {
      guard FileReader.exists(path) else {
        for run in try choose(runs).latestOfEachReport {
          let name = run.reportName
          result.problems.append(.reportFile(path + "/" + name, .missing, run: run.id))
        }
        return
      }
      let folder = try ReportsFolder(reading: path)
      let candidates = try choose(try asking { () throws(StoreFault) in try reader.runs() })
      for run in candidates.latestOfEachReport {
        let name = run.reportName
        guard let found = try folder.digests(of: name) else {
          result.problems.append(.reportFile(path + "/\(name)", .missing, run: run.id))
          continue
        }
        try compare(found, with: run, among: candidates, at: path + "/\(name)", &result)
      }
    } catch ReportsFolder.Problem.fault(let fault) {
      throw .system("\(fault.description); make it readable")
    } catch {
      throw AuditFailure(any: error)
    }
  }

  private func compare(
    _ found: [(path: String, sha256: String)], with run: LedgerRun, among runs: [LedgerRun],
    at place: String, _ result: inout LedgerVerification
  ) throws(AuditFailure) {
    let stored = try files(of: run)
    let recorded = Set(stored.map(\.path))
    let ours = found.filter { file in
      let isOurs =
        ReportFiles.isOurs(file.path) { _ in true } || file.path.hasPrefix("returns/")
        || recorded.contains(file.path)
      if !isOurs { result.besides.append(place + "/" + printable(file.path.utf8)) }
      return isOurs
    }
    let differences = Ledger.differences(stored, ours)
    result.reports.append(.init(folder: place, run: run.id, files: stored.count))
    if differences.isEmpty { return }
    for earlier in runs.reversed() where earlier.reportName == run.reportName && earlier.id < run.id
    {
      if Ledger.differences(try files(of: earlier), ours).isEmpty {
        result.problems.append(.unpublished(place, holds: earlier.id, run: run.id))
        return
      }
    }
    for (path, difference) in differences {
      result.problems.append(.reportFile(place + "/" + path, difference, run: run.id))
    }
  }

  private func files(
    of run: LedgerRun
  ) throws(AuditFailure) -> [(path: String, sha256: String)] {
    try asking { () throws(StoreFault) in try reader.files(of: run) }
  }

  private static func differences(
    _ stored: [(path: String, sha256: String)], _ found: [(path: String, sha256: String)]
  ) -> [(path: String, difference: LedgerProblem.Difference)] {
    let before = Dictionary(stored.map { ($0.path, $0.sha256) }) { first, _ in first }
    let after = Dictionary(found.map { ($0.path, $0.sha256) }) { first, _ in first }
    return Set(before.keys).union(after.keys).sorted(by: bytesPrecede).compactMap { path in
      guard let old = before[path] else { return (path, .foreign) }
      guard let new = after[path] else { return (path, .missing) }
      return old == new ? nil : (path, .differs)
    }
  }

  // MARK: Repetition

  /// Does a run again with its stored options, policy and register, and compares.
  private func `repeat`(
    _ run: LedgerRun, _ request: VerifyRequest, _ result: inout LedgerVerification
  ) throws(AuditFailure) {
    let options = RunOptions(run.options)
    var scope = options.scope(of: request.inputs, as: run, submissions: request.submissions)
    // By these names a fault in them is told.
    (scope.policy, scope.centers) = ("the stored policy", "the stored register")
    let documents = try asking { () throws(StoreFault) in
      (try reader.document(run.policy) ?? [], try reader.document(run.register) ?? [])
    }
    let setting: Setting
    do {
      setting = try Setting(scope, policy: documents.0, register: documents.1)
    } catch {
      result.problems.append(.unrepeatable(error.message, run: run.id))
      return
    }
    var previous = try PreviousVolumes(request.previous, before: run.year)
    if request.previous == nil, let digest = options.previous {
      let volumes = try asking { () throws(StoreFault) in try reader.previousVolumes(of: run) }
      previous = PreviousVolumes(volumes: volumes, digest: digest)
      result.previousIsStored = true
    }
    let year = try JudgedYear(scope, setting, options.form, previous)
    result.repeated = run
    let snapshot = try asking { () throws(StoreFault) in try reader.snapshot(of: run) }
    let given = year.report.files.map { (path: $0.name, sha256: "\($0.sha256) \($0.status)") }
    let recorded = snapshot.inputs.map { (path: $0.file, sha256: "\($0.sha256) \($0.status)") }
    var inputs = Ledger.differences(recorded, given)
    if options.previous != previous.digest { inputs.append(("--previous", .differs)) }
    if options.submissions != year.report.submissionsDigest {
      inputs.append(("submissions.csv", .differs))
    }
    result.problems += inputs.map { .input($0.path, $0.difference, run: run.id) }
    let verdicts = year.report.centers.map { CenterRow($0, of: year.report).verdict }
    let (before, after) = (Set(snapshot.verdicts), Set(verdicts))
    for center in Set(before.symmetricDifference(after).map(\.center)).sorted(by: bytesPrecede) {
      result.problems.append(.verdict(center: center, run: run.id))
    }
    // With other inputs every file differs; to name them all would tell nothing.
    guard inputs.isEmpty else { return }
    let made = try year.makeFiles(in: nil).finish().map { (path: $0.path, sha256: $0.sha256) }
    for (path, difference) in Ledger.differences(try files(of: run), made) {
      result.problems.append(.repeated(path, difference, run: run.id))
    }
  }
}

extension [LedgerRun] {
  /// The last run of each year and edition, in the order of their folders.
  fileprivate var latestOfEachReport: [LedgerRun] {
    let last = Dictionary(map { ($0.reportName, $0) }) { _, later in later }
    return last.values.sorted { bytesPrecede($0.reportName, $1.reportName) }
  }
}

extension LedgerRun {
  /// The folder of its report below the reports folder.
  var reportName: String { RunOptions(options).form.folder(of: year) }
}
