internal import AuditDomain
internal import DelimitedText

/// Settles one sound record that has, or may have, one of the policy's procedures, by what its cells say.
///
/// One sure reason against it decides, whatever else is wrong; only then come the doubts, then the
/// designation.
struct RecordReader {
  private let layout: LogLayout
  private let texts: SafeTexts
  private let moved: MovedCells
  private var context: IntakeContext { layout.context }
  /// Those of the log, while a record is read.
  private var findings: [Finding] = []
  // Of the record that was read last:
  private var firstFinding = 0
  private(set) var needsFileCenter = false
  /// The center cell, where the register does not know it; not to be printed.
  private(set) var unknownProvider: String?
  private var place = RecordPlace(file: 0, line: 0, record: 0, byte: 0)

  /// - Parameter texts: where the texts go that findings print.
  init(_ layout: LogLayout, _ texts: SafeTexts) {
    self.layout = layout
    self.texts = texts
    moved = MovedCells(layout)
  }

  /// Fills in a record of which only the place is known, and adds what is found to the log's findings.
  mutating func read(
    _ cells: borrowing CellReadings, procedure: ProcedureReading, at center: Places.Place,
    into scoped: inout ScopedRecord, _ logFindings: inout [Finding]
  ) {
    swap(&findings, &logFindings)
    defer { swap(&findings, &logFindings) }
    firstFinding = findings.count
    needsFileCenter = false
    unknownProvider = nil
    place = scoped.place
    let (trial, intent) = (cells.trial, cells.intent)
    if case .listed(let term) = procedure { scoped.procedure = Int8(truncatingIfNeeded: term) }
    if case .counts(let term) = cells.indication {
      scoped.indication = Int8(truncatingIfNeeded: term)
    }
    identify(&scoped, cells, center, procedure)
    let date = settled(cells.date, scoped.center)
    scoped.day = trusted(date)
    let isAgainst = trial == .against || intent == .against
    if trial == .against { add(.trialNamed, .trialID) }
    if let reason = sureReason(cells, scoped.day) {
      scoped.otherStanding = .outOfScope(reason)
      return settle(&scoped, .outOfScope(reason))
    }
    noteDoubts(procedure, cells, date, center)
    if scoped.patient == nil {
      add(.patientMissing, .patient, found: Vocabulary.whyNoPseudonym(cells.patient))
    }
    let isDoubtful = findings[firstFinding...].contains { $0.code.severity == .error }
    // What it is where trials count, and where they do not.
    let withTrials: ScopedRecord.Standing =
      isDoubtful ? .doubtful : isDesignated(scoped) ? .countable : .undesignated
    let isUnclear = trial.isOpen || intent.isOpen
    let without = isAgainst ? .outOfScope(.trial) : isUnclear ? .doubtful : withTrials
    scoped.otherStanding = context.includeTrials ? without : withTrials
    let standing = context.includeTrials ? withTrials : without
    if standing == .outOfScope(.trial) { return settle(&scoped, standing) }
    if isUnclear, !context.includeTrials {
      if trial == .unclear { add(.trialUnknown, .trialID) }
      if trial == .contradicted { add(.columnsDisagree, .trialID) }
      if intent == .unclear { add(.intentUnclear, .intent) }
      if intent == .contradicted { add(.columnsDisagree, .intent) }
    }
    noteRepairs(cells, date, center)
    if standing == .undesignated { add(.undesignatedTreatment, .center) }
    if standing == .countable { scoped.discussion = discussion(cells.mdtDate, for: scoped.day) }
    settle(&scoped, standing)
  }

  /// The first sure reason against it, in the order of the reasons, but for trials, which come last.
  private func sureReason(
    _ cells: borrowing CellReadings, _ day: CalendarDay?
  ) -> OutOfScopeReason? {
    if cells.status == .against { return .notPerformed }
    if cells.indication == .other { return .otherIndication }
    if let day {
      if day.year != context.directory.year { return .otherYear }
      if day < context.policy.coverFrom { return .beforeCover }
    }
    return nil
  }

  /// Gives the record its standing; of one that surely does not count, only the remark on a named trial stays: what
  /// else is wrong with it changes nothing.
  private mutating func settle(_ scoped: inout ScopedRecord, _ standing: ScopedRecord.Standing) {
    scoped.standing = standing
    guard case .outOfScope = standing, findings.count > firstFinding else { return }
    let kept = findings[firstFinding...].filter { $0.code == .trialNamed }
    findings.replaceSubrange(firstFinding..., with: kept)
  }

  // MARK: Who and where

  private mutating func identify(
    _ scoped: inout ScopedRecord, _ cells: borrowing CellReadings, _ center: Places.Place,
    _ procedure: ProcedureReading
  ) {
    scoped.recordID = cells.recordID
    let tells = Vocabulary.isPseudonym(cells.patient)
    let isOfOther = tells && moved.isOfOtherColumn(pseudonym: cells.patient)
    let isKnown = tells && !isOfOther
    scoped.patient = isKnown ? cells.patient : nil
    // Any cell of the record may hold the pseudonym then.
    let hasMoved = isOfOther || procedure == .misplaced || cells.date == .unreadable
    if hasMoved || isKnown && cells.site.label == cells.patient {
      scoped.site = Site(label: withheld, key: cells.site.key)
    }
    scoped.fingerprint = cells.fingerprint
    switch center.cells.reading {
    case .known(let index, _):
      scoped.belong(to: index)
      scoped.hasSureCenter = true
    case .ambiguous(let centers):
      scoped.candidates = centers
    case .unknown:
      let text = center.cells.unknownText ?? ""
      let isWithheld = hasMoved || moved.mayBePseudonym(center: text, beside: cells.patient)
      unknownProvider = isWithheld ? withheld : text
      scoped.candidates = center.cells.namedBehind.sorted()
      needsFileCenter = true
    case .missing:
      needsFileCenter = true
    }
  }

  private func isDesignated(_ scoped: ScopedRecord) -> Bool {
    guard let center = scoped.center, let day = scoped.day else { return true }
    return isDesignated(center, on: day)
  }

  private func isDesignated(_ center: CenterIndex, on day: CalendarDay) -> Bool {
    context.designation[center].contains { $0.contains(day) }
  }

  /// What a time of another zone says of the day: the one that it is here, where that makes no difference.
  ///
  /// Where it does, the day that is written may be the one that was meant: programs give local times out as universal.
  private func settled(_ date: DateReading, _ center: CenterIndex?) -> DateReading {
    guard case .dayElsewhere(let day, let here) = date else { return date }
    func isAlike(_ of: (CalendarDay) -> Bool) -> Bool { of(day) == of(here) }
    let isSame =
      isAlike { $0.year == context.directory.year } && isAlike { $0 < context.policy.coverFrom }
      && isAlike { day in center.map { isDesignated($0, on: day) } ?? true }
    return isSame ? .day(here, unpadded: false) : date
  }

  /// The day, unless the reading leaves it open.
  private func trusted(_ date: DateReading) -> CalendarDay? {
    guard case .day(let day, _) = date, day <= context.asOf else { return nil }
    if let received = layout.source.received, day > received { return nil }
    return day
  }

  private func discussion(_ date: DateReading, for day: CalendarDay?) -> Discussion {
    let discussed: CalendarDay
    switch date {
    case .day(let day, _), .dayElsewhere(_, here: let day): discussed = day
    case .missing, .impossible, .twoDigitYear, .unreadable, .longAgo: return .notGiven
    }
    guard let day else { return .notGiven }
    return discussed <= day ? .before : .after
  }

  // MARK: Findings

  private mutating func add(
    _ code: FindingCode, _ column: LogColumn, text: String? = nil, found: Int = 0
  ) {
    findings.append(
      Finding(code, at: place, column: column, text: text.map(texts.index), found: found))
  }

  private mutating func noteDoubts(
    _ procedure: ProcedureReading, _ cells: borrowing CellReadings, _ date: DateReading,
    _ center: Places.Place
  ) {
    switch procedure {
    case .missing: add(.procedureMissing, .procedure)
    case .unclear: add(.procedureUnclear, .procedure)
    case .misplaced: add(.procedureUnclear, .procedure, found: 1)
    case .denied: add(.procedureUnclear, .procedure, found: 2)
    case .contradicted: add(.columnsDisagree, .procedure)
    case .listed, .other: break
    }
    switch cells.status {
    case .unclear: add(.statusUnclear, .status)
    case .contradicted: add(.columnsDisagree, .status)
    case .none, .against: break
    }
    switch cells.indication {
    case .missing: add(.indicationMissing, .indication)
    case .unclear: add(.indicationUnclear, .indication)
    case .misplaced: add(.indicationUnclear, .indication, found: 1)
    case .contradicted: add(.columnsDisagree, .indication)
    case .review: add(.indicationReview, .indication, text: cells.indicationLabel)
    case .counts, .other: break
    }
    switch center.cells.reading {
    case .missing: add(.centerMissing, .center)
    case .unknown: add(.centerUnknown, .center, text: safeText(unknownProvider ?? ""))
    case .ambiguous: add(center.cells.disagree ? .centerDisagrees : .centerAmbiguous, .center)
    case .known: break
    }
    switch date {
    case .missing: add(.dateMissing, .procedureDate)
    case .impossible: add(.dateImpossible, .procedureDate)
    case .twoDigitYear: add(.dateTwoDigitYear, .procedureDate)
    case .unreadable: add(.dateUnreadable, .procedureDate)
    case .dayElsewhere: add(.dateUnreadable, .procedureDate, found: 1)
    case .longAgo: add(.dateUnreadable, .procedureDate, found: 2)
    case .day(let day, _):
      if day > context.asOf {
        add(.dateAfterAsOf, .procedureDate)
      } else if let received = layout.source.received, day > received {
        add(.dateAfterReceipt, .procedureDate)
      }
    }
  }

  private mutating func noteRepairs(
    _ cells: borrowing CellReadings, _ date: DateReading, _ center: Places.Place
  ) {
    if cells.recordID.isEmpty { add(.recordIDMissing, .recordID) }
    if !layout.header[.center].isEmpty, case .known(_, let spelling) = center.cells.reading {
      switch spelling {
      case .repairedAGB: add(.agbLeadingZero, .center)
      case .alias: add(.centerAlias, .center)
      case .canonical: break
      }
      if center.cells.hasUnknownBehind {
        add(.agbNotInRegister, .center, text: safeText(center.cells.unknownText ?? ""))
      }
    }
    if case .day(_, unpadded: true) = date { add(.dateUnpadded, .procedureDate) }
    if let column = cells.padded {
      add(.paddedValue, column)
    }
    switch cells.mdtDate {
    case .day, .dayElsewhere, .missing: break
    case .impossible, .twoDigitYear, .unreadable, .longAgo: add(.mdtDateUnreadable, .mdtDate)
    }
  }
}
