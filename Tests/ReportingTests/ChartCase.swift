import Configuration
import Testing

@testable import AuditDomain
@testable import Reporting

/// A report for the charts: centers with volumes, judged by the rule itself.
struct ChartCase: CustomTestStringConvertible, Sendable {
  /// A designated center.
  struct Hospital: Sendable {
    var name: String
    var counted: Int
    var doubtful = 0
    var hasSubmitted = true
    var declaredUntil: String?
    var isWaived = false
  }

  let name: String
  var year = 2026
  var asOf = "2027-01-31"
  var minimum = 10
  var hospitals: [Hospital]

  var testDescription: String { name }

  func report() throws -> AuditReport {
    var policy = try PolicyFile.parse(PolicyFile.builtIn, file: "policy.yaml")
    policy.minimum = minimum
    let asOf = try #require(CalendarDay(iso: asOf))
    let days = try #require(DayRange(year: year))
    let cover = DayRange(max(days.first, policy.coverFrom), days.last)
    let judgedFrom = try #require(policy.judgedFrom.inYear(year + 1))
    let rule = VerdictRule(
      minimum: minimum, days: days, judgedFrom: judgedFrom, asOf: asOf, hasUnplacedRefusal: false)
    var centers: [CenterReport] = []
    var treatments: [[Treatment]] = []
    for (index, hospital) in hospitals.enumerated() {
      var evidence = CenterEvidence(cover: cover, designation: [cover ?? days])
      evidence.counted = hospital.counted
      evidence.doubtful = hospital.doubtful
      evidence.hasSubmitted = hospital.hasSubmitted
      evidence.records = hospital.counted + hospital.doubtful
      evidence.recordsOfKnownProcedure = evidence.records
      if let until = hospital.declaredUntil {
        let last = try #require(CalendarDay(iso: until))
        evidence.declared = [try #require(DayRange(days.first, last))]
      }
      var center = CenterReport(index: index, judgement: rule.judge(evidence), evidence: evidence)
      center.isWaived = hospital.isWaived
      let past = try #require(DayRange(cover?.first ?? days.first, min(asOf, days.last)))
      if center.judgement.verdict == .inProgress {
        center.outlook = Outlook(
          counted: evidence.counted, doubtful: evidence.doubtful, minimum: minimum,
          elapsed: past.count, remaining: days.count - past.count, limits: policy.outlook)
      }
      centers.append(center)
      treatments.append([])
      for number in 0..<hospital.counted {
        let day = past.first.advanced(by: (2 * number + 1) * past.count / (2 * hospital.counted))
        treatments[index].append(
          Treatment(
            center: index, site: .unnamed, day: day, procedure: 0, indication: 0,
            patientNumber: number + 1,
            place: RecordPlace(file: 0, line: 2, record: 1, byte: 0), merged: [],
            isTrial: false, discussion: .notGiven))
      }
    }
    return AuditReport(
      year: year, asOf: asOf, policy: policy, policyDigest: "", registerDigest: "",
      register: Register(centers: hospitals.indices.map { center($0) }), judgedFrom: judgedFrom,
      finalFrom: judgedFrom, cover: cover, includesTrials: false, centers: centers,
      unattributed: Unattributed(tally: OutcomeTally(), doubtful: 0, withoutCandidate: 0),
      files: [], treatments: treatments, outcomes: [], findings: [],
      findingGroups: [],
      texts: [],
      unknownProviders: [], sensitivity: [])
  }

  private func center(_ index: Int) -> Center {
    Center(
      id: ChartCase.id(index), name: hospitals[index].name, category: .topClinical, city: "",
      agbCodes: [], aliases: [], ambiguousAliases: [], sites: [], designatedFrom: nil,
      designatedUntil: nil, successor: nil, source: "", verified: true)
  }

  static func id(_ index: Int) -> String { "c" + padded(index, 3) }
}

extension ChartCase {
  private static let names = [
    "Universitair Medisch Centrum Groningen", "Isala", "Elisabeth-TweeSteden Ziekenhuis",
    "Leids Universitair Medisch Centrum", "OLVG", "Franciscus Gasthuis & Vlietland",
    "Canisius Wilhelmina Ziekenhuis",
  ]

  private static func many(
    _ number: Int, _ volume: (Int) -> (counted: Int, doubtful: Int)
  ) -> [Hospital] {
    (0..<number).map { index in
      let volume = volume(index)
      return Hospital(
        name: "\(names[index % names.count]) \(index)", counted: volume.counted,
        doubtful: volume.doubtful)
    }
  }

  static let long =
    "Stichting Protestants Christelijk en Algemeen Opleidingsziekenhuis voor de Regio's Noord, Oost en West"
  static let hostile =
    "<script>alert(\"1\")</script> & 'Zoon' \u{1}\u{202E}]](x)\u{7}"

  /// What a chart must stand.
  static let all: [ChartCase] = [
    ChartCase(name: "year", hospitals: many(35) { (($0 * 7 + 3) % 40, $0 % 9 == 0 ? 4 : 0) }),
    ChartCase(
      name: "in-year", asOf: "2026-06-30",
      hospitals: many(35) { (($0 * 5) % 14, $0 % 6 == 0 ? 3 : 0) }
        + [Hospital(name: "Niets", counted: 0, hasSubmitted: false)]),
    ChartCase(
      name: "first-day", asOf: "2026-01-01", hospitals: many(3) { ($0, 0) }),
    ChartCase(
      name: "before-cover", year: 2025, asOf: "2026-02-01",
      hospitals: many(20) { ($0 % 12, $0 % 3) }),
    ChartCase(
      name: "large",
      hospitals: many(35) { ($0 == 4 ? 400 : $0 == 9 ? 12_345 : 12, $0 == 9 ? 678 : $0 % 2) }),
    ChartCase(name: "all-large", hospitals: many(20) { (200 + $0, $0) }),
    ChartCase(name: "doubtful", hospitals: many(35) { ($0 % 12, $0 * 9 % 70) }),
    ChartCase(name: "nothing", hospitals: many(35) { _ in (0, 0) }),
    ChartCase(name: "none", hospitals: []),
    ChartCase(name: "one", hospitals: [Hospital(name: "Isala", counted: 9, doubtful: 2)]),
    ChartCase(name: "two", hospitals: many(2) { (9 + 5 * $0, 0) }),
    ChartCase(name: "sixty", hospitals: many(60) { ($0 * 11 % 47, $0 % 7 == 0 ? 2 : 0) }),
    ChartCase(name: "minimum-1", minimum: 1, hospitals: many(12) { ($0, 0) }),
    ChartCase(name: "minimum-250", minimum: 250, hospitals: many(12) { ($0 * 40, $0) }),
    ChartCase(
      name: "names",
      hospitals: [
        Hospital(name: long, counted: 8, doubtful: 5, isWaived: true),
        Hospital(name: hostile, counted: 3, isWaived: true),
        Hospital(name: String(repeating: "W", count: 200), counted: 12),
        Hospital(name: "病院の名前がとても長いところ、とても長いところ", counted: 1),
        Hospital(name: "Half", counted: 4, declaredUntil: "2026-07-31"),
        Hospital(name: "Niets", counted: 0, hasSubmitted: false, isWaived: true),
        Hospital(name: "Nul", counted: 0),
      ]),
  ]

  static func named(_ name: String) throws -> ChartCase {
    try #require(all.first { $0.name == name })
  }

  /// Every chart of it, by path.
  func charts(_ language: Language) throws -> [String: String] {
    let files = ReportCharts(try report(), language).files
    return try Dictionary(uniqueKeysWithValues: files.map { ($0.path, try $0.text()) })
  }
}

extension ReportFile {
  /// What it holds.
  func text() throws -> String {
    var bytes: [UInt8] = []
    try make { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
