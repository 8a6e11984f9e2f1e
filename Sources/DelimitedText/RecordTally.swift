/// Counts the records that a reader need not see one by one, as their kind says all of them.
public struct RecordTally: Sendable {
  private var kinds = RecordKinds()
  /// Records by kind, in the order in which the kinds were added.
  public private(set) var counts: [Int] = []
  /// How many of the kinds are no longer known.
  private var forgotten = 0
  /// So many records, from the first on, are shown even where they are counted.
  let shown: Int

  /// Nothing counted yet.
  ///
  /// - Parameter shown: so many records, from the first on, are shown to the reader even where they are counted.
  public init(showing shown: Int = 0) { self.shown = shown }

  /// Counts a record if its kind is known; false: it has to be read.
  @inline(__always)
  mutating func take(_ record: PlainRecord, _ encoding: TextEncoding) -> Bool {
    guard let kind = kinds.kind(of: record, encoding) else { return false }
    counts[forgotten &+ kind] &+= 1
    return true
  }

  /// Counts the first records of a run, up to one that has to be read; gives how many.
  mutating func take(_ run: PlainRun, _ encoding: TextEncoding) -> Int {
    var record = kinds.short.count(run, in: &counts, from: forgotten)
    while record < run.count, take(run.record(record), encoding) { record += 1 }
    return record
  }

  /// Knows no kind any more: from now on every record has to be read, until others are added.
  public mutating func forget() {
    kinds = RecordKinds()
    forgotten = counts.count
  }

  /// Counts a record that was read, and from now on all others of its kind.
  ///
  /// - Returns: as `RecordKinds.add`; the record is counted when it is not nil.
  public mutating func add(_ record: RecordCells, by columns: [Int]) -> Int? {
    guard let kind = kinds.add(record, by: columns) else { return nil }
    counts.append(1)
    return forgotten + kind
  }
}
