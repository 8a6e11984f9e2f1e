internal import AuditDomain
internal import FileAccess
internal import Intake

/// Turns the files of an inbox, read, into the report value.
struct Assessment {
  let scope: AuditScope
  let setting: Setting
  private(set) var inbox: Inbox
  private(set) var records: ScopedRecords
  private(set) var findings: [Finding] = []
  private(set) var texts: [String] = []
  let identity: Identity
  let doubt: Doubt
  /// The declared control totals beside what the files hold.
  private(set) var controls: [ControlTotal] = []
  let previous: [String: Int]

  init(
    _ scope: AuditScope, _ setting: Setting, _ inbox: consuming Inbox, previous: [String: Int]
  ) {
    self.scope = scope
    self.setting = setting
    self.inbox = inbox
    self.previous = previous
    let ofFiles = self.inbox.settleOwners()
    records = ScopedRecords(centers: setting.register.centers.count)
    var inFiles: [(findings: [Finding], center: CenterIndex?, firstText: Int)] = []
    for index in self.inbox.files.indices {
      guard let result = self.inbox.files[index].result else { continue }
      records.add(result.scoped)
      inFiles.append((result.findings, self.inbox.files[index].owner, texts.count))
      texts += result.texts
      self.inbox.release(index)
    }
    identity = Identity(of: records) { concurrently($0, $1) }
    doubt = Doubt(of: records, identity)
    controls = controlTotals()
    let ofAllFiles = FileFindings(self)
    let others = ofFiles + identity.findings + ofAllFiles.all
    findings.reserveCapacity(inFiles.reduce(others.count) { $0 + $1.findings.count })
    for (own, center, firstText) in inFiles {
      for var finding in own {
        finding.text = finding.text.map { $0 + Int32(firstText) }
        if finding.place.record == 0 {
          finding.center = finding.center ?? center.map { Int16(truncatingIfNeeded: $0) }
        }
        findings.append(finding)
      }
    }
    findings += others
    texts += ofAllFiles.texts
    findings.sort { a, b in
      if a.place.file != b.place.file { return a.place.file < b.place.file }
      if a.place.byte != b.place.byte { return a.place.byte < b.place.byte }
      return a.code != b.code && bytesPrecede(a.code.rawValue, b.code.rawValue)
    }
    alignFindings()
  }

  /// The report value.
  func report() -> AuditReport {
    let rows = outcomeRows()
    let hasUnplacedRefusal = inbox.files.contains { $0.status == .refused && $0.owners.isEmpty }
    let centers = CenterAssessment(self, hasUnplacedRefusal: hasUnplacedRefusal).all(rows)
    var providers: [ExactText: Int] = [:]
    for file in inbox.files {
      providers.merge(file.result?.unknownProviders ?? [:], uniquingKeysWith: +)
    }
    let unplaced = rows.filter { $0.center == nil }
    return AuditReport(
      year: scope.year, asOf: scope.asOf, policy: setting.policy,
      policyDigest: sha256(setting.policyBytes), registerDigest: sha256(setting.registerBytes),
      register: setting.register, judgedFrom: setting.judgedFrom, finalFrom: setting.finalFrom,
      cover: setting.cover, includesTrials: scope.includeTrials, centers: centers.map(\.report),
      unattributed: Unattributed(
        tally: unplaced.reduce(into: OutcomeTally()) { $0[$1.outcome] += $1.records },
        doubtful: doubt.unattributed, withoutCandidate: doubt.withoutCandidate),
      files: fileReports(rows),
      treatments: identity.treatments, outcomes: rows, findings: findings, texts: texts,
      unknownProviders: providers.sorted { bytesPrecede($0.key.text, $1.key.text) }
        .map { (name: safeText($0.key.text), records: $0.value) },
      sensitivity: centers.flatMap(\.sensitivity))
  }

  /// Gives the findings on records the outcome that the comparison of records led to.
  ///
  /// Findings, and the records of each center, stand in the order of their places; a finding on a record has that
  /// record's center.
  private mutating func alignFindings() {
    /// By center, then of the records of none: the next record.
    var next = [Int](repeating: 0, count: records.byCenter.count + 1)
    func outcome(
      at place: RecordPlace, among own: [ScopedRecord], from next: inout Int,
      _ outcome: (Int) -> Outcome
    ) -> Outcome {
      while next < own.count, RecordPlace.precedes(own[next].place, place) { next += 1 }
      precondition(next < own.count && own[next].place == place, "a finding on no record")
      return outcome(next)
    }
    for index in findings.indices where findings[index].place.record > 0 {
      let place = findings[index].place
      if let center = findings[index].center.map({ Int($0) }) {
        findings[index].outcome = outcome(
          at: place, among: records.byCenter[center], from: &next[center]
        ) { identity.outcomes[center][$0] }
      } else {
        findings[index].outcome = outcome(
          at: place, among: records.unattributed, from: &next[records.byCenter.count]
        ) { records.unattributed[$0].standing.outcome }
      }
    }
  }

  private struct RowKey: Hashable {
    let file: Int
    let center: CenterIndex
    let outcome: Outcome
    let reason: OutOfScopeReason?
  }

  /// All records of all files, in the order of `outcomes.csv`; the sum is checked.
  private func outcomeRows() -> [OutcomeRow] {
    var counts: [RowKey: Int] = [:]
    /// Counts records one by one; most are like the one before.
    func count(_ own: [ScopedRecord], _ outcome: (Int) -> Outcome) {
      var latest: (key: RowKey, number: Int)?
      for index in own.indices {
        var reason: OutOfScopeReason?
        if case .outOfScope(let found) = own[index].standing { reason = found }
        let key = RowKey(
          file: Int(own[index].place.file), center: own[index].center ?? -1,
          outcome: outcome(index), reason: reason)
        if latest?.key == key {
          latest?.number += 1
        } else {
          if let latest { counts[latest.key, default: 0] += latest.number }
          latest = (key, 1)
        }
      }
      if let latest { counts[latest.key, default: 0] += latest.number }
    }
    for (own, outcomes) in zip(records.byCenter, identity.outcomes) { count(own) { outcomes[$0] } }
    count(records.unattributed) { records.unattributed[$0].standing.outcome }
    for (index, file) in inbox.files.enumerated() {
      for (center, number) in file.result?.otherProcedures ?? [:] {
        let key = RowKey(file: index, center: center, outcome: .outOfScope, reason: .otherProcedure)
        counts[key, default: 0] += number
      }
    }
    let read = inbox.files.reduce(0) { $0 + ($1.result?.records ?? 0) }
    precondition(
      counts.values.reduce(0, +) == read, "the outcomes do not add up to the records read")
    let rows = counts.map { key, number in
      OutcomeRow(
        file: key.file, center: key.center < 0 ? nil : key.center, outcome: key.outcome,
        reason: key.reason, records: number)
    }
    return rows.sorted { a, b in
      if a.file != b.file { return a.file < b.file }
      let (left, right) = (centerID(a.center), centerID(b.center))
      if left != right { return bytesPrecede(left, right) }
      if a.outcome != b.outcome { return bytesPrecede(a.outcome.code, b.outcome.code) }
      return bytesPrecede(a.reason?.code ?? "", b.reason?.code ?? "")
    }
  }

  private func centerID(_ index: CenterIndex?) -> String {
    index.map { setting.register[$0].id } ?? "unattributed"
  }

  private func fileReports(_ rows: [OutcomeRow]) -> [FileReport] {
    var tallies = [OutcomeTally](repeating: OutcomeTally(), count: inbox.files.count)
    for row in rows { tallies[row.file][row.outcome] += row.records }
    return zip(inbox.files, tallies).map { file, tally in
      let center =
        file.stated.count == 1 ? file.stated[0] : file.owners.count == 1 ? file.owners[0] : nil
      return FileReport(
        name: file.name, sha256: file.sha256, bytes: file.size, encoding: file.result?.encoding,
        delimiter: file.result?.delimiter, center: center, owners: file.owners,
        status: file.status, records: file.result?.records ?? 0, tally: tally)
    }
  }
}
