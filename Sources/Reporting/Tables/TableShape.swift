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
  /// A row: puts its cells, in the order of the columns, part by part.
  typealias Row = (_ put: (RowPart) -> Void) -> Void
  /// Gives the rows one after the other, until one is answered by false.
  let forEachRow: @Sendable (_ body: (Row) -> Bool) -> Void

  /// As a CSV file.
  func csv(_ dialect: CSVDialect) -> ReportFile {
    ReportFile(shape.path) { take in
      var table = CSVText(dialect, header: shape.columns.map(\.name))
      var fault: (any Error)?
      forEachRow { row in
        table.add(row)
        guard table.count >= ReportFile.piece else { return true }
        do { try table.give(to: take) } catch { fault = error }
        return fault == nil
      }
      if let fault { throw fault }
      try table.give(to: take)
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
    return ReportTable(shape, rows.count) { index in
      zip(shape.columns, rows[index]).map { isShown($0) ? $1 : .text("") }
    }
  }

  private var rows: [[Cell]] {
    var rows: [[Cell]] = []
    forEachRow { row in
      rows.append(Cell.all(of: row))
      return true
    }
    return rows
  }

  /// The same without rows.
  var emptied: ReportTable { ReportTable(shape: shape) { _ in } }
}

extension ReportTable {
  /// A table of few rows, each made whole.
  init(_ shape: TableShape, _ count: Int, row: @escaping @Sendable (Int) -> [Cell]) {
    self.init(shape: shape) { body in
      for index in 0..<count {
        guard body({ put in row(index).forEach { put(.cell($0)) } }) else { return }
      }
    }
  }
}
