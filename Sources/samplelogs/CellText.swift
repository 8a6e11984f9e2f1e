/// What one record's cells say in one hospital's words, before quoting.
struct CellText {
  let hospital: Hospital
  let record: LogRecord
  /// The record's number in its file, from 1.
  let row: Int

  private var dialect: Dialect { hospital.dialect }

  func text(_ field: Field) -> String {
    switch field {
    case .recordID: record.id
    case .patient: record.patient
    case .date: dialect.dates.text(record.day, start: record.start)
    case .procedure: hospital.procedures.text(record)
    case .indication: hospital.indications.text(record)
    case .center: center
    case .centerName: "Universitair Medisch Centrum Groningen"
    case .site: record.site.map { hospital.sites[$0] } ?? dialect.missing
    case .levels: record.levels.map { String($0) } ?? dialect.missing
    case .status: record.isPerformed ? dialect.statusWords.performed : dialect.statusWords.aborted
    case .trial: record.isTrial ? "NCT02387905" : dialect.noTrial
    case .intent: intent
    case .discussed: record.discussed.map { dialect.dates.text($0, start: nil) } ?? dialect.missing
    case .remark: record.remark
    case .specialty: ["radiologie", "orthopedie", "neurochirurgie"][record.start % 3]
    case .cement: cement
    case .duration: String(record.duration)
    case .room: "HCK \(record.start % 3 + 1)"
    case .rowNumber: String(row)
    }
  }

  private var center: String {
    switch hospital.center {
    case .absent: ""
    case .always(let text): text
    case .bySite(let texts): texts[record.site ?? 0]
    }
  }

  private var intent: String {
    if record.isTrial { return dialect.intentWords.prophylactic }
    return record.variant == 0 ? "" : dialect.intentWords.therapeutic
  }

  /// Millilitres with a decimal comma, blank where no cement was used.
  private var cement: String {
    switch record.procedure {
    case .vertebroplasty, .kyphoplasty: "\(record.cement / 10),\(record.cement % 10)"
    case .other: ""
    }
  }
}
