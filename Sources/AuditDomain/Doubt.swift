/// How many treatments the doubtful records may add, for each center that they may belong to.
///
/// Doubtful records of one patient and day are one treatment in a center, and none where that treatment
/// is counted already. A record without a patient or a day adds one; one broken by a quote adds as many as
/// the lines that it spans.
public struct Doubt: Sendable {
  /// `d` by center: the distance between the lower and the upper bound.
  public let byCenter: [Int]
  /// The same for the records that stand under no single center.
  public let unattributed: Int
  /// The part of `unattributed` that nothing ties to any center.
  public let withoutCandidate: Int

  private struct Key: Hashable {
    let center: Int
    let file: Int32
    let patient: String
    let day: CalendarDay
  }

  /// The doubt left after the records of a run have their outcomes.
  public init(records: [ScopedRecord], outcomes: [Outcome], centers: Int) {
    var counted: Set<Key> = []
    for (index, record) in records.enumerated()
    where outcomes[index] == .counted || outcomes[index] == .merged {
      if let center = record.center, let key = Doubt.key(record, center: center) {
        counted.insert(key)
      }
    }
    var byCenter = [Int](repeating: 0, count: centers)
    var unattributed = 0
    var withoutCandidate = 0
    var seen: Set<Key> = []
    /// How many treatments the record adds to what the center's upper bound has already.
    func added(_ record: ScopedRecord, _ center: Int, file: Int32 = -1) -> Int {
      guard let key = Doubt.key(record, center: center, file: file) else { return Int(record.weight) }
      return !counted.contains(key) && seen.insert(key).inserted ? 1 : 0
    }
    for (index, record) in records.enumerated() where outcomes[index] == .doubtful {
      for center in record.candidates { byCenter[center] += added(record, center) }
      if record.candidates.isEmpty {
        let more = added(record, -1, file: record.place.file)
        withoutCandidate += more
        unattributed += more
      } else if record.candidates.count > 1 {
        unattributed += added(record, -2, file: record.place.file)
      }
    }
    self.byCenter = byCenter
    self.unattributed = unattributed
    self.withoutCandidate = withoutCandidate
  }

  /// A pseudonym means the same patient only within a center; without one, only within a file.
  private static func key(_ record: ScopedRecord, center: Int, file: Int32 = -1) -> Key? {
    guard let patient = record.patient, let day = record.day else { return nil }
    return Key(center: center, file: file, patient: patient, day: day)
  }
}
