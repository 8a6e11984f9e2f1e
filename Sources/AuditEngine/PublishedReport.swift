internal import AuditDomain
internal import DelimitedText
internal import FileAccess
internal import Reporting

/// The report that stands where a new one is to be published.
struct PublishedReport {
  /// The ids of the centers that it has, and that a new one may have.
  private let centers: Set<String>
  private let returned: Set<String>
  /// SHA-256 of some of its files, which together tell it from others; none where there is no report.
  let digests: [String: String]

  init(_ name: String, in folder: borrowing ReportsFolder, _ register: Register) {
    let old = folder.published(name, "audit.csv").map { cells("center_id", of: $0) } ?? []
    centers = Set(old + register.centers.map(\.id))
    digests = ["audit.json", "audit.md", "datapackage.json"].reduce(into: [:]) { digests, file in
      digests[file] = folder.published(name, file).map { sha256($0) }
    }
    let logs = folder.published(name, "files.csv").map { cells("file", of: $0) } ?? []
    returned = Set(ReturnedLogs.paths(logs.map { FormulaGuard.plain($0) }))
  }

  /// Whether a file, or an empty folder, may be of a report that was begun, whosever it is.
  static func mayHold(_ path: String) -> Bool {
    ReportFiles.isOurs(path) { _ in true } || path.hasPrefix("returns/") || path.hasSuffix("/")
  }

  /// Whether a file of it, by its relative path, is one that this program writes.
  func wrote(_ path: String) -> Bool {
    ReportFiles.isOurs(path) { centers.contains($0) } || returned.contains(path)
  }
}

/// The cells of a column of one of our tables; none where there is no such column.
private func cells(_ name: String, of table: [UInt8]) -> [String] {
  guard let table = try? DelimitedDocument(table, score: { $0.count { $0 == name } }),
    let column = table.header.firstIndex(of: name)
  else { return [] }
  var cells: [String] = []
  table.forEachRecord { cells.append($0.text(column)) }
  return cells
}
