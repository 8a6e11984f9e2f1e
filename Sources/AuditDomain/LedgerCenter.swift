/// What the ledger knows of a center in one run.
public struct LedgerCenter: Sendable {
  /// The run.
  public let run: LedgerRun
  /// Its row of `audit.csv`.
  public let row: CenterRow
  /// Counted treatments by month, January first.
  public let months: [Int]
  /// Counted treatments by site; "" for none.
  public let sites: [(key: String, value: Int)]
  /// The files that are its submission.
  public let files: [String]
  /// Findings on its records and files.
  public let findings: [LedgerSnapshot.FindingCount]

  /// A center of these parts.
  public init(
    run: LedgerRun, row: CenterRow, months: [Int], sites: [(key: String, value: Int)],
    files: [String], findings: [LedgerSnapshot.FindingCount]
  ) {
    self.run = run
    self.row = row
    self.months = months
    self.sites = sites
    self.files = files
    self.findings = findings
  }
}
