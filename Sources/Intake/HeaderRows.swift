internal import AuditDomain
internal import DelimitedText

/// Finds the headers among a log's records: logs that were put one behind the other.
struct HeaderRows {
  private let header: LogHeader
  private let map: [LogColumn: String]
  /// Whether the header that came last has other columns, or them in another order: what follows cannot be read by the
  /// first.
  private(set) var hasOtherColumns = false
  /// Whether a cell names a column.
  private var isName = CellMemo<Bool>()

  init(_ header: LogHeader, map: [LogColumn: String]) {
    (self.header, self.map) = (header, map)
  }

  /// Whether the record is a header: three of its cells name our columns, and none that should be a day begins with a
  /// digit; `uitgevoerd` and `trial` are values too, so three of them must be columns that a log needs.
  mutating func take(_ record: RecordCells) -> Bool {
    for column in header[.procedureDate] {
      if let first = record.plainBytes(column)?.first, isDigit(first) { return false }
    }
    // Most records are none: a few cells tell.
    guard let names = names(in: record, with: LogHeader.needed.compactMap { header[$0].first })
    else {
      return false
    }
    let found = LogHeader(names, map: map)
    let isOfLog = (LogHeader.needed + [.center]).count { !found[$0].isEmpty } >= 3
    guard isOfLog else { return false }
    // Right below the header the same columns may have labels, of which not all need be known.
    let isLabelled = record.number == 1
    hasOtherColumns = LogColumn.allCases.contains { column in
      isLabelled
        ? !found[column].allSatisfy { header[column].contains($0) }
        : found[column] != header[column]
    }
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
  private mutating func names(in record: RecordCells, with fields: [Int]) -> [String]? {
    guard fields.contains(where: { $0 >= 0 && namesColumn($0, of: record) }) else { return nil }
    let names = (0..<min(record.count, LogHeader.limit)).map { record.cell($0) }
    return LogHeader.known(names, map: map) >= 3 ? names : nil
  }

  /// Whether a field holds the name of a column.
  private mutating func namesColumn(_ field: Int, of record: RecordCells) -> Bool {
    guard mayBeName(record, field) else { return false }
    if let known = isName.reading(of: field, in: record) { return known }
    let found = LogHeader.known([record.cell(field)], map: map) > 0
    isName.keep(found, of: field, in: record)
    return found
  }

  /// Whether a cell looks like a name by its bytes, as most others do not.
  private func mayBeName(_ record: RecordCells, _ field: Int) -> Bool {
    // One that the user gave may be anything.
    if !map.isEmpty { return true }
    guard let raw = record.plainBytes(field), (2...40).contains(raw.count) else { return false }
    return (raw[0] >= 0x41 || raw[0] == 0x20) && !raw.contains(0x2C)
  }
}
