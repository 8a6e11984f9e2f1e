/// One log of the sample.
struct LogFile {
  /// Relative to the sample's folder.
  let path: String
  let hospital: Hospital
  let records: [LogRecord]
  /// A later file stands in its place, and an audit does not read it.
  var isReplaced = false

  func count(_ fate: Fate) -> Int {
    records.count { $0.fate == fate }
  }
}
