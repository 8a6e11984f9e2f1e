internal import DelimitedText

/// What was read from the distinct cells of a column.
struct CellMemo<Reading> {
  private var numbers = CellNumbers()
  private var readings: [Reading] = []

  /// What a cell says; it is read when it is seen for the first time, or there are too many different ones.
  mutating func reading(of cell: CellBytes, _ read: (String) -> Reading) -> Reading {
    guard let number = numbers.number(of: cell.bytes) else { return read(cell.text) }
    if number == readings.count { readings.append(read(cell.text)) }
    return readings[number]
  }

  /// What the leading cell of a column says.
  mutating func reading(
    of cell: LeadCell, in record: RecordCells, _ read: (String) -> Reading
  ) -> Reading {
    guard let bytes = cell.bytes else { return read(cell.text(in: record)) }
    return reading(of: bytes, read)
  }
}
