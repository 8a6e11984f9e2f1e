/// What the scoped records of a run are together: outcomes, treatments, and doubts that only the
/// comparison of records shows.
public struct Identity: Sendable {
  /// One outcome per record, in the order given.
  public private(set) var outcomes: [Outcome]
  /// In the order of `treatments.csv`.
  public private(set) var treatments: [Treatment] = []
  /// Conflicts and duplicates.
  public private(set) var findings: [Finding] = []

  private struct IDKey: Hashable {
    let center: CenterIndex
    let site: String
    let recordID: String
  }

  private struct TreatmentKey: Hashable {
    let center: CenterIndex
    let patient: String
    let day: CalendarDay
  }

  /// Two countable records of one id mean the same when these agree.
  private struct Meaning: Hashable {
    let patient: String?
    let day: CalendarDay?
  }

  /// Resolves the records of all files, whatever their order.
  public init(of records: [ScopedRecord]) {
    outcomes = records.map { record in
      switch record.standing {
      case .countable: .counted
      case .undesignated: .undesignated
      case .doubtful: .doubtful
      case .outOfScope: .outOfScope
      }
    }
    var groups: [IDKey: [Int]] = [:]
    var confirmations: [TreatmentKey: Set<String>] = [:]
    for (index, record) in records.enumerated() {
      guard record.hasSureCenter, let center = record.center else { continue }
      if !record.recordID.isEmpty, Identity.takesPart(record.standing) {
        let key = IDKey(center: center, site: record.siteKey, recordID: record.recordID)
        groups[key, default: []].append(index)
      }
      if record.standing == .countable, let key = Identity.treatmentKey(record) {
        confirmations[key, default: []].insert(Identity.identifier(record))
      }
    }
    for group in groups.values where group.count > 1 {
      let sorted = group.sorted { RecordPlace.precedes(records[$0].place, records[$1].place) }
      settle(sorted, of: records, confirmations: confirmations)
    }
    merge(records)
    findings.sort { RecordPlace.precedes($0.place, $1.place) }
  }

  private static func takesPart(_ standing: ScopedRecord.Standing) -> Bool {
    standing != .outOfScope(.otherProcedure)
  }

  private static func treatmentKey(_ record: ScopedRecord) -> TreatmentKey? {
    guard let center = record.center, let patient = record.patient, let day = record.day else {
      return nil
    }
    return TreatmentKey(center: center, patient: patient, day: day)
  }

  /// Tells records of different ids apart; a record without an id is its own.
  private static func identifier(_ record: ScopedRecord) -> String {
    record.recordID.isEmpty
      ? "\u{0}\(record.place.file):\(record.place.byte)"
      : record.siteKey + "\u{0}" + record.recordID
  }

  /// Settles the records of one id, in order of their places.
  ///
  /// Only countable records change: one that another version denies is doubtful; of those that would each
  /// count, one version counts and the others are doubtful.
  private mutating func settle(
    _ group: [Int], of records: [ScopedRecord], confirmations: [TreatmentKey: Set<String>]
  ) {
    let countable = group.filter { records[$0].standing == .countable }
    guard !countable.isEmpty else { return }
    let denials = countable.compactMap { denial(of: records[$0], in: group, of: records) }
    if let denial = denials.first {
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

  /// A record of the same id that leaves open whether this one counts.
  ///
  /// One of another year, or outside the designation, denies only for the same patient: hospitals number
  /// anew each year.
  private func denial(
    of record: ScopedRecord, in group: [Int], of records: [ScopedRecord]
  ) -> Int? {
    group.first { index in
      switch records[index].standing {
      case .countable, .outOfScope(.otherProcedure): false
      case .doubtful, .outOfScope(.notPerformed), .outOfScope(.otherIndication),
        .outOfScope(.trial):
        true
      case .undesignated, .outOfScope(.otherYear), .outOfScope(.beforeCover):
        records[index].patient == record.patient
      }
    }
  }

  private mutating func markDuplicates(_ version: [Int], of records: [ScopedRecord]) {
    for index in version.dropFirst() {
      let first = records[version[0]]
      let same = records[index].fingerprint == first.fingerprint
      outcomes[index] = .duplicate
      findings.append(finding(same ? .duplicateRecord : .duplicateDiffers, records[index], first))
    }
  }

  /// The version of a conflicting id that counts: the smallest by day, then patient, that no record
  /// of another id confirms; where all are confirmed, the smallest.
  private func choose(
    among firsts: [Int], of records: [ScopedRecord], confirmations: [TreatmentKey: Set<String>]
  ) -> Int? {
    let sorted = firsts.sorted { a, b in
      let (left, right) = (records[a], records[b])
      if left.day != right.day, let first = left.day, let second = right.day {
        return first < second
      }
      return bytesPrecede(left.patient ?? "", right.patient ?? "")
    }
    let unconfirmed = sorted.first { index in
      guard let key = Identity.treatmentKey(records[index]) else { return false }
      return confirmations[key] == [Identity.identifier(records[index])]
    }
    return unconfirmed ?? sorted.first
  }

  /// Joins the counted records of one patient, day and center to treatments.
  private mutating func merge(_ records: [ScopedRecord]) {
    var members: [TreatmentKey: [Int]] = [:]
    var copies: [TreatmentKey: [Int]] = [:]
    for (index, record) in records.enumerated() {
      guard let key = Identity.treatmentKey(record) else { continue }
      if outcomes[index] == .counted { members[key, default: []].append(index) }
      if outcomes[index] == .duplicate { copies[key, default: []].append(index) }
    }
    var groups: [Group] = []
    for (key, group) in members {
      let sorted = group.sorted { Identity.isFirst(records[$0], records[$1]) }
      for index in sorted.dropFirst() { outcomes[index] = .merged }
      groups.append(Group(key: key, members: sorted, copies: copies[key] ?? []))
    }
    groups.sort { a, b in
      if a.key.center != b.key.center { return a.key.center < b.key.center }
      if a.key.day != b.key.day { return a.key.day < b.key.day }
      return Identity.isFirst(records[a.members[0]], records[b.members[0]])
    }
    number(groups, of: records)
  }

  /// The records of one treatment: the first leads, and the copies repeat some of them.
  private struct Group {
    let key: TreatmentKey
    let members: [Int]
    let copies: [Int]
  }

  /// Where several records are equally first but for their place, the smallest content speaks for the
  /// treatment: the order of records must change nothing but line numbers.
  private static func spokesman(of group: Group, in records: [ScopedRecord]) -> ScopedRecord {
    let first = records[group.members[0]]
    let equals = (group.members + group.copies).map { records[$0] }
      .filter { $0.recordID == first.recordID }
    return equals.min { a, b in
      if a.siteKey != b.siteKey { return bytesPrecede(a.siteKey, b.siteKey) }
      let (left, right) = ((a.procedure, a.indication), (b.procedure, b.indication))
      if left != right { return left < right }
      if a.siteLabel != b.siteLabel { return bytesPrecede(a.siteLabel, b.siteLabel) }
      return a.discussion.rawValue < b.discussion.rawValue
    } ?? first
  }

  private mutating func number(_ groups: [Group], of records: [ScopedRecord]) {
    var ordinals: [String: Int] = [:]
    var center: CenterIndex?
    for group in groups {
      if group.key.center != center {
        center = group.key.center
        ordinals = [:]
      }
      let number = ordinals[group.key.patient] ?? ordinals.count + 1
      ordinals[group.key.patient] = number
      let first = records[group.members[0]]
      let content = Identity.spokesman(of: group, in: records)
      treatments.append(
        Treatment(
          center: group.key.center, site: content.siteLabel, day: group.key.day,
          procedure: Int(content.procedure), indication: Int(content.indication),
          patientNumber: number, place: first.place,
          merged: group.members.dropFirst().map { records[$0].place },
          recordID: first.recordID,
          isTrial: (group.members + group.copies).allSatisfy { records[$0].isTrial },
          discussion: content.discussion))
    }
  }

  /// Smallest record id, then file, then line.
  private static func isFirst(_ a: ScopedRecord, _ b: ScopedRecord) -> Bool {
    if a.recordID != b.recordID { return bytesPrecede(a.recordID, b.recordID) }
    return RecordPlace.precedes(a.place, b.place)
  }

  private func finding(
    _ code: FindingCode, _ record: ScopedRecord, _ related: ScopedRecord
  ) -> Finding {
    Finding(
      code, at: record.place, column: .recordID, center: record.center, related: related.place)
  }
}

/// Whether the text comes first in byte order.
public func bytesPrecede(_ a: String, _ b: String) -> Bool {
  a.utf8.lexicographicallyPrecedes(b.utf8)
}
