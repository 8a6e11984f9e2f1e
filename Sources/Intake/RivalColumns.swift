internal import AuditDomain
internal import DelimitedText

/// Records in which a column denies what another one for the same name says: the leading one decides, and its sender is
/// told.
struct RivalColumns {
  private let layout: LogLayout
  /// Those of our columns that stand in the log more than once, of those that decide whether a record counts.
  private let several: [LogColumn]
  /// By column: the records found, and where the first of them stands.
  private(set) var found: [LogColumn: (records: Int, first: RecordPlace)] = [:]

  init(_ layout: LogLayout) {
    self.layout = layout
    several = [.procedure, .indication, .status].filter { layout.header[$0].count > 1 }
  }

  /// Whether any is.
  var areToBeLookedFor: Bool { !several.isEmpty }

  /// Looks at a record that has, or may have, one of the policy's procedures.
  mutating func look(at record: RecordCells, _ place: RecordPlace) {
    for column in several where column != .procedure {
      let sides = cells(column, of: record).map { side($0, column) }
      guard let leading = sides.first, let isFor = leading else { continue }
      if sides.contains(!isFor) { note(column, 1, first: place) }
    }
  }

  /// Whether a record of another procedure names one of the policy's in a column that does not lead.
  func namesProcedure(_ record: RecordCells) -> Bool {
    several.contains(.procedure)
      && cells(.procedure, of: record).contains { side($0, .procedure) ?? true }
  }

  mutating func note(_ column: LogColumn, _ records: Int, first: RecordPlace) {
    found[column, default: (0, first)].records += records
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
      case .missing, .unclear, .misplaced: return nil
      }
    case .indication:
      switch vocabulary.indication(cell) {
      case .counts: return true
      case .other: return false
      case .missing, .unclear, .review: return nil
      }
    case .status:
      switch vocabulary.status(cell) {
      case .none: return true
      case .against: return false
      case .unclear: return nil
      }
    case .recordID, .center, .patient, .procedureDate, .site, .levels, .trialID, .intent,
      .mdtDate:
      return nil
    }
  }
}
