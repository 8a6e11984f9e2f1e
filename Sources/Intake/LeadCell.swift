internal import AuditDomain
internal import DelimitedText

/// What the leading cell of a column says: the first one in a record that is not missing.
struct LeadCell<Reading> {
  let reading: Reading
  /// Whether all cells of the column are missing.
  let isMissing: Bool
  /// Whether more stands there than its text: blanks around it, or what nobody sees.
  let isPadded: Bool
  /// A digest of its text, to be compared within a run.
  let digest: UInt64

  /// Where all cells of a column are missing.
  static func missing(_ reading: Reading) -> LeadCell {
    LeadCell(reading: reading, isMissing: true, isPadded: false, digest: CellDigest().value)
  }
}

extension LeadCell where Reading == String {
  /// The cell of a field, to be read as the text that it is.
  init(_ record: RecordCells, _ field: Int) {
    if let cell = CellBytes(record, field) {
      (reading, isMissing, isPadded) = (cell.text, cell.isMissing, cell.isPadded)
      digest = CellDigest(of: cell.bytes).value
    } else {
      reading = record.cell(field)
      isMissing = Vocabulary.isMissing(reading)
      // By bytes: with what nobody sees, Unicode takes some texts for one.
      isPadded = !record.text(field).utf8.elementsEqual(reading.utf8)
      digest = CellDigest(of: reading).value
    }
  }

  init(_ column: LogColumn, of record: RecordCells, in header: LogHeader) {
    let cells = header[column].lazy.map { LeadCell(record, $0) }
    self = cells.first { !$0.isMissing } ?? .missing("")
  }
}

/// Reads the leading cells of a column of codes or words, each distinct one once, as far as a memory of them bears.
struct ColumnReader<Reading> {
  private let column: LogColumn
  private let fields: [Int]
  private let read: (String) -> Reading
  private let missing: LeadCell<Reading>
  private var known = CellMemo<LeadCell<Reading>>()

  /// - Parameter read: what a text says; "" for a cell that is missing.
  init(_ column: LogColumn, in header: LogHeader, _ read: @escaping (String) -> Reading) {
    self.column = column
    self.read = read
    fields = header[column]
    missing = .missing(read(""))
  }

  mutating func cell(of record: RecordCells) -> LeadCell<Reading> {
    for field in fields {
      let cell = known.reading(of: field, in: record) ?? learned(field, record)
      if !cell.isMissing { return cell }
    }
    return missing
  }

  private mutating func learned(_ field: Int, _ record: RecordCells) -> LeadCell<Reading> {
    let text = LeadCell<String>(record, field)
    let isReason = column == .status || column == .trialID || column == .intent
    let cell = LeadCell(
      reading: read(text.reading),
      isMissing: isReason ? Vocabulary.isUnsaid(text.reading) : text.isMissing,
      isPadded: text.isPadded, digest: text.digest)
    known.keep(cell, of: field, in: record)
    return cell
  }
}
