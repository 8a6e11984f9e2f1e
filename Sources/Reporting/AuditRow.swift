internal import AuditDomain

/// A center's row of `audit.csv`, from a report or from the ledger.
enum AuditRow {
  static let columns = [
    "year", "as_of", "center_id", "agb_code", "name", "category", "city", "verdict", "waived",
    "minimum", "counted", "doubtful", "shortfall", "patients", "records", "trial_treatments",
    "previous_year", "outlook", "reach_probability", "records_read", "merged", "duplicate",
    "out_of_scope", "undesignated", "doubtful_records", "first_date", "last_date", "files",
    "files_refused", "covered_from", "covered_to", "coverage", "reasons",
  ]

  static func cells(_ row: CenterRow, year: Int, asOf: CalendarDay) -> [Cell] {
    let (verdict, facts) = (row.verdict, row.facts)
    var cells: [Cell] = [
      .number(year), .text(asOf.description), .text(facts.center), .text(facts.agbCode),
      .text(facts.name), .text(facts.category), .text(facts.city),
      .text(verdict.verdict.rawValue), .text(verdict.waived), .number(verdict.minimum),
      .number(verdict.counted), .number(verdict.doubtful), .number(row.shortfall),
      .number(facts.patients), .number(facts.records), .number(facts.trialTreatments),
      .number(facts.previousYear), .text(verdict.outlook),
      .decimal(verdict.probability.map { fixed($0, 4) } ?? ""),
    ]
    cells += self.cells(facts.tally)
    return cells + [
      .text(facts.firstDate), .text(facts.lastDate), .number(facts.files),
      .number(facts.filesRefused), .text(facts.coveredFrom),
      .text(row.coveredTo(year: year, asOf: asOf)), .text(facts.coverage), .text(verdict.reasons),
    ]
  }

  /// All records, and those that are not counted, by outcome.
  static func cells(_ tally: OutcomeTally) -> [Cell] {
    [
      .number(tally.total), .number(tally[.merged]), .number(tally[.duplicate]),
      .number(tally[.outOfScope]), .number(tally[.undesignated]), .number(tally[.doubtful]),
    ]
  }
}
