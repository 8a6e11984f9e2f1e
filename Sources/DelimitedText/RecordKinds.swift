/// Numbers the kinds of a text's records: those with the same cells in the columns that matter are of one kind.
///
/// Which columns matter may hang on the cells of the ones before; who reads the first record of a kind tells.
public struct RecordKinds: Sendable {
  /// Numbers the paths: a cell, and the number of the path through the cells in the columns before.
  private var paths = CellNumbers()
  /// What follows a path, by its number and one; at 0 what comes before the first cell.
  private var steps = [RecordKinds.unknown]
  /// The path of the first cell that was looked at last, as in most logs all records have the same; -1: there is none.
  private var latest = -1
  /// The kinds that two short cells tell.
  private(set) var short = ShortCells()
  /// How many kinds there are.
  public private(set) var count = 0

  // A step is the column to look at next, or below 0 the kind in which all is said, inverted; or it is unknown.
  private static let unknown = Int.max

  /// Without any yet.
  public init() {}

  /// The kind of a record; nil: it is not known.
  public mutating func kind(of record: RecordCells) -> Int? {
    kind(ofFields: record.count) { record.plainBytes($0) }
  }

  /// The same of a plain record.
  @inline(__always)
  mutating func kind(of record: PlainRecord, _ encoding: TextEncoding) -> Int? {
    kind(ofFields: record.ends.count) { column in
      let cell = record.cell(column)
      return encoding == .windows1252 && cell.contains { $0 >= 0x80 } ? nil : cell
    }
  }

  @inline(__always)
  private mutating func kind(
    ofFields fields: Int, _ cell: (Int) -> UnsafeBufferPointer<UInt8>?
  ) -> Int? {
    var path = -1
    var column = steps[0]
    while column >= 0 {
      guard column < fields, let cell = cell(column) else { return nil }
      guard let next = paths.known(cell, after: path, guess: path < 0 ? latest : -1) else {
        return nil
      }
      if path < 0 { latest = next }
      path = next
      column = steps[path &+ 1]
    }
    return ~column
  }

  /// Makes a kind of the records that say the same as one whose kind is not known.
  ///
  /// - Parameter columns: the ones that matter. Records that agree in some of them, from the first on, have the next
  ///   one in common.
  /// - Returns: the kind, from 0 on in the order of making; nil: there are too many, or a cell is too long, or has
  ///   another text than its bytes.
  public mutating func add(_ record: RecordCells, by columns: [Int]) -> Int? {
    var path = -1
    for column in columns {
      if steps[path + 1] == RecordKinds.unknown { steps[path + 1] = column }
      guard steps[path + 1] == column, let cell = record.plainBytes(column),
        let next = paths.number(of: cell, after: path)
      else { return nil }
      path = next
      if steps.count == path + 1 { steps.append(RecordKinds.unknown) }
    }
    guard steps[path + 1] == RecordKinds.unknown else { return nil }
    steps[path + 1] = ~count
    if columns.count == 2, case .plain(let plain) = record.fields {
      short.note(plain, columns[0], columns[1], kind: count)
    }
    count += 1
    return count - 1
  }
}
