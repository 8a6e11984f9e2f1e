public import AuditDomain

/// The table that a terminal shows after an audit.
public struct AuditTable: Sendable {
  private let report: AuditReport
  private let say: Speech

  /// The table of a report in a language.
  public init(_ report: AuditReport, _ language: Language) {
    self.report = report
    say = Speech(language)
  }

  /// Lines for a terminal: the centers with what needs action first, then the summary.
  public var text: String {
    let centers = report.centers.sorted { a, b in
      (a.judgement.verdict.urgency, a.index) < (b.judgement.verdict.urgency, b.index)
    }
    var rows = [
      [
        say("center", "centrum"), say("verdict", "oordeel"), say("counted", "geteld"),
        say("doubt", "twijfel"), say("short", "tekort"), say("records", "registraties"),
        say("name", "naam"),
      ]
    ]
    let words = CenterWords(report, say)
    for center in centers {
      let entry = report.register[center.index]
      rows.append([
        entry.id, words.verdict(center), "\(center.evidence.counted)",
        "\(center.evidence.doubtful)",
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
    let (met, all, minimum) = (number(.meets), report.designated.count, report.policy.minimum)
    var lines = [
      say(
        "\(report.year), as of \(report.asOf): \(met) of \(all) centers \(met == 1 ? "meets" : "meet") the minimum of \(minimum)",
        "\(report.year), peildatum \(say.cell(report.asOf)): \(met) van de \(all) centra "
          + "\(met == 1 ? "haalt" : "halen") het minimum van \(minimum)"),
      Verdict.allCases.filter { $0 != .meets && $0 != .notDesignated && number($0) > 0 }
        .sorted { $0.urgency < $1.urgency }
        .map { "\(number($0)) \($0.words[say.language])" }.joined(separator: ", "),
      say.records(totals.total) + ": "
        + Outcome.allCases.map { "\(say.number(totals[$0])) \($0.words[say.language])" }.joined(
          separator: ", "),
    ]
    let outside = report.centers.filter { $0.tally[.undesignated] > 0 }.map { center in
      "\(report.register[center.index].name) (\(say.treatments(center.undesignatedTreatments)))"
    }
    if !outside.isEmpty {
      lines.append(
        say("outside the designation: ", "buiten de aanwijzing: ") + outside.joined(separator: ", ")
      )
    }
    if !report.unknownProviders.isEmpty {
      let names = report.unknownProviders.map { "\($0.name) (\(say.records($0.records)))" }
      lines.append(
        say("unknown to the register: ", "onbekend in het register: ")
          + say.firstNames(names))
    }
    if report.submissionsDigest == nil {
      lines.append(
        say(
          "no submissions.csv: no period, total or replacement was declared",
          "geen submissions.csv: er is geen periode, totaal of vervanging opgegeven"))
    }
    if report.hasUnplacedRefusal {
      let names = report.unplacedRefusals.map(\.name)
      lines.append(
        say("refused, and of no center: ", "geweigerd, en van geen centrum: ")
          + say.firstNames(names))
    }
    lines += RunNotices(report, say).all
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
