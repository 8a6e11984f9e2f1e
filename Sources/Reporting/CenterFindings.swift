internal import AuditDomain

/// The findings that stand under one center, as far as its dossier shows them: there may be a million.
struct CenterFindings {
  /// Some findings: how many, and the first of them.
  struct Listed {
    private(set) var count = 0
    private(set) var first: [Finding] = []

    fileprivate mutating func add(_ finding: Finding) {
      count += 1
      if first.count < CenterFindings.shown { first.append(finding) }
    }
  }

  /// So many of each are shown.
  static let shown = 50

  /// Of records that repeat another one.
  private(set) var copies = Listed()
  /// By code, in the order in which the codes were met.
  private var byCode: [(code: FindingCode, findings: Listed)] = []

  /// Whether there are none.
  var isEmpty: Bool { byCode.isEmpty }

  /// Those with a code; nil: there are none.
  subscript(code: FindingCode) -> Listed? { byCode.first { $0.code == code }?.findings }

  /// By center of the register: the findings of a report.
  static func all(of report: AuditReport) -> [CenterFindings] {
    var all = [CenterFindings](repeating: CenterFindings(), count: report.register.centers.count)
    for finding in report.findings {
      if let center = finding.center { all[Int(center)].add(finding) }
    }
    return all
  }

  private mutating func add(_ finding: Finding) {
    if finding.outcome == .duplicate, finding.relatedLine != nil { copies.add(finding) }
    if let place = byCode.firstIndex(where: { $0.code == finding.code }) {
      byCode[place].findings.add(finding)
    } else {
      byCode.append((finding.code, Listed()))
      byCode[byCode.count - 1].findings.add(finding)
    }
  }
}
