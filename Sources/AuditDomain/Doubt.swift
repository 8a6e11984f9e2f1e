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
    /// The number of patient and day.
    let identity: Int32
    let candidates: [CenterIndex]
    /// Pseudonyms of different hospitals do not compare: without a center only those of one file do.
    let file: Int32?
  }

  /// One patient on one day in one center.
  private struct CenterKey: Hashable {
    let identity: Int32
    let center: CenterIndex
  }

  /// The doubt left after the records of a run have their outcomes.
  public init(records: [ScopedRecord], outcomes: [Outcome], centers: Int) {
    let doubtful = records.indices.filter { outcomes[$0] == .doubtful }
    var numbering = Numbering(expecting: doubtful.count)
    func hash(_ record: ScopedRecord, _ hasher: inout Hasher) {
      hasher.combine(record.patient)
      hasher.combine(record.day)
    }
    func isSame(_ a: ScopedRecord, _ b: ScopedRecord) -> Bool {
      a.patient == b.patient && a.day == b.day
    }
    /// By doubtful record; -1: it lacks a patient or a day.
    let identities = doubtful.map { index in
      records[index].patient == nil || records[index].day == nil
        ? -1
        : numbering.number(ofKeyAt: index) {
          hash(records[index], &$0)
        } isSame: {
          isSame(records[$0], records[index])
        }
    }
    var counted: Set<CenterKey> = []
    for index in records.indices where !doubtful.isEmpty {
      guard outcomes[index] == .counted || outcomes[index] == .merged,
        let center = records[index].center,
        let identity = numbering.known(
          hash: { hash(records[index], &$0) }, isSame: { isSame(records[$0], records[index]) })
      else { continue }
      counted.insert(CenterKey(identity: identity, center: center))
    }
    var byCenter = [Int](repeating: 0, count: centers)
    var unattributed = 0
    var withoutCandidate = 0
    var seenInCenter: Set<CenterKey> = []
    var seenAmong: Set<Key> = []
    for (index, identity) in zip(doubtful, identities) {
      let record = records[index]
      /// How many treatments the record adds, seen in one center.
      func added(in center: CenterIndex) -> Int {
        if identity < 0 { return Int(record.weight) }
        let key = CenterKey(identity: identity, center: center)
        return !counted.contains(key) && seenInCenter.insert(key).inserted ? 1 : 0
      }
      /// The same, seen among all its candidates.
      func addedAmongAll() -> Int {
        if identity < 0 { return Int(record.weight) }
        let isCounted =
          !record.candidates.isEmpty
          && record.candidates.allSatisfy {
            counted.contains(CenterKey(identity: identity, center: $0))
          }
        let key = Key(
          identity: identity, candidates: record.candidates,
          file: record.candidates.isEmpty ? record.place.file : nil)
        return !isCounted && seenAmong.insert(key).inserted ? 1 : 0
      }
      for center in record.candidates { byCenter[center] += added(in: center) }
      guard record.candidates.count != 1 else { continue }
      let more = addedAmongAll()
      unattributed += more
      if record.candidates.isEmpty { withoutCandidate += more }
    }
    self.byCenter = byCenter
    self.unattributed = unattributed
    self.withoutCandidate = withoutCandidate
  }
}
