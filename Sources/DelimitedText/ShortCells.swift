/// The kinds of records that hang on two cells, both short: in most logs nearly all are told by one look.
struct ShortCells: Sendable {
  private struct Entry {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var kind = -1
  }

  /// The columns of the cells, the same for all entries; below 0: there are none yet.
  private var columns = (first: -1, second: -1)
  /// Each in the place that its cells tell, from which a later one takes it away.
  private var entries = [Entry](repeating: Entry(), count: 2048)

  /// The kind of a record; below 0: it is not known here.
  @inline(__always)
  func kind(of record: PlainRecord) -> Int {
    guard columns.first >= 0, max(columns.first, columns.second) < record.ends.count,
      let first = record.word(columns.first), let second = record.word(columns.second)
    else { return -1 }
    let entry = entries[place(first, second)]
    return entry.first == first && entry.second == second ? entry.kind : -1
  }

  /// Notes the kind of a record that hangs on two columns.
  mutating func note(_ record: PlainRecord, _ first: Int, _ second: Int, kind: Int) {
    if columns.first < 0 { columns = (first, second) }
    guard columns == (first, second), let one = record.word(first), let two = record.word(second)
    else { return }
    entries[place(one, two)] = Entry(first: one, second: two, kind: kind)
  }

  @inline(__always)
  private func place(_ first: UInt64, _ second: UInt64) -> Int {
    let mixed = (first &>> 7 ^ second) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed &>> 53)
  }
}

extension PlainRecord {
  /// The bytes of a cell of one to eight as a number, each such text its own; nil for any other.
  ///
  /// A plain record has no NUL.
  @inline(__always)
  fileprivate func word(_ column: Int) -> UInt64? {
    let cell = span(column)
    let count = cell.end &- cell.start
    guard count &- 1 < 8, count > 0, cell.start &+ 8 <= bytes.count,
      let base = UnsafeRawPointer(bytes.baseAddress)
    else { return nil }
    let word = base.loadUnaligned(fromByteOffset: cell.start, as: UInt64.self)
    return UInt64(littleEndian: word) &<< UInt64(truncatingIfNeeded: 64 &- 8 &* count)
  }
}
