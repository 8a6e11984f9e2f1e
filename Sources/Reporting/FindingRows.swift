internal import AuditDomain

/// The findings as rows: of `findings.csv`, and of the objects that `check` prints.
struct FindingRows {
  static let columns = fields.map(\.name)

  static let fields: [Column] = [
    .always(
      "code", .code(FindingCode.allCases.map(\.rawValue)),
      "What was found; volumenorm faults CODE explains it."),
    .always(
      "severity", .code(Severity.allCases.map(\.rawValue)),
      "error: it leaves open whether a record, or a file, counts. warning: what was repaired or seen."
    ),
    .maybe(
      "outcome", .code(Outcome.allCases.map(\.code)),
      "How the record ended. Blank: the finding is about a whole file."),
    .maybe(
      "center_id", .centerID,
      "The center that the record stands under, or that the file is of; unattributed: none, or several "
        + "may be meant. Blank: a finding about a file of no single center."),
    .always("file", .text, "The file."),
    .always("line", .count, "Physical line of the record's first byte, from 1."),
    .always(
      "record", .count, "Number of the data record, from 1; 0: the header, or the whole file."),
    .always(
      "byte", .count,
      "Offset in bytes of the record's first byte, from 0, in the decompressed file."),
    .maybe(
      "column", .code(LogColumn.allCases.map(\.name)),
      "The log's column, by its canonical name. Blank: none in particular."),
    .maybe("related_file", .text, "The file of the other record, or the other file. Blank: none."),
    .maybe("related_line", .count, "Physical line of the other record. Blank: none."),
    .always("message", .text, "The finding in words, in the language of the report."),
  ]

  private let centers: [String]
  private let files: [String]
  /// Whether a record that stands under no center is told so.
  private let isOfYear: Bool
  private let words: FindingWords
  private var shared = FindingKinds<(before: SharedCells, behind: SharedCells)>()

  init(_ listing: FindingListing, _ language: Language) {
    centers = listing.centers
    files = listing.files.map(\.name)
    isOfYear = listing.year != nil
    words = FindingWords(listing, language)
  }

  /// The cells of a finding, in the order of the columns.
  mutating func cells(of finding: Finding) -> [Cell] { Cell.all { put(finding, $0) } }

  /// Puts them part by part.
  mutating func put(_ finding: Finding, _ put: (RowPart) -> Void) {
    let place = finding.place
    let own = CollectionOfOne(finding)
    let known = shared[own]
    let (before, behind) = known ?? sharedCells(of: finding)
    if known == nil { shared.keep((before, behind), of: own) }
    put(.cells(before))
    put(.number(Int(place.line)))
    put(.number(Int(place.record)))
    put(.number(Int(place.byte)))
    put(.cells(behind))
  }

  /// The cells before its line, and those behind its byte.
  private func sharedCells(of finding: Finding) -> (before: SharedCells, behind: SharedCells) {
    let isUnattributed = finding.place.record > 0 && isOfYear
    let center = finding.center.map { centers[Int($0)] } ?? (isUnattributed ? "unattributed" : "")
    return (
      SharedCells([
        .text(finding.code.rawValue), .text(finding.code.severity.rawValue),
        .text(finding.outcome?.code ?? ""), .text(center),
        .text(files[Int(finding.place.file)]),
      ]),
      SharedCells([
        .text(finding.column?.name ?? ""),
        .text(finding.relatedFile.map { files[Int($0)] } ?? ""),
        .number(finding.relatedLine.map { Int($0) }), .text(words.message(finding)),
      ])
    )
  }
}
