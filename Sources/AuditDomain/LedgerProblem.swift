/// What is wrong with a ledger, or with the report files of one of its runs.
public enum LedgerProblem: Equatable, Sendable {
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
  case fileMissing(path: String, run: Int)
  case fileDiffers(path: String, run: Int)
  case fileForeign(path: String, run: Int)
  case folderMissing(path: String, run: Int)
  /// The inputs given are not those of the run.
  case inputDiffers(file: String, run: Int)
  case inputMissing(file: String, run: Int)
  case inputForeign(file: String, run: Int)
}
