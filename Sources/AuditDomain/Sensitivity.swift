/// The volume of a center, counted in other ways than the norm's.
public struct Sensitivity: Sendable {
  /// One other way to count.
  public enum Variant: String, CaseIterable, Sendable {
    case patients
    case records
    case withTrials = "with_trials"
    case withoutTrials = "without_trials"
    case largestSite = "largest_site"
    /// Every treatment without a candidate counted for this center.
    case withUnplaced = "with_unplaced"
  }

  /// One center under one other way to count.
  public struct Row: Sendable {
    /// The center.
    public let center: CenterIndex
    /// The way.
    public let variant: Variant
    /// The volume counted so.
    public let volume: Int
    /// The verdict it would give.
    public let verdict: Verdict
    /// Whether that differs from the verdict given.
    public let changes: Bool

    /// A row of these parts.
    public init(
      center: CenterIndex, variant: Variant, volume: Int, verdict: Verdict, changes: Bool
    ) {
      self.center = center
      self.variant = variant
      self.volume = volume
      self.verdict = verdict
      self.changes = changes
    }
  }
}
