internal import AuditDomain
internal import DelimitedText

/// The leading cell of a column in a record: the first one that is not missing.
struct LeadCell {
  /// Nil where only its text tells.
  let bytes: CellBytes?
  /// Its field, of a thousand at most; below 0: all cells of the column are missing.
  private let field: Int16

  /// Where all cells of a column are missing.
  init() { (bytes, field) = (CellBytes(), -1) }

  /// The cell of a field; nil: it is missing.
  init?(_ record: RecordCells, _ index: Int, _ column: LogColumn) {
    let cell = CellBytes(record, index)
    if cell?.isMissing ?? Vocabulary.isMissing(record.cell(index)) {
      let isReason = column == .status || column == .trialID || column == .intent
      if !isReason || cell?.bytes.isEmpty ?? false || Vocabulary.isUnsaid(record.cell(index)) {
        return nil
      }
    }
    (bytes, field) = (cell, Int16(truncatingIfNeeded: index))
  }

  init(_ column: LogColumn, of record: RecordCells, in header: LogHeader) {
    self = header[column].lazy.compactMap { LeadCell(record, $0, column) }.first ?? LeadCell()
  }

  /// Whether there is none.
  var isMissing: Bool { field < 0 }

  private var index: Int? { isMissing ? nil : Int(field) }

  /// Its text; "" where there is none.
  func text(in record: RecordCells) -> String {
    bytes?.text ?? index.map { record.cell($0) } ?? ""
  }

  /// Whether more stands there than its text: blanks around it, or what nobody sees.
  func isPadded(in record: RecordCells) -> Bool {
    if let bytes { return bytes.isPadded }
    // By bytes: with what nobody sees, Unicode takes some texts for one.
    return index.map { !record.text($0).utf8.elementsEqual(record.cell($0).utf8) } ?? false
  }
}

/// Room for the leading cells of one record, by column.
final class LeadCellRoom {
  fileprivate let cells = UnsafeMutableBufferPointer<LeadCell>.allocate(
    capacity: LogColumn.allCases.count)

  deinit { cells.deallocate() }
}

/// The leading cells of a record, each looked for once; they are gone when the next record takes their room.
///
/// What asks for a record wants the one that they are of.
struct LeadCells: ~Copyable {
  private let cells: UnsafeMutableBufferPointer<LeadCell>

  init(_ record: RecordCells, in header: LogHeader, _ room: LeadCellRoom) {
    cells = room.cells
    cells.initialize(repeating: LeadCell())
    for (column, index) in header.fields where self[column].isMissing {
      if let cell = LeadCell(record, index, column) { cells[Int(column.rawValue)] = cell }
    }
  }

  subscript(column: LogColumn) -> LeadCell { cells[Int(column.rawValue)] }

  /// The first column whose cell has blanks around it, or characters that nobody sees.
  func padded(in record: RecordCells) -> LogColumn? {
    LogColumn.allCases.first { self[$0].isPadded(in: record) }
  }

  /// A digest of the cells that the program knows.
  func fingerprint(in record: RecordCells) -> UInt64 {
    var digest = CellDigest()
    for cell in cells {
      if let bytes = cell.bytes {
        digest.add(bytes.bytes)
      } else {
        var text = cell.text(in: record)
        text.withUTF8 { digest.add($0) }
      }
    }
    return digest.value
  }
}
