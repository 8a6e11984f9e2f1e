internal import AuditDomain
internal import DelimitedText

/// What the center columns of a log's records say, each distinct one read once.
struct Places {
  private let layout: LogLayout
  private let centerColumns: [Int]
  private let siteColumns: [Int]
  private var numbers = CellNumbers()
  /// By number: what the cells up to here say; nil: further ones were always looked at.
  private var readings: [Reading?] = []

  private struct Reading {
    let center: CenterCells
    /// Whether it may be another one with another site.
    let dependsOnSite: Bool
  }

  init(_ layout: LogLayout) {
    self.layout = layout
    centerColumns = layout.header[.center]
    siteColumns = layout.header[.site]
  }

  /// Numbers what a record says about its center; nil: it has to be read for itself.
  mutating func number(of record: RecordCells) -> Int? {
    guard let number = number(of: record, centerColumns, after: -1) else { return nil }
    if reading(number, record).dependsOnSite {
      guard let full = self.number(of: record, siteColumns, after: number) else { return nil }
      _ = reading(full, record)
      return full
    }
    return number
  }

  /// What the record's center columns say together.
  mutating func center(of record: RecordCells) -> CenterCells {
    guard let number = number(of: record) else { return read(record).center }
    return reading(number, record).center
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
    return number < 0 ? numbers.number(of: UnsafeBufferPointer(start: nil, count: 0)) : number
  }

  private mutating func reading(_ number: Int, _ record: RecordCells) -> Reading {
    if number < readings.count, let known = readings[number] { return known }
    while readings.count < numbers.count { readings.append(nil) }
    let found = read(record)
    readings[number] = found
    return found
  }

  private func read(_ record: RecordCells) -> Reading {
    guard !centerColumns.isEmpty else {
      let stated = layout.source.stated
      return Reading(
        center: CenterCells(reading: stated.count == 1 ? .known(stated[0], .canonical) : .missing),
        dependsOnSite: false)
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
    return Reading(center: cells, dependsOnSite: dependsOnSite)
  }
}
