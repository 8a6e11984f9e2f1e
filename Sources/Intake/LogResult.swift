public import AuditDomain
public import DelimitedText

/// What the reading of one log gave.
public struct LogResult: Sendable {
  /// Why the file was refused as a whole; nil: it was read.
  public internal(set) var refusal: Finding?
  /// How it is written; nil where the file was refused before that was known.
  public internal(set) var form: TextForm?
  /// Its encoding, likewise.
  public var encoding: String? { form?.encoding.rawValue }
  /// Its delimiter, likewise.
  public var delimiter: UInt8? { form?.delimiter }
  /// Columns whose name the user gave, and that it has.
  public internal(set) var mapped: Set<LogColumn> = []
  /// Whether it is one of ours, of records that were sent back: a part of a log.
  public internal(set) var isReturned = false
  /// Data records.
  public internal(set) var records = 0
  /// Records of other procedures, by the center they stand under; -1: unattributed.
  public internal(set) var otherProcedures: [CenterIndex: Int] = [:]
  /// Of the unattributed ones, how many may be of a center; -1: of any.
  public internal(set) var otherProceduresByCandidate: [CenterIndex: Int] = [:]
  /// The values behind them, as they may be printed, by center.
  public internal(set) var unlisted: [CenterIndex: [ExactText: Int]] = [:]
  /// Everything else.
  public internal(set) var scoped: [ScopedRecord] = []
  /// In order of place; `text` is an index into `texts`.
  public internal(set) var findings: [Finding] = []
  /// Texts that may be printed.
  public internal(set) var texts: [String] = []
  /// The centers that sound records name.
  public internal(set) var centersNamed: Set<CenterIndex> = []
  /// The centers that sound records may mean: by a name of several, or behind a code that the register does not know.
  public internal(set) var centersMeant: Set<CenterIndex> = []
  /// Doubtful records whose center the register does not know, by its cell, which is not to be printed.
  public internal(set) var unknownProviders: [ExactText: Int] = [:]
  /// The centers that its records without a center of their own may belong to.
  public internal(set) var fileCenters: [CenterIndex] = []

  /// The one center that its records name; or the one that they may mean, where they name none.
  public var soleCenter: CenterIndex? {
    let centers = centersNamed.isEmpty ? centersMeant : centersNamed
    return centers.count == 1 ? centers.first : nil
  }

  /// Gives up the records, findings and texts once they stand elsewhere: there may be a million.
  public mutating func release() { (scoped, findings, texts) = ([], [], []) }
}
