/// What a column of a log holds.
enum Field {
  case recordID, patient, date, procedure, indication
  case center
  /// A second center column, beside one with a code.
  case centerName
  case site, levels, status, trial, intent, discussed
  /// Columns that the audit does not know.
  case remark, specialty, cement, duration, room, rowNumber
}
