public import AuditDomain

/// The table that a terminal shows after an audit.
public struct AuditTable: Sendable {
  private let report: AuditReport

  /// The table of a report.
  public init(_ report: AuditReport) { self.report = report }

  /// Lines for a terminal: the centers with what needs action first, then the summary.
  public var text: String {
    let centers = report.centers.sorted { a, b in
      (a.judgement.verdict.urgency, a.index) < (b.judgement.verdict.urgency, b.index)
    }
    var rows = [["center", "verdict", "counted", "doubt", "short", "records", "name"]]
    for center in centers {
      let entry = report.register[center.index]
      rows.append([
        entry.id, center.judgement.verdict.words + (center.isWaived ? ", waived" : ""),
        "\(center.evidence.counted)", "\(center.evidence.doubtful)",
        center.shortfall(of: report.policy.minimum).map { "\($0)" } ?? "",
        "\(center.evidence.records)", entry.name,
      ])
    }
    return aligned(rows, right: [2, 3, 4, 5]) + "\n" + summary
  }

  private var summary: String {
    func number(_ verdict: Verdict) -> Int {
      report.designated.count { $0.judgement.verdict == verdict }
    }
    let totals = report.totals
    var lines = [
      "\(report.year), as of \(report.asOf): \(number(.meets)) of \(report.designated.count) centers meet the "
        + "minimum of \(report.policy.minimum)",
      Verdict.allCases.filter { $0 != .meets && $0 != .notDesignated && number($0) > 0 }
        .sorted { $0.urgency < $1.urgency }
        .map { "\(number($0)) \($0.words)" }.joined(separator: ", "),
      counted(totals.total, "record") + ": "
        + Outcome.allCases.map { "\(grouped(totals[$0])) \($0.code)" }.joined(separator: ", "),
    ]
    let outside = report.centers.filter { $0.tally[.undesignated] > 0 }.map { center in
      "\(report.register[center.index].name) (\(counted(center.undesignatedTreatments, "treatment")))"
    }
    if !outside.isEmpty {
      lines.append("outside the designation: \(outside.joined(separator: ", "))")
    }
    if !report.unknownProviders.isEmpty {
      let names = report.unknownProviders.map { "\($0.name) (\(counted($0.records, "record")))" }
      lines.append("unknown to the register: \(names.joined(separator: ", "))")
    }
    if report.hasUnplacedRefusal { lines.append("a refused file has no center: see files.csv") }
    return lines.filter { !$0.isEmpty }.map { $0 + "\n" }.joined()
  }
}

/// Rows as columns of even width, two blanks apart.
func aligned(_ rows: [[String]], right: Set<Int>) -> String {
  let columns = rows.map(\.count).max() ?? 0
  let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
  var text = ""
  for row in rows {
    var line = ""
    for (column, cell) in row.enumerated() {
      let blanks = String(repeating: " ", count: widths[column] - cell.count)
      line += (column > 0 ? "  " : "") + (right.contains(column) ? blanks + cell : cell + blanks)
    }
    while line.last == " " { line.removeLast() }
    text += line + "\n"
  }
  return text
}
