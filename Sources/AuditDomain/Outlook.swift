/// The chance to reach the minimum before the year ends, from the pace so far.
public struct Outlook: Equatable, Sendable {
  /// The chance in words.
  public enum Word: String, CaseIterable, Sendable {
    case secured, likely, uncertain, unlikely
    case outOfReach = "out_of_reach"
    case tooEarly = "too_early"
  }

  /// The chance in words, by the policy's limits.
  public let word: Word
  /// Chance that `n` alone grows to the minimum, 0 to 1; nil before the first day.
  public let probability: Double?
  /// The same, should every doubtful treatment count.
  public let probabilityWithDoubtful: Double?
  /// Treatments needed a month to reach it; 0 when it is reached, nil when no day is left.
  public let neededPerMonth: Double?

  /// The outlook of a center.
  ///
  /// - Parameters:
  ///   - elapsed: days under cover and designation that the logs speak of.
  ///   - remaining: all other days of the year, unsent past ones too.
  public init(
    counted: Int, doubtful: Int, minimum: Int, elapsed: Int, remaining: Int, limits: OutlookLimits
  ) {
    probability = Outlook.chance(
      of: minimum - counted, after: counted, elapsed: elapsed, remaining: remaining)
    probabilityWithDoubtful = Outlook.chance(
      of: minimum - counted - doubtful, after: counted + doubtful, elapsed: elapsed,
      remaining: remaining)
    neededPerMonth =
      counted >= minimum
      ? 0
      : remaining > 0 ? Double(minimum - counted) / Double(remaining) * 365 / 12 : nil
    word =
      if counted >= minimum {
        .secured
      } else if elapsed < limits.tooEarlyDays {
        .tooEarly
      } else if let probability, let probabilityWithDoubtful {
        Outlook.word(probability, probabilityWithDoubtful, limits)
      } else {
        .tooEarly
      }
  }

  private static func word(
    _ probability: Double, _ withDoubtful: Double, _ limits: OutlookLimits
  ) -> Word {
    if withDoubtful < limits.outOfReach {
      .outOfReach
    } else if probability >= limits.likely {
      .likely
    } else if probability <= limits.unlikely {
      .unlikely
    } else {
      .uncertain
    }
  }

  /// P(X >= needed) for X ~ NB(k + 1/2, t / (t + s)): a Gamma-Poisson with the Jeffreys prior; nil
  /// while no day has passed.
  ///
  /// Uses + - × ÷ and square root only, so that every machine gives the same bits. The first term,
  /// p^(k + 1/2), may be smaller than a Double holds: terms are kept times 2^(512 × `scale`), which is exact.
  static func chance(of needed: Int, after count: Int, elapsed: Int, remaining: Int) -> Double? {
    if needed <= 0 { return 1 }
    if elapsed <= 0 { return nil }
    if remaining <= 0 { return 0 }
    let step = 0x1p512
    let p = Double(elapsed) / Double(elapsed + remaining)
    let r = Double(count) + 0.5
    var term = p.squareRoot()
    var scale = 0
    for _ in 0..<count {
      term *= p
      if term < 1 / step {
        term *= step
        scale += 1
      }
    }
    var below = 0.0
    for x in 0..<needed {
      below += term
      term *= (r + Double(x)) / Double(x + 1) * (1 - p)
      if scale > 0, below + term > step {
        below /= step
        term /= step
        scale -= 1
      }
    }
    for _ in 0..<scale { below /= step }
    return min(1, max(0, 1 - below))
  }
}
