internal import AuditDomain
internal import DelimitedText

/// What the center columns of a log's records say, each distinct one read once.
struct Places {
  private let layout: LogLayout
  private let columns: [Int]
  private var numbers = CellNumbers()
  /// By number: what the cells up to here say about the center; nil: further ones were always looked at.
  private var centers: [CenterCells?] = []

  init(_ layout: LogLayout) {
    self.layout = layout
    columns = layout.header[.center] + layout.header[.site]
  }

  /// Numbers what a record says about its center; nil: it has to be read for itself.
  mutating func number(of record: RecordCells) -> Int? {
    var number = -1
    for column in columns {
      guard let cell = record.plainBytes(column), let next = numbers.number(of: cell, after: number)
      else { return nil }
      number = next
    }
    return number < 0 ? numbers.number(of: UnsafeBufferPointer(start: nil, count: 0)) : number
  }

  /// What the record's center columns say together.
  mutating func center(of record: RecordCells) -> CenterCells {
    guard let number = number(of: record) else { return read(record) }
    if number < centers.count, let known = centers[number] { return known }
    while centers.count < numbers.count { centers.append(nil) }
    let cells = read(record)
    centers[number] = cells
    return cells
  }

  private func read(_ record: RecordCells) -> CenterCells {
    let columns = layout.header[.center]
    guard !columns.isEmpty else {
      let stated = layout.source.stated
      return CenterCells(reading: stated.count == 1 ? .known(stated[0], .canonical) : .missing)
    }
    let site = layout.text(.site, of: record)
    var cells = CenterCells(reading: .missing)
    for column in columns {
      let text = trimmed(record.text(column))
      if Vocabulary.isMissing(text) { continue }
      cells.add(layout.context.directory.read(text, site: site), text)
    }
    return cells
  }
}
