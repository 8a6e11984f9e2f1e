/// What one hospital does in one year, before anybody writes it down.
struct YearPlan {
  /// A treatment that counts: its day and how many vertebrae.
  struct Treatment {
    var day: CivilDay
    var levels: Int
  }

  let year: Int
  /// The days that the log covers and that count.
  let covered: ClosedRange<CivilDay>
  var treatments: [Treatment] = []
  /// Treatments that would count, had the cover already begun.
  var early = 0
  /// Records that do not count, for whatever reason.
  var background = 0

  /// Cover began on 27 October 2025 (Zorginstituut Nederland).
  static let coverFrom = CivilDay(2025, 10, 27)
  /// The first day of the logs of 2025, three weeks before the cover.
  static let firstDay2025 = CivilDay(2025, 10, 6)

  /// An ordinary year: 66 days of cover in 2025, all of 2026.
  ///
  /// The background is 5/4 of the volume and some thirty records more, so that a small volume hides
  /// among other work as in a true log.
  init(of hospital: Hospital, year: Int, _ random: inout SeededGenerator) {
    self.year = year
    let ordinary = hospital.ordinaryVolume ?? hospital.volume
    let count: Int
    if year == 2025 {
      covered = Self.coverFrom...CivilDay(2025, 12, 31)
      count = max(1, (ordinary * 66 + 182) / 365 + random.within(-1...1))
      early = random.within(1...2)
      background = (ordinary * 5 / 4 + random.within(25...40)) * 66 / 365 + 2
    } else {
      covered = CivilDay(year, 1, 2)...CivilDay(year, 12, 31)
      count = hospital.volume
      background = hospital.volume * 5 / 4 + random.within(25...40)
    }
    for _ in 0..<count {
      let day = random.weekday(in: covered)
      let isMultiLevel = random.chance(hospital.multiLevelPercent)
      treatments.append(Treatment(day: day, levels: isMultiLevel ? random.within(2...3) : 1))
    }
  }

  /// The same plan, with every day in a part of the year.
  func within(_ days: ClosedRange<CivilDay>, _ random: inout SeededGenerator) -> YearPlan {
    var plan = YearPlan(year: year, covered: days)
    plan.background = background
    plan.treatments = treatments.map { treatment in
      Treatment(day: random.weekday(in: days), levels: treatment.levels)
    }
    return plan
  }

  private init(year: Int, covered: ClosedRange<CivilDay>) {
    self.year = year
    self.covered = covered
  }
}
