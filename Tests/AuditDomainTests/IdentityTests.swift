import AuditDomain
import SeededNumbers
import Testing

@Suite struct IdentityTests {
  private func record(
    _ line: Int, id: String, patient: String?, day: Int, site: String = "",
    _ standing: ScopedRecord.Standing = .countable, center: CenterIndex = 0
  ) -> ScopedRecord {
    var record = ScopedRecord(
      place: RecordPlace(file: 0, line: line, record: line, byte: line * 100), standing: standing)
    record.candidates = [center]
    record.hasSureCenter = true
    record.recordID = id
    record.site = Site(label: site, key: site)
    record.patient = patient
    record.day = CalendarDay(number: Int32(20_500 + day))
    record.procedure = 0
    record.indication = 0
    return record
  }

  private func byCenter(_ records: [ScopedRecord]) -> ScopedRecords {
    var found = ScopedRecords(centers: 2)
    found.add(records)
    return found
  }

  /// The outcomes of the first center's records.
  private func outcomes(_ records: [ScopedRecord]) -> [Outcome] {
    Identity(of: byCenter(records)).outcomes[0]
  }

  @Test("spellings of one site are counted together, under the first of them by bytes")
  func sitesTogether() {
    let names = [("Zuid", "zuid"), ("Één", "een"), ("ZUID", "zuid"), ("Zuid", "zuid"), ("", "")]
    let records = names.enumerated().map { number, name in
      var one = record(number + 1, id: "\(number)", patient: "p\(number)", day: number)
      one.site = Site(label: name.0, key: name.1)
      return one
    }
    let sites = Identity(of: byCenter(records)).treatments[0].bySite
    #expect(sites.mapValues(\.count) == ["zuid": 3, "een": 1, "": 1])
    #expect(sites.mapValues(\.name) == ["zuid": "ZUID", "een": "Één", "": ""])
  }

  @Test("records of one patient and day merge; the same id again is a duplicate")
  func mergeAndDuplicate() {
    let records = [
      record(1, id: "a", patient: "p", day: 1), record(2, id: "b", patient: "p", day: 1),
      record(3, id: "a", patient: "p", day: 1), record(4, id: "", patient: "p", day: 1),
      record(5, id: "", patient: "p", day: 1),
    ]
    // The missing ids are the smallest: the first of them stands for the treatment.
    #expect(outcomes(records) == [.merged, .merged, .duplicate, .counted, .merged])
  }

  @Test("a conflicting id counts once, the smallest version that no other record confirms")
  func conflict() {
    let versions = [
      record(1, id: "a", patient: "p", day: 2), record(2, id: "a", patient: "p", day: 1),
    ]
    #expect(outcomes(versions) == [.doubtful, .counted])
    let confirmed = versions + [record(3, id: "b", patient: "p", day: 1)]
    #expect(outcomes(confirmed) == [.counted, .doubtful, .counted])
  }

  @Test("a version that is doubtful or surely does not count leaves the other doubtful")
  func denial() {
    let counts = record(1, id: "a", patient: "p", day: 1)
    for standing in [
      ScopedRecord.Standing.doubtful, .outOfScope(.notPerformed), .outOfScope(.otherIndication),
      .outOfScope(.otherYear),
    ] {
      let found = outcomes([counts, record(2, id: "a", patient: "p", day: 1, standing)])
      #expect(found[0] == .doubtful, "\(standing)")
    }
    let otherYear = record(2, id: "a", patient: "q", day: 1, .outOfScope(.otherYear))
    #expect(outcomes([counts, otherYear])[0] == .counted)
    let otherProcedure = record(2, id: "a", patient: "p", day: 1, .outOfScope(.otherProcedure))
    #expect(outcomes([counts, otherProcedure])[0] == .counted)
  }

  @Test("two sites may use one numbering")
  func sites() {
    let found = outcomes([
      record(1, id: "a", patient: "p", day: 1, site: "x"),
      record(2, id: "a", patient: "q", day: 2, site: "y"),
    ])
    #expect(found == [.counted, .counted])
  }

  /// Records of few ids, patients and days, so that every kind of meeting occurs.
  private func anyRecords(_ random: inout SeededGenerator) -> [ScopedRecord] {
    let standings: [ScopedRecord.Standing] = [
      .countable, .countable, .countable, .countable, .doubtful, .undesignated,
      .outOfScope(.notPerformed), .outOfScope(.otherYear), .outOfScope(.otherProcedure),
    ]
    return (1...Int.random(in: 1...12, using: &random)).map { line in
      var record = record(
        line, id: ["", "a", "b", "c", "d"].randomElement(using: &random) ?? "",
        patient: ["p", "q", "r"].randomElement(using: &random),
        day: Int.random(in: 1...3, using: &random),
        standings.randomElement(using: &random) ?? .doubtful,
        center: Int.random(in: 0...1, using: &random))
      if record.standing == .doubtful, Bool.random(using: &random) { record.day = nil }
      return record
    }
  }

  private func bounds(_ records: [ScopedRecord]) -> (n: [Int], upper: [Int]) {
    let identity = Identity(of: byCenter(records))
    let doubt = Doubt(of: byCenter(records), identity)
    let n = (0...1).map { center in identity.treatments[center].count }
    return (n, zip(n, doubt.byCenter).map { $0 + $1 })
  }

  @Test("law: one more countable record with a new id lowers neither bound", arguments: 0..<2000)
  func growth(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let records = anyRecords(&random)
    let more = record(
      99, id: "new", patient: ["p", "q", "s"].randomElement(using: &random),
      day: Int.random(in: 1...3, using: &random), center: Int.random(in: 0...1, using: &random))
    let (before, after) = (bounds(records), bounds(records + [more]))
    for center in 0...1 {
      #expect(after.n[center] >= before.n[center], "seed \(seed)")
      #expect(after.upper[center] >= before.upper[center], "seed \(seed)")
    }
  }

  @Test("law: the order of records changes nothing", arguments: 0..<500)
  func order(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) &+ 1_000_000)
    let records = anyRecords(&random)
    let shuffled = records.shuffled(using: &random)
    let (left, right) = (byCenter(records), byCenter(shuffled))
    let (first, second) = (Identity(of: left), Identity(of: right))
    for center in 0...1 {
      let byPlace = Dictionary(
        zip(right.byCenter[center].map(\.place), second.outcomes[center]),
        uniquingKeysWith: { first, _ in first })
      for (record, outcome) in zip(left.byCenter[center], first.outcomes[center]) {
        #expect(byPlace[record.place] == outcome, "seed \(seed)")
      }
    }
    #expect(
      first.treatments.joined().map(\.place) == second.treatments.joined().map(\.place),
      "seed \(seed)")
    #expect(bounds(records) == bounds(shuffled), "seed \(seed)")
  }
}
