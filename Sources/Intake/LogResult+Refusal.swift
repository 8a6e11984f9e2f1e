public import AuditDomain

extension LogResult {
  /// The result for a file that is refused as a whole.
  ///
  /// - Parameters:
  ///   - text: what the finding prints.
  ///   - seen: what was read of it; its records and findings are given up.
  public init(
    refusing code: FindingCode, of source: LogSource, column: LogColumn? = nil,
    text: String? = nil, found: Int = 0, expected: Int = 0, line: Int = 1, byte: Int = 0,
    seen: LogResult? = nil
  ) {
    let seen = seen ?? LogResult()
    let named = source.stated.isEmpty ? [seen.soleCenter].compactMap { $0 } : source.stated
    let finding = Finding(
      code, at: RecordPlace(file: source.index, line: line, record: 0, byte: byte), column: column,
      text: text == nil ? nil : 0, found: found, expected: expected,
      center: named.count == 1 ? named[0] : nil)
    refusal = finding
    findings = [finding]
    texts = text.map { [$0] } ?? []
    fileCenters = named
    (form, mapped) = (seen.form, seen.mapped)
    (centersNamed, centersMeant) = (seen.centersNamed, seen.centersMeant)
  }
}
