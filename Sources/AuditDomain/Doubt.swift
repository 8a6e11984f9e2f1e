/// How many treatments the doubtful records of a run may add, for each center that they may belong to.
///
/// A record of several possible centers may add one to each of them, by the rules that hold for a center's own records.
public struct Doubt: Sendable {
  /// `d` by center: the distance between the lower and the upper bound.
  public private(set) var byCenter: [Int]
  /// The same for the records that stand under no single center.
  public private(set) var unattributed = 0
  /// The part of `unattributed` that nothing ties to any center.
  public private(set) var withoutCandidate = 0

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
  public init(of records: ScopedRecords, _ identity: Identity) {
    byCenter = identity.doubtful
    let others = records.unattributed
    let open = others.indices.filter { others[$0].standing == .doubtful }
    var numbering = Numbering(expecting: open.count)
    func hash(_ record: ScopedRecord) -> Int {
      var hasher = Hasher()
      hasher.combine(record.patient)
      hasher.combine(record.day)
      return hasher.finalize()
    }
    func isSame(_ a: ScopedRecord, _ b: ScopedRecord) -> Bool {
      a.patient == b.patient && a.day == b.day
    }
    /// By open record; -1: it lacks a patient or a day.
    let identities = open.map { index in
      others[index].patient == nil || others[index].day == nil
        ? -1
        : numbering.number(ofKeyAt: index, hash: hash(others[index])) {
          isSame(others[$0], others[index])
        }
    }
    /// What the centers' own records count, or leave in doubt.
    var (counted, seenInCenter) = (Set<CenterKey>(), Set<CenterKey>())
    for center in Set(open.lazy.flatMap { others[$0].candidates }) {
      let own = records.byCenter[center]
      for (index, outcome) in identity.outcomes[center].enumerated() {
        let isCounted = outcome == .counted || outcome == .merged
        guard isCounted || outcome == .doubtful,
          let identity = numbering.known(
            hash: hash(own[index]), isSame: { isSame(others[$0], own[index]) })
        else { continue }
        let key = CenterKey(identity: identity, center: center)
        if isCounted { counted.insert(key) } else { seenInCenter.insert(key) }
      }
    }
    var seenAmong: Set<Key> = []
    for (index, identity) in zip(open, identities) {
      let record = others[index]
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
      let more = addedAmongAll()
      unattributed += more
      if record.candidates.isEmpty { withoutCandidate += more }
    }
  }
}
