/// The cases of 2026 that an audit must get right, by center; the README lists them.
///
/// `change` bends the plan of the year, `add` adds records, `files` divides them among files. A
/// center that none of them names has an ordinary year.
struct PlantedCases {
  let hospital: Hospital

  /// The days of June that stand in both files of gelre.
  private static let overlap = CivilDay(2026, 6, 8)...CivilDay(2026, 6, 30)

  func change(_ plan: inout YearPlan, _ random: inout SeededGenerator) {
    switch hospital.id {
    case "spaarne":
      // 7 treatments in 19 records: only who counts records finds ten.
      for (index, levels) in [3, 3, 2, 3, 3, 2, 3].enumerated() {
        plan.treatments[index].levels = levels
      }
    case "nwz":
      let firstTenMonths = CivilDay(2026, 1, 2)...CivilDay(2026, 10, 30)
      plan = plan.within(firstTenMonths, &random)
    case "gelre":
      // Twelve records that count in the overlap, of seven treatments.
      let levels = [2, 1, 2, 2, 1, 2, 2]
      for index in plan.treatments.indices {
        if index < levels.count {
          plan.treatments[index] = .init(
            day: random.weekday(in: Self.overlap), levels: levels[index])
        } else if Self.overlap.contains(plan.treatments[index].day) {
          plan.treatments[index].day = random.weekday(
            in: CivilDay(2026, 7, 1)...CivilDay(2026, 8, 31))
        }
      }
    default: break
    }
  }

  func add(_ author: inout LogAuthor) {
    switch hospital.id {
    case "lumc":
      for _ in 0..<2 {
        var record = author.draft(on: author.someDay(), fate: .outOfScope(.trial))
        record.isTrial = true
        author.add(record)
      }
    case "viecuri":
      let faults: [(day: CivilDay, field: Field, text: String)] = [
        (CivilDay(2026, 2, 27), .date, "31-02-2026"), (CivilDay(2026, 4, 14), .patient, ""),
        (CivilDay(2026, 9, 3), .indication, "C50.9"),
        (CivilDay(2026, 11, 19), .status, "onduidelijk"),
      ]
      for fault in faults {
        var record = author.draft(on: fault.day, fate: .doubtful)
        record.planted = (fault.field, fault.text)
        author.add(record)
      }
    case "catharina":
      for (day, damage) in [
        (CivilDay(2026, 3, 17), LogRecord.Damage.lastFieldLost),
        (CivilDay(2026, 8, 25), .fieldTooMany),
      ] {
        var record = author.draft(on: day, fate: .doubtful)
        record.damage = damage
        author.add(record)
      }
    default: break
    }
  }

  func files(_ records: [LogRecord]) -> [LogFile] {
    switch hospital.id {
    case "gelre": halves(records)
    case "maasstad": twoVersions(records)
    case "catharina": [file("", withConflict(records))]
    case "wza": [file("", records.map { $0.whereCounted(.undesignated) })]
    case "kliniek": [file("", records.map { $0.whereCounted(.doubtful) })]
    default: [file("", records)]
    }
  }

  private func file(_ suffix: String, _ records: [LogRecord], isReplaced: Bool = false) -> LogFile {
    LogFile(
      path: "2026/\(hospital.id)_2026\(suffix).csv", hospital: hospital, records: records,
      isReplaced: isReplaced)
  }

  /// Two files that share most of June; what counts in the first is a duplicate in the second.
  private func halves(_ records: [LogRecord]) -> [LogFile] {
    let first = records.filter { $0.day <= Self.overlap.upperBound }
    let second = records.filter { $0.day >= Self.overlap.lowerBound }.map { record in
      var copy = record
      if record.fate.isEligible && Self.overlap.contains(record.day) { copy.fate = .duplicate }
      return copy
    }
    return [file("_h1", first), file("_h2", second)]
  }

  /// A first version without December, in which osteoporosis stood as metastasis three times.
  private func twoVersions(_ records: [LogRecord]) -> [LogFile] {
    var first = records.filter { $0.day < CivilDay(2026, 12, 1) }
    let wrong = first.indices.filter { first[$0].fate == .outOfScope(.otherIndication) }.prefix(3)
    for index in wrong {
      first[index].indication = .metastasis
      first[index].fate = .counted
    }
    return [file("", first, isReplaced: true), file("_v2", records)]
  }

  /// The tenth treatment once more under the same record id, two days later.
  private func withConflict(_ records: [LogRecord]) -> [LogRecord] {
    let counted = records.indices.filter { records[$0].fate == .counted }
    let index = counted[9]
    var other = records[index]
    other.day = other.day + 2
    other.fate = .doubtful
    return Array(records[...index]) + [other] + Array(records[(index + 1)...])
  }
}

extension LogRecord {
  /// The record with another fate where it would have counted.
  func whereCounted(_ other: Fate) -> LogRecord {
    guard fate == .counted else { return self }
    var record = self
    record.fate = other
    return record
  }
}
