import AuditDomain
import Configuration
import Intake
import Testing

/// Reads small logs under the built-in policy and register, for 2026 as seen on 31 January 2027.
enum Small {
  static let header = "record_id;center;patient;procedure_date;procedure;indication"

  static func context() throws -> IntakeContext {
    let policy = try PolicyFile.parse(PolicyFile.builtIn, file: "policy.yaml")
    let register = try RegisterFile.parse(RegisterFile.builtIn, file: "centers.csv", policy: policy)
    let directory = CenterDirectory(register: register, year: 2026)
    return IntakeContext(
      policy: policy, directory: directory, asOf: try #require(CalendarDay(iso: "2027-01-31")),
      map: [:], includeTrials: false)
  }

  static func read(_ bytes: [UInt8], named name: String = "log.csv") throws -> LogResult {
    read(bytes, named: name, in: try context())
  }

  /// The same for a test with many logs, which need not parse the policy for each.
  static func read(
    _ bytes: [UInt8], named name: String = "log.csv", in context: IntakeContext
  ) -> LogResult {
    let named = context.directory.center(ofFileNamed: name)
    let source = LogSource(index: 0, stated: named.map { [$0] } ?? [])
    let whole = LogIntake.read(bytes, of: source, in: context)
    for block in [1, 61] {
      guard let cut = readInBlocks(bytes, of: block, source, context) else { continue }
      let differences = differences(whole, cut)
      #expect(differences == [], "in blocks of \(block): \(String(decoding: bytes, as: UTF8.self))")
    }
    return whole
  }

  /// Nil where the log has to be read whole.
  private static func readInBlocks(
    _ bytes: [UInt8], of block: Int, _ source: LogSource, _ context: IntakeContext
  ) -> LogResult? {
    var rest = bytes[...]
    return try? LogIntake.read(of: source, in: context, block: block) { buffer in
      let part = rest.prefix(buffer.count)
      rest = rest.dropFirst(part.count)
      buffer.copyBytes(from: part)
      return part.count
    }
  }

  private static func differences(_ a: LogResult, _ b: LogResult) -> [String] {
    let pairs: [(String, Bool)] = [
      ("refusal", "\(String(describing: a.refusal))" == "\(String(describing: b.refusal))"),
      ("encoding", a.encoding == b.encoding), ("delimiter", a.delimiter == b.delimiter),
      ("records", a.records == b.records), ("unlisted", a.unlisted == b.unlisted),
      ("other procedures", a.otherProcedures == b.otherProcedures),
      ("scoped", a.scoped.map { "\($0)" } == b.scoped.map { "\($0)" }),
      ("findings", a.findings.map { "\($0)" } == b.findings.map { "\($0)" }),
      ("texts", a.texts == b.texts), ("centers named", a.centersNamed == b.centersNamed),
      ("providers", a.unknownProviders == b.unknownProviders),
      ("file's centers", a.fileCenters == b.fileCenters),
    ]
    return pairs.filter { !$0.1 }.map(\.0)
  }

  static func read(_ text: String, named name: String = "log.csv") throws -> LogResult {
    try read(Array(text.utf8), named: name)
  }

  /// The standing of the one record of a log, and the codes found on it.
  static func one(
    center: String = "umcg", patient: String = "p", date: String = "2026-03-01",
    procedure: String = "22513", indication: String = "C79.5", more: (String, String)? = nil
  ) throws -> (standing: ScopedRecord.Standing?, codes: [FindingCode]) {
    let extra = more.map { (";" + $0.0, ";" + $0.1) } ?? ("", "")
    let result = try read(
      "\(header)\(extra.0)\n1;\(center);\(patient);\(date);\(procedure);\(indication)\(extra.1)\n")
    let codes = result.findings.filter { $0.place.record == 1 }.map(\.code)
    if result.otherProcedures.values.reduce(0, +) == 1 {
      return (.outOfScope(.otherProcedure), codes)
    }
    return (result.scoped.first?.standing, codes)
  }
}

@Suite struct ReadingTests {
  @Test(
    "a procedure is listed, unclear, or another one",
    arguments: [
      ("22513", ScopedRecord.Standing.countable), ("+22515", .countable), ("5-839.a1", .countable),
      ("5-839.90", .countable), ("81.65", .countable), ("Vertebroplastieken", .countable),
      ("Balloon  Kyphoplasty", .countable), ("20225, 22513", .countable), ("", .doubtful),
      ("nvt", .doubtful), ("kyphoplasty?", .doubtful), ("vertebroplastiek L2", .doubtful),
      ("kyph oplasty", .doubtful), ("ICD9:81.65", .doubtful), ("5-839.90^OPS^2026", .doubtful),
      ("5-839.a0_L3", .doubtful), ("81.65L", .doubtful), ("L81.65", .doubtful),
      ("05-839.90", .doubtful), ("181.65", .outOfScope(.otherProcedure)),
      ("81.651", .outOfScope(.otherProcedure)), ("15-839.90", .outOfScope(.otherProcedure)),
      ("81.66.1", .doubtful), ("81.5", .outOfScope(.otherProcedure)),
      ("C79.5", .doubtful), ("wervelmetastase", .doubtful), ("05-03-2026", .doubtful),
      ("2026-03-05", .doubtful), ("M80.0", .outOfScope(.otherProcedure)),
      ("20260305", .outOfScope(.otherProcedure)), ("5-838.9", .outOfScope(.otherProcedure)),
      ("lumbale fusie", .outOfScope(.otherProcedure)), ("225100", .outOfScope(.otherProcedure)),
      ("022510", .doubtful), ("583991", .doubtful), ("0225100", .outOfScope(.otherProcedure)),
      ("2251", .outOfScope(.otherProcedure)), ("816", .outOfScope(.otherProcedure)),
      ("5-83", .outOfScope(.otherProcedure)), ("22", .outOfScope(.otherProcedure)),
      ("99213-22", .outOfScope(.otherProcedure)), ("1e400", .outOfScope(.otherProcedure)),
    ])
  func procedures(cell: String, standing: ScopedRecord.Standing) throws {
    #expect(try Small.one(procedure: cell).standing == standing)
  }

  @Test(
    "a year of two digits in four, and what a program writes for no day, are no days",
    arguments: [
      ("0026-03-05", FindingCode.dateTwoDigitYear), ("05-03-0026", .dateTwoDigitYear),
      ("1900-01-01", .dateMissing), ("1-1-1900 0:00", .dateMissing), ("0001-01-01", .dateMissing),
      ("30-12-1899", .dateMissing), ("NULL", .dateMissing),
      (".", .dateMissing),
    ])
  func noDays(cell: String, code: FindingCode) throws {
    let found = try Small.one(date: cell)
    #expect(found.standing == .doubtful && found.codes == [code])
  }

  @Test(
    "a listed code that a program or a hand has spoilt, or that its own cell denies, is doubtful",
    arguments: [
      "8165", "81,65", "22510.0", "22.510", "2.251E+04", "22513x2", "2x22510", "22510L", "81.650",
      "22510-50", "CPT22510",
      "CPT:22510", "(22510)", "'22510", "”22510”", "22510_22512", "5-839,90", "58399",
      "5\u{2011}839.90", "\u{FF12}\u{FF12}\u{FF15}\u{FF11}\u{FF10}", "22510 geannuleerd",
      "geen 22510", "22510, niet uitgevoerd", "vertebroplastiek, geannuleerd", "NULL", "#N/A",
      "#VERW!", ".", "\\N", "(leeg)", "(Blank)",
    ])
  func spoiltProcedures(cell: String) throws {
    #expect(try Small.one(procedure: cell).standing == .doubtful)
  }

  @Test("other words beside a listed code change nothing")
  func describedProcedure() throws {
    let cell = "22510 percutane vertebroplastiek"
    #expect(try Small.one(procedure: cell).standing == .countable)
  }

  @Test(
    "several indications in a cell count where one does and each other is a code that may",
    arguments: [
      ("C79.5, C90.0", ScopedRecord.Standing.countable), ("C50.9/C79.5", .countable),
      ("geen/C79.5", .doubtful), ("zie brief/C79.5", .doubtful), ("niet, C79.5", .doubtful),
      ("osteoporose/C79.5", .doubtful), ("M80.0/S22.0", .outOfScope(.otherIndication)),
      ("C79.5, -", .countable), ("-, -", .doubtful), ("C79.5 (wervelmetastase)", .countable),
      ("wervelmetastase (C79.5)", .countable), ("C90.0: ziekte van Kahler", .countable),
      ("C79.5 - wervelmetastasen", .countable), ("C79.5 C90.0", .countable),
      ("C79.5 multipel myeloom", .countable), ("C79.5 (?)", .doubtful), ("C79.5 nvt", .doubtful),
      ("C79.5 (osteoporose)", .doubtful), ("C79.5 M80.0", .doubtful), ("geen C79.5", .doubtful),
      ("C79.5 zie brief", .doubtful), ("wervelmetastase T12", .doubtful),
      ("C79.5 wervelmetastase (-)", .doubtful), ("C79.5 wervelmetastase: -", .doubtful),
      ("[ ] C79.5 wervelmetastase", .doubtful), ("- C79.5 wervelmetastase", .doubtful),
      ("C79.5 - - wervelmetastase", .doubtful), ("(C79.5) wervelmetastase", .countable),
    ])
  func severalIndications(cell: String, standing: ScopedRecord.Standing) throws {
    #expect(try Small.one(indication: cell).standing == standing)
  }

  @Test(
    "an indication counts, surely does not, or leaves it open",
    arguments: [
      ("C79.5", ScopedRecord.Standing.countable), ("c795", .countable), ("C79.51", .countable),
      ("C90.00", .countable), ("Kahler", .countable), ("Wervelmetastasen", .countable),
      ("multipel myeloom", .countable), ("109989006", .countable), ("C90.2", .doubtful),
      ("C90.3", .doubtful), ("C50.9", .doubtful), ("M48.5", .doubtful), ("M84.50", .doubtful),
      ("tumor", .doubtful), ("onbekend", .doubtful), ("", .doubtful), ("M80.", .doubtful),
      ("C7.95", .doubtful), ("M80.08", .outOfScope(.otherIndication)),
      ("S32.0", .outOfScope(.otherIndication)), ("Osteoporose", .outOfScope(.otherIndication)),
      ("hemangioom", .outOfScope(.otherIndication)),
    ])
  func indications(cell: String, standing: ScopedRecord.Standing) throws {
    #expect(try Small.one(indication: cell).standing == standing)
  }

  @Test(
    "a day is read in its forms, and what is not sure is doubtful",
    arguments: [
      ("2026-03-01", ScopedRecord.Standing.countable, FindingCode?.none),
      ("20260301", .countable, nil), ("2026-03-01 10:30", .countable, nil),
      ("2026-03-01T10:30:00+01:00", .countable, nil), ("01-03-2026", .countable, nil),
      ("202603011030", .countable, nil), ("20260301103059", .countable, nil),
      ("202603012530", .doubtful, .dateUnreadable), ("01-03-20201430", .doubtful, .dateUnreadable),
      ("01/03/2026", .countable, nil), ("1.3.2026", .countable, .dateUnpadded),
      ("5-3-2026", .countable, .dateUnpadded), ("2026-3-01", .doubtful, .dateUnreadable),
      ("05-03-26", .doubtful, .dateTwoDigitYear), ("31-02-2026", .doubtful, .dateImpossible),
      ("03/25/2026", .doubtful, .dateImpossible), ("46082", .doubtful, .dateUnreadable),
      ("2027-02-01", .doubtful, .dateAfterAsOf), ("", .doubtful, .dateMissing),
      ("2027-01-31", .outOfScope(.otherYear), nil), ("2025-12-31", .outOfScope(.otherYear), nil),
      ("2026-12-31", .countable, nil), ("2026-01-01", .countable, nil),
      ("1900-01-02", .doubtful, .dateUnreadable), ("1970-01-02", .outOfScope(.otherYear), nil),
      // A time of another zone leaves the day open where the next one, or the one before, counts otherwise.
      ("2025-12-31T23:00:00Z", .doubtful, .dateUnreadable),
      ("2025-12-31T19:00:00-05:00", .doubtful, .dateUnreadable),
      ("2026-12-31 23:30:00.000Z", .doubtful, .dateUnreadable),
      ("2026-01-01T04:00:00+0530", .doubtful, .dateUnreadable),
      ("2025-12-31T23:30:00+01:00", .outOfScope(.otherYear), nil),
      ("2026-12-31T23:30:00+01:00", .countable, nil), ("2026-12-31T21:59:00Z", .countable, nil),
      ("2026-03-05T23:30:00Z", .countable, nil),
      ("2025-12-31T23:00:00", .outOfScope(.otherYear), nil),
    ])
  func days(cell: String, standing: ScopedRecord.Standing, code: FindingCode?) throws {
    let found = try Small.one(date: cell)
    #expect(found.standing == standing)
    #expect(found.codes == (code.map { [$0] } ?? []))
  }

  @Test(
    "a center is a code, an id, a name or an alias, and is repaired or doubted in the open",
    arguments: [
      ("06020101", ScopedRecord.Standing.countable, FindingCode?.none),
      ("6020101", .countable, .agbLeadingZero), ("umcg", .countable, nil),
      ("UMC Groningen", .countable, .centerAlias), ("MAXIMA MC", .countable, .centerAlias),
      ("MMC Veldhoven", .countable, .centerAlias), ("MMC", .doubtful, .centerAmbiguous),
      ("Antonius", .doubtful, .centerAmbiguous), ("MCH", .doubtful, .centerAmbiguous),
      ("06999999", .doubtful, .centerUnknown), ("De Brug", .doubtful, .centerUnknown),
      ("-", .doubtful, .centerMissing), ("06010301", .undesignated, .undesignatedTreatment),
    ])
  func centers(cell: String, standing: ScopedRecord.Standing, code: FindingCode?) throws {
    let found = try Small.one(center: cell)
    #expect(found.standing == standing)
    #expect(found.codes == (code.map { [$0] } ?? []))
  }

  @Test(
    "status, trial and intent are sure reasons, none, or doubts",
    arguments: [
      ("status", "ja", ScopedRecord.Standing.countable), ("status", "NA", .countable),
      ("status", "afgebroken", .outOfScope(.notPerformed)),
      ("uitgevoerd", "0", .outOfScope(.notPerformed)),
      ("status", "ja?", .doubtful), ("trial_id", "nee", .countable), ("studie", "0", .countable),
      ("trial", "NCT02387905", .outOfScope(.trial)), ("trial", "NCT01234567", .doubtful),
      ("intent", "therapeutisch", .countable), ("doel", "Profylactisch", .outOfScope(.trial)),
      ("opzet", "palliatief", .doubtful), ("site", "Groningen", .countable),
    ])
  func others(column: String, cell: String, standing: ScopedRecord.Standing) throws {
    #expect(try Small.one(more: (column, cell)).standing == standing)
  }

  @Test("one sure reason decides, whatever else is wrong, and the first is given")
  func order() throws {
    let found = try Small.one(
      center: "De Brug", patient: "", date: "2025-01-01", indication: "M80.08",
      more: ("status", "nee"))
    #expect(found.standing == .outOfScope(.notPerformed))
    #expect(found.codes.isEmpty)
  }
}
