internal import AuditDomain
internal import DelimitedText

/// Where the cells of a log stand, and what its reading needs to know.
struct LogLayout {
  let context: IntakeContext
  let source: LogSource
  var header: LogHeader

  /// The leading cell of a column that is not missing, as it stands; "" where all are.
  func cell(_ column: LogColumn, of record: RecordCells) -> String {
    for index in header[column] {
      let text = record.text(index)
      if !Vocabulary.isMissing(trimmed(text)) { return text }
    }
    return ""
  }

  /// The same without blanks around it.
  func text(_ column: LogColumn, of record: RecordCells) -> String {
    trimmed(cell(column, of: record))
  }
}
