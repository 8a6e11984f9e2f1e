/// A run as the ledger has it.
public struct LedgerRun: Equatable, Sendable {
  /// Its number, from 1.
  public let id: Int
  /// When it was recorded, in UTC.
  public let recordedAt: String
  /// The audited year.
  public let year: Int
  /// The day on which it looked.
  public let asOf: CalendarDay
  /// The options that bear on the report, a `key=value` a line.
  public let options: String
  /// The version of the program that made it.
  public let programVersion: String
  /// The reports folder, absolute.
  public let reports: String
  /// SHA-256 of its policy.
  public let policy: String
  /// SHA-256 of its register.
  public let register: String
  /// Its place in the chain.
  public let hash: String

  /// Whether treatments of trials were counted by request.
  public var includesTrials: Bool { option("include_trials") == "true" }

  /// The edition of its report: `full` or `public`.
  public var edition: String { option("edition") ?? "full" }

  private func option(_ key: String) -> String? {
    LedgerRun.values(of: options)[key]?.last
  }

  /// The values of some options, a `key=value` a line, by their keys.
  public static func values(of options: String) -> [String: [String]] {
    Dictionary(grouping: options.split(separator: "\n")) { line in
      String(line.prefix { $0 != "=" })
    }.mapValues { lines in lines.map { String($0.drop { $0 != "=" }.dropFirst()) } }
  }

  /// A run of these parts.
  public init(
    id: Int, recordedAt: String, year: Int, asOf: CalendarDay, options: String,
    programVersion: String, reports: String, policy: String, register: String, hash: String
  ) {
    self.id = id
    self.recordedAt = recordedAt
    self.year = year
    self.asOf = asOf
    self.options = options
    self.programVersion = programVersion
    self.reports = reports
    self.policy = policy
    self.register = register
    self.hash = hash
  }
}

/// A run with everything that two runs are compared by.
public struct LedgerSnapshot: Sendable {
  /// An input file.
  public struct Input: Equatable, Sendable {
    /// The name of the file.
    public let file: String
    /// SHA-256 of the file as sent.
    public let sha256: String
    /// What became of it, as in `files.csv`.
    public let status: String
    /// Records in it.
    public let records: Int

    /// An input of these parts.
    public init(file: String, sha256: String, status: String, records: Int) {
      self.file = file
      self.sha256 = sha256
      self.status = status
      self.records = records
    }
  }

  /// Findings of one code in one file under one center.
  public struct FindingCount: Equatable, Sendable {
    /// The name of the file.
    public let file: String
    /// The center's id; "" for none.
    public let center: String
    /// The code.
    public let code: String
    /// How many.
    public let findings: Int

    /// A count of these parts.
    public init(file: String, center: String, code: String, findings: Int) {
      self.file = file
      self.center = center
      self.code = code
      self.findings = findings
    }
  }

  /// The run.
  public let run: LedgerRun
  /// In byte order of the centers, those not designated last.
  public let verdicts: [CenterVerdict]
  /// In byte order of their names.
  public let inputs: [Input]
  /// How many.
  public let findings: [FindingCount]

  /// A snapshot of these parts.
  public init(
    run: LedgerRun, verdicts: [CenterVerdict], inputs: [Input], findings: [FindingCount]
  ) {
    self.run = run
    self.verdicts = verdicts
    self.inputs = inputs
    self.findings = findings
  }
}

/// What changed from one run to another, in the order in which it is told.
public enum LedgerChange: Sendable {
  case policy
  case register
  case option(String, String, String)
  case verdict(center: String, Verdict?, Verdict?)
  case waiver(center: String, String, String)
  case volume(center: String, counted: (Int, Int), doubtful: (Int, Int))
  case fileAdded(String)
  case fileGone(String)
  case fileContent(String)
  case fileStatus(String, String, String)
  case findings(center: String, code: String, Int, Int)

  /// Everything that differs between two runs; nothing when only the days on which they looked do.
  public static func all(from old: LedgerSnapshot, to new: LedgerSnapshot) -> [LedgerChange] {
    var changes: [LedgerChange] = []
    if old.run.policy != new.run.policy { changes.append(.policy) }
    if old.run.register != new.run.register { changes.append(.register) }
    if old.run.year != new.run.year {
      changes.append(.option("year", "\(old.run.year)", "\(new.run.year)"))
    }
    changes += optionChanges(old.run.options, new.run.options)
    changes += verdictChanges(old, new)
    changes += fileChanges(old, new)
    return changes + findingChanges(old, new)
  }

  private static func optionChanges(_ old: String, _ new: String) -> [LedgerChange] {
    let (before, after) = (LedgerRun.values(of: old), LedgerRun.values(of: new))
    return Set(before.keys).union(after.keys).sorted(by: bytesPrecede).compactMap { key in
      let (a, b) = (before[key] ?? [], after[key] ?? [])
      return a == b
        ? nil : .option(key, a.joined(separator: ", "), b.joined(separator: ", "))
    }
  }

  private static func verdictChanges(
    _ old: LedgerSnapshot, _ new: LedgerSnapshot
  ) -> [LedgerChange] {
    let before = Dictionary(old.verdicts.map { ($0.center, $0) }) { first, _ in first }
    let after = Dictionary(new.verdicts.map { ($0.center, $0) }) { first, _ in first }
    return Set(before.keys).union(after.keys).sorted(by: bytesPrecede).flatMap { center in
      let (a, b) = (before[center], after[center])
      var changes: [LedgerChange] = []
      if a?.verdict != b?.verdict {
        changes.append(.verdict(center: center, a?.verdict, b?.verdict))
      }
      let waivers = (a?.waived ?? "", b?.waived ?? "")
      if waivers.0 != waivers.1 {
        changes.append(.waiver(center: center, waivers.0, waivers.1))
      }
      let counted = (a?.counted ?? 0, b?.counted ?? 0)
      let doubtful = (a?.doubtful ?? 0, b?.doubtful ?? 0)
      if counted.0 != counted.1 || doubtful.0 != doubtful.1 {
        changes.append(.volume(center: center, counted: counted, doubtful: doubtful))
      }
      return changes
    }
  }

  private static func fileChanges(_ old: LedgerSnapshot, _ new: LedgerSnapshot) -> [LedgerChange] {
    let before = Dictionary(old.inputs.map { ($0.file, $0) }) { first, _ in first }
    let after = Dictionary(new.inputs.map { ($0.file, $0) }) { first, _ in first }
    return Set(before.keys).union(after.keys).sorted(by: bytesPrecede).flatMap {
      file -> [LedgerChange] in
      let (a, b) = (before[file], after[file])
      var changes: [LedgerChange] = []
      // One without content is only declared.
      let (old, new) = (a?.sha256 ?? "", b?.sha256 ?? "")
      if old.isEmpty, !new.isEmpty { changes.append(.fileAdded(file)) }
      if !old.isEmpty, b == nil { return [.fileGone(file)] }
      let (was, isNow) = (a?.status ?? "", b?.status ?? "")
      // That a new file is read goes without saying.
      if was != isNow, a != nil || isNow != "read" {
        changes.append(.fileStatus(file, was, isNow))
      }
      if !old.isEmpty, !new.isEmpty, old != new { changes.append(.fileContent(file)) }
      return changes
    }
  }

  private static func findingChanges(
    _ old: LedgerSnapshot, _ new: LedgerSnapshot
  ) -> [LedgerChange] {
    struct Key: Hashable {
      let center: String
      let code: String
    }
    func counts(_ snapshot: LedgerSnapshot) -> [Key: Int] {
      snapshot.findings.reduce(into: [:]) {
        $0[Key(center: $1.center, code: $1.code), default: 0] += $1.findings
      }
    }
    let (before, after) = (counts(old), counts(new))
    return Set(before.keys).union(after.keys)
      .sorted { a, b in
        a.center != b.center ? bytesPrecede(a.center, b.center) : bytesPrecede(a.code, b.code)
      }
      .compactMap { key in
        let (a, b) = (before[key] ?? 0, after[key] ?? 0)
        return a == b ? nil : .findings(center: key.center, code: key.code, a, b)
      }
  }
}
