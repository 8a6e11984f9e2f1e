public import AuditDomain

/// What the fault catalogue says of a code; `findings.csv`, `check` and `returns/` take their words from it.
public struct FaultEntry: Sendable {
  /// The code.
  public let code: FindingCode
  /// What is wrong, in a phrase.
  public let title: Phrase
  /// What it does to the volume.
  public let effect: Phrase
  /// What the sender should do.
  public let remedy: Phrase
  /// Files that have it.
  public let faulty: FaultExample
  /// Files that do not.
  public let sound: FaultExample

  /// The entry of a code.
  public init(_ code: FindingCode) {
    self.code = code
    title = Reporting.title(of: code)
    effect = words(for: code.effect)
    remedy = Reporting.remedy(for: code)
    (faulty, sound) = examples(of: code)
  }
}
