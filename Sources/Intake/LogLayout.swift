internal import AuditDomain
internal import DelimitedText

/// Where the cells of a log stand, and what its reading needs to know.
///
/// A class, as each record is handed it.
final class LogLayout {
  let context: IntakeContext
  let source: LogSource
  let header: LogHeader

  init(context: IntakeContext, source: LogSource, header: LogHeader) {
    self.context = context
    self.source = source
    self.header = header
  }

  /// The text of the leading cell of a column, without blanks around it; "" where all are missing.
  func text(_ column: LogColumn, of record: RecordCells) -> String {
    LeadCell(column, of: record, in: header).reading
  }
}
