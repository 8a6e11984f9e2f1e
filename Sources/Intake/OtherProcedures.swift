internal import AuditDomain
internal import DelimitedText

/// Counts the records of other procedures: each is done with after its procedure and its center.
struct OtherProcedures {
  private let layout: LogLayout
  private let procedureColumn: Int?
  private var procedures = CellNumbers()
  /// By number: the procedure as it may be printed; nil: it is none of the other ones, or the cell does not tell.
  private var labels: [String?] = []
  /// By number: whether there is a label.
  private var isOther: [Bool] = []
  /// By the number of the place: what it says about the center; nil: no record stood there.
  private var centers: [CenterReading?] = []
  /// Records by the numbers of place and procedure.
  private var counts: [[Int]] = []

  init(_ layout: LogLayout) {
    self.layout = layout
    procedureColumn = layout.header[.procedure].first
  }

  /// Counts a sound record of one line if its procedure is an other one; false: it has to be read.
  mutating func count(_ record: RecordCells, _ places: inout Places) -> Bool {
    guard let column = procedureColumn, let cell = record.plainBytes(column),
      let procedure = procedures.number(of: cell)
    else { return false }
    if procedure == labels.count {
      labels.append(label(of: record.text(column)))
      isOther.append(labels[procedure] != nil)
    }
    guard isOther[procedure], let place = places.number(of: record) else { return false }
    while counts.count <= place {
      centers.append(nil)
      counts.append([])
    }
    if counts[place].count <= procedure {
      centers[place] = places.center(of: record).reading
      counts[place] += Array(repeating: 0, count: 1 + procedure - counts[place].count)
    }
    counts[place][procedure] += 1
    return true
  }

  private func label(of cell: String) -> String? {
    let text = trimmed(cell)
    return layout.context.vocabulary.procedure(text) == .other ? safeText(text) : nil
  }

  /// Calls `body` with what was counted: the procedure as it may be printed, the center, the records.
  func forEach(_ body: (String, CenterReading, Int) -> Void) {
    for (center, counts) in zip(centers, counts) {
      for (label, count) in zip(labels, counts) where count > 0 {
        guard let label, let center else { continue }
        body(label, center, count)
      }
    }
  }
}
