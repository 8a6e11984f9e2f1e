/// Who a report is for.
public enum Edition: String, CaseIterable, Sendable {
  /// The regulator, and each center its own dossier.
  case full
  /// Everybody: verdicts and counts, nothing that a record says.
  case `public`
}

/// How the CSV files of a report are written.
public enum CSVDialect: String, CaseIterable, Sendable {
  /// Comma, LF, no mark.
  case rfc4180
  /// Semicolon, CRLF, a mark, and a comma in decimals: what a Dutch Excel opens by itself.
  case excelNL = "excel-nl"
}

/// The form in which a report is written; it changes no figure.
public struct ReportForm: Equatable, Sendable {
  /// The language of all prose; CSV headers and codes are always English.
  public var language: Language
  /// Who it is for.
  public var edition: Edition
  /// How its CSV files are written.
  public var dialect: CSVDialect

  /// A form of these parts.
  public init(
    language: Language = .english, edition: Edition = .full, dialect: CSVDialect = .rfc4180
  ) {
    self.language = language
    self.edition = edition
    self.dialect = dialect
  }

  /// The folder of a year's report: `2026`, `2026-public`.
  public func folder(of year: Int) -> String {
    edition == .public ? "\(year)-public" : "\(year)"
  }
}
