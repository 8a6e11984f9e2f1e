/// What a look-up found.
public struct LookupAnswer: Sendable {
  /// What was asked.
  public let query: String
  /// The name that was taken for it; nil: the center was named outright.
  public let took: String?
  /// What the ledger knows of the center.
  public let center: LedgerCenter
  /// The verdicts on it in all runs, in the order of the chain.
  public let history: [(run: LedgerRun, verdict: CenterVerdict)]

  /// An answer of these parts.
  public init(
    query: String, took: String?, center: LedgerCenter,
    history: [(run: LedgerRun, verdict: CenterVerdict)]
  ) {
    self.query = query
    self.took = took
    self.center = center
    self.history = history
  }
}

/// How a look-up ended.
public enum LookupOutcome: Sendable {
  case found(LookupAnswer)
  /// Several centers fit; or none does, and these are near.
  case candidates([Center], areNearest: Bool)
  /// One center fits, and the run says nothing of it.
  case silent(Center, LedgerRun)
}
