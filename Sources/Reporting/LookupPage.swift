public import AuditDomain

/// What a look-up tells of a center.
public struct LookupPage: Sendable {
  private let answer: LookupAnswer
  private var center: LedgerCenter { answer.center }
  private var run: LedgerRun { center.run }
  private var verdict: CenterVerdict { center.row.verdict }
  private var facts: CenterFacts { center.row.facts }

  private let say: Speech

  /// The page of an answer in a language.
  public init(_ answer: LookupAnswer, _ language: Language) {
    self.answer = answer
    say = Speech(language)
  }

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
    for line in [took, standing, trials].compactMap({ $0 }) { text += line + "\n" }
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
    for line in [took, standing, trials].compactMap({ $0 }) {
      page.paragraph(Markdown.escaped(line))
    }
    page.table(months[0], right: [1, 2], Array(months.dropFirst()))
    for (label, lines) in sections {
      page.heading(2, label)
      page.list(lines.map { Markdown.escaped($0) })
    }
    page.heading(2, say("History", "Geschiedenis"))
    page.table(history[0], right: [0, 4, 5], Array(history.dropFirst()))
    return page.text
  }

  private var title: String {
    "\(facts.center): \(facts.name)" + (facts.city.isEmpty ? "" : ", \(facts.city)")
  }

  /// What was asked, without what a terminal would obey.
  private var query: String {
    String(
      String.UnicodeScalarView(
        answer.query.unicodeScalars.map {
          $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? " " : $0
        }))
  }

  private var took: String? {
    answer.took.map {
      say("\(query) was taken for \($0)", "\(query) is opgevat als \($0)")
    }
  }

  private var trials: String? { run.includesTrials ? RunNotices.trials[say.language] : nil }

  private var standing: String {
    let treatments = say.treatments(verdict.counted)
    var words =
      verdict.verdict.words[say.language] + ": "
      + say("\(treatments) counted", "\(treatments) geteld")
    if verdict.doubtful > 0 {
      let doubtful = say.number(verdict.doubtful)
      words += say(", \(doubtful) more in doubt", ", nog \(doubtful) in twijfel")
    }
    if let minimum = verdict.minimum {
      words += say(", the minimum is \(minimum)", ", het minimum is \(minimum)")
    }
    if let short = center.row.shortfall {
      words += say(" (\(short) short)", " (\(short) te weinig)")
    }
    if let word = Outlook.Word(rawValue: verdict.outlook) {
      words += say("; outlook: ", "; vooruitzicht: ") + word.words[say.language]
    }
    if let probability = verdict.probability {
      let chance = say.decimal(probability, 4)
      words += say(", chance \(chance)", ", kans \(chance)")
    }
    if facts.tally[.undesignated] > 0 {
      let records = say.records(facts.tally[.undesignated])
      words += say("; \(records) outside the designation", "; \(records) buiten de aanwijzing")
    }
    if verdict.waived == "yes" { words += say("; waived", "; ontheffing") }
    return words
      + say(
        "; \(run.year) as of \(run.asOf), run \(run.id)",
        "; \(run.year), peildatum \(say.cell(run.asOf)), run \(run.id)")
  }

  /// The bar through the year: a mark for each treatment, and where the minimum was reached.
  private var months: [[String]] {
    var total = 0
    return [[say("month", "maand"), say("counted", "geteld"), say("in all", "samen"), ""]]
      + zip(1...12, center.months).map { month, count in
        let before = total
        total += count
        var bar = String(repeating: "■", count: min(count, 50))
        if let minimum = verdict.minimum, before < minimum, total >= minimum {
          bar += say(" reaches \(minimum)", " haalt \(minimum)")
        }
        return [CalendarDay.shortMonth(month, say.language), "\(count)", "\(total)", bar]
      }
  }

  private var sections: [(String, [String])] {
    let labelled: [(String, [String])] = [
      (say("Why", "Waarom"), why), (say("Records", "Registraties"), [tally]),
      (say("Sites", "Locaties"), sites),
      (say("Files", "Bestanden"), center.files), (say("In doubt", "In twijfel"), doubts),
      (say("What to do", "Wat te doen"), todo),
    ]
    return labelled.filter { !$0.1.isEmpty }
  }

  private var tally: String {
    Outcome.allCases.map { "\(facts.tally[$0]) \($0.words[say.language])" }.joined(separator: ", ")
  }

  private var sites: [String] {
    center.sites.count < 2 && center.sites.allSatisfy { $0.key.isEmpty }
      ? []
      : center.sites.map {
        "\($0.key.isEmpty ? say("none given", "geen genoemd") : $0.key): \($0.value)"
      }
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
    errors.map {
      "\($0.findings) \($0.code.rawValue): \(Reporting.title(of: $0.code)[say.language])"
    }
  }

  private var reasons: [VerdictReason] {
    verdict.reasons.split(separator: ";").compactMap { VerdictReason(rawValue: String($0)) }
  }

  /// What the verdict rests on, and where what is in doubt stands if not with the center's own records.
  private var why: [String] {
    var lines = reasons.map { $0.words[say.language].firstUppercased + "." }
    if isInOthers {
      lines.append(CenterWords.standsInOthers[say.language].firstUppercased + ".")
    }
    if verdict.doubtful > 0, facts.tally[.doubtful] == 0 {
      lines.append(
        say(
          "The records in doubt may be of other centers too; the dossier lists them.",
          "De registraties in twijfel kunnen ook van andere centra zijn; het dossier noemt ze."))
    }
    return lines
  }

  /// Whether the center has sent nothing, and yet has records.
  private var isInOthers: Bool { verdict.verdict == .notSubmitted && facts.tally.total > 0 }

  /// Whether all days that were read in its files lie in other years.
  private var isOfOtherYears: Bool {
    reasons.contains(.coverageGap) && facts.files > 0 && facts.coverage.isEmpty
  }

  /// What the center should do, from the verdict's reasons and the findings.
  private var todo: [String] {
    var lines: [String] = []
    switch verdict.verdict {
    case .notSubmitted where isInOthers:
      lines.append(CenterWords.declareFile[say.language])
    case .notSubmitted:
      lines.append(
        say(
          "Send the logs of \(run.year), or declare a nil return.",
          "Zend de registraties van \(run.year), of doe een nulopgave."))
    case .undetermined where reasons.contains(.doubt):
      lines.append(
        say(
          "Settle the records in doubt: they decide the verdict.",
          "Neem de twijfel over deze registraties weg: zij bepalen het oordeel."))
    case .below where facts.files == 0:
      lines.append(CenterWords.nilReturn[say.language])
    case .below:
      lines.append(
        say(
          "Look whether records are missing; a correction replaces the file sent before.",
          "Kijk of er registraties ontbreken; een verbetering vervangt het eerder gezonden bestand."
        ))
    case .meets, .undetermined, .notAssessable, .inProgress, .notDesignated: break
    }
    if isOfOtherYears {
      lines.append(CenterWords.sendLog(of: run.year)[say.language])
    }
    lines += reasons.filter { $0 != .coverageGap || !isOfOtherYears }.compactMap {
      $0.remedy?[say.language]
    }
    for error in errors {
      let remedy = remedy(for: error.code)[say.language]
      if !lines.contains(remedy) { lines.append(remedy) }
    }
    // A terminal shows marks of Markdown as they stand.
    return lines.map { $0.filter { $0 != "`" } }
  }

  /// The runs in which something changed, the last one always.
  private var history: [[String]] {
    var rows: [[String]] = []
    var last: [String] = []
    for (run, verdict) in answer.history {
      let row = [
        "\(run.id)", say.cell(run.asOf), "\(run.year)", verdict.verdict.words[say.language],
        "\(verdict.counted)", "\(verdict.doubtful)",
      ]
      if Array(row[2...]) != last || run.id == self.run.id { rows.append(row) }
      last = Array(row[2...])
    }
    let header = [
      "run", say("as of", "peildatum"), say("year", "jaar"), say("verdict", "oordeel"),
      say("counted", "geteld"), say("doubtful", "in twijfel"),
    ]
    return [header] + rows.suffix(20)
  }
}
