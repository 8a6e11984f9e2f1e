import AuditDomain
import SeededNumbers
import Testing

/// The two laws, on seeded inboxes.
@Suite("The two laws hold through the engine")
struct LawTests {
  @Test(
    "One more countable record with a new id lowers neither bound of any center",
    arguments: UInt64(1)...120)
  func moreNeverWorsens(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let inbox = LawInbox(&random)
    let before = try inbox.audit()
    let place = random.below(inbox.files.count)
    let center = LawInbox.centers[random.below(LawInbox.centers.count)]
    let patient = random.below(2) == 0 ? "P1" : "New"
    var more = inbox
    more.files[place].lines.insert(
      record {
        ($0.id, $0.center, $0.patient) = ("new", center, patient)
        $0.date = LawInbox.soundDates[random.below(LawInbox.soundDates.count)]
      }.line, at: random.below(inbox.files[place].lines.count + 1))
    let after = try more.audit()
    for old in before.centers {
      let new = try #require(after.centers.first { $0.index == old.index })
      let (a, b) = (old.evidence, new.evidence)
      let name = before.centerID(old.index)
      #expect(b.counted >= a.counted, "seed \(seed): n of \(name) fell")
      #expect(
        b.counted + b.doubtful >= a.counted + a.doubtful, "seed \(seed): n + d of \(name) fell")
    }
    let (old, new) = (center, after.centers.first { after.centerID($0.index) == center })
    #expect(new?.evidence.counted ?? 0 > 0, "seed \(seed): the new record of \(old) does not count")
  }

  @Test(
    "The order of records and of files changes nothing but positions", arguments: UInt64(1)...120)
  func orderChangesNothing(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let inbox = LawInbox(&random)
    let before = try inbox.audit()
    var other = inbox
    for index in other.files.indices { random.shuffle(&other.files[index].lines) }
    var tags = other.files.indices.map { "r\($0)" }
    random.shuffle(&tags)
    for index in other.files.indices { other.files[index].tag = tags[index] }
    let after = try other.audit()
    // By bytes: Swift takes texts for equal that print otherwise.
    let (first, second) = (
      summary(before).map { Array($0.utf8) }, summary(after).map { Array($0.utf8) }
    )
    #expect(first == second, "seed \(seed)")
    for (old, new) in zip(inbox.files, other.files) {
      let (a, b) = (file(old.name, before), file(new.name, after))
      #expect(a == b, "seed \(seed): the file \(old.name) as \(new.name)")
    }
  }

  private func file(_ name: String, _ report: AuditReport) -> String {
    report.files.first { $0.name == name }.map {
      "\($0.status) \($0.records) \($0.center.map { "\($0)" } ?? "-") \($0.owners)"
    } ?? "no such file"
  }

  /// Everything of a report that no position enters, line by line.
  ///
  /// Left out is what hangs on which of two equals stands first: the terms of a treatment whose
  /// records have one id, which of them a finding speaks of, and the pairs of overlapping files.
  private func summary(_ report: AuditReport) -> [String] {
    var lines = report.centers.map { center in
      "\(report.centerID(center.index)) \(center.judgement) n=\(center.evidence.counted) "
        + "d=\(center.evidence.doubtful) \(words(center.tally)) patients=\(center.patients) "
        + "records=\(center.records) trial=\(center.trialTreatments) "
        + "undesignated=\(center.undesignatedTreatments) settled by \(center.doubtfulPlaces.count) "
        + "last=\(center.lastDate?.description ?? "-") files=\(center.files) "
        + OutOfScopeReason.allCases.map { "\($0.code)=\(center.reasons[$0] ?? 0)" }.joined()
        + "\(center.unlisted) \(center.outlook.map { "\($0)" } ?? "-")"
    }
    lines.append("\(report.standing) \(report.unattributed.doubtful)")
    lines.append("\(report.unattributed.withoutCandidate) \(words(report.unattributed.tally))")
    lines += report.unknownProviders.map { "\($0.name) \($0.records)" }
    lines += report.sensitivity.map {
      "\($0.center) \($0.variant) \($0.volume) \($0.verdict) \($0.changes)"
    }
    lines += report.treatments.joined().map { "\($0.center) \($0.day) \($0.records) \($0.isTrial)" }
      .sorted()
    var codes: [String: Int] = [:]
    for finding in report.findings.joined() where finding.code != .overlappingFiles {
      let isDuplicate = [.duplicateRecord, .duplicateDiffers].contains(finding.code)
      let code = isDuplicate ? "duplicate" : finding.code.rawValue
      codes["\(code) \(finding.center ?? -1) \(end(finding.outcome))", default: 0] += 1
    }
    return lines + codes.map { "\($0.key) \($0.value)" }.sorted()
  }

  private func end(_ outcome: Outcome?) -> String {
    switch outcome {
    case .counted, .merged, .duplicate: "counted, merged or duplicate"
    case .outOfScope, .undesignated, .doubtful, nil: outcome?.code ?? "-"
    }
  }

  private func words(_ tally: OutcomeTally) -> String {
    Outcome.allCases.map { "\($0.code)=\(tally[$0])" }.joined(separator: " ")
  }
}

/// A small inbox in which the same few patients, days and ids meet in many ways.
struct LawInbox {
  struct File {
    let stem: String
    var tag: String
    var lines: [String]
    var declared: [String]

    var name: String { stem + "_" + tag + ".csv" }
  }

  var files: [File]
  let includesTrials: Bool
  let asOf: String

  static let centers = ["umcg", "meander", "maxima-mc"]
  static let soundDates = ["2026-02-02", "2026-02-03", "2026-05-05", "03-02-2026"]
  private static let stems = ["umcg", "meander", "log", "x", "log"]
  // Some are equal to Swift, and have other bytes.
  private static let unsureCenters = [
    "MMC", "06999999", "", "wza", "UMCG", "6020101", "Kliniek E\u{301}den", "Kliniek \u{C9}den",
  ]
  private static let unsureDates = ["", "31-02-2026", "2025-12-30", "2-2-2026", "02/13/2026"]
  private static let indications = ["pijn", "", "C50.9", "osteoporose", "M80.0"]
  private static let procedures = [
    "wondzorg", "kyfopl", "", "kyphoplasty", "22513", "\"knie;22510\"", "knie\u{37E}22510",
    "knie\u{301}", "kni\u{E9}", "v\u{303}ertebroplasty", "\u{1E7D}ertebroplasty",
  ]
  private static let trials = ["NCT02387905", "NCT00000001", "nee"]

  init(_ random: inout SeededGenerator) {
    files = []
    let hasSites = random.below(3) == 0
    for number in 0..<(1 + random.below(3)) {
      let stem = LawInbox.stems[random.below(LawInbox.stems.count)]
      let lines = (0..<(1 + random.below(7))).map { _ in LawInbox.line(&random, hasSites) }
      let declared = LawInbox.centers.filter { _ in random.below(6) == 0 }
      files.append(File(stem: stem, tag: "f\(number)", lines: lines, declared: declared))
    }
    includesTrials = random.below(4) == 0
    asOf = random.below(3) == 0 ? "2026-09-01" : "2027-01-31"
  }

  /// A record, mostly sound.
  ///
  /// A site follows from the patient: of two equal ids of one treatment the first one's site would
  /// otherwise hang on the order.
  private static func line(_ random: inout SeededGenerator, _ hasSites: Bool) -> String {
    func pick(_ sound: [String], _ unsure: [String]) -> String {
      let from = random.below(5) == 0 ? unsure : sound
      return from[random.below(from.count)]
    }
    var record = Record(1 + random.below(6))
    record.patient = pick(["P1", "P2", "P3"], [""])
    record.id = pick([record.id], ["", "7"])
    record.center = pick(["umcg", "umcg", "meander"], unsureCenters)
    record.date = pick(soundDates, unsureDates)
    record.procedure = pick(["vertebroplasty"], procedures)
    record.indication = pick(["C79.5", "C90.0"], indications)
    record.status = random.below(8) == 0 ? "nee" : random.below(12) == 0 ? "deels" : ""
    record.trial = random.below(6) == 0 ? trials[random.below(trials.count)] : ""
    if hasSites {
      record.site =
        ["P1": "Noord\u{E9}", "P2": "Zuid", "P3": "Noorde\u{301}"][record.patient] ?? ""
    }
    return record.line + (random.below(15) == 0 ? ";one too many" : "")
  }

  /// Audits it in a country of three designated centers, two of which share the name `MMC`.
  func audit() throws -> AuditReport {
    var inbox = Inbox().policy("academic: 7", "academic: 1")
      .policy("top_clinical: 27", "top_clinical: 2")
      .policy("cancer_institute: 1", "cancer_institute: 0").policy("minimum: 10", "minimum: 3")
    inbox.registerLines = ["maxima-mc,", "meander,", "umcg,", "wza,"]
    inbox.includesTrials = includesTrials
    inbox.asOf = asOf
    for file in files {
      let text = ([Record.header] + file.lines).map { $0 + "\n" }.joined()
      inbox.files.append((file.name, text))
      inbox.declarations += file.declared.map { file.name + "," + $0 }
    }
    return try inbox.audit()
  }
}
