public import AuditDomain

/// What a look-up tells of a center.
public struct LookupPage: Sendable {
  private let answer: LookupAnswer
  private var center: LedgerCenter { answer.center }
  private var run: LedgerRun { center.run }
  private var verdict: CenterVerdict { center.row.verdict }
  private var facts: CenterFacts { center.row.facts }

  /// The page of an answer.
  public init(_ answer: LookupAnswer) { self.answer = answer }

  private var cells: [Cell] { AuditRow.cells(center.row, year: run.year, asOf: run.asOf) }

  // MARK: For machines

  /// The row of `audit.csv`, under its header.
  public var csv: String {
    var table = CSVText(.rfc4180, header: AuditRow.columns)
    table.add(cells)
    return table.text
  }

  /// The fields of `audit.csv`, then `months` and `history`.
  public var json: String {
    let months = center.months.map { String($0) }.joined(separator: ", ")
    let history = answer.history.map { run, verdict in
      JSONText.object(
        ["run", "as_of", "year", "verdict", "counted", "doubtful"],
        [
          .number(run.id), .text(run.asOf.description), .number(run.year),
          .text(verdict.verdict.rawValue), .number(verdict.counted), .number(verdict.doubtful),
        ])
    }
    return JSONText.object(AuditRow.columns, cells).dropLast()
      + ", \"months\": [\(months)], \"history\": \(JSONText.array(history, indent: ""))}\n"
  }

  /// `{"query", "candidates"}`, where no single center was found.
  public static func json(query: String, candidates: [String]) -> String {
    "{\"query\": \(JSONText.string(query)), \"candidates\": ["
      + candidates.map { JSONText.string($0) }.joined(separator: ", ") + "]}\n"
  }

  // MARK: For people

  /// For a terminal.
  public var text: String {
    var text = title + "\n"
    for line in [took, standing].compactMap({ $0 }) { text += line + "\n" }
    text += "\n" + aligned(months, right: [1, 2])
    for (label, lines) in sections {
      text += "\n\(label)\n"
      text += lines.map { "  " + $0 + "\n" }.joined()
    }
    return text + "\n" + aligned(history, right: [0, 4, 5])
  }

  /// As a page.
  public var markdown: String {
    var page = Markdown()
    page.heading(1, Markdown.escaped(title))
    for line in [took, standing].compactMap({ $0 }) { page.paragraph(Markdown.escaped(line)) }
    page.table(months[0], right: [1, 2], Array(months.dropFirst()))
    for (label, lines) in sections {
      page.heading(2, label)
      page.list(lines.map { Markdown.escaped($0) })
    }
    page.heading(2, "History")
    page.table(history[0], right: [0, 4, 5], Array(history.dropFirst()))
    return page.text
  }

  private var title: String {
    "\(facts.center): \(facts.name)" + (facts.city.isEmpty ? "" : ", \(facts.city)")
  }

  private var took: String? {
    answer.took.map { "\(answer.query) was taken for \($0)" }
  }

  private var standing: String {
    var words = "\(verdict.verdict.words): \(counted(verdict.counted, "treatment")) counted"
    if verdict.doubtful > 0 { words += ", \(verdict.doubtful) more in doubt" }
    if let minimum = verdict.minimum { words += ", the minimum is \(minimum)" }
    if let short = center.row.shortfall { words += " (\(short) short)" }
    if let probability = verdict.probability {
      words += "; outlook: \(verdict.outlook), chance \(fixed(probability, 4))"
    }
    if verdict.waived == "yes" { words += "; waived" }
    return words + "; \(run.year) as of \(run.asOf), run \(run.id)"
  }

  /// The bar through the year: a mark for each treatment, and where the minimum was reached.
  private var months: [[String]] {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    var total = 0
    return [["month", "counted", "in all", ""]]
      + zip(names, center.months).map { name, count in
        let before = total
        total += count
        var bar = String(repeating: "■", count: min(count, 50))
        if let minimum = verdict.minimum, before < minimum, total >= minimum {
          bar += " reaches \(minimum)"
        }
        return [name, "\(count)", "\(total)", bar]
      }
  }

  private var sections: [(String, [String])] {
    let labelled: [(String, [String])] = [
      ("Records", [tally]), ("Sites", sites), ("Files", center.files), ("In doubt", doubts),
      ("What to do", todo),
    ]
    return labelled.filter { !$0.1.isEmpty }
  }

  private var tally: String {
    Outcome.allCases.map { "\(facts.tally[$0]) \($0.code)" }.joined(separator: ", ")
  }

  private var sites: [String] {
    center.sites.count < 2 && center.sites.allSatisfy { $0.key.isEmpty }
      ? []
      : center.sites.map { "\($0.key.isEmpty ? "none given" : $0.key): \($0.value)" }
  }

  private var errors: [(code: FindingCode, findings: Int)] {
    var counts: [FindingCode: Int] = [:]
    for finding in center.findings {
      guard let code = FindingCode(rawValue: finding.code), code.severity == .error else {
        continue
      }
      counts[code, default: 0] += finding.findings
    }
    return FindingCode.allCases.compactMap { code in counts[code].map { (code, $0) } }
  }

  private var doubts: [String] {
    errors.map { "\($0.findings) \($0.code.rawValue): \(Reporting.title(of: $0.code)[.english])" }
  }

  /// What the center should do, from the verdict's reasons and the findings.
  private var todo: [String] {
    var lines: [String] = []
    switch verdict.verdict {
    case .notSubmitted: lines.append("Send the logs of \(run.year), or declare a nil return.")
    case .undetermined: lines.append("Settle the records in doubt: they decide the verdict.")
    case .below:
      lines.append("Look whether records are missing; a correction replaces the file sent before.")
    case .notAssessable: lines.append("Send what is missing: \(verdict.reasons).")
    case .meets, .inProgress, .notDesignated: break
    }
    for error in errors {
      let remedy = remedy(for: error.code)[.english]
      if !lines.contains(remedy) { lines.append(remedy) }
    }
    return lines
  }

  /// The runs in which something changed, the last one always.
  private var history: [[String]] {
    var rows: [[String]] = []
    var last: [String] = []
    for (run, verdict) in answer.history {
      let row = [
        "\(run.id)", run.asOf.description, "\(run.year)", verdict.verdict.words,
        "\(verdict.counted)", "\(verdict.doubtful)",
      ]
      if Array(row[2...]) != last || run.id == self.run.id { rows.append(row) }
      last = Array(row[2...])
    }
    return [["run", "as of", "year", "verdict", "counted", "doubtful"]] + rows.suffix(20)
  }
}
