internal import AuditDomain
internal import DelimitedText

/// Finds the headers among a log's records: logs that were put one behind the other.
struct HeaderRows {
  private let header: LogHeader
  private let map: [LogColumn: String]
  /// Whether the header that came last has other columns, or them in another order: what follows cannot be read by the
  /// first.
  private(set) var hasOtherColumns = false

  init(_ header: LogHeader, map: [LogColumn: String]) {
    (self.header, self.map) = (header, map)
  }

  /// Whether the record is a header: three of its cells name our columns, and none stands for a day.
  mutating func take(_ record: RecordCells) -> Bool {
    let needed = [LogColumn.recordID, .patient, .procedureDate, .procedure, .indication]
    for column in header[.procedureDate] {
      if case .day = readDate(record.cell(column)) { return false }
    }
    // Most records are none: a few cells tell.
    guard let names = names(in: record, with: needed.compactMap { header[$0].first }) else {
      return false
    }
    let found = LogHeader(names, map: map)
    hasOtherColumns = LogColumn.allCases.contains { found[$0] != header[$0] }
    return true
  }

  /// Looks for a header in a broken record: its own line end was lost, or that of the line before it.
  mutating func look(at broken: RecordCells) {
    guard let names = names(in: broken, with: [broken.count - 1, broken.count - 2]) else { return }
    /// Our columns in their order; a name that another text is glued to is none.
    func order(_ header: LogHeader) -> [LogColumn] {
      header.fields.sorted { $0.index < $1.index }.map(\.column)
    }
    let (found, own) = (order(LogHeader(names, map: map)), order(header))
    hasOtherColumns = !own.indices.contains { own[$0...].starts(with: found) }
  }

  /// The cells, where they are a header's; one of some fields must then name a column.
  private func names(in record: RecordCells, with fields: [Int]) -> [String]? {
    let few = fields.filter { $0 >= 0 }.map { record.cell($0) }
    guard LogHeader.known(few, map: map) > 0 else { return nil }
    let names = (0..<min(record.count, 1000)).map { record.cell($0) }
    return LogHeader.known(names, map: map) >= 3 ? names : nil
  }
}
