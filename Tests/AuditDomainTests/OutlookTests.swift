import Testing

@testable import AuditDomain

@Suite struct OutlookTests {
  /// n, minimum, days passed, days left, and scipy.stats.nbinom.sf(m - n - 1, n + 1/2, t / (t + s)).
  @Test(
    "the chance agrees with an independent negative binomial",
    arguments: [
      (0, 10, 60, 305, 0.0612), (3, 10, 120, 245, 0.4828), (5, 10, 181, 184, 0.5740),
      (9, 10, 300, 65, 0.8448), (9, 10, 364, 1, 0.0257), (0, 10, 200, 165, 0.0001),
      (4, 10, 100, 265, 0.8459), (7, 10, 250, 115, 0.6180), (5000, 10000, 182, 183, 0.6099),
      (1, 2, 31, 334, 0.9752), (20, 25, 90, 275, 1.0000), (0, 1, 364, 1, 0.0014),
    ])
  func chance(n: Int, minimum: Int, elapsed: Int, remaining: Int, expected: Double) throws {
    let found = try #require(
      Outlook.chance(of: minimum - n, after: n, elapsed: elapsed, remaining: remaining))
    #expect(abs(found - expected) < 0.000_051)
  }

  private let limits = OutlookLimits(
    likely: 0.80, unlikely: 0.20, outOfReach: 0.005, tooEarlyDays: 60)

  @Test("the words follow the limits")
  func words() {
    func word(_ n: Int, _ d: Int, _ elapsed: Int) -> Outlook.Word {
      Outlook(
        counted: n, doubtful: d, minimum: 10, elapsed: elapsed, remaining: 365 - elapsed,
        limits: limits
      ).word
    }
    #expect(word(10, 0, 1) == .secured)
    #expect(word(9, 0, 59) == .tooEarly)
    #expect(word(9, 0, 60) == .likely)
    #expect(word(5, 0, 181) == .uncertain)
    #expect(word(0, 0, 60) == .unlikely)
    #expect(word(0, 0, 330) == .outOfReach)
    #expect(word(0, 9, 330) == .unlikely)
  }

  @Test("what is needed a month follows from the days left")
  func needed() {
    let outlook = Outlook(
      counted: 4, doubtful: 0, minimum: 10, elapsed: 265, remaining: 100, limits: limits)
    #expect(abs((outlook.neededPerMonth ?? 0) - 1.825) < 1e-12)
  }
}
