internal import AuditDomain
internal import DelimitedText
internal import FileAccess

/// `counted` by center of the year before, from its `audit.csv`.
struct PreviousVolumes {
  let volumes: [String: Int]
  /// SHA-256 of the file; nil without one.
  let digest: String?

  init(volumes: [String: Int] = [:], digest: String? = nil) {
    self.volumes = volumes
    self.digest = digest
  }

  /// The ids of centers that were designated in the year before, and of which it has no row.
  func absent(of report: AuditReport) -> [String] {
    guard digest != nil else { return [] }
    return report.designated.map(\.index)
      .filter { report.register.isDesignated($0, in: report.year - 1) }
      .map { report.centerID($0) }.filter { volumes[$0] == nil }
  }

  /// - Throws: `AuditFailure` when the file is no report of the year before.
  init(_ path: String?, before year: Int) throws(AuditFailure) {
    guard let path, let bytes = try Setting.bytes(path, of: "--previous") else {
      self.init()
      return
    }
    let name = printable(path.utf8)
    let expected = "; expected the audit.csv of \(year - 1)"
    guard let document = try? DelimitedDocument(bytes, score: { $0.count { $0 == "center_id" } }),
      let yearColumn = document.header.firstIndex(of: "year"),
      let center = document.header.firstIndex(of: "center_id"),
      let counted = document.header.firstIndex(of: "counted")
    else { throw .configuration("\(name): has no columns year, center_id and counted" + expected) }
    var volumes: [String: Int] = [:]
    var wrongLine: Int?
    document.forEachRecord { record in
      guard record.fault == nil, Int(record.text(yearColumn)) == year - 1,
        let number = Int(record.text(counted)), number >= 0, record.text(counted) == "\(number)",
        volumes.updateValue(number, forKey: record.text(center)) == nil
      else {
        wrongLine = wrongLine ?? record.line
        return
      }
    }
    if let wrongLine {
      throw .configuration("\(name), line \(wrongLine): is no row of that report" + expected)
    }
    self.init(volumes: volumes, digest: sha256(bytes))
  }
}
