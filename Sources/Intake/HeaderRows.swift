internal import AuditDomain
internal import DelimitedText

/// Finds the headers among a log's records: logs that were put one behind the other.
struct HeaderRows {
  private let header: LogHeader
  private let map: [LogColumn: String]
  /// Whether the header that came last has the columns in another order: what follows cannot be read by the first.
  private(set) var hasOtherColumns = false

  init(_ header: LogHeader, map: [LogColumn: String]) {
    (self.header, self.map) = (header, map)
  }

  /// Whether the record is a header.
  mutating func take(_ record: RecordCells) -> Bool {
    guard mayBeHeader(record) else { return false }
    let names = (0..<record.count).map { record.cell($0) }
    let found = LogHeader(names, map: map)
    let needed: [LogColumn] = [.recordID, .patient, .procedureDate, .procedure, .indication]
    guard needed.allSatisfy({ !found[$0].isEmpty }) else { return false }
    hasOtherColumns = LogColumn.allCases.contains { found[$0] != header[$0] }
    return true
  }

  /// Whether it has no digit where it should have a day.
  private func mayBeHeader(_ record: RecordCells) -> Bool {
    guard let column = header[.procedureDate].first else { return false }
    return record.plainBytes(column)?.contains { (0x30...0x39).contains($0) } != true
  }
}
