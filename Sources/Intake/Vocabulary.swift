internal import AuditDomain

/// What a procedure cell says under the policy.
enum ProcedureReading: Equatable, Sendable {
  case listed(Int)
  case unclear
  /// A listed one, and something beside it that denies it or asks.
  case denied
  case missing
  /// What belongs in another column stands there.
  case misplaced
  /// It is another one, but a further column names one that counts, or may.
  case contradicted
  case other
}

/// What an indication cell says under the policy.
enum IndicationReading: Equatable, Sendable {
  case counts(Int)
  case other
  /// A code that neither counts nor surely does not.
  case review
  case unclear
  case missing
  /// It is another one, but one that counts stands in another cell.
  case misplaced
  /// A further column says the opposite.
  case contradicted
}

/// What a cell says that is either a sure reason against counting, none, or unclear.
enum ReasonReading: Equatable, Sendable {
  case none
  case against
  case unclear
  /// A further column says the opposite.
  case contradicted

  /// Whether it may be a reason, or none.
  var isOpen: Bool { self == .unclear || self == .contradicted }
}

/// The words and codes of a policy, ready to be compared with cells.
struct Vocabulary: Sendable {
  private let policy: Policy
  private let procedureWords: [String: Int]
  private let indicationWords: [String: Int]
  private let otherIndicationWords: Set<String>
  private let procedureSpellings: CodeSpellings
  /// The words of all columns.
  private let words: Set<String>
  /// The long words of the procedures, which a slip may have spoilt.
  private let longProcedureWords: [[UInt32]]

  init(_ policy: Policy) {
    self.policy = policy
    procedureWords = Vocabulary.forms(of: policy.procedures)
    indicationWords = Vocabulary.forms(of: policy.indications)
    otherIndicationWords = Set(Vocabulary.forms(of: policy.otherIndications).keys)
    procedureSpellings = CodeSpellings(policy.procedures)
    words = otherIndicationWords.union(procedureWords.keys).union(indicationWords.keys)
      .union(Vocabulary.performed).union(Vocabulary.notPerformed).union(Vocabulary.noTrial)
      .union(policy.trialsInside).union(policy.trialsOutside)
      .union(Vocabulary.therapeutic).union(Vocabulary.prophylactic)
    let parts = Set(policy.procedures.flatMap(\.words).flatMap { $0.split { !$0.isLetter } })
    // `percutane` stands beside any procedure.
    longProcedureWords = parts.map { folded(String($0)) }.filter { word in
      word.count >= Vocabulary.longWord && policy.procedureStems.contains { holds(word, $0) }
    }.map { letters($0) }
  }

  private static func forms(of terms: [Term]) -> [String: Int] {
    var forms: [String: Int] = [:]
    for (index, term) in terms.enumerated() {
      for word in term.words {
        for form in singularAndPlural(of: word) where forms[form] == nil { forms[form] = index }
      }
    }
    return forms
  }

  /// A cell may hold several codes; one that the policy lists suffices, unless a word beside it denies it.
  func procedure(_ cell: String) -> ProcedureReading {
    if Vocabulary.isMissing(cell) || ["0", "x", "X"].contains(cell) { return .missing }
    if let term = listedProcedure(cell) { return .listed(term) }
    if !Vocabulary.isOneWord(cell), let term = listedPart(of: cell) {
      return Vocabulary.isDenied(cell) ? .denied : .listed(term)
    }
    let key = folded(cell)
    let isNear = policy.procedureStems.contains { holds(key, $0) }
    if isNear || procedureSpellings.mayHold(cell) || isMisspelt(cell) { return .unclear }
    return isOfOtherColumn(cell) ? .misplaced : .other
  }

  /// Letters of a word at least that is told by a slip or two.
  private static let longWord = 9

  /// Whether a word of a cell, or all of them together, is one of the procedures' with a slip, or with two behind its
  /// first three letters: `nymphoplasty` is another word.
  private func isMisspelt(_ cell: String) -> Bool {
    guard Vocabulary.mayBeLong(cell) else { return false }
    let words = cell.split { !$0.isLetter }.map { String($0) } + [cell]
    return words.contains { word in
      guard Vocabulary.mayBeLong(word) else { return false }
      let word = letters(folded(word))
      return longProcedureWords.contains { known in
        slips(word, known, atMost: word.prefix(3) == known.prefix(3) ? 2 : 1)
      }
    }
  }

  private static func mayBeLong(_ word: String) -> Bool { word.utf8.count >= longWord - 2 }

  /// Whether a cell is surely no procedure, but a day, or an indication that counts or may: the record's cells are
  /// shifted.
  private func isOfOtherColumn(_ cell: String) -> Bool {
    switch joinedIndication(cell) {
    case .counts: return true
    // Without its dot it may be a procedure of the hospital's own.
    case .review: return cell.utf8.contains(UInt8(ascii: "."))
    case .other, .unclear, .missing, .misplaced, .contradicted: break
    }
    // A number alone may be a code.
    guard let first = cell.utf8.first, isDigit(first), !cell.utf8.allSatisfy(isDigit) else {
      return false
    }
    return readDate(cell).isDay
  }

  private func listedPart(of cell: String) -> Int? {
    for part in Vocabulary.parts(of: cell) {
      if let term = listedProcedure(part) { return term }
    }
    let isBetween = { isWhiteSpace($0) || Vocabulary.isSeparator($0) || isCombining($0) }
    let parts = cell.unicodeScalars.split(whereSeparator: isBetween)
    for part in parts {
      // A code behind its words may stand in brackets, and one before them have a colon.
      let bare = part.drop { "([".unicodeScalars.contains($0) }
      let text = String(parts.count > 1 ? bare.prefix { !")]:".unicodeScalars.contains($0) } : part)
      if let code = code(text, of: policy.procedures) { return code.term }
    }
    return nil
  }

  /// Whether a word says that what the cell names was not done, or not yet, or a mark asks; or what alone stands beside the
  /// code says so.
  private static func isDenied(_ cell: String) -> Bool {
    let isDeniedByWord = cell.split { !$0.isLetter }.contains { word in
      let key = wordKey(String(word))
      return key != "n" && key != "no" && notPerformed.contains(key) || denials.contains(key)
    }
    let tokens = cell.split { $0.isWhitespace || "()[],;:/xX*".contains($0) }
    let isDeniedAlone =
      tokens.count == 2 && tokens.contains { noneDone.contains(wordKey(String($0))) }
    return isDeniedByWord || isDeniedAlone || cell.contains("?")
  }

  /// No, none of them, or a modifier of CPT for what was broken off.
  private static let noneDone: Set<String> = ["n", "no", "0", "-0", "-1", "53", "73", "74"]

  /// Words that deny what stands beside them, and no status by themselves.
  private static let denials: Set<String> = [
    "niet", "geen", "not", "zonder", "without", "vervallen", "afgezegd", "mislukt", "gestaakt",
    "gestorneerd", "storno", "uitgesteld", "noshow", "failed", "postponed", "abandoned",
    "canceled", "gecanceld", "gecancelled", "ingetrokken", "doorgehaald", "foutief", "aangevraagd",
    "poging", "attempted", "requested", "withdrawn", "nvt", "false", "onwaar", "geweigerd",
    "refused", "annulering", "annuleren", "geannul", "discontinued", "scheduled", "void", "voided",
    "deleted", "verwijderd", "teruggedraaid", "credit", "gecrediteerd", "pending",
    "incomplete", "afgelast", "behalve", "except", "mogelijk", "possible", "aanvraag",
    "verzoek", "request",
  ]

  /// Whether a cell holds nothing but ASCII letters, digits, dots and hyphens: then it has no parts.
  private static func isOneWord(_ cell: String) -> Bool {
    cell.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E: true
      default: false
      }
    }
  }

  private func listedProcedure(_ text: String) -> Int? {
    code(text, of: policy.procedures)?.term ?? procedureWords[wordKey(text)]
  }

  /// The term that has the closest code to a text, and how close it is.
  private func code(
    _ text: String, of terms: [Term], isIndication: Bool = false
  ) -> (term: Int, precision: Int)? {
    let key = CodePattern.key(text)
    var closest: (term: Int, precision: Int)?
    for (index, term) in terms.enumerated() {
      for code in term.codes where code.precision > closest?.precision ?? -1 {
        if code.matches(key: key, isIndication: isIndication) { closest = (index, code.precision) }
      }
    }
    return closest
  }

  /// Several indications in a cell count when one counts and each other is a code that does not surely not.
  func indication(_ cell: String) -> IndicationReading {
    if Vocabulary.isMissing(cell) { return .missing }
    let whole = joinedIndication(cell)
    guard whole == .unclear else { return whole }
    let parts = Vocabulary.parts(of: cell).filter { !Vocabulary.isMissing($0) }
    if parts.isEmpty { return whole }
    let readings = parts.map { joinedIndication($0) }
    if readings.allSatisfy({ $0 == .other }) { return .other }
    let counting = readings.first { if case .counts = $0 { true } else { false } }
    // A word that the policy does not know may deny the others: `geen/C79.5`.
    if readings.contains(.unclear) || counting != nil && readings.contains(.other) {
      return .unclear
    }
    return counting ?? .review
  }

  /// A code and its words side by side, in brackets or not, count where each of them does: `C79.5 (wervelmetastase)`.
  private func joinedIndication(_ text: String) -> IndicationReading {
    let whole = oneIndication(text)
    guard whole == .unclear, Vocabulary.mayHavePieces(text) else { return whole }
    let pieces = Vocabulary.pieces(of: text).map { oneIndication($0) }
    let allCount = pieces.allSatisfy { if case .counts = $0 { true } else { false } }
    return pieces.count > 1 && allCount ? pieces[0] : .unclear
  }

  private func oneIndication(_ text: String) -> IndicationReading {
    let isICD10 = CodePattern.isICD10(text.uppercased())
    let key = CodePattern.key(text)
    let counting = code(text, of: policy.indications, isIndication: true)
    let other = code(text, of: policy.otherIndications, isIndication: true)
    let review = policy.doubtfulIndicationCodes.lazy.filter { isICD10 && $0.matches(key: key) }
      .map(\.precision).max()
    // Of several codes that stand for this one the closest decides.
    let closest = max(counting?.precision ?? -1, other?.precision ?? -1, review ?? -1)
    if let counting, counting.precision == closest { return .counts(counting.term) }
    if let other, other.precision == closest { return .other }
    if review != nil { return .review }
    let word = wordKey(text)
    if let term = indicationWords[word] { return .counts(term) }
    if otherIndicationWords.contains(word) { return .other }
    guard isICD10 else { return .unclear }
    return isAboveOthers(key) ? .review : .other
  }

  /// Whether a code stands for a group, of which some code counts or leaves it open: `M48` may be `M48.5`.
  private func isAboveOthers(_ key: String) -> Bool {
    let codes = policy.indications.flatMap(\.codes) + policy.doubtfulIndicationCodes
    return codes.contains { $0.isBelow(key) }
  }

  private static func parts(of cell: String) -> [String] {
    cell.unicodeScalars.split(whereSeparator: isSeparator).compactMap { part in
      guard let first = part.firstIndex(where: { !isWhiteSpace($0) }),
        let last = part.lastIndex(where: { !isWhiteSpace($0) })
      else { return nil }
      return String(part[first...last])
    }
  }

  /// Whether a text may have several pieces: it has a mark between them, or a code, and not one word alone.
  private static func mayHavePieces(_ text: String) -> Bool {
    let mayBreak = text.utf8.contains { isDigit($0) || "()[]:-".utf8.contains($0) }
    return mayBreak && !isOneWord(text)
  }

  /// What stands in a text before, between and behind brackets, colons and hyphens among blanks, codes each by itself.
  ///
  /// Empty where nothing stands between two of them: that may deny the others.
  private static func pieces(of text: String) -> [String] {
    var runs = text.split(omittingEmptySubsequences: false) { "()[]:".contains($0) }
    if runs.first?.allSatisfy(\.isWhitespace) ?? false { runs.removeFirst() }
    if runs.last?.allSatisfy(\.isWhitespace) ?? false { runs.removeLast() }
    var pieces: [String] = []
    for run in runs {
      let words = run.split(whereSeparator: \.isWhitespace)
      guard !words.isEmpty else { return [] }
      var beginsPiece = true
      for (place, word) in words.enumerated() {
        let isCode = CodePattern.isICD10(word.uppercased())
        if word == "-", place > 0, place < words.count - 1, words[place - 1] != "-" {
          beginsPiece = true
        } else if beginsPiece || isCode {
          pieces.append(String(word))
          beginsPiece = isCode
        } else {
          pieces[pieces.count - 1] += " " + word
        }
      }
    }
    return pieces
  }

  /// Whether a character may stand between several codes or words of a cell.
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ";", "/", "+", "|", "&", "\n", "\r": true
    default: false
    }
  }

  func status(_ cell: String) -> ReasonReading {
    if Vocabulary.isUnsaid(cell) { return .none }
    let key = wordKey(cell)
    if Vocabulary.performed.contains(key) { return .none }
    return Vocabulary.notPerformed.contains(key) ? .against : .unclear
  }

  private static let performed: Set<String> = [
    "ja", "j", "yes", "y", "1", "performed", "uitgevoerd",
  ]

  private static let notPerformed: Set<String> = [
    "nee", "n", "no", "0", "aborted", "afgebroken", "cancelled", "geannuleerd", "planned",
    "gepland",
  ]

  func trial(_ cell: String) -> ReasonReading {
    if Vocabulary.isUnsaid(cell) { return .none }
    let key = wordKey(cell)
    if Vocabulary.noTrial.contains(key) || policy.trialsInside.contains(key) { return .none }
    return policy.trialsOutside.contains(key) ? .against : .unclear
  }

  private static let noTrial: Set<String> = ["nee", "no", "geen", "0"]

  func intent(_ cell: String) -> ReasonReading {
    if Vocabulary.isUnsaid(cell) { return .none }
    let key = wordKey(cell)
    if Vocabulary.therapeutic.contains(key) { return .none }
    return Vocabulary.prophylactic.contains(key) ? .against : .unclear
  }

  private static let therapeutic: Set<String> = ["therapeutic", "therapeutisch"]
  private static let prophylactic: Set<String> = ["prophylactic", "profylactisch", "preventief"]

  /// Whether a text is a word of any column: of procedures, indications, status, trial or intent.
  func isWord(_ text: String) -> Bool { words.contains(wordKey(text)) }
}
