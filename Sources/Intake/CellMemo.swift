internal import DelimitedText

/// What was read from the distinct cells of a log, by the bytes that stand there; of very many different ones it keeps
/// the first.
struct CellMemo<Reading> {
  private var numbers = CellNumbers()
  private var readings: [Reading] = []

  /// What such a cell as that of a field said; nil: none is known.
  func reading(of field: Int, in record: RecordCells) -> Reading? {
    let (bytes, prefix) = CellMemo.key(field, record)
    return numbers.number(known: bytes, after: prefix).map { readings[$0] }
  }

  /// Keeps what a cell says that is not known.
  mutating func keep(_ reading: Reading, of field: Int, in record: RecordCells) {
    let (bytes, prefix) = CellMemo.key(field, record)
    if numbers.number(of: bytes, after: prefix) != nil { readings.append(reading) }
  }

  /// The bytes of a cell, and whether quotes are doubled in them.
  private static func key(
    _ field: Int, _ record: RecordCells
  ) -> (bytes: UnsafeBufferPointer<UInt8>, prefix: Int) {
    let (bytes, hasEscapes) = record.writtenBytes(field)
    return (bytes, hasEscapes ? 0 : -1)
  }
}
