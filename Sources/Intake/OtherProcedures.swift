internal import AuditDomain
internal import DelimitedText

/// Counts the records of other procedures: each is done with after its procedure and its center.
struct OtherProcedures {
  /// Records that say the same of their center, and have the same procedure.
  private struct Tally {
    let center: CenterCells
    /// The procedure as it may be printed; nil: it is none of the other ones.
    let label: String?
  }

  private let layout: LogLayout
  private let procedureColumn: Int?
  /// Of a procedure behind the number of its place.
  private var numbers = CellNumbers()
  /// By number.
  private var tallies: [Tally] = []
  /// By number: the records; below 0 where there is no label.
  ///
  /// Apart from the tallies, as nearly every record asks.
  private var records: [Int] = []

  init(_ layout: LogLayout) {
    self.layout = layout
    procedureColumn = layout.header[.procedure].first
  }

  /// Counts a sound record if its procedure is an other one; false: it has to be read.
  mutating func count(_ record: RecordCells, _ places: inout Places) -> Bool {
    guard let column = procedureColumn, let cell = record.plainBytes(column),
      let place = places.number(of: record), let number = numbers.number(of: cell, after: place)
    else { return false }
    if number == tallies.count {
      let label = label(of: record.cell(column))
      tallies.append(Tally(center: places.center(of: record), label: label))
      records.append(label == nil ? -1 : 0)
    }
    guard records[number] >= 0 else { return false }
    records[number] += 1
    return true
  }

  private func label(of cell: String) -> String? {
    layout.context.vocabulary.procedure(cell) == .other ? safeText(cell) : nil
  }

  /// Calls `body` with what was counted: the procedure as it may be printed, the center, the records.
  func forEach(_ body: (String, CenterCells, Int) -> Void) {
    for (tally, records) in zip(tallies, records) {
      if let label = tally.label { body(label, tally.center, records) }
    }
  }
}
