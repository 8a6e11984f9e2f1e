/// What the scoped records of one center are together.
public struct CenterIdentity: Sendable {
  /// One outcome per record, in the order given.
  private(set) var outcomes: [Outcome]
  /// By day, then record id.
  private(set) var treatments: [Treatment] = []
  /// Conflicts and duplicates.
  private(set) var findings: [Finding] = []
  /// The files that hold the same record, whatever its outcome; several at a time, by index.
  private(set) var sharing: Set<[Int32]> = []
  /// How many treatments the doubtful records may add.
  ///
  /// Those of one patient and day are one treatment, and none where that treatment is counted already. A record without
  /// a patient or a day adds one, but none where it repeats one of the same id in every cell; one broken by a quote adds
  /// as many as the lines that it spans.
  private(set) var doubtful = 0

  /// By record: the number of its site and record id; -1: it has no part in the comparison of ids.
  private let ids: [Int32]
  /// By record: the number of its patient and day; -1: it neither counts by itself nor is in doubt, or lacks one of them.
  private let keys: [Int32]
  /// How many different numbers `keys` holds.
  private let keyCount: Int

  /// Two countable records of one id mean the same when these agree.
  private struct Meaning: Hashable {
    let patient: String?
    let day: CalendarDay?
  }

  /// Resolves the records of a center, whatever their order.
  init(of records: [ScopedRecord]) {
    outcomes = records.map(\.standing.outcome)
    let sites = CenterIdentity.sitesMeant(in: records)
    func site(_ index: Int) -> String {
      let key = records[index].site.key
      return key.isEmpty ? sites[records[index].recordID] ?? "" : key
    }
    let idCount: Int
    (ids, idCount) = CenterIdentity.numbered(
      records,
      where: { index in
        records[index].hasSureCenter && !records[index].recordID.isEmpty
          && CenterIdentity.takesPart(records[index].standing)
      },
      hash: { index in
        let own = records[index].site
        let key = own.key.isEmpty ? site(index).hashValue : own.keyHash
        return records[index].recordID.hashValue ^ key &* 0x9E37_79B9
      },
      isSame: { records[$0].recordID == records[$1].recordID && site($0) == site($1) })
    var hasOtherSpellings = false
    let patients = records.map { record in
      guard let patient = record.patient else { return 0 }
      if !hasOtherSpellings { hasOtherSpellings = plainSpelling(patient) != nil }
      return patient.hashValue
    }
    (keys, keyCount) = CenterIdentity.numbered(
      records,
      where: { index in
        (records[index].standing == .countable || records[index].standing == .doubtful)
          && records[index].patient != nil && records[index].day != nil
      },
      hash: { patients[$0] ^ (Int(records[$0].day?.number ?? 0) &* 0x9E37_79B9) },
      isSame: {
        records[$0].patient == records[$1].patient && records[$0].day == records[$1].day
      })
    let groups = Grouping(ids, count: idCount)
    let confirmations = confirmations(of: records)
    for number in 0..<groups.count where groups[number].count > 1 {
      let sorted = groups[number].map { Int($0) }.sorted {
        RecordPlace.precedes(records[$0].place, records[$1].place)
      }
      settle(sorted, of: records, confirmations: confirmations)
      noteSharing(sorted, of: records)
    }
    merge(records, patients, hasOtherSpellings: hasOtherSpellings)
    doubtful = doubt(of: records, groups)
  }

  private func doubt(of records: [ScopedRecord], _ groups: Grouping) -> Int {
    var isDoubtful = [Bool](repeating: false, count: keyCount)
    var isCounted = isDoubtful
    var withoutKey = 0
    var copies: Set<[UInt64]> = []
    for (index, outcome) in outcomes.enumerated() {
      let key = Int(keys[index])
      switch outcome {
      case .doubtful:
        if key >= 0 {
          isDoubtful[key] = true
        } else if ids[index] < 0 || groups[Int(ids[index])].count == 1
          || copies.insert([UInt64(ids[index]), records[index].fingerprint]).inserted
        {
          withoutKey += Int(records[index].weight)
        }
      case .counted, .merged: if key >= 0 { isCounted[key] = true }
      case .duplicate, .outOfScope, .undesignated: break
      }
    }
    return withoutKey + zip(isDoubtful, isCounted).count { $0 && !$1 }
  }

  /// The numbers of some records' keys, and how many there are; -1 for the other records.
  private static func numbered(
    _ records: [ScopedRecord], where takesPart: (Int) -> Bool,
    hash: (Int) -> Int, isSame: (Int, Int) -> Bool
  ) -> ([Int32], count: Int) {
    var numbers = [Int32](repeating: -1, count: records.count)
    var numbering = Numbering(expecting: records.count)
    for index in records.indices where takesPart(index) {
      numbers[index] = numbering.number(ofKeyAt: index, hash: hash(index)) { isSame($0, index) }
    }
    return (numbers, numbering.firsts.count)
  }

  /// Tells records of different ids apart; a record without an id is its own.
  private func identifier(_ index: Int) -> Int {
    ids[index] >= 0 ? Int(ids[index]) : -1 - index
  }

  /// By patient and day: the one id of the records that count; nil: there are several.
  private func confirmations(of records: [ScopedRecord]) -> [Int?] {
    var found = [Int?](repeating: nil, count: keyCount)
    var isKnown = [Bool](repeating: false, count: keyCount)
    for index in records.indices where keys[index] >= 0 && records[index].hasSureCenter {
      guard records[index].standing == .countable else { continue }
      let key = Int(keys[index])
      if !isKnown[key] {
        (isKnown[key], found[key]) = (true, identifier(index))
      } else if found[key] != identifier(index) {
        found[key] = nil
      }
    }
    return found
  }

  /// Settles the records of one id, in order of their places.
  ///
  /// Only countable records change: one that another version denies is doubtful; of those that would each
  /// count, one version counts and the others are doubtful.
  private mutating func settle(
    _ group: [Int], of records: [ScopedRecord], confirmations: [Int?]
  ) {
    let countable = group.filter { records[$0].standing == .countable }
    guard !countable.isEmpty else { return }
    if let denial = denial(of: countable, in: group, of: records) {
      for index in countable {
        outcomes[index] = .doubtful
        findings.append(finding(.recordConflict, records[index], records[denial]))
      }
      return
    }
    var versions: [[Int]] = []
    var versionOf: [Meaning: Int] = [:]
    for index in countable {
      let meaning = Meaning(patient: records[index].patient, day: records[index].day)
      if let known = versionOf[meaning] {
        versions[known].append(index)
      } else {
        versionOf[meaning] = versions.count
        versions.append([index])
      }
    }
    let chosen = choose(among: versions.map { $0[0] }, of: records, confirmations: confirmations)
    for version in versions {
      if version[0] == chosen {
        markDuplicates(version, of: records)
      } else if let chosen {
        for index in version {
          outcomes[index] = .doubtful
          findings.append(finding(.recordConflict, records[index], records[chosen]))
        }
      }
    }
  }

  /// A record of the same id that leaves open whether one of these counts: that of the first one that has any.
  ///
  /// One of another year, whatever else is against it, or outside the designation, denies only for the same patient:
  /// hospitals number anew each year.
  private func denial(
    of countable: [Int], in group: [Int], of records: [ScopedRecord]
  ) -> Int? {
    var ofAll: Int?
    var ofPatient: [String?: Int] = [:]
    let year = countable.first.flatMap { records[$0].day?.year }
    for (place, index) in group.enumerated() {
      let patient = records[index].patient
      switch records[index].standing {
      case .countable, .outOfScope(.otherProcedure): break
      case .outOfScope where records[index].day.map { $0.year != year } ?? false:
        if ofPatient[patient] == nil { ofPatient[patient] = place }
      case .doubtful, .outOfScope(.notPerformed), .outOfScope(.otherIndication),
        .outOfScope(.trial):
        ofAll = ofAll ?? place
      case .undesignated, .outOfScope(.otherYear), .outOfScope(.beforeCover):
        if ofPatient[patient] == nil { ofPatient[patient] = place }
      }
    }
    for index in countable {
      let places = [ofAll, ofPatient[records[index].patient]].compactMap { $0 }
      if let first = places.min() { return group[first] }
    }
    return nil
  }

  /// The first of some records of one meaning counts; of the others it is said whether their other cells stood before.
  private mutating func markDuplicates(_ version: [Int], of records: [ScopedRecord]) {
    var seen = [records[version[0]].fingerprint: version[0]]
    for index in version.dropFirst() {
      let same = seen[records[index].fingerprint]
      if same == nil { seen[records[index].fingerprint] = index }
      outcomes[index] = .duplicate
      findings.append(
        finding(
          same == nil ? .duplicateDiffers : .duplicateRecord, records[index],
          records[same ?? version[0]]))
    }
  }

  /// Notes which files share records of one id: of the same patient and day, or alike in all cells.
  private mutating func noteSharing(_ group: [Int], of records: [ScopedRecord]) {
    guard records[group[0]].place.file != records[group[group.count - 1]].place.file else { return }
    enum Same: Hashable {
      case treatment(Meaning)
      case cells(UInt64)
    }
    var files: [Same: Set<Int32>] = [:]
    for index in group {
      let record = records[index]
      let isKnown = record.patient != nil && record.day != nil
      let same: Same =
        isKnown
        ? .treatment(Meaning(patient: record.patient, day: record.day))
        : .cells(record.fingerprint)
      files[same, default: []].insert(record.place.file)
    }
    for found in files.values where found.count > 1 { sharing.insert(found.sorted()) }
  }

  /// The version of a conflicting id that counts: the smallest by day, then patient, that no record
  /// of another id confirms; where all are confirmed, the smallest.
  private func choose(
    among firsts: [Int], of records: [ScopedRecord], confirmations: [Int?]
  ) -> Int? {
    let sorted = firsts.sorted { a, b in
      let (left, right) = (records[a], records[b])
      if left.day != right.day, let first = left.day, let second = right.day {
        return first < second
      }
      return left.patient ?? "" < right.patient ?? ""
    }
    let unconfirmed = sorted.first { index in
      keys[index] >= 0 && confirmations[Int(keys[index])] == identifier(index)
    }
    return unconfirmed ?? sorted.first
  }

  /// Joins the counted records of one patient and day to treatments.
  ///
  /// - Parameters:
  ///   - patients: by record: the hash of its patient.
  ///   - hasOtherSpellings: whether one of the pseudonyms may be another one in another spelling.
  private mutating func merge(
    _ records: [ScopedRecord], _ patients: [Int], hasOtherSpellings: Bool
  ) {
    let groups = Grouping(keys, count: keyCount)
    var found: [RecordGroup] = []
    found.reserveCapacity(groups.count)
    for number in 0..<groups.count {
      var first: Int?
      for index in groups[number].lazy.map({ Int($0) }) where outcomes[index] == .counted {
        if first.map({ RecordGroup.isFirst(records[index], records[$0]) }) ?? true {
          first = index
        }
      }
      guard let first else { continue }
      var others: [Int] = []
      for index in groups[number].lazy.map({ Int($0) }) where index != first {
        if outcomes[index] == .counted { outcomes[index] = .merged }
        if outcomes[index] == .merged || outcomes[index] == .duplicate { others.append(index) }
      }
      found.append(RecordGroup(first, others, of: records))
    }
    found.sort { a, b in
      a.order.precedes(b.order) ?? RecordGroup.isFirst(records[a.first], records[b.first])
    }
    number(
      hasOtherSpellings ? settleRespelt(found, of: records) : found, of: records, patients)
  }

  /// Leaves it open, day by day, whether treatments are two whose pseudonyms may be one in two spellings; gives those that
  /// count.
  private mutating func settleRespelt(
    _ groups: [RecordGroup], of records: [ScopedRecord]
  ) -> [RecordGroup] {
    var counting: [RecordGroup] = []
    counting.reserveCapacity(groups.count)
    var rest = groups[...]
    while let day = rest.first?.order.day {
      let others = rest.drop { $0.order.day == day }
      counting += settleRespelt(ofDay: rest[..<others.startIndex], of: records)
      rest = others
    }
    return counting
  }

  /// Of two such treatments of one day the first one counts, and the records of the other are doubtful.
  private mutating func settleRespelt(
    ofDay groups: ArraySlice<RecordGroup>, of records: [ScopedRecord]
  ) -> ArraySlice<RecordGroup> {
    func patient(_ group: RecordGroup) -> String { records[group.first].patient ?? "" }
    // Where all are written plainly, no two are one.
    guard groups.count > 1, groups.contains(where: { plainSpelling(patient($0)) != nil }) else {
      return groups
    }
    var firsts: [String: Int] = [:]
    return groups.filter { group in
      let spelling = plainSpelling(patient(group)) ?? patient(group)
      guard let first = firsts[spelling] else {
        firsts[spelling] = group.first
        return true
      }
      for index in ([group.first] + group.others).sorted()
      where outcomes[index] == .counted || outcomes[index] == .merged {
        outcomes[index] = .doubtful
        findings.append(finding(.patientRespelt, records[index], records[first], .patient))
      }
      return false
    }[...]
  }

  private mutating func number(
    _ groups: [RecordGroup], of records: [ScopedRecord], _ patients: [Int]
  ) {
    treatments.reserveCapacity(groups.count)
    var numbering = Numbering(expecting: 0)
    for group in groups {
      let first = group.first
      guard let center = records[first].center, let day = records[first].day else { continue }
      let patient = numbering.number(ofKeyAt: first, hash: patients[first]) {
        records[$0].patient == records[first].patient
      }
      let speaker = group.spokesman(of: records)
      treatments.append(
        Treatment(
          center: center, site: records[speaker].site, day: day,
          procedure: Int(records[speaker].procedure), indication: Int(records[speaker].indication),
          patientNumber: Int(patient) + 1, place: records[first].place,
          merged: group.others.filter { outcomes[$0] == .merged }.map { records[$0].place }
            .sorted(by: RecordPlace.precedes),
          isTrial: records[first].isTrial && group.others.allSatisfy { records[$0].isTrial },
          discussion: records[speaker].discussion))
    }
  }

  private func finding(
    _ code: FindingCode, _ record: ScopedRecord, _ related: ScopedRecord,
    _ column: LogColumn = .recordID
  ) -> Finding {
    Finding(code, at: record.place, column: column, center: record.center, related: related.place)
  }
}
