import AuditDomain
import Testing

@Suite struct VerdictRuleTests {
  private static func rule(asOf: String, unplaced: Bool = false) throws -> VerdictRule {
    VerdictRule(
      minimum: 10, days: try #require(DayRange(year: 2026)),
      judgedFrom: try #require(CalendarDay(iso: "2027-01-31")),
      asOf: try #require(CalendarDay(iso: asOf)), hasUnplacedRefusal: unplaced)
  }

  private static func evidence(
    _ change: (inout CenterEvidence) -> Void = { _ in }
  ) -> CenterEvidence {
    let year = DayRange(year: 2026)
    var evidence = CenterEvidence(cover: year, designation: [year].compactMap { $0 })
    evidence.hasSubmitted = true
    evidence.records = 20
    evidence.recordsOfKnownProcedure = 20
    evidence.declared = [year].compactMap { $0 }
    change(&evidence)
    return evidence
  }

  @Test("the lines hold in their order, each on both sides of its limit")
  func lines() throws {
    let judged = try Self.rule(asOf: "2027-01-31")
    let before = try Self.rule(asOf: "2027-01-30")
    func verdict(
      _ rule: VerdictRule, _ change: (inout CenterEvidence) -> Void
    ) -> Verdict { rule.judge(Self.evidence(change)).verdict }
    #expect(verdict(judged) { $0.counted = 10 } == .meets)
    #expect(verdict(before) { $0.counted = 10 } == .meets)
    #expect(verdict(judged) { $0.counted = 9 } == .below)
    #expect(verdict(before) { $0.counted = 9 } == .inProgress)
    #expect(verdict(judged) { $0.hasSubmitted = false } == .notSubmitted)
    #expect(verdict(before) { $0.hasSubmitted = false } == .notSubmitted)
    #expect(verdict(before) { $0.cover = nil } == .notAssessable)
    #expect(verdict(judged) { $0.designation = [] } == .notAssessable)
    #expect(verdict(judged) { $0.hasRefusedFile = true } == .notAssessable)
    #expect(verdict(before) { $0.hasRefusedFile = true } == .inProgress)
    #expect(verdict(judged) { $0.hasMissingFile = true } == .notAssessable)
    #expect(verdict(judged) { $0.hasShortFile = true } == .notAssessable)
    #expect(verdict(judged) { ($0.counted, $0.doubtful) = (8, 2) } == .undetermined)
    #expect(verdict(judged) { ($0.counted, $0.doubtful) = (8, 1) } == .below)
    #expect(verdict(judged) { $0.recordsOfKnownProcedure = 0 } == .undetermined)
    #expect(
      verdict(judged) {
        $0.recordsOfKnownProcedure = 0
        $0.declaredNoTreatments = true
      } == .below)
    #expect(verdict(judged) { ($0.records, $0.recordsOfKnownProcedure) = (0, 0) } == .below)
    #expect(verdict(judged) { ($0.counted, $0.isMergedAway) = (12, true) } == .notAssessable)
  }

  @Test("a gap in the declared periods leaves the verdict open; no period is assumed whole")
  func coverage() throws {
    let rule = try Self.rule(asOf: "2027-01-31", unplaced: true)
    let half = DayRange(
      try #require(CalendarDay(iso: "2026-01-01")), try #require(CalendarDay(iso: "2026-12-30")))
    let gap = rule.judge(Self.evidence { $0.declared = [half].compactMap { $0 } })
    #expect(gap == Judgement(verdict: .notAssessable, reasons: [.coverageGap]))
    let assumed = rule.judge(Self.evidence { $0.declared = [] })
    #expect(assumed == Judgement(verdict: .below, reasons: [.coverageAssumed, .unplacedRefusal]))
  }
}
