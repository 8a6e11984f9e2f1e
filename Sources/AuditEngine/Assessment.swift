internal import AuditDomain
internal import FileAccess
internal import Intake

/// Turns the files of an inbox, read, into the report value.
struct Assessment {
  let scope: AuditScope
  let setting: Setting
  private(set) var inbox: Inbox
  private(set) var records: [ScopedRecord] = []
  private(set) var findings: [Finding] = []
  private(set) var texts: [String] = []
  let identity: Identity
  let doubt: Doubt
  let previous: [String: Int]

  var outcomes: [Outcome] { identity.outcomes }

  init(
    _ scope: AuditScope, _ setting: Setting, _ inbox: consuming Inbox, previous: [String: Int]
  ) {
    self.scope = scope
    self.setting = setting
    self.inbox = inbox
    self.previous = previous
    var findings = self.inbox.settleOwners()
    records.reserveCapacity(self.inbox.files.reduce(0) { $0 + ($1.result?.scoped.count ?? 0) })
    for index in self.inbox.files.indices {
      guard let result = self.inbox.files[index].result else { continue }
      records += result.scoped
      let offset = Int32(texts.count)
      texts += result.texts
      for var finding in result.findings {
        finding.text = finding.text.map { $0 + offset }
        findings.append(finding)
      }
      self.inbox.release(index)
    }
    identity = Identity(of: records) { concurrently($0, $1) }
    doubt = Doubt(
      records: records, outcomes: identity.outcomes, centers: setting.register.centers.count)
    findings += identity.findings
    self.findings = findings
  }

  /// The report value.
  mutating func report() -> AuditReport {
    let controls = controls
    let rows = outcomeRows()
    findings += FileFindings(self, controls).all
    findings.sort { a, b in
      if a.place.file != b.place.file { return a.place.file < b.place.file }
      if a.place.byte != b.place.byte { return a.place.byte < b.place.byte }
      return a.code != b.code && bytesPrecede(a.code.rawValue, b.code.rawValue)
    }
    alignFindings()
    let hasUnplacedRefusal = inbox.files.contains { $0.status == .refused && $0.owners.isEmpty }
    let centers = CenterAssessment(self, rows, controls, hasUnplacedRefusal)
    var providers: [String: Int] = [:]
    for file in inbox.files {
      providers.merge(file.result?.unknownProviders ?? [:], uniquingKeysWith: +)
    }
    let unplaced = rows.filter { $0.center == nil }
    return AuditReport(
      year: scope.year, asOf: scope.asOf, policy: setting.policy,
      policyDigest: sha256(setting.policyBytes), registerDigest: sha256(setting.registerBytes),
      register: setting.register, judgedFrom: setting.judgedFrom, finalFrom: setting.finalFrom,
      cover: setting.cover, includesTrials: scope.includeTrials, centers: centers.reports,
      unattributed: Unattributed(
        tally: unplaced.reduce(into: OutcomeTally()) { $0[$1.outcome] += $1.records },
        doubtful: doubt.unattributed, withoutCandidate: doubt.withoutCandidate),
      files: fileReports(rows),
      treatments: identity.treatments, outcomes: rows, findings: findings, texts: texts,
      unknownProviders: providers.map { (name: $0.key, records: $0.value) }
        .sorted { bytesPrecede($0.name, $1.name) },
      sensitivity: centers.sensitivity, hasUnplacedRefusal: hasUnplacedRefusal)
  }

  /// Gives the findings on records the outcome and the center that the comparison of records led to.
  ///
  /// Findings and records both stand in the order of their places.
  private mutating func alignFindings() {
    var next = 0
    for index in findings.indices where findings[index].place.record > 0 {
      let place = findings[index].place
      while next < records.count, RecordPlace.precedes(records[next].place, place) { next += 1 }
      guard next < records.count, records[next].place == place else { continue }
      findings[index].outcome = outcomes[next]
      findings[index].center = records[next].center.map { Int16(truncatingIfNeeded: $0) }
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
    for index in records.indices {
      var reason: OutOfScopeReason?
      if case .outOfScope(let found) = records[index].standing { reason = found }
      let key = RowKey(
        file: Int(records[index].place.file), center: records[index].center ?? -1,
        outcome: outcomes[index], reason: reason)
      counts[key, default: 0] += 1
    }
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
