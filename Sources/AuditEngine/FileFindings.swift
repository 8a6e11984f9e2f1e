internal import AuditDomain
internal import Intake

/// The findings about whole files that only the run as a whole shows.
struct FileFindings {
  private(set) var all: [Finding] = []
  /// The texts that they print, which come behind those of the assessment.
  private(set) var texts: [String] = []
  private let assessment: Assessment
  private var files: [InboxFile] { assessment.inbox.files }
  private var plan: SubmissionPlan { assessment.inbox.plan }

  init(_ assessment: Assessment) {
    self.assessment = assessment
    for (index, file) in files.enumerated() {
      if file.status == .missing {
        let old = plan.takenOut(by: file.name).flatMap { self.index(of: $0) }
        add(.fileMissing, index, related: old)
      }
      if let twin = file.twin { add(.identicalFile, index, related: twin) }
    }
    for void in plan.voids {
      guard let index = index(of: void.file) else { continue }
      let old = self.index(of: void.replaces)
      add(
        .replacementVoid, index, text: old == nil ? void.replaces : nil,
        found: void.reason.rawValue, related: old)
    }
    note(assessment.controls)
    noteDeniedNilReturns()
    notePeriodsAfterReceipt()
    noteReceiptsBeforeTheEnd()
    noteOverlaps()
  }

  private func index(of name: String) -> Int? { assessment.inbox.index(of: name) }

  private mutating func add(
    _ code: FindingCode, _ file: Int, of center: CenterIndex? = nil, column: LogColumn? = nil,
    text: String? = nil, found: Int = 0, expected: Int = 0, related: Int? = nil
  ) {
    let place = text.map { _ in Int32(assessment.texts.count + texts.count) }
    if let text { texts.append(text) }
    all.append(
      Finding(
        code, at: RecordPlace(file: file, line: 1, record: 0, byte: 0), column: column,
        text: place, found: found, expected: expected, center: center ?? files[file].owner,
        related: related.map { RecordPlace(file: $0, line: 1, record: 0, byte: 0) }))
  }

  private mutating func note(_ controls: [ControlTotal]) {
    for control in controls {
      /// A total of a part of the file says so.
      let column: LogColumn? = control.isShared ? .center : nil
      if let declared = control.row.records, control.isMismatch {
        add(
          .recordsMismatch, control.file, of: control.center, column: column,
          found: control.records, expected: declared)
      }
      // A total of another year says nothing of what this year's audit counts.
      let isOfYear =
        control.row.period.map { $0.intersection(assessment.setting.days) != nil } ?? true
      if let declared = control.row.treatments, isOfYear, declared != control.treatments {
        add(
          .treatmentsMismatch, control.file, of: control.center, column: column,
          found: control.treatments, expected: declared)
      }
    }
  }

  /// Files that hold records of days for which their center declared none; of records of other procedures no day
  /// is known.
  private mutating func noteDeniedNilReturns() {
    for row in plan.inForce where row.file == nil {
      guard let center = row.center else { continue }
      let own = assessment.records.byCenter[center]
      let period = row.period ?? assessment.setting.days
      for index in files.indices {
        let denied = own.places(of: index).count { place in
          own[place].day.map { period.contains($0) } ?? false
        }
        if denied > 0 { add(.nilReturnDenied, index, of: center, found: denied) }
      }
    }
  }

  /// Files that are declared to speak of days after the one on which they were received, which they cannot.
  private mutating func notePeriodsAfterReceipt() {
    for row in plan.inForce {
      guard let period = row.period, let received = row.received, period.last > received,
        let index = row.file.flatMap({ self.index(of: $0) })
      else { continue }
      add(.periodAfterReceipt, index, of: row.center)
    }
  }

  /// Centers that declare no period, and whose last file was received before the year ended: they are taken to have sent
  /// the whole of it, which is told once it is judged.
  private mutating func noteReceiptsBeforeTheEnd() {
    guard assessment.scope.asOf >= assessment.setting.judgedFrom else { return }
    var rows: [CenterIndex: [(file: Int, row: Submission)]] = [:]
    for row in plan.inForce {
      guard let file = row.file.flatMap({ self.index(of: $0) }),
        let center = row.center ?? files[file].owner
      else { continue }
      rows[center, default: []].append((file, row))
    }
    for (center, own) in rows.sorted(by: { $0.key < $1.key })
    where own.allSatisfy({ $0.row.period == nil && $0.row.received != nil }) {
      if assessment.areOfOtherYears(center) { continue }
      let isAll = files.indices.allSatisfy { file in
        !files[file].owners.contains(center) || own.contains { $0.file == file }
      }
      guard isAll, !plan.inForce.contains(where: { $0.file == nil && $0.center == center }) else {
        continue
      }
      let last = own.max { a, b in
        (a.row.received?.number ?? 0, b.file) < (b.row.received?.number ?? 0, a.file)
      }
      guard let last, let received = last.row.received, received < assessment.setting.days.last
      else {
        continue
      }
      add(
        .periodAfterReceipt, last.file, of: center, found: 1, expected: Int(received.number))
    }
  }

  /// Files of one center that share records, or whose declared periods share days.
  private mutating func noteOverlaps() {
    var pairs: Set<[Int]> = []
    for files in assessment.identity.sharing {
      for (place, a) in files.enumerated() {
        for b in files[(place + 1)...] { pairs.insert([Int(a), Int(b)]) }
      }
    }
    let rows = plan.inForce.compactMap {
      row -> (file: Int, center: CenterIndex?, period: DayRange)? in
      guard let name = row.file, let index = index(of: name), let period = row.period,
        files[index].status == .read
      else { return nil }
      return (index, row.center ?? files[index].owners.first, period)
    }
    for (place, a) in rows.enumerated() {
      for b in rows[(place + 1)...]
      where a.file != b.file && a.center != nil && a.center == b.center
        && a.period.intersection(b.period) != nil
      {
        pairs.insert([a.file, b.file].sorted())
      }
    }
    // What was replaced, and is read all the same under another name.
    let read = Dictionary(grouping: files.indices.filter { files[$0].status == .read }) {
      files[$0].sha256
    }
    for old in files.indices where files[old].status == .replaced {
      for index in read[files[old].sha256] ?? []
      where !plan.replaces(files[index].name, files[old].name) {
        add(.overlappingFiles, index, related: old)
      }
    }
    // One that was sent back has a finding of its own, and must replace nothing.
    func isReturned(_ file: Int) -> Bool { files[file].result?.isReturned ?? false }
    for pair in pairs.sorted(by: { $0.lexicographicallyPrecedes($1) })
    where !isReturned(pair[0]) && !isReturned(pair[1]) {
      add(.overlappingFiles, pair[1], related: pair[0])
    }
  }
}
