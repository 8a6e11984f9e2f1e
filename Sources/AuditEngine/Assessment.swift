internal import AuditDomain
internal import FileAccess
internal import Intake

/// Turns the files of an inbox, read, into the report value.
struct Assessment {
  let scope: AuditScope
  let setting: Setting
  private(set) var inbox: Inbox
  private(set) var records: ScopedRecords
  /// By file.
  private(set) var findings: [[Finding]]
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
    self.inbox = consume inbox
    self.previous = previous
    let ofFiles = self.inbox.settleOwners()
    records = ScopedRecords(centers: setting.register.centers.count)
    let files = self.inbox.files.indices
    findings = Array(repeating: [], count: files.count)
    var firstTexts = [Int](repeating: 0, count: files.count)
    for index in files {
      guard let result = self.inbox.files[index].result else { continue }
      records.add(result.scoped)
      (findings[index], firstTexts[index]) = (result.findings, texts.count)
      texts += result.texts
      self.inbox.release(index)
    }
    identity = Identity(of: records) { concurrently($0, $1) }
    doubt = Doubt(of: records, identity)
    controls = controlTotals()
    let ofAllFiles = FileFindings(self)
    var ofRun = [[Finding]](repeating: [], count: files.count)
    for finding in ofFiles + identity.findings + ofAllFiles.all {
      ofRun[Int(finding.place.file)].append(finding)
    }
    texts += ofAllFiles.texts
    let alignment = FindingAlignment(
      owners: self.inbox.files.map(\.owner), firstTexts: firstTexts, ofRun: ofRun,
      records: records, identity: identity)
    concurrently(changing: &findings) { alignment.complete(&$1, of: $0) }
  }

  /// Whether each file of a center holds days of its records, and none of the year for any center.
  func areOfOtherYears(_ center: CenterIndex) -> Bool {
    let files = inbox.files.indices.filter { inbox.files[$0].owners.contains(center) }
    return files.allSatisfy { index in
      let file = inbox.files[index].twin ?? index
      let own = records.byCenter[center]
      let ofAll = records.byCenter + [records.unattributed]
      return own.places(of: file).contains { own[$0].day != nil }
        && !ofAll.contains { records in
          records.places(of: file).contains { place in
            records[place].day.map { setting.days.contains($0) } ?? false
          }
        }
    }
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
      treatments: identity.treatments, outcomes: rows, findings: findings,
      findingGroups: concurrently(findings.count) { FindingGroup.all(of: findings[$0]) }
        .flatMap { $0 },
      texts: texts,
      unknownProviders: providers.sorted { bytesPrecede($0.key.text, $1.key.text) }
        .map { (name: safeText($0.key.text), records: $0.value) },
      sensitivity: centers.flatMap(\.sensitivity))
  }

  private struct RowKey: Hashable {
    let file: Int
    let center: CenterIndex
    let outcome: Outcome
    let reason: OutOfScopeReason?
  }

  /// Counts records one by one; most are like the one before.
  private static func counts(
    _ records: [ScopedRecord], _ outcome: (Int) -> Outcome
  ) -> [RowKey: Int] {
    var counts: [RowKey: Int] = [:]
    var latest: (key: RowKey, number: Int)?
    for index in records.indices {
      var reason: OutOfScopeReason?
      if case .outOfScope(let found) = records[index].standing { reason = found }
      let key = RowKey(
        file: Int(records[index].place.file), center: records[index].center ?? -1,
        outcome: outcome(index), reason: reason)
      if latest?.key == key {
        latest?.number += 1
      } else {
        if let latest { counts[latest.key, default: 0] += latest.number }
        latest = (key, 1)
      }
    }
    if let latest { counts[latest.key, default: 0] += latest.number }
    return counts
  }

  /// All records of all files, in the order of `outcomes.csv`; the sum is checked.
  private func outcomeRows() -> [OutcomeRow] {
    var counts: [RowKey: Int] = [:]
    let unattributed = records.byCenter.count
    let byCenter = concurrently(unattributed + 1) { center in
      center == unattributed
        ? Assessment.counts(records.unattributed) { records.unattributed[$0].standing.outcome }
        : Assessment.counts(records.byCenter[center]) { identity.outcomes[center][$0] }
    }
    for own in byCenter { counts.merge(own, uniquingKeysWith: +) }
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
      // What is said of a file that was read may be wrong.
      let centers = file.status == .read || file.stated.isEmpty ? file.owners : file.stated
      return FileReport(
        name: file.name, sha256: file.sha256, bytes: file.size, encoding: file.result?.encoding,
        delimiter: file.result?.delimiter, center: centers.count == 1 ? centers[0] : nil,
        owners: file.owners,
        status: file.status, records: file.result?.records ?? 0, tally: tally)
    }
  }
}
