/// One data row of a log, before any hospital's way of writing it.
struct LogRecord {
  var id = ""
  var patient: String
  var day: CivilDay
  var procedure: Procedure
  var indication: Indication
  /// The place of the site in the hospital's list; nil where it has none or left it blank.
  var site: Int?
  /// Vertebrae treated in this record; nil where the hospital left it blank.
  var levels: Int?
  /// A level beyond the first of the same treatment, in a record of its own.
  var isFurtherLevel = false
  var isPerformed = true
  var isTrial = false
  /// The day of the multidisciplinary discussion.
  var discussed: CivilDay?
  var remark = ""
  /// Minutes after midnight.
  var start = 0
  /// Minutes.
  var duration = 0
  /// Tenths of a millilitre.
  var cement = 0
  /// Chooses between spellings of the same meaning; 0 to 3.
  var variant = 0
  /// A cell that stands in the log in place of the right one: a planted fault.
  var planted: (field: Field, text: String)?
  var damage = Damage.none
  /// What an audit of this record's year must make of it.
  var fate: Fate

  /// A planted fault in the number of the row's fields.
  enum Damage {
    case none, lastFieldLost, fieldTooMany
  }
}
