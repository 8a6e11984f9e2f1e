internal import AuditDomain
internal import DelimitedText

/// Where the cells of a log stand, what its reading needs to know, and what its cells were found to say.
///
/// A class, as the reader of each record adds to what is known.
final class LogLayout {
  let context: IntakeContext
  let source: LogSource
  let header: LogHeader
  let room = LeadCellRoom()
  private var procedures = CellMemo<ProcedureReading>()
  private var dates = CellMemo<DateReading>()
  private var indications = CellMemo<IndicationReading>()
  private var reasons: [CellMemo<ReasonReading>]
  private var sites = CellMemo<(key: String, label: String)>()

  init(context: IntakeContext, source: LogSource, header: LogHeader) {
    self.context = context
    self.source = source
    self.header = header
    reasons = Array(repeating: CellMemo(), count: LogColumn.allCases.count)
  }

  /// The text of the leading cell of a column, without blanks around it; "" where all are missing.
  func text(_ column: LogColumn, of record: RecordCells) -> String {
    LeadCell(column, of: record, in: header).text(in: record)
  }

  // MARK: Readings

  func procedure(of record: RecordCells) -> ProcedureReading {
    let cell = LeadCell(.procedure, of: record, in: header)
    guard let bytes = cell.bytes else { return context.vocabulary.procedure(cell.text(in: record)) }
    return procedures.reading(of: bytes) { context.vocabulary.procedure($0) }
  }

  func date(_ column: LogColumn, of cells: borrowing LeadCells) -> DateReading {
    reading(column, of: cells, in: &dates) { readDate($0) }
  }

  func indication(of cells: borrowing LeadCells) -> IndicationReading {
    reading(.indication, of: cells, in: &indications) { context.vocabulary.indication($0) }
  }

  /// What the status, the trial or the intent says for or against counting.
  func reason(_ column: LogColumn, of cells: borrowing LeadCells) -> ReasonReading {
    reading(column, of: cells, in: &reasons[Int(column.rawValue)]) { text in
      switch column {
      case .status: context.vocabulary.status(text)
      case .trialID: context.vocabulary.trial(text)
      case .intent: context.vocabulary.intent(text)
      case .recordID, .center, .patient, .procedureDate, .procedure, .indication, .site, .levels,
        .mdtDate:
        preconditionFailure("\(column) is no reason")
      }
    }
  }

  /// The site folded, and as it may be printed.
  func site(of cells: borrowing LeadCells) -> (key: String, label: String) {
    reading(.site, of: cells, in: &sites) { (folded($0), safeText($0)) }
  }

  private func reading<Reading>(
    _ column: LogColumn, of cells: borrowing LeadCells, in memo: inout CellMemo<Reading>,
    _ read: (String) -> Reading
  ) -> Reading {
    guard let cell = cells.bytes(column) else { return read(cells.text(column)) }
    return memo.reading(of: cell, read)
  }
}
