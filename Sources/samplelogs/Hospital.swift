/// A sender of logs: how much it does, and how it writes it down.
///
/// Ids, names and AGB codes are those of the register (`centers.csv`); all else is invented.
struct Hospital {
  /// The register's id, and the beginning of the names of its files.
  let id: String
  /// Treatments of 2026 that count.
  let volume: Int
  /// Treatments in an ordinary year, from which those of 2025 follow; nil where `volume` is one.
  var ordinaryVolume: Int?
  /// What stands in the center column.
  let center: CenterText
  /// The sites as the register names them, the busiest first.
  var sites: [String] = []
  let numbering: RecordNumbering
  let pseudonyms: PseudonymForm
  /// Whether each further vertebral level is a record of its own.
  var hasRecordPerLevel = false
  /// How many of a hundred treatments have more than one level.
  var multiLevelPercent = 30
  let procedures: ProcedureCoding
  let indications: IndicationCoding
  var remarks = Remarks.plain
  var dialect = Dialect()
  /// The columns in their order, each with its header.
  let columns: KeyValuePairs<Field, String>

  /// What a hospital writes into the center column, if it has one.
  enum CenterText {
    /// No column: the file's name says it.
    case absent
    case always(String)
    /// One text per site, in the order of `sites`.
    case bySite([String])
  }

  func has(_ field: Field) -> Bool {
    columns.contains { $0.key == field }
  }

  /// All senders, by the order of their tables.
  static let all = academic + topClinicalAToG + topClinicalHToM + topClinicalNToZ + outsiders
}
