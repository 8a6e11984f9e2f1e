/// The scoped records of a run by the center that each is surely of: records of different centers are never compared.
public struct ScopedRecords: Sendable {
  /// By center: its own records, file after file, in the order of the files.
  public private(set) var byCenter: [[ScopedRecord]]
  /// Records of several possible centers, or of none, likewise.
  public private(set) var unattributed: [ScopedRecord] = []

  /// No records of so many centers.
  public init(centers: Int) { byCenter = Array(repeating: [], count: centers) }

  /// The same records where trials counted, if they do not, or the other way round; nil: that changes none.
  public var withOtherTrials: ScopedRecords? {
    func isOther(_ record: ScopedRecord) -> Bool { record.otherStanding != record.standing }
    guard
      byCenter.contains(where: { $0.contains(where: isOther) })
        || unattributed.contains(where: isOther)
    else { return nil }
    func changed(_ records: [ScopedRecord]) -> [ScopedRecord] {
      records.map { record in
        var record = record
        record.standing = record.otherStanding
        return record
      }
    }
    var others = ScopedRecords(centers: 0)
    (others.byCenter, others.unattributed) = (byCenter.map(changed), changed(unattributed))
    return others
  }

  /// Adds the records of a file, which must come behind those of the files before it.
  public mutating func add(_ records: [ScopedRecord]) {
    // Most files are of one center, and most centers have one file: its records stay where they are.
    if let center = records.first?.center, byCenter[center].isEmpty,
      records.allSatisfy({ $0.center == center })
    {
      byCenter[center] = records
      return
    }
    for record in records {
      if let center = record.center {
        byCenter[center].append(record)
      } else {
        unattributed.append(record)
      }
    }
  }
}

extension [ScopedRecord] {
  /// The places of the records of one file, among records file after file.
  public func places(of file: FileIndex) -> Range<Int> {
    let found = stretch { record in
      record.place.file < file ? .before : record.place.file > file ? .after : .within
    }
    return found.indices
  }
}
