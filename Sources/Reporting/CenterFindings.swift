internal import AuditDomain

/// The findings that stand under one center, as far as its dossier shows them.
struct CenterFindings {
  /// Some findings: how many, and the first of them in the order of the files.
  struct Listed {
    private(set) var count = 0
    private(set) var first: [Finding] = []

    fileprivate mutating func add(_ group: FindingGroup) {
      count += group.count
      first += group.first.prefix(FindingGroup.kept - first.count)
    }

    /// Those of several codes, likewise.
    fileprivate init(joining parts: [Listed]) {
      count = parts.reduce(0) { $0 + $1.count }
      let all = parts.flatMap(\.first).sorted { RecordPlace.precedes($0.place, $1.place) }
      first = Array(all.prefix(FindingGroup.kept))
    }
  }

  private var byCode: [FindingCode: Listed] = [:]

  /// Whether there are none.
  var isEmpty: Bool { byCode.isEmpty }

  /// Those with a code; nil: there are none.
  subscript(code: FindingCode) -> Listed? { byCode[code] }

  /// Those of records that repeat another one.
  var copies: Listed {
    Listed(joining: [.duplicateRecord, .duplicateDiffers].compactMap { byCode[$0] })
  }

  /// By center of the register: the findings of a report.
  static func all(of report: AuditReport) -> [CenterFindings] {
    var all = [CenterFindings](repeating: CenterFindings(), count: report.register.centers.count)
    for group in report.findingGroups {
      guard let center = group.center else { continue }
      all[center].byCode[group.code, default: Listed(joining: [])].add(group)
    }
    return all
  }
}
