/// What is wrong with a ledger, with the report files of its runs, or with the inputs given for one.
public enum LedgerProblem: Equatable, Sendable {
  /// How a file is not what was recorded.
  public enum Difference: String, Sendable {
    case missing, differs
    /// It was not recorded at all.
    case foreign
  }

  /// What SQLite itself says of the file.
  case database(String)
  /// A run does not follow the one before it: one was taken out, put in or changed.
  case chain(run: Int)
  /// A run's rows are not those that its hash covers.
  case content(run: Int)
  /// Rows of a table are not those that a run was recorded with.
  case table(String, run: Int)
  /// The counted treatments of a center are not as many as its verdict says.
  case volume(center: String, run: Int)
  /// No run has the head that was expected.
  case head(String)
  /// A file of a published report.
  case reportFile(String, Difference, run: Int)
  /// The report is whole, but that of an earlier run: the last one was stopped before it was published.
  case unpublished(String, holds: Int, run: Int)
  /// An input given for a repetition.
  case input(String, Difference, run: Int)
  /// A verdict that the repetition does not give.
  case verdict(center: String, run: Int)
  /// Why a run cannot be repeated by what is stored of it.
  case unrepeatable(String, run: Int)
  /// A report file that the repetition does not give.
  case repeated(String, Difference, run: Int)
}

/// What a check of the ledger looked at, and what it found.
public struct LedgerVerification: Sendable {
  /// A report folder that was read.
  public struct Report: Sendable {
    /// Its path.
    public let folder: String
    /// The run that it is held against.
    public let run: Int
    /// Files that the run wrote.
    public let files: Int

    /// A report of these parts.
    public init(folder: String, run: Int, files: Int) {
      self.folder = folder
      self.run = run
      self.files = files
    }
  }

  /// All runs, in the order of the chain.
  public var runs: [LedgerRun]
  /// The run that has the head that was expected.
  public var expected: LedgerRun?
  /// The reports that were read.
  public var reports: [Report] = []
  /// The run that was repeated.
  public var repeated: LedgerRun?
  /// The version of the program that repeated it.
  public var programVersion = ""
  /// Whether last year's volumes were taken from the ledger, as no file with them was given.
  public var previousIsStored = false
  /// Files beside a report which this program never writes, such as a signature.
  public var besides: [String] = []
  /// What is wrong, in the order in which it was looked at.
  public var problems: [LedgerProblem]

  /// A check of the ledger alone.
  public init(runs: [LedgerRun], problems: [LedgerProblem]) {
    self.runs = runs
    self.problems = problems
  }
}
