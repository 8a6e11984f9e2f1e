internal import AuditDomain

/// A center's row of `audit.csv`, from a report or from the ledger.
enum AuditRow {
  static let columns = fields.map(\.name)

  static let fields: [Column] =
    [
      .always("year", .year, "The audited year."),
      .always("as_of", .day, "The day on which the audit looked."),
      .always(
        "center_id", .centerID,
        "The center's id in the register; unattributed: the records that stand under no center."),
      .maybe(
        "agb_code", .form("^[0-9]{8}$"),
        "Its first AGB code (Dutch register of care providers), a text of eight digits. Blank: the "
          + "register has none."),
      .maybe("name", .text, "Its name in the register. Blank: unattributed."),
      .maybe(
        "category", .code(CenterCategory.allCases.map(\.rawValue)),
        "Its category in the register. Blank: unattributed."),
      .maybe("city", .text, "The city of its seat. Blank: unattributed, or not in the register."),
      .maybe(
        "verdict", .code(Verdict.allCases.map(\.rawValue)),
        "Whether it meets the minimum. Blank: unattributed."),
      .maybe(
        "waived", .code(["yes", "expired"]),
        "Whether the policy excuses it for the year, and whether that still held on the as-of date. "
          + "Blank: no waiver."),
      .maybe(
        "minimum", .number(from: 1),
        "Treatments that it must reach in the year. Blank: it is not judged."),
      .always("counted", .count, "Treatments that surely count: the lower bound of the volume."),
      .always(
        "doubtful", .count,
        "Treatments that may count on top: with counted, the upper bound of the volume."),
      .maybe(
        "shortfall", .number(from: 1),
        "Treatments missing to the minimum. Blank: it is reached, or the center is not judged."),
      .always(
        "patients", .count, "Distinct patients of its counted treatments, by its own pseudonyms."),
      .always("records", .count, "Records behind its counted treatments."),
      .always(
        "trial_treatments", .count,
        "Treatments of trials that lie outside the cover, whether they were counted or not."),
      .maybe(
        "previous_year", .count,
        "Treatments counted in the year before, by its report. Blank: not known."),
      .maybe(
        "outlook", .code(Outlook.Word.allCases.map(\.rawValue)),
        "The chance to reach the minimum by 31 December, in words. Blank: the year is over, or none is "
          + "given."),
      .maybe(
        "reach_probability", .probability,
        "The same chance as a probability, rounded to four decimals. Blank: none is given."),
      .always(
        "records_read", .count,
        "All records that stand under it: the counted treatments and the next five columns add up to "
          + "it."),
    ]
    + [Outcome.merged, .duplicate, .outOfScope, .undesignated].map {
      .always($0.code, .count, TableShape.meaning(of: $0))
    } + [
      .always("doubtful_records", .count, TableShape.meaning(of: .doubtful)),
      .withheld("first_date", .day, "Day of its first counted treatment. Blank: none."),
      .withheld("last_date", .day, "Day of its last counted treatment. Blank: none."),
      .always("files", .count, "Files that are its submission."),
      .always("files_refused", .count, "Of these, files that were refused."),
      .withheld(
        "covered_from", .day,
        "First day that its files are taken to speak of. Blank: none came, or none that speaks of the year."
      ),
      .withheld(
        "covered_to", .day,
        "Last day that its files are taken to speak of. Blank: none came, or none that speaks of the year."
      ),
      .maybe(
        "coverage", .code(["declared", "assumed"]),
        "Whether these days were declared, or the whole year is assumed. Blank: as in covered_from."
      ),
      .maybe(
        "reasons", .codes(VerdictReason.allCases.map(\.rawValue)),
        "What the verdict rests on, divided by semicolons. Blank: on the counted treatments alone."),
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

  /// The row of what stands under no single center.
  static func cells(_ rest: Unattributed, year: Int, asOf: CalendarDay) -> [Cell] {
    var row: [Cell] = [.number(year), .text(asOf.description), .text("unattributed")]
    row += Array(repeating: .text(""), count: 7)
    row += [.number(0), .number(rest.doubtful), .number(nil), .number(0), .number(0), .number(0)]
    row += Array(repeating: .text(""), count: 3)
    row += cells(rest.tally)
    row += [.text(""), .text(""), .number(0), .number(0)]
    return row + Array(repeating: .text(""), count: 4)
  }

  /// All records, and those that are not counted, by outcome.
  private static func cells(_ tally: OutcomeTally) -> [Cell] {
    [
      .number(tally.total), .number(tally[.merged]), .number(tally[.duplicate]),
      .number(tally[.outOfScope]), .number(tally[.undesignated]), .number(tally[.doubtful]),
    ]
  }
}
