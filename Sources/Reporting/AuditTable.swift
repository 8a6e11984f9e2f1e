public import AuditDomain

/// The table that a terminal shows after an audit.
public struct AuditTable: Sendable {
  private let report: AuditReport

  /// The table of a report.
  public init(_ report: AuditReport) { self.report = report }

  /// Lines for a terminal of 80 columns.
  public var text: String {
    var text = ""
    for center in report.centers {
      text += "\(report.register[center.index].id) \(center.judgement.verdict.rawValue) "
        + "\(center.evidence.counted) \(center.evidence.doubtful)\n"
    }
    return text
  }
}
