internal import AuditDomain
internal import Intake

/// A declared control total beside what the file holds.
struct ControlTotal {
  let row: Submission
  let file: Int
  let center: CenterIndex?
  /// Whether it is about the records of this center alone, one of several in the file.
  let isShared: Bool
  /// Records that surely are of it.
  let records: Int
  /// Further records of the file that may be of the center.
  let possibleRecords: Int
  let treatments: Int

  /// Whether the file holds fewer records than declared, whosever the doubtful ones are.
  var isShort: Bool { row.records.map { records + possibleRecords < $0 } ?? false }

  /// Whether the declared number of records cannot be right.
  var isMismatch: Bool { isShort || row.records.map { $0 < records } ?? false }
}

extension Assessment {
  /// The control totals of the files that were read.
  ///
  /// A row for one of a file's several centers is about that center's records; one without a center is about all.
  func controlTotals() -> [ControlTotal] {
    inbox.plan.inForce.filter { $0.records != nil || $0.treatments != nil }.compactMap { row in
      guard let name = row.file, let index = inbox.index(of: name)
      else { return nil }
      let file = inbox.files[index]
      let content = file.twin ?? index
      guard file.status == .read || file.status == .identical,
        let result = inbox.files[content].result, result.refusal == nil
      else { return nil }
      let isShared = file.declared.count > 1 && row.center != nil
      let center = row.center ?? (file.owners.count == 1 ? file.owners[0] : nil)
      var patients: Set<TreatmentIdentity> = []
      var own = 0
      for (number, records) in records.byCenter.enumerated() where !isShared || number == center {
        let places = records.places(of: content)
        own += places.count
        let outcomes = identity.outcomes[number]
        // Counted trials are no treatments of the norm, which a center declares.
        for place in places
        where [.counted, .merged, .undesignated].contains(outcomes[place])
          && !records[place].isTrial
        {
          patients.insert(TreatmentIdentity(records[place]))
        }
      }
      var possible = 0
      if isShared, let center {
        own += result.otherProcedures[center] ?? 0
        let parts = inbox.plan.inForce.filter { $0.file == name && $0.center != nil }
        // More than the file holds cannot be filled by its records in doubt.
        if parts.reduce(0, { $0 + ($1.records ?? 0) }) <= result.records {
          possible = [center, -1].reduce(0) { $0 + (result.otherProceduresByCandidate[$1] ?? 0) }
          possible += records.unattributed[records.unattributed.places(of: content)].count {
            $0.candidates.isEmpty || $0.candidates.contains(center)
          }
        }
      }
      return ControlTotal(
        row: row, file: index, center: center, isShared: isShared,
        records: isShared ? own : result.records, possibleRecords: possible,
        treatments: patients.count)
    }
  }
}

/// One patient on one day in one center.
struct TreatmentIdentity: Hashable {
  let center: CenterIndex?
  let patient: String?
  let day: CalendarDay?

  init(_ record: ScopedRecord) {
    center = record.center
    patient = record.patient
    day = record.day
  }
}
