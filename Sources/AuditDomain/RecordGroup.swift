/// The records of one treatment: the first leads, and the others repeat it or some of each other.
struct RecordGroup {
  let order: Order
  let first: Int
  /// The records merged into it, and the duplicates.
  let others: [Int]

  init(_ first: Int, _ others: [Int], of records: [ScopedRecord]) {
    (self.first, self.others) = (first, others)
    order = Order(records[first])
  }

  /// Where several records are equally first but for their place, the smallest content speaks for the
  /// treatment: the order of records must change nothing but line numbers.
  func spokesman(of records: [ScopedRecord]) -> Int {
    if others.isEmpty { return first }
    let equals = ([first] + others).filter { records[$0].recordID == records[first].recordID }
    return equals.min { left, right in
      let (a, b) = (records[left], records[right])
      if !a.site.isSame(as: b.site) { return bytesPrecede(a.site.key, b.site.key) }
      let (first, second) = ((a.procedure, a.indication), (b.procedure, b.indication))
      if first != second { return first < second }
      if ExactText(a.site.label) != ExactText(b.site.label) {
        return bytesPrecede(a.site.label, b.site.label)
      }
      return a.discussion.rawValue < b.discussion.rawValue
    } ?? first
  }

  /// Smallest record id, then file, then line.
  static func isFirst(_ a: ScopedRecord, _ b: ScopedRecord) -> Bool {
    // As texts, which are by their bytes but for what Unicode writes in two ways: the same id is one id.
    if a.recordID != b.recordID { return a.recordID < b.recordID }
    return RecordPlace.precedes(a.place, b.place)
  }

  /// What decides the order of two treatments, but for equal beginnings of their record ids.
  struct Order {
    let day: Int32
    /// The first eight bytes; nil: with others behind them they may be another text.
    private let recordID: UInt64?

    init(_ record: ScopedRecord) {
      day = record.day?.number ?? 0
      var text = record.recordID
      recordID = text.withUTF8 { bytes in
        var first: UInt64 = 0
        for place in 0..<8 { first = first << 8 | (place < bytes.count ? UInt64(bytes[place]) : 0) }
        return bytes.prefix(9).allSatisfy { $0 < 0x80 } ? first : nil
      }
    }

    /// Nil: only the whole ids, or the places, tell.
    func precedes(_ other: Order) -> Bool? {
      if day != other.day { return day < other.day }
      guard let recordID, let other = other.recordID, recordID != other else { return nil }
      return recordID < other
    }
  }
}
