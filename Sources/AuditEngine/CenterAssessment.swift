internal import AuditDomain
internal import FileAccess
internal import Intake

/// The evidence, verdict and sensitivity of every center of a run.
struct CenterAssessment {
  private let assessment: Assessment
  private let rule: VerdictRule
  /// By center: the doubtful records that may be of it or of another one, by their place in `unattributed`.
  private let shared: [[Int32]]
  /// The records compared where trials counted, if they do not, or the other way round; nil: nothing changes.
  private let otherTrials: (identity: Identity, doubt: Doubt)?

  private var setting: Setting { assessment.setting }
  private var files: [InboxFile] { assessment.inbox.files }

  init(_ assessment: Assessment, hasUnplacedRefusal: Bool) {
    self.assessment = assessment
    let setting = assessment.setting
    rule = VerdictRule(
      minimum: setting.policy.minimum, days: setting.days, judgedFrom: setting.judgedFrom,
      asOf: assessment.scope.asOf, hasUnplacedRefusal: hasUnplacedRefusal)
    var shared = Array(repeating: [Int32](), count: setting.register.centers.count)
    let unattributed = assessment.records.unattributed
    for place in unattributed.indices where unattributed[place].standing == .doubtful {
      for candidate in unattributed[place].candidates { shared[candidate].append(Int32(place)) }
    }
    self.shared = shared
    otherTrials = assessment.records.withOtherTrials.map { others in
      let identity = Identity(of: others) { concurrently($0, $1) }
      return (identity, Doubt(of: others, identity))
    }
  }

  /// The designated centers, then those of the others that have records; each with its sensitivity.
  ///
  /// - Parameter rows: all records by file, center and outcome.
  func all(_ rows: [OutcomeRow]) -> [(report: CenterReport, sensitivity: [Sensitivity.Row])] {
    let byCenter = Dictionary(grouping: rows.filter { $0.center != nil }) { $0.center ?? -1 }
    let year = assessment.scope.year
    let (designated, others) = setting.register.centers.indices.reduce(into: ([Int](), [Int]())) {
      if setting.register.isDesignated($1, in: year) { $0.0.append($1) } else { $0.1.append($1) }
    }
    let centers = designated + others.filter { byCenter[$0] != nil }
    return concurrently(centers.count) { place in
      let report = report(centers[place], byCenter[centers[place]] ?? [])
      return (report, sensitivity(of: report))
    }
  }

  /// The records that stand under a center.
  private func records(of index: CenterIndex) -> [ScopedRecord] {
    assessment.records.byCenter[index]
  }

  /// What is asked of those of them that ended in one of some outcomes.
  private func ended<Value>(
    _ outcomes: Outcome..., of index: CenterIndex, _ value: (ScopedRecord) -> Value
  ) -> [Value] {
    let (own, found) = (records(of: index), assessment.identity.outcomes[index])
    return own.indices.filter { outcomes.contains(found[$0]) }.map { value(own[$0]) }
  }

  private func treatments(of index: CenterIndex) -> [Treatment] {
    assessment.identity.treatments[index]
  }

  private func report(_ index: CenterIndex, _ rows: [OutcomeRow]) -> CenterReport {
    let center = setting.register[index]
    var evidence = evidence(index)
    evidence.records = rows.reduce(0) { $0 + $1.records }
    let judgement =
      setting.register.isDesignated(index, in: assessment.scope.year)
      ? rule.judge(evidence) : Judgement(verdict: .notDesignated, reasons: [])
    var report = CenterReport(index: index, judgement: judgement, evidence: evidence)
    for row in rows {
      report.tally[row.outcome] += row.records
      if let reason = row.reason { report.reasons[reason, default: 0] += row.records }
    }
    let own = treatments(of: index)
    // They are numbered from 1, without a gap.
    report.patients = own.reduce(0) { max($0, $1.patientNumber) }
    report.records = own.reduce(0) { $0 + $1.records }
    report.trialTreatments =
      trialTreatments(index).count + own.count(where: \.isTrial)
    report.undesignatedTreatments =
      Set(ended(.undesignated, of: index) { TreatmentIdentity($0) }).count
    // By day.
    (report.firstDate, report.lastDate) = (own.first?.day, own.last?.day)
    report.previousYear = assessment.previous[center.id]
    report.files = files.count { $0.owners.contains(index) }
    report.filesRefused = files.count { $0.owners.contains(index) && $0.status == .refused }
    report.waiver = setting.policy.waivers.first {
      $0.center == center.id && $0.year == assessment.scope.year
    }
    report.isWaived = report.waiver.map { $0.expires >= assessment.scope.asOf } ?? false
    report.doubtfulPlaces = ended(.doubtful, of: index) { $0.place }
    if !shared[index].isEmpty {
      for place in shared[index] {
        report.doubtfulPlaces.append(assessment.records.unattributed[Int(place)].place)
      }
      report.doubtfulPlaces.sort(by: RecordPlace.precedes)
    }
    report.excluded = excluded(index)
    report.outside = ended(.undesignated, of: index) { OutsideRecord($0) }
    report.unlisted = unlisted(index)
    addDays(&report)
    return report
  }

  private func excluded(_ index: CenterIndex) -> [ExcludedRecord] {
    let own = records(of: index)
    return own.indices.compactMap { place in
      guard case .outOfScope(let reason) = own[place].standing else { return nil }
      return ExcludedRecord(place: own[place].place, day: own[place].day, reason: reason)
    }.sorted { RecordPlace.precedes($0.place, $1.place) }
  }

  private func evidence(_ index: CenterIndex) -> CenterEvidence {
    var evidence = CenterEvidence(
      cover: setting.cover,
      designation: setting.register.designation(of: index, in: assessment.scope.year))
    evidence.isMergedAway = setting.register.holder(of: index, in: assessment.scope.year) != index
    evidence.counted = treatments(of: index).count
    evidence.doubtful = assessment.doubt.byCenter[index]
    evidence.recordsOfKnownProcedure = records(of: index).count { $0.procedure >= 0 }
    let owned = files.filter { $0.owners.contains(index) }
    evidence.hasRefusedFile = owned.contains { $0.status == .refused }
    evidence.hasMissingFile = owned.contains { $0.status == .missing }
    evidence.hasSubmitted = !owned.isEmpty
    evidence.possibleRecords = owned.reduce(0) {
      $0 + ($1.result?.otherProceduresByCandidate[index] ?? 0)
    }
    let rows = rows(of: index)
    evidence.hasSubmitted = evidence.hasSubmitted || rows.contains { $0.file == nil }
    evidence.declared = periods(in: rows)
    if !evidence.declared.isEmpty { evidence.silent = silent(among: rows, of: index) }
    evidence.hasEarlyNilReturn = rows.contains { row in
      row.file == nil && row.received.map { $0 < (row.period ?? setting.days).last } ?? false
    }
    // A period declared for the wrong center closes no gap of what its own one declares; but where that declares none,
    // the file is not known to be of the whole year.
    if evidence.declared.isEmpty { evidence.declared = periods(in: strayRows(of: index)) }
    evidence.isOfOtherYears =
      evidence.hasSubmitted && evidence.declared.isEmpty
      && !rows.contains { $0.file == nil || $0.treatments == 0 }
      && assessment.areOfOtherYears(index)
    // Asked for only where no record has a procedure that the policy knows.
    evidence.declaredNoTreatments =
      evidence.recordsOfKnownProcedure == 0 && areDeclaredWithoutTreatments(index, rows)
    evidence.hasShortFile = assessment.controls.contains { control in
      let owners = files[control.file].owners
      let isAbout = control.center == nil || control.center == index
      let isOwn = isAbout && owners.contains(index) || !control.isShared && owners == [index]
      return isOwn && control.isShort
    }
    // Records that were sent back are a part of what the center did.
    let results = owned.compactMap(\.result)
    if !results.isEmpty, results.allSatisfy(\.isReturned) { evidence.hasShortFile = true }
    return evidence
  }

  /// Whether each file that holds records of a center was declared to hold 0 treatments.
  private func areDeclaredWithoutTreatments(_ index: CenterIndex, _ rows: [Submission]) -> Bool {
    let declared = Set(rows.filter { $0.treatments == 0 }.compactMap { content(of: $0) })
    let holding = files.indices.filter { place in
      files[place].result?.otherProcedures[index] ?? 0 > 0
        || !records(of: index).places(of: place).isEmpty
    }
    return !holding.isEmpty && declared.isSuperset(of: holding)
  }

  /// The declarations in force for a center: nil returns, and rows of files that are its own.
  private func rows(of index: CenterIndex) -> [Submission] {
    assessment.inbox.plan.inForce.filter { row in
      guard let name = row.file else { return row.center == index }
      guard let file = assessment.inbox.index(of: name).map({ files[$0] }) else { return false }
      return row.center.map { $0 == index && file.owners.contains(index) }
        ?? (file.owners == [index])
    }
  }

  /// The centers that merged into one, and of whose days no row speaks that names them, or else the one that they are now.
  private func silent(among rows: [Submission], of index: CenterIndex) -> [CenterIndex] {
    let all = setting.register.merged(into: index, in: assessment.scope.year)
    return all.filter { own in
      let speaking = rows.filter { row in
        row.named == own.center
          || !all.contains { $0.center == row.named && $0.center != index }
      }
      return !own.days.isCovered(by: periods(in: speaking))
    }.map(\.center)
  }

  /// What is declared of its files for centers whose files they are not.
  private func strayRows(of index: CenterIndex) -> [Submission] {
    assessment.inbox.plan.inForce.filter { row in
      guard let center = row.center,
        let place = row.file.flatMap({ assessment.inbox.index(of: $0) })
      else { return false }
      return files[place].owners == [index] && center != index
    }
  }

  /// The file whose content a row is about: of files with the same bytes the one that was read.
  private func content(of row: Submission) -> Int? {
    guard let place = row.file.flatMap({ assessment.inbox.index(of: $0) }) else { return nil }
    return files[place].twin ?? place
  }

  /// The days declared; of files with the same bytes those of one, as they do not speak of further days: the one
  /// that was read, or else the first received, where it has some.
  private func periods(in rows: [Submission]) -> [DayRange] {
    func rank(_ row: Submission) -> (Int, Int32, Int) {
      let place = row.file.flatMap { assessment.inbox.index(of: $0) } ?? 0
      let day = row.file.flatMap { assessment.inbox.plan.received($0) }?.number ?? .max
      return (files[place].twin == nil ? 0 : 1, day, place)
    }
    let dated = rows.filter { spokenOf(by: $0) != nil }
    var speakers: [Int: Submission] = [:]
    for row in dated {
      guard let content = content(of: row) else { continue }
      if speakers[content].map({ rank(row) < rank($0) }) ?? true { speakers[content] = row }
    }
    return dated.filter { row in
      content(of: row).map { speakers[$0]?.file == row.file } ?? true
    }.compactMap { spokenOf(by: $0) }
  }

  /// The days that a row speaks of; nil: it does not say.
  private func spokenOf(by row: Submission) -> DayRange? {
    guard row.file == nil, let received = row.received else { return row.period }
    // Nobody knows beforehand that nothing will be done.
    let days = row.period ?? setting.days
    if row.period == nil, received >= days.last { return nil }
    return DayRange(min(days.first, received), min(days.last, received))
  }

  private func unlisted(_ index: CenterIndex) -> [(value: String, records: Int)] {
    var counts: [ExactText: Int] = [:]
    for file in files {
      counts.merge(file.result?.unlisted[index] ?? [:], uniquingKeysWith: +)
    }
    return counts.map { (value: $0.key.text, records: $0.value) }.sorted { a, b in
      a.records != b.records ? a.records > b.records : bytesPrecede(a.value, b.value)
    }
  }

  /// The days that the logs speak of, and the outlook that follows from them.
  private func addDays(_ report: inout CenterReport) {
    let evidence = report.evidence
    let asOf = assessment.scope.asOf
    if evidence.hasSubmitted, !evidence.isOfOtherYears {
      let (first, last) = (
        evidence.declared.map(\.first).min(), evidence.declared.map(\.last).max()
      )
      report.covered = DayRange(
        first ?? setting.days.first, last ?? min(asOf, setting.days.last))
    }
    // One that meets the minimum by the files of others has an outlook too.
    let verdict = report.judgement.verdict
    guard asOf <= setting.days.last, verdict == .inProgress || verdict == .meets,
      let cover = setting.cover
    else { return }
    let end = min(asOf, evidence.declared.map(\.last).max() ?? asOf)
    let open = (cover.first.number...cover.last.number).map { CalendarDay(number: $0) }
      .filter { day in evidence.designation.contains { $0.contains(day) } }
    let elapsed = evidence.isOfOtherYears ? 0 : open.count { $0 <= end }
    report.outlook = Outlook(
      counted: evidence.counted, doubtful: evidence.doubtful, minimum: setting.policy.minimum,
      elapsed: elapsed, remaining: open.count - elapsed,
      limits: setting.policy.outlook)
  }

  // MARK: Other ways to count

  /// Trial treatments that did not count, but otherwise would.
  private func trialTreatments(_ index: CenterIndex) -> Set<TreatmentIdentity> {
    let own = records(of: index)
    let trial = own.indices.filter {
      own[$0].standing == .outOfScope(.trial) && own[$0].isTrial
    }
    if trial.isEmpty { return [] }
    return Set(trial.map { TreatmentIdentity(own[$0]) })
      .subtracting(ended(.counted, .merged, of: index) { TreatmentIdentity($0) })
  }

  private func sensitivity(of report: CenterReport) -> [Sensitivity.Row] {
    if report.judgement.verdict == .notDesignated { return [] }
    var rows: [Sensitivity.Row] = []
    func add(_ variant: Sensitivity.Variant, _ counted: Int, doubtful: Int) {
      var evidence = report.evidence
      (evidence.counted, evidence.doubtful) = (counted, doubtful)
      let verdict = rule.judge(evidence).verdict
      let volume = variant == .withUnplaced ? counted + doubtful : counted
      rows.append(
        Sensitivity.Row(
          center: report.index, variant: variant, volume: volume, verdict: verdict,
          changes: verdict != report.judgement.verdict))
    }
    let (index, doubtful) = (report.index, report.evidence.doubtful)
    let own = treatments(of: index)
    add(.patients, report.patients, doubtful: doubtful)
    add(.records, report.records, doubtful: doubtful)
    for variant in [Sensitivity.Variant.withTrials, .withoutTrials] {
      if (variant == .withTrials) != assessment.scope.includeTrials, let others = otherTrials {
        add(
          variant, others.identity.treatments[index].count,
          doubtful: others.doubt.byCenter[index])
      } else {
        add(variant, own.count, doubtful: doubtful)
      }
    }
    // A treatment without a site may be of the largest one.
    let sites = own.bySite.mapValues(\.count)
    let named = sites.filter { !$0.key.isEmpty }
    if named.count > 1 {
      add(.largestSite, named.values.max() ?? 0, doubtful: doubtful + (sites[""] ?? 0))
    }
    if report.judgement.verdict == .below, assessment.doubt.withoutCandidate > 0 {
      add(.withUnplaced, own.count, doubtful: doubtful + assessment.doubt.withoutCandidate)
    }
    return rows
  }
}
