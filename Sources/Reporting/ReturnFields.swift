public import AuditDomain

/// What is put before a record that goes back to its sender.
public struct ReturnFields {
  /// The names of the columns.
  public static let columns = ["finding_codes", "finding_messages", "finding_remedies"]

  private let words: FindingWords
  private let language: Language
  private let write: ([String]) -> [UInt8]
  private var written = FindingKinds<[UInt8]>()

  /// The fields for the findings of a listing.
  ///
  /// - Parameter write: writes fields as the log has its own.
  public init(
    _ listing: FindingListing, _ language: Language, as write: @escaping ([String]) -> [UInt8]
  ) {
    words = FindingWords(listing, language)
    self.language = language
    self.write = write
  }

  /// The fields of one record with these findings, as the log has its own.
  public mutating func fields(_ findings: ArraySlice<Finding>) -> [UInt8] {
    if let known = written[findings] { return known }
    let new = write(texts(findings))
    written.keep(new, of: findings)
    return new
  }

  /// What must be corrected first, then what was only noted.
  private func texts(_ findings: ArraySlice<Finding>) -> [String] {
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
