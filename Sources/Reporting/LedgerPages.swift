public import AuditDomain

/// The list of runs.
public struct RunList: Sendable {
  private let runs: [(run: LedgerRun, verdicts: [CenterVerdict])]

  private let say: Speech

  /// The list of some runs with their verdicts, in a language.
  public init(_ runs: [(run: LedgerRun, verdicts: [CenterVerdict])], _ language: Language) {
    self.runs = runs
    say = Speech(language)
  }

  /// For a terminal, the oldest first.
  public var text: String {
    let header = [
      "run", say("recorded", "vastgelegd"), say("year", "jaar"), say("as of", "peildatum"),
      say("report", "rapport"), say("verdicts", "oordelen"), say("version", "versie"),
      say("head", "kop"),
    ]
    let rows = runs.map { run, verdicts in
      [
        "\(run.id)", run.recordedAt, "\(run.year)", run.asOf.description,
        run.edition + (run.includesTrials ? say(" with trials", " met studies") : ""),
        RunList.counts(verdicts).map {
          "\($0.count) \(say($0.verdict.rawValue, $0.verdict.words[.dutch]))"
        }
        .joined(separator: ", "),
        run.programVersion, String(run.hash.prefix(12)),
      ]
    }
    return aligned([header] + rows, right: [0])
  }

  /// `{"runs": [...]}`.
  public var json: String {
    let objects = runs.map { run, verdicts in
      let fields = JSONText.object(
        [
          "run", "recorded_at", "year", "as_of", "edition", "include_trials", "program_version",
          "reports", "hash",
        ],
        [
          .number(run.id), .text(run.recordedAt), .number(run.year),
          .text(run.asOf.description), .text(run.edition), .flag(run.includesTrials),
          .text(run.programVersion), .text(run.reports), .text(run.hash),
        ])
      let counts = RunList.counts(verdicts)
      return fields.dropLast() + ", \"verdicts\": "
        + JSONText.object(counts.map(\.verdict.rawValue), counts.map { .number($0.count) }) + "}"
    }
    return "{\"runs\": " + JSONText.array(objects, indent: "") + "}\n"
  }

  static func counts(_ verdicts: [CenterVerdict]) -> [(verdict: Verdict, count: Int)] {
    Verdict.allCases.map { verdict in (verdict, verdicts.count { $0.verdict == verdict }) }
      .filter { $0.1 > 0 }
  }
}

/// What a quiet run says when there is no run of the year to compare with.
public struct FirstRun: Sendable {
  private let report: String
  private let verdicts: [CenterVerdict]
  private let say: Speech

  /// The first run of a report such as `2026`, with its verdicts, in a language.
  public init(_ report: String, _ verdicts: [CenterVerdict], _ language: Language) {
    self.report = report
    self.verdicts = verdicts
    say = Speech(language)
  }

  /// One line.
  public var text: String {
    let counts = RunList.counts(verdicts).map {
      "\($0.count) \(say($0.verdict.rawValue, $0.verdict.words[.dutch]))"
    }
    return "\(report): " + say("first run in this store: ", "eerste run in deze opslag: ")
      + counts.joined(separator: ", ") + "\n"
  }
}

/// What changed between two runs, a line each.
public struct ChangeList: Sendable {
  private let changes: [LedgerChange]

  private let say: Speech

  /// The list of some changes in a language.
  public init(_ changes: [LedgerChange], _ language: Language) {
    self.changes = changes
    say = Speech(language)
  }

  /// Nothing at all when nothing changed.
  public var text: String { changes.map { line($0) + "\n" }.joined() }

  /// `{"changes": [...]}`: what, of whom, before, after.
  public var json: String {
    let objects = changes.map { change in
      let (what, of, before, after) = Self(changes, .english).parts(change)
      return JSONText.object(
        ["change", "of", "before", "after"],
        [.text(what), .text(of), .text(before), .text(after)])
    }
    return "{\"changes\": " + JSONText.array(objects, indent: "") + "}\n"
  }

  private func line(_ change: LedgerChange) -> String {
    let (what, of, before, after) = parts(change)
    let subject = of.isEmpty ? what : "\(of): \(what)"
    if before.isEmpty, after.isEmpty { return subject }
    let none = say("none", "geen")
    return "\(subject) \(before.isEmpty ? none : before) -> \(after.isEmpty ? none : after)"
  }

  /// Codes are the same in every language.
  private func parts(_ change: LedgerChange) -> (String, String, String, String) {
    switch change {
    case .policy: (say("another policy", "ander beleid"), "", "", "")
    case .register: (say("another register", "ander register"), "", "", "")
    case .option(let key, let a, let b):
      (say("option ", "optie ") + key, "", shortened(a), shortened(b))
    case .verdict(let center, let a, let b):
      (say("verdict", "oordeel"), center, word(a), word(b))
    case .waiver(let center, let a, let b):
      (say("waived", "ontheffing"), center, waived(a), waived(b))
    case .volume(let center, let counted, let doubtful):
      (
        say("counted+doubtful", "geteld+twijfel"), center, "\(counted.0)+\(doubtful.0)",
        "\(counted.1)+\(doubtful.1)"
      )
    case .fileAdded(let file): (say("new file", "nieuw bestand"), file, "", "")
    case .fileGone(let file): (say("file gone", "bestand weg"), file, "", "")
    case .fileContent(let file): (say("other content", "andere inhoud"), file, "", "")
    case .fileStatus(let file, let a, let b): ("status", file, a, b)
    case .findings(let center, let code, let a, let b):
      (code, center.isEmpty ? "unattributed" : center, "\(a)", "\(b)")
    }
  }

  private func waived(_ code: String) -> String {
    switch code {
    case "yes": say(code, "ja")
    case "expired": say(code, "verlopen")
    default: code
    }
  }

  private func word(_ verdict: Verdict?) -> String {
    verdict.map { say($0.rawValue, $0.words[.dutch]) } ?? ""
  }

  /// A digest by its beginning, as everywhere.
  private func shortened(_ value: String) -> String {
    value.utf8.count == 64 ? String(value.prefix(12)) : value
  }
}
