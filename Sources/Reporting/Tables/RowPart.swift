/// A part of a row that is put together part by part: there may be a million rows.
enum RowPart {
  case cell(Cell)
  /// Several cells that other rows have as well.
  case cells(SharedCells)

  static func text(_ text: String) -> RowPart { .cell(.text(text)) }
  static func number(_ number: Int?) -> RowPart { .cell(.number(number)) }
}

/// Neighbouring cells of many rows of one table, written once.
final class SharedCells {
  let cells: [Cell]
  /// As the table has them; nil: they were not written yet.
  var written: [UInt8]?

  init(_ cells: [Cell]) { self.cells = cells }

  /// One for each of some texts.
  static func each(of texts: [String]) -> [SharedCells] { texts.map { SharedCells([.text($0)]) } }
}
