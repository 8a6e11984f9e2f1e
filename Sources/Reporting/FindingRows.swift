internal import AuditDomain

/// The findings as rows: of `findings.csv`, and of the objects that `check` prints.
struct FindingRows {
  static let columns = [
    "code", "severity", "outcome", "center_id", "file", "line", "record", "byte", "column",
    "related_file", "related_line", "message",
  ]

  private let listing: FindingListing
  private let words: FindingWords

  init(_ listing: FindingListing, _ language: Language) {
    self.listing = listing
    words = FindingWords(listing, language)
  }

  func cells(_ finding: Finding) -> [Cell] {
    let place = finding.place
    let isUnattributed = place.record > 0 && listing.year != nil
    let center =
      finding.center.map { listing.centers[Int($0)] } ?? (isUnattributed ? "unattributed" : "")
    return [
      .text(finding.code.rawValue), .text(finding.code.severity.rawValue),
      .text(finding.outcome?.code ?? ""), .text(center),
      .text(listing.files[Int(place.file)].name), .number(Int(place.line)),
      .number(Int(place.record)), .number(Int(place.byte)), .text(finding.column?.name ?? ""),
      .text(finding.relatedFile.map { listing.files[Int($0)].name } ?? ""),
      .number(finding.relatedLine.map { Int($0) }), .text(words.message(finding)),
    ]
  }
}
