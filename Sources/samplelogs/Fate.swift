/// The one outcome that a record must end in, known by construction.
enum Fate: Hashable {
  case counted, merged, duplicate, undesignated, doubtful
  case outOfScope(Reason)

  enum Reason: String {
    case otherProcedure = "other_procedure"
    case notPerformed = "not_performed"
    case otherIndication = "other_indication"
    case beforeCover = "before_cover"
    case trial
  }

  /// Whether the record counts by itself, be it as a treatment or as a part of one.
  var isEligible: Bool {
    self == .counted || self == .merged
  }
}
