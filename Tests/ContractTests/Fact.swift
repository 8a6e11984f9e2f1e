import AuditDomain

/// One thing that the contract says of a report.
enum Fact: Sendable {
  /// Verdict, `n` and `d` of a center.
  case center(String, Verdict, n: Int, d: Int = 0)
  /// Why a center's verdict is what it is.
  case because(String, [VerdictReason])
  /// All outcomes of all records, those that are 0 left out: `counted 1, merged 2`.
  case outcomes(String)
  /// The outcomes of the records that stand under a center, or `unattributed`.
  case under(String, String)
  /// The reasons of all records out of scope: `trial 1, other_year 2`.
  case outOfScope(String)
  /// How often a code is found.
  case found(FindingCode, Int)
  /// What became of a file.
  case file(String, FileStatus)
  /// The first records of the treatments of all centers, in order: `log.csv:3`.
  case treatments([String])
  /// `d` of what stands under no single center, and the part without any candidate.
  case unattributed(d: Int, without: Int)
  /// Providers that the register does not know, with their numbers: `06999999 2`.
  case providers([String])
  /// The records that would settle a center's verdict, by line.
  case settledBy(String, lines: [Int])
  /// Volume and verdict under another way to count, and whether that changes the verdict.
  case counted(String, Sensitivity.Variant, Int, Verdict, changes: Bool)
  /// No row of that kind for the center.
  case notCounted(String, Sensitivity.Variant)
  /// The chance in words and in four decimals, for `n` and for `n + d`.
  case outlook(String, Outlook.Word, String, String)
  case noOutlook(String)
  case shortfall(String, Int)
  case lastDate(String, String)
  case waived(String, Bool)
  case standing(AuditReport.Standing)
  /// The most frequent unlisted procedures of a center: `wondzorg 2`.
  case unlisted(String, [String])

  private struct Fault: Error { let text: String }

  /// What the report says instead; nil when it says this.
  func difference(in report: AuditReport) -> String? {
    do {
      let (expected, got) = try sides(report)
      return expected == got ? nil : "\(self): expected <\(expected)>, got <\(got)>"
    } catch {
      return "\(self): \(error)"
    }
  }

  private func center(_ id: String, _ report: AuditReport) throws -> CenterReport {
    guard let found = report.centers.first(where: { report.centerID($0.index) == id }) else {
      throw Fault(text: "the report has no center \(id)")
    }
    return found
  }

  private func row(
    _ id: String, _ variant: Sensitivity.Variant, _ report: AuditReport
  ) -> Sensitivity.Row? {
    report.sensitivity.first { report.centerID($0.center) == id && $0.variant == variant }
  }

  private func words(_ tally: OutcomeTally) -> String {
    Outcome.allCases.filter { tally[$0] > 0 }.map { "\($0.code) \(tally[$0])" }
      .joined(separator: ", ")
  }

  private func decimals(_ chance: Double?) -> String {
    guard let chance else { return "" }
    let digits = String(Int((chance * 10_000).rounded()))
    let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return padded.dropLast(4) + "." + padded.suffix(4)
  }

  private func sides(_ report: AuditReport) throws -> (expected: String, got: String) {
    switch self {
    case .center(let id, let verdict, let n, let d):
      let found = try center(id, report)
      return (
        "\(verdict.rawValue) n=\(n) d=\(d)",
        "\(found.judgement.verdict.rawValue) n=\(found.evidence.counted) "
          + "d=\(found.evidence.doubtful)"
      )
    case .because(let id, let reasons):
      return ("\(reasons)", "\(try center(id, report).judgement.reasons)")
    case .outcomes(let text): return (text, words(report.totals))
    case .under(let id, let text):
      let rows = report.outcomes.filter { report.centerID($0.center) == id }
      return (text, words(rows.reduce(into: OutcomeTally()) { $0[$1.outcome] += $1.records }))
    case .outOfScope(let text):
      var reasons: [OutOfScopeReason: Int] = [:]
      for row in report.outcomes { row.reason.map { reasons[$0, default: 0] += row.records } }
      let got = OutOfScopeReason.allCases.filter { reasons[$0] != nil }
      return (text, got.map { "\($0.code) \(reasons[$0] ?? 0)" }.joined(separator: ", "))
    case .found(let code, let number):
      return (String(number), String(report.findings.joined().count { $0.code == code }))
    case .file(let name, let status):
      let found = report.files.first { $0.name == name }
      return (status.rawValue, found?.status.rawValue ?? "no such file")
    case .treatments(let expected):
      let got = report.treatments.joined().map {
        "\(report.files[Int($0.place.file)].name):\($0.place.line)"
      }
      return ("\(expected)", "\(got)")
    case .unattributed(let d, let without):
      let got = report.unattributed
      return ("\(d), \(without)", "\(got.doubtful), \(got.withoutCandidate)")
    case .providers(let expected):
      return ("\(expected)", "\(report.unknownProviders.map { "\($0.name) \($0.records)" })")
    case .settledBy, .counted, .notCounted, .outlook, .noOutlook, .shortfall, .lastDate, .waived,
      .standing, .unlisted:
      return try furtherSides(report)
    }
  }

  private func furtherSides(_ report: AuditReport) throws -> (expected: String, got: String) {
    switch self {
    case .settledBy(let id, let lines):
      return ("\(lines)", "\(try center(id, report).doubtfulPlaces.map { Int($0.line) })")
    case .counted(let id, let variant, let volume, let verdict, let changes):
      let got = row(id, variant, report).map {
        "\($0.volume) \($0.verdict.rawValue) \($0.changes)"
      }
      return ("\(volume) \(verdict.rawValue) \(changes)", got ?? "no row")
    case .notCounted(let id, let variant):
      return ("no row", row(id, variant, report).map { "\($0.volume)" } ?? "no row")
    case .outlook(let id, let word, let alone, let with):
      let got = try center(id, report).outlook
      return (
        "\(word) \(alone) \(with)",
        got.map {
          "\($0.word) \(decimals($0.probability)) \(decimals($0.probabilityWithDoubtful))"
        } ?? "none"
      )
    case .noOutlook(let id):
      return ("none", try center(id, report).outlook.map { "\($0)" } ?? "none")
    case .shortfall(let id, let expected):
      let got = try center(id, report).shortfall(of: report.policy.minimum)
      return (String(expected), got.map { String($0) } ?? "none")
    case .lastDate(let id, let expected):
      return (expected, try center(id, report).lastDate?.description ?? "none")
    case .waived(let id, let expected):
      return ("\(expected)", "\(try center(id, report).isWaived)")
    case .standing(let expected): return ("\(expected)", "\(report.standing)")
    case .unlisted(let id, let expected):
      return (
        "\(expected)", "\(try center(id, report).unlisted.map { "\($0.value) \($0.records)" })"
      )
    case .center, .because, .outcomes, .under, .outOfScope, .found, .file, .treatments,
      .unattributed, .providers:
      throw Fault(text: "is answered above")
    }
  }
}
