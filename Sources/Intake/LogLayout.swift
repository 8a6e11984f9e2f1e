internal import AuditDomain
internal import DelimitedText

/// Where the cells of a log stand, what its reading needs to know, and what its cells were found to say.
///
/// A class, as the reader of each record adds to what is known.
final class LogLayout {
  let context: IntakeContext
  let source: LogSource
  let header: LogHeader
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

  // MARK: Cells

  /// The field of a column that leads: the first one that is not missing; nil where all are.
  func field(_ column: LogColumn, of record: RecordCells) -> Int? {
    for index in header[column] {
      let isMissing =
        CellBytes(record, index)?.isMissing ?? Vocabulary.isMissing(trimmed(record.text(index)))
      if !isMissing { return index }
    }
    return nil
  }

  /// The text of the leading cell without blanks around it; "" where all are missing.
  func text(_ column: LogColumn, of record: RecordCells) -> String {
    guard let index = field(column, of: record) else { return "" }
    return CellBytes(record, index)?.text ?? trimmed(record.text(index))
  }

  /// Whether blanks stand around the leading cell.
  func isPadded(_ column: LogColumn, of record: RecordCells) -> Bool {
    guard let index = field(column, of: record) else { return false }
    if let cell = CellBytes(record, index) { return cell.isPadded }
    let text = record.text(index)
    return text != trimmed(text)
  }

  /// FNV-1a over the cells that the program knows (http://www.isthe.com/chongo/tech/comp/fnv/).
  func fingerprint(of record: RecordCells) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for column in LogColumn.allCases {
      if let index = field(column, of: record) {
        if let cell = CellBytes(record, index) {
          for byte in cell.bytes { add(byte) }
        } else {
          for byte in trimmed(record.text(index)).utf8 { add(byte) }
        }
      }
      add(0xFF)
    }
    return hash
  }

  // MARK: Readings

  func date(_ column: LogColumn, of record: RecordCells) -> DateReading {
    reading(column, of: record, in: &dates) { readDate($0) }
  }

  func indication(of record: RecordCells) -> IndicationReading {
    reading(.indication, of: record, in: &indications) { context.vocabulary.indication($0) }
  }

  /// What the status, the trial or the intent says for or against counting.
  func reason(_ column: LogColumn, of record: RecordCells) -> ReasonReading {
    reading(column, of: record, in: &reasons[Int(column.rawValue)]) { text in
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
  func site(of record: RecordCells) -> (key: String, label: String) {
    reading(.site, of: record, in: &sites) { (folded($0), safeText($0)) }
  }

  private func reading<Reading>(
    _ column: LogColumn, of record: RecordCells, in memo: inout CellMemo<Reading>,
    _ read: (String) -> Reading
  ) -> Reading {
    guard let index = field(column, of: record) else { return read("") }
    guard let cell = CellBytes(record, index) else { return read(trimmed(record.text(index))) }
    return memo.reading(of: cell, read)
  }
}
