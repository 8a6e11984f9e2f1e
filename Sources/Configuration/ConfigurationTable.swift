internal import AuditDomain
internal import DelimitedText

/// A CSV file of the regulator's own, read strictly.
struct ConfigurationTable {
  struct Row {
    let line: Int
    /// What is wrong with its structure; its cells then mean nothing.
    let fault: ConfigurationFault?
    fileprivate let cells: [String]
    fileprivate let columns: [String: Int]

    /// The trimmed text under a column; "" where the file has no such column.
    func text(_ column: String) -> String { columns[column].map { cells[$0] } ?? "" }

    /// The parts of a list, divided by `;`.
    func list(_ column: String) -> [String] {
      text(column).split(separator: ";").map { trimmed(String($0)) }.filter { !$0.isEmpty }
    }
  }

  let file: String
  let rows: [Row]

  init(
    _ bytes: [UInt8], file: String, required: [String], optional: [String]
  ) throws(ConfigurationFault) {
    self.file = file
    let known = Dictionary(uniqueKeysWithValues: (required + optional).map { (headerKey($0), $0) })
    let document: DelimitedDocument
    do {
      document = try DelimitedDocument(bytes) { names in
        names.count { known[headerKey($0)] != nil }
      }
    } catch {
      throw ConfigurationFault(
        file: file, line: 0,
        message: error == .empty ? "empty; expected a header" : "does not decode as UTF-16")
    }
    let line = document.headerLine
    if let fault = document.headerFault {
      throw ConfigurationFault(
        file: file, line: line, message: "the header: \(ConfigurationTable.words(fault))")
    }
    var columns: [String: Int] = [:]
    for (index, text) in document.header.enumerated() where !text.isEmpty {
      guard let name = known[headerKey(text)] else {
        throw ConfigurationFault(
          file: file, line: line,
          message:
            "unknown column \(quoted(text)); known: \((required + optional).joined(separator: ", "))"
        )
      }
      guard columns[name] == nil else {
        throw ConfigurationFault(file: file, line: line, message: "the column \(name) stands twice")
      }
      columns[name] = index
    }
    for name in required where columns[name] == nil {
      throw ConfigurationFault(file: file, line: line, message: "the column \(name) is missing")
    }
    var rows: [Row] = []
    document.forEachRecord { record in
      // Spreadsheets leave rows of nothing but delimiters.
      let isBlank = (0..<record.count).allSatisfy { trimmed(record.text($0)).isEmpty }
      if isBlank, record.fault == nil || record.fault == .tooFewFields { return }
      var fault = record.fault
      // Here, unlike in a log, nothing is in question where all columns with a name are there.
      if fault == .tooFewFields, record.count >= document.namedWidth { fault = nil }
      rows.append(
        Row(
          line: record.line,
          fault: fault.map {
            ConfigurationFault(file: file, line: record.line, message: ConfigurationTable.words($0))
          },
          cells: (0..<document.header.count).map { trimmed(record.text($0)) },
          columns: columns))
    }
    self.rows = rows
  }

  /// The day in a column; nil: the cell is empty.
  func day(_ column: String, _ row: Row) throws(ConfigurationFault) -> CalendarDay? {
    let text = row.text(column)
    if text.isEmpty { return nil }
    if let day = CalendarDay(ofSheet: text) { return day }
    throw fault(
      row, "found \(column) \(quoted(text)), expected a day such as 2026-12-31, or nothing")
  }

  func fault(_ row: Row, _ message: String) -> ConfigurationFault {
    ConfigurationFault(file: file, line: row.line, message: message)
  }

  private static func words(_ fault: StructureFault) -> String {
    switch fault {
    case .tooFewFields: "fewer fields than the header has"
    case .tooManyFields: "more fields than the header has"
    case .otherDelimiter: "another delimiter than the header's"
    case .strayQuote: "a quote inside a field that does not begin with one"
    case .textAfterQuote: "text after a closing quote"
    case .unclosedQuote: "a quote that does not close"
    case .swallowedLines: "a quoted field holds a whole line; a quote is missing or too many"
    case .nulByte: "a NUL byte"
    case .wrongBytes: "bytes that are not of the file's encoding"
    case .recordTooLong: "more than 1 MiB"
    }
  }
}
