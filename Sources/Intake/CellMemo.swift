internal import AuditDomain
internal import DelimitedText

/// What was read from the distinct cells of a column; very many different ones are read anew.
struct CellMemo<Reading> {
  private var numbers = CellNumbers()
  private var readings: [Reading] = []
  /// Of cells that only their text tells.
  private var ofTexts: [ExactText: Reading] = [:]

  /// So many texts are kept.
  private static var limit: Int { 10_000 }

  /// What a cell says.
  mutating func reading(of cell: CellBytes, _ read: (String) -> Reading) -> Reading {
    guard let number = numbers.number(of: cell.bytes) else { return read(cell.text) }
    if number == readings.count { readings.append(read(cell.text)) }
    return readings[number]
  }

  /// What the leading cell of a column says.
  mutating func reading(
    of cell: LeadCell, in record: RecordCells, _ read: (String) -> Reading
  ) -> Reading {
    if let bytes = cell.bytes { return reading(of: bytes, read) }
    let text = ExactText(cell.text(in: record))
    if let known = ofTexts[text] { return known }
    let found = read(text.text)
    if ofTexts.count < CellMemo.limit { ofTexts[text] = found }
    return found
  }
}
