import AuditDomain
import Intake
import Testing

/// What a reading of a log with one planted fault did wrong, and how far the fault reached.
private struct Reach {
  private(set) var problems: [String] = []
  /// Rows that the broken record took with it.
  private(set) var lost = 0
  /// Broken records that begin inside a row.
  private(set) var spilled = 0

  init(_ fault: PlantedFault, in log: SoundLog, sound: LogResult, broken: LogResult) {
    expect(broken.refusal == nil, "refused: \(broken.refusal.map { "\($0.code)" } ?? "")")
    expect(broken.encoding == log.encoding.rawValue, "read as \(broken.encoding ?? "-")")
    let lines = log.lines(replacing: fault.row, by: fault.text)
    let place = RecordPlace(
      file: 0, line: lines[fault.row].lowerBound, record: fault.row + 1,
      byte: log.byte(of: fault.row))
    let errors = broken.findings.filter { $0.code.severity == .error }
    let own = errors.filter {
      ($0.place.line, $0.place.record, $0.place.byte) == (place.line, place.record, place.byte)
    }.map(\.code)
    expect(own.count == 1 && fault.codes.isSuperset(of: own), "on the record: \(own)")

    // A record that cannot be read has no id; it covers as many lines as it weighs.
    let unread = broken.scoped.filter { $0.recordID.isEmpty }
    var covered: Set<Int> = []
    for record in unread {
      expect(record.standing == .doubtful, "a broken record stands as \(record.standing)")
      covered.formUnion(Int(record.place.line)..<Int(record.place.line + record.weight))
      spilled += lines.contains { $0.lowerBound == Int(record.place.line) } ? 0 : 1
    }
    let taken = log.rows.indices.filter { row in
      row != fault.row && covered.contains(lines[row].lowerBound)
    }
    lost = taken.count
    let weight = unread.reduce(0) { $0 + Int($1.weight) }
    expect(lost == 0 || weight > lost, "\(lost) rows lost, weight \(weight)")
    expect(taken == Array(fault.row + 1..<fault.row + 1 + lost), "rows \(taken) are lost")
    let reached = lines[fault.row].lowerBound..<lines[fault.row + lost].upperBound
    for error in errors where !reached.contains(Int(error.place.line)) {
      problems.append("\(error.code) on line \(error.place.line)")
    }
    expect(
      broken.records == log.rows.count - lost + spilled,
      "\(broken.records) records, \(lost) lost, \(spilled) spilled")
    compareOthers(log, Set(taken + [fault.row]), sound, broken)
    if fault.kind == .value {
      let id = log.rows[fault.row].id
      let standing = broken.scoped.first { $0.recordID == id }?.standing
      expect(standing == .doubtful, "the record stands as \(standing.map { "\($0)" } ?? "-")")
    }
  }

  private mutating func expect(_ holds: Bool, _ problem: String) {
    if !holds { problems.append(problem) }
  }

  /// Every row that the fault did not reach reads as before.
  private mutating func compareOthers(
    _ log: SoundLog, _ reached: Set<Int>, _ sound: LogResult, _ broken: LogResult
  ) {
    let before = Dictionary(grouping: sound.scoped, by: \.recordID)
    let after = Dictionary(grouping: broken.scoped, by: \.recordID)
    for row in log.rows.indices where !reached.contains(row) {
      let id = log.rows[row].id
      let (old, new) = (before[id] ?? [], after[id] ?? [])
      let isSame =
        old.map(\.standing) == new.map(\.standing)
        && old.map(\.fingerprint) == new.map(\.fingerprint)
        && old.map(\.candidates) == new.map(\.candidates) && old.map(\.day) == new.map(\.day)
        && new.count == (log.rows[row].isOtherProcedure ? 0 : 1)
      expect(isSame, "\(id) has changed")
    }
    let others = log.rows.indices.count { row in
      log.rows[row].isOtherProcedure && !reached.contains(row)
    }
    expect(broken.otherProcedures.values.reduce(0, +) == others, "other procedures")
  }
}

@Suite struct PlantedFaultTests {
  @Test("one fault in a sound log is found on its own record and changes no other")
  func planted() throws {
    let seed: UInt64 = 20_260_303
    print("seed \(seed)")
    let context = try Small.context()
    var writer = SoundLogWriter(seed: seed)
    // A value can be wrong in more ways than a structure.
    let kinds = PlantedFault.Kind.allCases + Array(repeating: .value, count: 5)
    var census: [FindingCode: Int] = [:]
    var (planted, ofQuotes, swallowing, spilling, wrong) = (0, 0, 0, 0, 0)
    while planted < 1000, wrong < 5 {
      let log = writer.log()
      let sound = Small.read(log.bytes(), in: context)
      expectSound(sound, of: log, seed)
      for _ in 0..<5 {
        guard let fault = writer.fault(writer.pick(kinds), in: log) else { continue }
        planted += 1
        let bytes = log.bytes(replacing: fault.row, by: fault.bytes)
        let broken = Small.read(bytes, in: context)
        let reach = Reach(fault, in: log, sound: sound, broken: broken)
        for code in Set(broken.findings.map(\.code)) { census[code, default: 0] += 1 }
        if fault.isOfQuotes { ofQuotes += 1 }
        if reach.lost > 0 { swallowing += 1 }
        if reach.spilled > 0 { spilling += 1 }
        if reach.problems.isEmpty { continue }
        wrong += 1
        Issue.record(
          """
          seed \(seed), fault \(planted), \(fault.kind) in row \(fault.row + 1), \(log.encoding): \
          \(reach.problems.joined(separator: "; "))
          \(fault.text.debugDescription)
          \(String(decoding: bytes, as: UTF8.self).debugDescription)
          """)
      }
    }
    print("quote faults \(ofQuotes), swallowing \(swallowing), spilling \(spilling)")
    // A torn quote can hide its end from every reader, but seldom.
    #expect((swallowing + spilling) * 100 < ofQuotes)
    let expected =
      PlantedFault.values.map(\.code) + [
        .tooManyFields, .tooFewFields, .otherDelimiter, .strayQuote, .textAfterQuote,
        .unclosedQuote,
        .nulByte, .wrongBytes,
      ]
    for code in expected { #expect(census[code, default: 0] >= 10, "\(code)") }
  }

  private func expectSound(_ result: LogResult, of log: SoundLog, _ seed: UInt64) {
    let errors = result.findings.filter { $0.code.severity == .error }
    let countable = result.scoped.filter { $0.standing == .countable }.map(\.recordID)
    #expect(errors.isEmpty && result.records == log.rows.count, "seed \(seed)")
    #expect(countable == log.rows.filter(\.isCountable).map(\.id), "seed \(seed)")
  }
}
