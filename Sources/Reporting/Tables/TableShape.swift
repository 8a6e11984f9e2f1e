/// What a table is, whatever rows it has.
struct TableShape: Sendable {
  /// A column whose values all stand in a column of another table.
  struct Reference: Sendable {
    let column: String
    let table: String
    let target: String
  }

  /// Its name; that of its CSV file without the suffix.
  let name: String
  /// What a row is.
  let meaning: String
  let columns: [Column]
  /// The columns that together tell a row from all others; empty: none do.
  var key: [String] = []
  var references: [Reference] = []

  /// Its file in the report's folder.
  var path: String { name + ".csv" }
}

/// A table of the report: its shape, and its rows one by one.
struct ReportTable: Sendable {
  let shape: TableShape
  /// Number of rows.
  let count: Int
  /// Puts the cells of the next row, in the order of the columns, part by part.
  typealias PutNext = (_ put: (RowPart) -> Void) -> Void
  /// What puts the rows one after the other; one for each use, as it may keep what they share.
  let putRows: @Sendable () -> PutNext

  /// As a CSV file.
  func csv(_ dialect: CSVDialect) -> ReportFile {
    ReportFile(shape.path) { take in
      var table = CSVText(dialect, header: shape.columns.map(\.name))
      let putNext = putRows()
      for _ in 0..<count {
        table.add(putNext)
        if table.bytes.count >= ReportFile.piece {
          try take(table.bytes)
          table.clear()
        }
      }
      try take(table.bytes)
    }
  }

  /// As JSON objects.
  var objects: [String] {
    let names = shape.columns.map(\.name)
    return rows.map { JSONText.object(names, $0) }
  }

  /// The same with the cells of other columns blank.
  func withColumns(_ isShown: @escaping @Sendable (Column) -> Bool) -> ReportTable {
    let rows = self.rows
    return ReportTable(shape, count) { index in
      zip(shape.columns, rows[index]).map { isShown($0) ? $1 : .text("") }
    }
  }

  private var rows: [[Cell]] {
    let putNext = putRows()
    return (0..<count).map { _ in Cell.all(of: putNext) }
  }

  /// The same without rows.
  var emptied: ReportTable { ReportTable(shape: shape, count: 0, putRows: putRows) }
}

extension ReportTable {
  /// A table of few rows, each made whole.
  init(_ shape: TableShape, _ count: Int, row: @escaping @Sendable (Int) -> [Cell]) {
    self.init(shape: shape, count: count) {
      var index = 0
      return { put in
        row(index).forEach { put(.cell($0)) }
        index += 1
      }
    }
  }
}
