public import AuditDomain

/// What is put before a record that goes back to its sender.
public struct ReturnFields {
  /// The names of the columns.
  public static let columns = ["finding_codes", "finding_messages", "finding_remedies"]

  private let words: FindingWords
  private let language: Language

  /// The fields for the findings of a listing.
  public init(_ listing: FindingListing, _ language: Language) {
    words = FindingWords(listing, language)
    self.language = language
  }

  /// The fields of one record with these findings: what must be corrected first, then what was only noted.
  public func fields(_ findings: [Finding]) -> [String] {
    if findings.count == 1, findings[0].code.severity == .error {
      let code = findings[0].code
      return [code.rawValue, words.message(findings[0]), remedy(for: code)[language]]
    }
    let errors = findings.filter { $0.code.severity == .error }
    let all = errors + findings.filter { $0.code.severity == .warning }
    var remedies: [String] = []
    for finding in errors {
      let remedy = remedy(for: finding.code)[language]
      if !remedies.contains(remedy) { remedies.append(remedy) }
    }
    return [
      all.map(\.code.rawValue).joined(separator: " "),
      all.map { words.message($0) }.joined(separator: " / "), remedies.joined(separator: " "),
    ]
  }
}
