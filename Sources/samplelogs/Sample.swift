/// The whole sample: every log of both years, with the cases of `PlantedCases` in it.
struct Sample {
  let logs: [LogFile]

  static let seed: UInt64 = 20_251_027

  init() {
    logs = Hospital.all.flatMap { hospital in
      [2025, 2026].flatMap { year in Self.logs(of: hospital, year: year) }
    }
  }

  /// The logs of one year that an audit reads.
  func read(year: Int) -> [LogFile] {
    logs.filter { $0.path.hasPrefix("\(year)/") && !$0.isReplaced }
  }

  private static func logs(of hospital: Hospital, year: Int) -> [LogFile] {
    var random = SeededGenerator(seed: seed, stream: "\(hospital.id) \(year)")
    if year == 2025 {
      guard hospital.ordinaryVolume != 0 else { return [] }
      let plan = YearPlan(of: hospital, year: year, &random)
      var author = LogAuthor(hospital: hospital, plan: plan, random: random)
      return [
        LogFile(path: "2025/\(hospital.id)_2025.csv", hospital: hospital, records: author.write())
      ]
    }
    guard hospital.volume > 0 else { return [] }
    var plan = YearPlan(of: hospital, year: year, &random)
    let cases = PlantedCases(hospital: hospital)
    cases.change(&plan, &random)
    var author = LogAuthor(hospital: hospital, plan: plan, random: random)
    return cases.files(author.write(plant: cases.add))
  }
}
