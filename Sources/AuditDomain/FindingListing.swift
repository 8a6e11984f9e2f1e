/// The findings of some files, with what their words need.
public struct FindingListing: Sendable {
  /// The files; a finding's place gives its file by index.
  public let files: [FileReport]
  /// By file, each in order of place.
  public let findings: [[Finding]]
  /// Texts that findings may print.
  public let texts: [String]
  /// The ids of the register's centers, by index.
  public let centers: [String]
  /// The day on which the files were looked at.
  public let asOf: CalendarDay
  /// The year as whose logs they were read; nil: their structure alone was looked at.
  public let year: Int?

  /// A listing of these parts.
  public init(
    files: [FileReport], findings: [[Finding]], texts: [String], centers: [String],
    asOf: CalendarDay, year: Int?
  ) {
    self.files = files
    self.findings = findings
    self.texts = texts
    self.centers = centers
    self.asOf = asOf
    self.year = year
  }

  /// Whether a record is in doubt, or a file was refused or is missing.
  public var hasErrors: Bool { findings.joined().contains { $0.code.severity == .error } }
}

extension AuditReport {
  /// Its findings.
  public var listing: FindingListing {
    FindingListing(
      files: files, findings: findings, texts: texts, centers: register.centers.map(\.id),
      asOf: asOf, year: year)
  }
}
