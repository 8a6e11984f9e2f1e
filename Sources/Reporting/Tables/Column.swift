/// A column of a table: what stands in it, and what it means.
///
/// The tables themselves, the JSON Schema and the data package all take their names and words from here.
struct Column: Sendable {
  /// What stands in a cell that is not blank.
  enum Kind: Sendable {
    case text
    /// A text of this regular expression.
    case form(String)
    /// One of these.
    case code([String])
    /// One or several of these, divided by `;`.
    case codes([String])
    /// A day, as yyyy-mm-dd.
    case day
    case year
    /// A whole number, from here on.
    case number(from: Int)
    /// A probability from 0 to 1.
    case probability
    /// true or false.
    case flag
  }

  let name: String
  let kind: Kind
  /// Whether a cell may be blank.
  let mayBeBlank: Bool
  /// Whether the public edition has it; else it is blank there.
  let isPublic: Bool
  /// Its meaning, with the unit of a number, and when it is blank; in English.
  let meaning: String

  private init(
    _ name: String, _ kind: Kind, mayBeBlank: Bool, isPublic: Bool = true, _ meaning: String
  ) {
    self.name = name
    self.kind = kind
    self.mayBeBlank = mayBeBlank
    self.isPublic = isPublic
    self.meaning = meaning
  }

  /// A column that has a value in every row.
  static func always(_ name: String, _ kind: Kind, _ meaning: String) -> Column {
    Column(name, kind, mayBeBlank: false, meaning)
  }

  /// A column that may be blank.
  static func maybe(_ name: String, _ kind: Kind, _ meaning: String) -> Column {
    Column(name, kind, mayBeBlank: true, meaning)
  }

  /// A column that is blank in the public edition.
  static func withheld(_ name: String, _ kind: Kind, _ meaning: String) -> Column {
    Column(
      name, kind, mayBeBlank: true, isPublic: false, meaning + " Blank in the public edition.")
  }
}

extension Column.Kind {
  /// A number of things.
  static let count = number(from: 0)
  /// An id of the register, or `unattributed`.
  static let centerID = form("^[a-z][a-z0-9-]*$")
  static let sha256 = form("^[0-9a-f]{64}$")
}
