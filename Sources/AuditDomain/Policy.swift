/// The rules of one norm, as data: what counts, how much is enough, and from when it is judged.
///
/// The built-in policy holds the Dutch norm on bone cement injection; a regulator may replace it.
public struct Policy: Sendable {
  /// A short stable name of the norm.
  public var norm: String
  /// What the norm is about, in a phrase.
  public var title: LocalName
  /// Who decided it, and when.
  public var source: LocalName
  /// Treatments a center must reach in a calendar year.
  public var minimum: Int
  /// The first day on which the treatment is insured care.
  public var coverFrom: CalendarDay
  /// How many centers of each category the decision designates.
  public var designatedCenters: [CenterCategory: Int]
  /// Patients expected in the whole country in a full year.
  public var expectedPatients: ClosedRange<Int>
  /// Day of the following year from which a verdict may be `below`.
  public var judgedFrom: MonthDay
  /// Day of the following year until which verdicts are provisional; nil: 14 days later.
  public var finalFrom: MonthDay?
  /// The procedures that the norm counts.
  public var procedures: [Term]
  /// Folded fragments that make an unlisted procedure doubtful.
  public var procedureStems: [String]
  /// The indications that count.
  public var indications: [Term]
  /// The indications that surely do not count.
  public var otherIndications: [Term]
  /// ICD-10 codes that neither count nor surely do not.
  public var doubtfulIndicationCodes: [CodePattern]
  /// Trials whose treatments lie outside the insured cover (as word keys).
  public var trialsOutside: Set<String>
  /// Trials whose treatments count like any other (as word keys).
  public var trialsInside: Set<String>
  /// Limits of the words for the outlook.
  public var outlook: OutlookLimits
  /// Centers that the authority has excused for a year.
  public var waivers: [Waiver]

  /// A policy of these parts.
  public init(
    norm: String, title: LocalName, source: LocalName, minimum: Int, coverFrom: CalendarDay,
    designatedCenters: [CenterCategory: Int], expectedPatients: ClosedRange<Int>,
    judgedFrom: MonthDay, finalFrom: MonthDay?, procedures: [Term], procedureStems: [String],
    indications: [Term], otherIndications: [Term], doubtfulIndicationCodes: [CodePattern],
    trialsOutside: Set<String>, trialsInside: Set<String>, outlook: OutlookLimits,
    waivers: [Waiver]
  ) {
    self.norm = norm
    self.title = title
    self.source = source
    self.minimum = minimum
    self.coverFrom = coverFrom
    self.designatedCenters = designatedCenters
    self.expectedPatients = expectedPatients
    self.judgedFrom = judgedFrom
    self.finalFrom = finalFrom
    self.procedures = procedures
    self.procedureStems = procedureStems
    self.indications = indications
    self.otherIndications = otherIndications
    self.doubtfulIndicationCodes = doubtfulIndicationCodes
    self.trialsOutside = trialsOutside
    self.trialsInside = trialsInside
    self.outlook = outlook
    self.waivers = waivers
  }
}

/// A name that data gives in both languages of the reports.
public struct LocalName: Equatable, Sendable {
  /// As an English page has it.
  public let english: String
  /// As a Dutch page has it.
  public let dutch: String

  /// A name in both languages.
  public init(english: String, dutch: String) {
    self.english = english
    self.dutch = dutch
  }
}

/// One procedure or indication of the policy, with the codes and words that stand for it.
public struct Term: Sendable {
  /// The policy's own name for it, printed in the tables.
  public let name: String
  /// What it is called on a page.
  public let label: LocalName
  /// Codes of any system.
  public let codes: [CodePattern]
  /// Words, matched singular or plural, without case, accents and punctuation.
  public let words: [String]

  /// A term of these parts.
  public init(name: String, label: LocalName, codes: [CodePattern], words: [String]) {
    self.name = name
    self.label = label
    self.codes = codes
    self.words = words
  }
}

/// A code, or with `*` at its end a code and everything below it; compared without case.
///
/// An ICD-10 code may be written without its dot.
public struct CodePattern: Sendable {
  /// As the policy writes it.
  public let text: String
  let key: String
  let isPrefix: Bool
  private let isICD10: Bool

  /// The pattern written this way, such as `C79.5*`.
  public init(_ text: String) {
    self.text = text
    isPrefix = text.hasSuffix("*")
    let code = isPrefix ? String(text.dropLast()) : text
    key = CodePattern.key(code)
    isICD10 = CodePattern.isICD10(code.uppercased())
  }

  /// What two spellings of one pattern have in common, in lower case: `c79.5*` and `C795*` are one.
  public var identity: String { key.lowercased() + (isPrefix ? "*" : "") }

  /// How close the pattern is to what fits it: the bytes that it has in common with all of that, or more than any where
  /// it stands for nothing but itself.
  public var precision: Int { isPrefix ? key.utf8.count : .max }

  /// Whether a code, already brought into the form of `key(_:)`, fits the pattern.
  ///
  /// - Parameter isIndication: what fits the pattern of an ICD-10 code must then be one, as `C7950000` is not.
  public func matches(key other: String, isIndication: Bool = false) -> Bool {
    guard isPrefix else { return other == key }
    if isIndication, isICD10, !CodePattern.isICD10(other) { return false }
    // What stands below a code is letters and digits: `C795?` and a code with a wrong byte are no codes.
    return other.hasPrefix(key)
      && other.utf8.dropFirst(key.utf8.count).allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x2D, 0x2E: true
        default: false
        }
      }
  }

  /// Whether it is an ICD-10 code below another one, which is in the form of `key(_:)`: `C79.5` is below `C79`.
  public func isBelow(_ group: String) -> Bool { key.hasPrefix(group) && CodePattern.isICD10(key) }

  /// Upper case; a well-formed ICD-10 code without its dot, and an add-on code without the plus that code lists put before
  /// it: `c79.5` and `C795` are one code, as are `+22512` and `22512`.
  public static func key(_ text: String) -> String {
    let upper = (text.hasPrefix("+") ? String(text.dropFirst()) : text).uppercased()
    return isICD10(upper) ? upper.filter { $0 != "." } : upper
  }

  /// Whether the text, in upper case, is a letter, two digits, and after a dot or without one up to four letters
  /// or digits: `C79`, `C79.5`, `M8008`.
  public static func isICD10(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    guard bytes.count >= 3, isLetter(bytes[0]), isDigit(bytes[1]), isDigit(bytes[2]) else {
      return false
    }
    var rest = bytes[3...]
    if rest.first == 0x2E {
      rest = rest.dropFirst()
      if rest.isEmpty { return false }
    }
    // Six digits behind a letter are a number of another kind.
    if rest.count == 4, bytes.count == 7, rest.allSatisfy(isDigit) { return false }
    return rest.count <= 4 && rest.allSatisfy { isDigit($0) || isLetter($0) }
  }
}

/// A day of any year.
public struct MonthDay: Hashable, Sendable {
  /// 1...12.
  public let month: Int
  /// 1...31.
  public let day: Int

  /// The day written `mm-dd`; nil when there is no such day in every year.
  public init?(month: Int, day: Int) {
    guard CalendarDay(year: 2001, month: month, day: day) != nil else { return nil }
    self.month = month
    self.day = day
  }

  /// The day in that year.
  public func inYear(_ year: Int) -> CalendarDay? {
    CalendarDay(year: year, month: month, day: day)
  }
}

/// Limits of the words for the chance to reach the minimum; probabilities from 0 to 1.
public struct OutlookLimits: Sendable {
  /// From here on: likely.
  public let likely: Double
  /// Up to here: unlikely.
  public let unlikely: Double
  /// Below this, also with every doubtful treatment: out of reach.
  public let outOfReach: Double
  /// Covered days that must have passed before anything is said.
  public let tooEarlyDays: Int

  /// Limits in the order `outOfReach < unlikely < likely`.
  public init(likely: Double, unlikely: Double, outOfReach: Double, tooEarlyDays: Int) {
    self.likely = likely
    self.unlikely = unlikely
    self.outOfReach = outOfReach
    self.tooEarlyDays = tooEarlyDays
  }
}

/// The authority's decision to excuse a center for one year.
public struct Waiver: Sendable {
  /// The center's id.
  public let center: String
  /// The audited year.
  public let year: Int
  /// Why.
  public let reason: String
  /// Who decided, and where it stands.
  public let decidedBy: String
  /// The last day on which it holds.
  public let expires: CalendarDay

  /// A waiver of these parts.
  public init(center: String, year: Int, reason: String, decidedBy: String, expires: CalendarDay) {
    self.center = center
    self.year = year
    self.reason = reason
    self.decidedBy = decidedBy
    self.expires = expires
  }
}
