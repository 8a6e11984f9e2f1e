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

  /// One patient on one day, among the records that are compared with each other.
  private struct Key: Hashable {
    let candidates: [CenterIndex]
    /// Pseudonyms of different hospitals do not compare: without a center only those of one file do.
    let file: Int32?
    let patient: String
    let day: CalendarDay

    init?(_ record: ScopedRecord, among candidates: [CenterIndex]) {
      guard let patient = record.patient, let day = record.day else { return nil }
      self.candidates = candidates
      file = candidates.isEmpty ? record.place.file : nil
      self.patient = patient
      self.day = day
    }
  }

  /// The doubt left after the records of a run have their outcomes.
  public init(records: [ScopedRecord], outcomes: [Outcome], centers: Int) {
    var asked: Set<String> = []
    for index in records.indices where outcomes[index] == .doubtful {
      if let patient = records[index].patient { asked.insert(patient) }
    }
    var counted: Set<Key> = []
    for index in records.indices where !asked.isEmpty {
      guard outcomes[index] == .counted || outcomes[index] == .merged,
        let patient = records[index].patient, asked.contains(patient),
        let key = Key(records[index], among: records[index].candidates)
      else { continue }
      counted.insert(key)
    }
    var byCenter = [Int](repeating: 0, count: centers)
    var unattributed = 0
    var withoutCandidate = 0
    var seen: Set<Key> = []
    /// How many treatments the record adds, seen among these candidates.
    func added(_ record: ScopedRecord, _ candidates: [CenterIndex]) -> Int {
      guard let key = Key(record, among: candidates) else { return Int(record.weight) }
      let isCounted =
        !candidates.isEmpty
        && candidates.allSatisfy { center in
          Key(record, among: [center]).map { counted.contains($0) } ?? false
        }
      return !isCounted && seen.insert(key).inserted ? 1 : 0
    }
    for (index, record) in records.enumerated() where outcomes[index] == .doubtful {
      for center in record.candidates { byCenter[center] += added(record, [center]) }
      guard record.candidates.count != 1 else { continue }
      let more = added(record, record.candidates)
      unattributed += more
      if record.candidates.isEmpty { withoutCandidate += more }
    }
    self.byCenter = byCenter
    self.unattributed = unattributed
    self.withoutCandidate = withoutCandidate
  }
}
