internal import AuditDomain
internal import EvidenceStore
internal import FileAccess

extension Audit {
  /// Records the run in the ledger; returns its hash, or nil without a store.
  static func record(
    _ request: AuditRequest, _ setting: Setting, _ report: AuditReport,
    _ files: [(path: String, sha256: String)], reports: String
  ) throws(AuditFailure) -> String? {
    guard let path = request.store else { return nil }
    let run = RunRecord(
      recordedAt: request.recordedAt, report: report, options: options(request.scope),
      programVersion: request.programVersion, reports: reports, policy: setting.policyBytes,
      register: setting.registerBytes,
      files: files)
    do {
      return try EvidenceStore(path: path, name: printable(path.utf8)).append(run)
    } catch {
      throw AuditFailure(error, store: path)
    }
  }

  /// The options that bear on the report, a `key=value` a line, in a fixed order.
  private static func options(_ scope: AuditScope) -> String {
    let map = scope.map.map { "map=\($0.name)=\($1)" }.sorted()
    return (map + ["include_trials=\(scope.includeTrials)"]).joined(separator: "\n")
  }
}
