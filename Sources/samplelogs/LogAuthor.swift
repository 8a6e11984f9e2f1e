/// Turns a plan into the records of one log, each with its fate.
struct LogAuthor {
  let hospital: Hospital
  let plan: YearPlan
  private var random: SeededGenerator
  private var pseudonyms: Pseudonyms
  private var records: [LogRecord] = []

  init(hospital: Hospital, plan: YearPlan, random: SeededGenerator) {
    self.hospital = hospital
    self.plan = plan
    self.random = random
    pseudonyms = Pseudonyms(form: hospital.pseudonyms)
  }

  /// The records by day, numbered in that order.
  ///
  /// - Parameter plant: adds what the plan cannot say.
  mutating func write(plant: (inout LogAuthor) -> Void = { _ in }) -> [LogRecord] {
    writeTreatments()
    for _ in 0..<plan.early { writeEarly() }
    for _ in 0..<plan.background { writeBackground() }
    plant(&self)
    var sorted = records.enumerated().sorted { left, right in
      (left.element.day, left.offset) < (right.element.day, right.offset)
    }.map(\.element)
    hospital.numbering.number(&sorted, year: plan.year, &random)
    return sorted
  }

  /// A treatment of a new patient that counts by itself, to be changed by whoever asks for it.
  mutating func draft(on day: CivilDay, fate: Fate = .counted) -> LogRecord {
    var record = LogRecord(
      patient: pseudonyms.next(&random), day: day,
      procedure: random.chance(60) ? .kyphoplasty : .vertebroplasty,
      indication: random.chance(70) ? .metastasis : .myeloma, fate: fate)
    record.site = site()
    record.discussed = random.chance(85) ? day + -random.within(2...20) : nil
    record.remark = random.chance(40) ? random.pick(hospital.remarks.texts) : ""
    record.start = random.within(96...198) * 5
    record.duration = random.within(6...22) * 5
    record.cement = random.within(20...80)
    record.levels = random.chance(90) ? 1 : nil
    record.variant = random.below(4)
    return record
  }

  mutating func add(_ record: LogRecord) {
    records.append(record)
  }

  /// A weekday of the plan's covered days.
  mutating func someDay() -> CivilDay {
    random.weekday(in: plan.covered)
  }

  /// One patient in twenty of the larger centers comes back; never on the day of an earlier
  /// treatment, which would make one treatment of two.
  private mutating func writeTreatments() {
    var seen: [(patient: String, day: CivilDay)] = []
    for treatment in plan.treatments.sorted(by: { $0.day < $1.day }) {
      var record = draft(on: treatment.day)
      if plan.treatments.count >= 19, random.chance(5) {
        let earlier = seen.filter { $0.day + 14 < treatment.day }
        if let patient = earlier.last?.patient { record.patient = patient }
      }
      seen.removeAll { $0.patient == record.patient }
      seen.append((record.patient, record.day))
      write(record, levels: treatment.levels)
    }
  }

  private mutating func write(_ first: LogRecord, levels: Int) {
    guard hospital.hasRecordPerLevel else {
      var record = first
      record.levels = levels
      add(record)
      return
    }
    add(first)
    for _ in 1..<max(1, levels) {
      var further = first
      further.isFurtherLevel = true
      further.fate = .merged
      further.variant = random.below(4)
      add(further)
    }
  }

  private mutating func writeEarly() {
    let last = CivilDay(number: plan.covered.lowerBound.number - 1)
    let day = random.weekday(in: YearPlan.firstDay2025...last)
    add(draft(on: day, fate: .outOfScope(.beforeCover)))
  }

  /// A record that does not count; in the logs of 2025 one in five is of the weeks before the cover.
  private mutating func writeBackground() {
    let isEarly = plan.year == 2025 && random.chance(20)
    let first = isEarly ? YearPlan.firstDay2025 : plan.covered.lowerBound
    var record = draft(on: random.weekday(in: first...plan.covered.upperBound))
    record.remark = random.chance(15) ? record.remark : ""
    let kind = random.below(100)
    if kind < 6, hospital.has(.status) {
      record.isPerformed = false
      record.fate = .outOfScope(.notPerformed)
    } else if kind < 36 {
      record.indication = kind < 28 ? .osteoporosis : (kind < 33 ? .trauma : .haemangioma)
      record.fate = .outOfScope(.otherIndication)
    } else {
      record.procedure = .other(random.pick(OtherProcedure.all))
      record.levels = nil
      if random.chance(80) { record.indication = .other(random.below(4)) }
      record.fate = .outOfScope(.otherProcedure)
    }
    add(record)
  }

  /// The busiest site most often; blank now and then where the hospital has a word for that.
  private mutating func site() -> Int? {
    guard !hospital.sites.isEmpty, hospital.has(.site) else { return nil }
    if !hospital.dialect.missing.isEmpty, random.chance(3) { return nil }
    return random.chance(60) ? 0 : random.below(hospital.sites.count)
  }
}
