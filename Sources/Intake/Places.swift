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
    var number = -1
    for place in centerColumns.indices {
      guard let next = next(number, centerColumns[place], record) else { return nil }
      number = next
    }
    if number < 0 {
      let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
      guard let next = numbers.number(of: none) else { return nil }
      number = next
      note(record)
    }
    guard dependOnSite[number] else { return number }
    for place in siteColumns.indices {
      guard let next = next(number, siteColumns[place], record) else { return nil }
      number = next
    }
    return number
  }

  /// What the record's center columns say together.
  mutating func center(of record: RecordCells) -> CenterCells {
    guard let number = number(of: record) else { return read(record).center }
    return centers[number]
  }

  /// The number of what stands in a column, behind the number of what stands before it.
  private mutating func next(_ number: Int, _ column: Int, _ record: RecordCells) -> Int? {
    guard let cell = record.plainBytes(column),
      let next = numbers.number(of: cell, after: number)
    else { return nil }
    if next == centers.count { note(record) }
    return next
  }

  /// Reads the center where a number is new.
  ///
  /// All records go through the same columns, so the reading of a cell that another one follows is never asked for.
  private mutating func note(_ record: RecordCells) {
    while centers.count < numbers.count {
      let (center, dependsOnSite) = read(record)
      centers.append(center)
      dependOnSite.append(dependsOnSite)
    }
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
      let text = record.cell(column)
      if Vocabulary.isMissing(text) { continue }
      cells.add(layout.context.directory.read(text, site: site), text)
      if layout.context.directory.dependsOnSite(text) { dependsOnSite = true }
    }
    return (cells, dependsOnSite)
  }
}
