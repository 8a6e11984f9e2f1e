internal import AuditDomain
internal import DelimitedText

/// What the center columns of a log's records say, each distinct one read once.
struct Places {
  private let layout: LogLayout
  private let centerColumns: [Int]
  private let siteColumns: [Int]
  private var numbers = CellNumbers()
  /// By number: what the cells up to here say.
  private var centers: [CenterCells] = []
  /// By number: whether another site may make another center of it.
  private var dependOnSite: [Bool] = []

  init(_ layout: LogLayout) {
    self.layout = layout
    centerColumns = layout.header[.center]
    siteColumns = layout.header[.site]
  }

  /// Numbers what a record says about its center; nil: it has to be read for itself.
  mutating func number(of record: RecordCells) -> Int? {
    guard let number = number(of: record, centerColumns, after: -1) else { return nil }
    if !dependOnSite[number] { return number }
    return self.number(of: record, siteColumns, after: number)
  }

  /// What the record's center columns say together.
  mutating func center(of record: RecordCells) -> CenterCells {
    guard let number = number(of: record) else { return read(record).center }
    return centers[number]
  }

  private mutating func number(
    of record: RecordCells, _ columns: [Int], after prefix: Int
  ) -> Int? {
    var number = prefix
    for column in columns {
      guard let cell = record.plainBytes(column), let next = numbers.number(of: cell, after: number)
      else { return nil }
      number = next
    }
    if number < 0 {
      guard let none = numbers.number(of: UnsafeBufferPointer(start: nil, count: 0)) else {
        return nil
      }
      number = none
    }
    // Cells that others stand before get a reading too, which nobody asks for.
    while centers.count < numbers.count {
      let (center, dependsOnSite) = read(record)
      centers.append(center)
      dependOnSite.append(dependsOnSite)
    }
    return number
  }

  private func read(_ record: RecordCells) -> (center: CenterCells, dependsOnSite: Bool) {
    guard !centerColumns.isEmpty else {
      let stated = layout.source.stated
      let center: CenterReading = stated.count == 1 ? .known(stated[0], .canonical) : .missing
      return (CenterCells(reading: center), false)
    }
    let site = layout.text(.site, of: record)
    var cells = CenterCells(reading: .missing)
    var dependsOnSite = false
    for column in centerColumns {
      let text = trimmed(record.text(column))
      if Vocabulary.isMissing(text) { continue }
      cells.add(layout.context.directory.read(text, site: site), text)
      if layout.context.directory.dependsOnSite(text) { dependsOnSite = true }
    }
    return (cells, dependsOnSite)
  }
}
