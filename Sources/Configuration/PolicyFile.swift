public import AuditDomain
internal import DelimitedText

/// Reads a policy; every fault has its line.
public enum PolicyFile {
  /// The norm that the program brings along.
  public static var builtIn: [UInt8] { PackageResources.policy_yaml }

  /// The policy in these bytes.
  ///
  /// - Parameter file: how the file is named in a fault.
  /// - Throws: `ConfigurationFault` at the first fault.
  public static func parse(_ bytes: [UInt8], file: String) throws(ConfigurationFault) -> Policy {
    let root = try YAMLValue.root(of: bytes, file: file)
    let keys = try root.mapping(
      required: [
        "norm", "title", "source", "minimum", "unit", "cover_from", "designated_centers",
        "expected_patients", "procedures", "procedure_stems", "indications",
        "other_indications", "doubtful_indication_codes",
      ],
      optional: [
        "title_nl", "source_nl", "judged_from", "final_from", "trials", "outlook", "waivers",
      ])
    func value(_ key: String) throws(ConfigurationFault) -> YAMLValue {
      guard let value = keys[key] else { throw root.fault("the key \(quoted(key)) is missing") }
      return value
    }
    let unit = try value("unit")
    guard try unit.text() == "treatment" else {
      throw unit.fault(
        "expected treatment (one patient, one day, one center), the only unit there is")
    }
    guard
      let judged = try keys["judged_from"].map(monthDay) ?? MonthDay(month: 1, day: 31)
    else { preconditionFailure("no such day") }
    let final = try keys["final_from"].map(monthDay)
    if let final, (final.month, final.day) < (judged.month, judged.day) {
      throw try value("final_from").fault("expected a day that is not before judged_from")
    }
    let trials = try keys["trials"]?.mapping(
      required: [], optional: ["outside_cover", "inside_cover"])
    let procedures = try terms(value("procedures"))
    let indications = try terms(value("indications"))
    let others = try terms(value("other_indications"))
    try refuseTwice(procedures.entries)
    let doubtful = keys["doubtful_indication_codes"]
    try refuseTwice(
      indications.entries + others.entries + entries(doubtful, of: nil, codeKey))
    let (outside, inside) = (
      try entries(trials?["outside_cover"], of: nil), try entries(trials?["inside_cover"], of: nil)
    )
    try refuseTwice(outside + inside)
    return Policy(
      norm: try value("norm").nonEmptyText(),
      title: try name(value("title").nonEmptyText(), keys["title_nl"]),
      source: try name(value("source").nonEmptyText(), keys["source_nl"]),
      minimum: try value("minimum").int(in: 1...1_000_000),
      coverFrom: try day(value("cover_from")),
      designatedCenters: try designated(value("designated_centers")),
      expectedPatients: try expected(value("expected_patients")), judgedFrom: judged,
      finalFrom: final, procedures: procedures.terms,
      procedureStems: try stems(value("procedure_stems")),
      indications: indications.terms, otherIndications: others.terms,
      doubtfulIndicationCodes: try codes(value("doubtful_indication_codes")),
      trialsOutside: Set(outside.map(\.key)), trialsInside: Set(inside.map(\.key)),
      outlook: try outlook(keys["outlook"]), waivers: try waivers(keys["waivers"]))
  }

  private static func day(_ value: YAMLValue) throws(ConfigurationFault) -> CalendarDay {
    let text = try value.text()
    guard let day = CalendarDay(iso: text) else {
      throw value.fault("found \(quoted(text)), expected a day such as 2025-10-27")
    }
    return day
  }

  /// A name with its Dutch twin; without one it stands in both languages.
  private static func name(
    _ english: String, _ dutch: YAMLValue?
  ) throws(ConfigurationFault) -> LocalName {
    LocalName(english: english, dutch: try dutch?.nonEmptyText() ?? english)
  }

  private static func monthDay(_ value: YAMLValue) throws(ConfigurationFault) -> MonthDay {
    let text = try value.text()
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2,
      parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(isDigit) }),
      let month = Int(parts[0]),
      let number = Int(parts[1]), let day = MonthDay(month: month, day: number)
    else {
      throw value.fault(
        "found \(quoted(text)), expected month and day in the following year, such as 01-31")
    }
    return day
  }

  private static func words(_ value: YAMLValue?) throws(ConfigurationFault) -> [String] {
    guard let value else { return [] }
    var words: [String] = []
    for item in try value.list() { words.append(try item.nonEmptyText()) }
    return words
  }

  /// Parts of words, as they are looked for; one without a letter or digit would be in every word.
  private static func stems(_ value: YAMLValue) throws(ConfigurationFault) -> [String] {
    var stems: [String] = []
    for item in try value.list() {
      let text = try item.nonEmptyText()
      let stem = folded(text)
      guard !stem.isEmpty else {
        throw item.fault("found \(quoted(text)), expected a part of a word, such as \"kyphopl\"")
      }
      stems.append(stem)
    }
    return stems
  }

  private static func codes(_ value: YAMLValue?) throws(ConfigurationFault) -> [CodePattern] {
    var codes: [CodePattern] = []
    for item in try value?.list() ?? [] {
      let text = trimmed(try item.nonEmptyText())
      guard !text.dropLast().contains("*"), text != "*" else {
        throw item.fault("found \(quoted(text)), expected a code, at most with one * at its end")
      }
      codes.append(CodePattern(text))
    }
    return codes
  }

  private static func codeKey(_ text: String) -> String { CodePattern(trimmed(text)).identity }

  /// A word or code, with what it stands for.
  private struct Entry {
    /// As it is compared.
    let key: String
    /// All that it is recognised by.
    var forms: Set<String> = []
    /// The line of its term.
    let term: Int
    let item: YAMLValue
  }

  /// The words or codes of a list.
  private static func entries(
    _ value: YAMLValue?, of term: YAMLValue?, _ key: (String) -> String = wordKey,
    forms: (String) -> Set<String> = { _ in [] }
  ) throws(ConfigurationFault) -> [Entry] {
    var entries: [Entry] = []
    for item in try value?.list() ?? [] {
      let text = try item.nonEmptyText()
      entries.append(
        Entry(
          key: key(text), forms: forms(text).union([key(text)]), term: (term ?? item).line,
          item: item))
    }
    return entries
  }

  private static func terms(
    _ value: YAMLValue
  ) throws(ConfigurationFault) -> (terms: [Term], entries: [Entry]) {
    var terms: [Term] = []
    var entries: [Entry] = []
    for item in try value.list() {
      let keys = try item.mapping(
        required: ["term"], optional: ["name", "name_nl", "codes", "words"])
      guard let term = keys["term"] else { continue }
      entries += try PolicyFile.entries(keys["codes"], of: term, codeKey)
      entries += try PolicyFile.entries(keys["words"], of: term, forms: singularAndPlural)
      terms.append(
        Term(
          name: try term.nonEmptyText(),
          label: try name((keys["name"] ?? term).nonEmptyText(), keys["name_nl"]),
          codes: try codes(keys["codes"]),
          words: try words(keys["words"])))
      entries.append(
        Entry(
          key: "term \(try term.text())", forms: ["term \(try term.text())"], term: term.line,
          item: term))
    }
    guard terms.count <= 100 else { throw value.fault("more than 100 terms") }
    return (terms, entries)
  }

  /// Refuses a word or code that stands twice, or that two terms are recognised by.
  private static func refuseTwice(_ entries: [Entry]) throws(ConfigurationFault) {
    var seen: [String: Entry] = [:]
    for entry in entries {
      for form in entry.forms.sorted() {
        guard let first = seen[form] else {
          seen[form] = entry
          continue
        }
        guard first.term == entry.term, first.key != entry.key else {
          throw entry.item.fault(
            "line \(first.item.line) has it already, perhaps in the singular or plural; a word or code has one "
              + "meaning")
        }
      }
    }
  }

  private static func designated(_ value: YAMLValue) throws(ConfigurationFault) -> [CenterCategory:
    Int]
  {
    let categories = CenterCategory.allCases.filter { $0 != .notDesignated }
    let keys = try value.mapping(required: categories.map(\.rawValue))
    var numbers: [CenterCategory: Int] = [:]
    for category in categories {
      numbers[category] = try keys[category.rawValue]?.int(in: 0...10_000)
    }
    return numbers
  }

  private static func expected(_ value: YAMLValue) throws(ConfigurationFault) -> ClosedRange<Int> {
    let keys = try value.mapping(required: ["from", "to"])
    let from = try keys["from"]?.int(in: 0...100_000_000) ?? 0
    let to = try keys["to"]?.int(in: 0...100_000_000) ?? 0
    guard from <= to else { throw value.fault("from is more than to") }
    return from...to
  }

  private static func outlook(_ value: YAMLValue?) throws(ConfigurationFault) -> OutlookLimits {
    let keys = try value?.mapping(
      required: [], optional: ["likely", "unlikely", "out_of_reach", "too_early_days"])
    let limits = OutlookLimits(
      likely: try keys?["likely"]?.fraction() ?? 0.80,
      unlikely: try keys?["unlikely"]?.fraction() ?? 0.20,
      outOfReach: try keys?["out_of_reach"]?.fraction() ?? 0.005,
      tooEarlyDays: try keys?["too_early_days"]?.int(in: 0...366) ?? 60)
    if let value, !(limits.outOfReach <= limits.unlikely && limits.unlikely < limits.likely) {
      throw value.fault("expected out_of_reach, unlikely and likely in rising order")
    }
    return limits
  }

  private static func waivers(_ value: YAMLValue?) throws(ConfigurationFault) -> [Waiver] {
    guard let value else { return [] }
    var waivers: [Waiver] = []
    for item in try value.list() {
      let keys = try item.mapping(required: ["center", "year", "reason", "decided_by", "expires"])
      guard let center = keys["center"], let year = keys["year"], let reason = keys["reason"],
        let decidedBy = keys["decided_by"], let expires = keys["expires"]
      else { continue }
      let waiver = Waiver(
        center: try center.nonEmptyText(), year: try year.int(in: 1...9999),
        reason: try reason.nonEmptyText(), decidedBy: try decidedBy.nonEmptyText(),
        expires: try day(expires))
      if waivers.contains(where: { $0.center == waiver.center && $0.year == waiver.year }) {
        throw item.fault("a second waiver of \(quoted(waiver.center)) for \(waiver.year); keep one")
      }
      waivers.append(waiver)
    }
    return waivers
  }
}
