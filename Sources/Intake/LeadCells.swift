internal import AuditDomain
internal import DelimitedText

/// The leading cell of a column in a record: the first one that is not missing.
struct LeadCell: ~Copyable {
  /// Its field; nil: all cells of the column are missing.
  private let field: Int?
  /// Nil where only its text tells.
  let bytes: CellBytes?

  init(_ column: LogColumn, of record: RecordCells, in header: LogHeader) {
    var rank = 0
    // By rank: an array of columns would be retained for each cell.
    while let index = header.index(of: column, rank: rank) {
      rank += 1
      let cell = CellBytes(record, index)
      if cell?.isMissing ?? Vocabulary.isMissing(record.cell(index)) { continue }
      (field, bytes) = (index, cell)
      return
    }
    (field, bytes) = (nil, nil)
  }

  /// Its text; "" where there is none.
  func text(in record: RecordCells) -> String {
    bytes?.text ?? field.map { record.cell($0) } ?? ""
  }

  /// Whether more stands there than its text: blanks around it, or what nobody sees.
  func isPadded(in record: RecordCells) -> Bool {
    if let bytes { return bytes.isPadded }
    // By bytes: with what nobody sees, Unicode takes some texts for one.
    return field.map { !record.text($0).utf8.elementsEqual(record.cell($0).utf8) } ?? false
  }
}

/// The leading cells of a record, each looked for once.
///
/// Too large to be copied unseen.
struct LeadCells: ~Copyable {
  private let record: RecordCells
  /// By column.
  private let cells: InlineArray<12, LeadCell>

  init(_ record: RecordCells, in header: LogHeader) {
    assert(LogColumn.allCases.count == 12)
    self.record = record
    cells = InlineArray { LeadCell(LogColumn.allCases[$0], of: record, in: header) }
  }

  /// The bytes of a cell; nil where there is none, or only its text tells.
  func bytes(_ column: LogColumn) -> CellBytes? { cells[Int(column.rawValue)].bytes }

  /// The text of a cell; "" where there is none.
  func text(_ column: LogColumn) -> String { cells[Int(column.rawValue)].text(in: record) }

  /// The first column whose cell has blanks around it, or characters that nobody sees.
  var padded: LogColumn? {
    for index in cells.indices where cells[index].isPadded(in: record) {
      return LogColumn.allCases[index]
    }
    return nil
  }

  /// FNV-1a over the cells that the program knows (http://www.isthe.com/chongo/tech/comp/fnv/).
  var fingerprint: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for index in cells.indices {
      if let cell = cells[index].bytes {
        for byte in cell.bytes { add(byte) }
      } else {
        for byte in cells[index].text(in: record).utf8 { add(byte) }
      }
      add(0xFF)
    }
    return hash
  }
}
