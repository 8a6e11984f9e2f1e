internal import AuditDomain
internal import DelimitedText

/// Looks for one of the policy's procedures in the cells of a record that names another one: two cells may have changed
/// places.
struct MovedCells {
  private let layout: LogLayout
  private var isProcedure = CellMemo<Bool>()
  /// How ids and pseudonyms are written in the log, by its first record.
  private var forms: [LogColumn: String]?

  init(_ layout: LogLayout) { self.layout = layout }

  /// The columns in which no procedure stands by chance.
  private static let searched: [LogColumn] = [
    .center, .procedureDate, .indication, .site, .status, .trialID, .intent, .mdtDate,
  ]

  /// Notes how the first of the records that it is shown is written.
  mutating func note(_ record: RecordCells) {
    guard forms == nil else { return }
    let columns: [LogColumn] = [.recordID, .patient]
    forms = Dictionary(
      uniqueKeysWithValues: columns.map { ($0, form(layout.text($0, of: record))) })
  }

  /// Whether one of the policy's procedures stands in another cell of a record.
  ///
  /// - Parameter text: its procedure.
  mutating func holdProcedure(_ record: RecordCells, named text: String) -> Bool {
    for column in MovedCells.searched {
      for field in layout.header[column] where isProcedure(field, record) { return true }
    }
    // Numbers of records and patients are codes by chance: there the procedure must look like one of them.
    let own = form(text)
    return (forms ?? [:]).contains { column, form in
      form == own && form != "9" && isListed(layout.text(column, of: record))
    }
  }

  private mutating func isProcedure(_ field: Int, _ record: RecordCells) -> Bool {
    if let known = isProcedure.reading(of: field, in: record) { return known }
    let found = isListed(record.cell(field))
    isProcedure.keep(found, of: field, in: record)
    return found
  }

  private func isListed(_ text: String) -> Bool {
    if case .listed = layout.context.vocabulary.procedure(text) { return true }
    return false
  }

  /// A text with one `9` for each run of digits and one `a` for each of letters: `P-0123` is `a-9`.
  private func form(_ text: String) -> String {
    var form = ""
    for character in text {
      let sign: Character = character.isNumber ? "9" : character.isLetter ? "a" : character
      if sign != form.last || sign != "9" && sign != "a" { form.append(sign) }
    }
    return form
  }
}
