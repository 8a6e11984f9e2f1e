/// The system by which a hospital's log names procedures.
enum ProcedureCoding {
  case dutchWords
  /// The norm's procedures in Dutch words, all others by codes of the hospital's own.
  case localCodes
  case englishWords
  case ops
  case cpt
  /// CPT, with all codes of one session in one cell.
  case cptLists
  case icd9

  func text(_ record: LogRecord) -> String {
    switch record.procedure {
    case .vertebroplasty: vertebroplasty(record)
    case .kyphoplasty: kyphoplasty(record)
    case .other(let other): text(other)
    }
  }

  private func vertebroplasty(_ record: LogRecord) -> String {
    let isOdd = record.variant % 2 == 1
    return switch self {
    case .dutchWords: isOdd ? "percutane vertebroplastiek" : "vertebroplastiek"
    case .localCodes: "Vertebroplastiek"
    case .englishWords: isOdd ? "percutaneous vertebroplasty" : "vertebroplasty"
    case .ops: "5-839.9\(opsLevel(record))"
    case .cpt: record.isFurtherLevel ? "22512" : (isOdd ? "22510" : "22511")
    case .cptLists: list(record, first: isOdd ? "22510" : "22511", further: "22512")
    case .icd9: "81.65"
    }
  }

  private func kyphoplasty(_ record: LogRecord) -> String {
    let isOdd = record.variant % 2 == 1
    return switch self {
    case .dutchWords: isOdd ? "ballonkyfoplastiek" : "kyfoplastiek"
    case .localCodes: "Ballonkyfoplastiek"
    case .englishWords: isOdd ? "balloon kyphoplasty" : "kyphoplasty"
    case .ops: "5-839.a\(opsLevel(record))"
    case .cpt: record.isFurtherLevel ? "22515" : (isOdd ? "22513" : "22514")
    case .cptLists: list(record, first: isOdd ? "22513" : "22514", further: "22515")
    case .icd9: "81.66"
    }
  }

  private func text(_ other: OtherProcedure) -> String {
    switch self {
    case .dutchWords: other.dutch
    case .localCodes: other.local
    case .englishWords: other.english
    case .ops: other.ops
    case .cpt, .cptLists: other.cpt
    case .icd9: other.icd9
    }
  }

  /// The last digit of an OPS code counts the vertebrae: 0 is one, 3 is four or more.
  private func opsLevel(_ record: LogRecord) -> Int {
    min(max((record.levels ?? 1) - 1, 0), 3)
  }

  /// The codes of a session: a biopsy in some, the first level, and once the code of further ones.
  private func list(_ record: LogRecord, first: String, further: String) -> String {
    var codes = record.variant == 0 ? ["20225", first] : [first]
    if record.levels ?? 1 > 1 { codes.append(further) }
    return codes.joined(separator: ", ")
  }
}
