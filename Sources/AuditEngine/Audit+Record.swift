internal import AuditDomain

extension Audit {
  static func record(
    _ request: AuditRequest, _ setting: Setting, _ report: AuditReport,
    _ files: [(path: String, bytes: [UInt8])], discard: () -> Void
  ) throws(AuditFailure) -> String? {
    nil
  }
}
