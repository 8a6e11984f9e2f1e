internal import AuditDomain
internal import DelimitedText

/// Finds records in which a column denies what another one for the same name says: whether they count is left open.
struct RivalColumns {
  private let layout: LogLayout
  /// Those of our columns that stand in the log more than once, of those that decide whether a record counts.
  private let several: [LogColumn]

  init(_ layout: LogLayout) {
    self.layout = layout
    several = [.procedure, .indication, .status, .trialID, .intent].filter {
      layout.header[$0].count > 1
    }
  }

  /// Whether any is.
  var areToBeLookedFor: Bool { !several.isEmpty }

  /// The columns of which a record that has, or may have, one of the policy's procedures says two things.
  func contradictions(in record: RecordCells) -> [LogColumn] {
    several.filter { column in
      guard column != .procedure else { return false }
      let sides = cells(column, of: record).map { side($0, column) }
      guard let leading = sides.first, let isFor = leading else { return false }
      return sides.contains(!isFor)
    }
  }

  /// Whether a record that is of another procedure by the column that leads names one of the policy's in a further one.
  func namesProcedure(_ record: RecordCells) -> Bool {
    several.contains(.procedure)
      && cells(.procedure, of: record).contains { side($0, .procedure) ?? true }
  }

  private func cells(_ column: LogColumn, of record: RecordCells) -> [String] {
    layout.header[column].map { record.cell($0) }.filter { !Vocabulary.isMissing($0) }
  }

  /// Whether a cell speaks for counting the record, or surely against it; nil: neither.
  private func side(_ cell: String, _ column: LogColumn) -> Bool? {
    let vocabulary = layout.context.vocabulary
    switch column {
    case .procedure:
      switch vocabulary.procedure(cell) {
      case .listed: return true
      case .other: return false
      case .missing, .unclear, .denied, .misplaced, .contradicted: return nil
      }
    case .indication:
      switch vocabulary.indication(cell) {
      case .counts: return true
      case .other: return false
      case .missing, .unclear, .review, .misplaced, .contradicted: return nil
      }
    case .status: return side(vocabulary.status(cell))
    case .trialID: return side(vocabulary.trial(cell))
    case .intent: return side(vocabulary.intent(cell))
    case .recordID, .center, .patient, .procedureDate, .site, .levels, .mdtDate: return nil
    }
  }

  private func side(_ reading: ReasonReading) -> Bool? {
    switch reading {
    case .none: true
    case .against: false
    case .unclear, .contradicted: nil
    }
  }
}
