import AuditDomain
import Intake
import Testing

@Suite struct RefusalTests {
  @Test(
    "a file is refused as a whole, with one finding",
    arguments: [
      ("", FindingCode.emptyFile), ("hello\nworld\n", .headerMissing),
      ("record_id;center;patient;procedure;indication\n", .columnMissing),
      (Small.header + ";Patient\n", .columnTwice), (Small.header + ";BSN\n", .personalColumn),
      (Small.header + ";geboortedatum\n", .personalColumn),
      ("PK\u{3}\u{4}x", .notText),
      ("%PDF-1.7", .notText), ("SQLite format 3\u{0}\u{1}", .notText),
      ("r\u{0}e\u{0}c\u{0}\n\u{0}", .notText), ("hello\u{C}\nworld\u{1A}", .headerMissing),
      ("record_id;\"center\"x;patient;procedure_date;procedure;indication\n", .headerBroken),
    ])
  func refused(text: String, code: FindingCode) throws {
    let result = try Small.read(text)
    #expect(result.refusal?.code == code)
    #expect(result.findings.map(\.code) == [code])
    #expect(result.records == 0)
    #expect(result.scoped.isEmpty)
  }

  @Test(
    "a header that swallowed records is refused: its own line end is lost, or those of all lines",
    arguments: [
      ";R1;umcg;P1;2026-10-21;22513;C79.5\n",
      ";remR1;umcg;P1;5-3-2026;22513;C79.5\n2;umcg;P2;x;x;x\n",
      ";R1;umcg;P1;5-3-26;22513;C79.5;R2;umcg;P2;5-3-26;22513;C79.5\n",
    ])
  func swallowedByHeader(rest: String) throws {
    let result = try Small.read(Small.header + rest)
    #expect(result.refusal?.code == .headerBroken)
    #expect(result.findings.map(\.code) == [.headerBroken])
  }

  @Test(
    "a column is one of persons by its name, also inside a longer one; of hospitals and days it is not",
    arguments: [
      "patient_geboortedatum", "geb.datum", "patient bsn", "Achternaam patiënt", "familienaam",
      "PatientBSN", "bsnnr_hash", "Voorletter", "geboorte_dt", "HUISNR", "adresregel1",
      "tussenvoegsel", "volledige naam", "PAT_FIRST", "woonpl",
    ])
  func personalColumn(name: String) throws {
    let refusal = try #require(try Small.read(Small.header + ";" + name + "\n").refusal)
    #expect(refusal.code == .personalColumn)
    #expect(refusal.found == Small.header.split(separator: ";").count + 1)
  }

  @Test(arguments: [
    "ziekenhuisnr", "ziekenhuisnummer", "naam_volgnummer", "ziekenhuisnaam", "voornaamste diagnose",
    "opgebracht", "absnummer",
  ])
  func otherColumn(name: String) throws {
    #expect(try Small.read(Small.header + ";" + name + "\n").refusal == nil)
  }

  @Test("days whose digits would be citizen numbers are none")
  func days() throws {
    let days = (1...12).flatMap { month in (1...28).map { 20_260_000 + 100 * month + $0 } }
    let alike = days.filter { day in
      let digits = String(day).utf8.map { Int($0) - 48 }
      return zip(digits, [8, 7, 6, 5, 4, 3, 2, -1]).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0
    }
    #expect(alike.count > 4)
    let log = alike.map { "A\($0);umcg;P\($0);\($0);22513;C79.5\n" }.joined()
    let result = try Small.read(Small.header + "\n" + log)
    #expect(result.refusal == nil)
  }

  @Test("a column of citizen numbers is refused; numbers that pass by chance are not")
  func citizenNumbers() throws {
    func log(_ numbers: [String]) -> String {
      Small.header + "\n"
        + numbers.enumerated().map { "\($0);umcg;\($1);2026-03-01;22513;C79.5\n" }.joined()
    }
    let valid = (100_000_000...100_000_200).map { String($0) }.filter { text in
      var sum = 0
      for (index, digit) in text.utf8.enumerated() {
        sum += (Int(digit) - 48) * (index == 8 ? -1 : 9 - index)
      }
      return sum % 11 == 0
    }
    #expect(try Small.read(log(Array(valid.prefix(4)))).refusal?.code == .citizenNumbers)
    #expect(try Small.read(log(Array(valid.prefix(3)))).refusal == nil)
    let chance = (100_000_000...100_000_043).map { String($0) }
    // As people write them.
    for mark in [".", "-", " "] {
      let marked = valid.prefix(4).map { number -> String in
        "\(number.prefix(3))\(mark)\(number.dropFirst(3).prefix(3))\(mark)\(number.suffix(3))"
      }
      #expect(try Small.read(log(marked)).refusal?.code == .citizenNumbers, "\(mark)")
    }
    // As a spreadsheet is kept from reading them as numbers, and as it writes them back.
    for form in ["'#", "\"=\"\"#\"\"\"", "#.0", "#,00", "'#.00", "=#", "' #"] {
      let kept = valid.prefix(4).map { form.replacing("#", with: $0) }
      #expect(try Small.read(log(kept)).refusal?.code == .citizenNumbers, "\(form)")
      let short = chance.prefix(4).map { form.replacing("#", with: $0) }
      #expect(try Small.read(log(short)).refusal == nil, "\(form)")
    }
    // Whose the refused file is, records of other procedures tell as well.
    let others = log(Array(valid.prefix(4))).replacing("22513", with: "99213")
    #expect(try Small.read(others).refusal?.code == .citizenNumbers)
    #expect(try Small.read(others).fileCenters.count == 1)
    // Days of eight digits, whatever they add up to.
    let days = ["20260106", "20260118", "20260131", "20260209"]
    #expect(try Small.read(log(days)).refusal == nil)
    #expect(try Small.read(log(chance)).refusal == nil)
  }

  @Test("the center of a file without a center column is the one it is named after")
  func namedFile() throws {
    let text = "record_id;patient;procedure_date;procedure;indication\n1;p;2026-03-01;22513;C79.5\n"
    #expect(try Small.read(text, named: "umcg_2026.csv").scoped.map(\.standing) == [.countable])
    #expect(try Small.read(text, named: "umcgroningen.csv").refusal?.code == .columnMissing)
  }

  @Test("column names match without regard to case, blanks, underscores, hyphens and accents")
  func headerSpelling() throws {
    let text =
      "Registratie-Nummer; ZIEKENHUIS ;Pátient_Pseudoniem;Datum verrichting;VERRICHTING;Diagnosecode\n"
      + "1;umcg;p;2026-03-01;22513;C79.5\n"
    #expect(try Small.read(text).scoped.map(\.standing) == [.countable])
  }

  @Test("of two center columns the code leads; known ones that disagree are a doubt")
  func twoCenterColumns() throws {
    func standing(_ agb: String, _ name: String) throws -> ScopedRecord.Standing? {
      try Small.read(
        "record_id;ziekenhuis;agb;patient;procedure_date;procedure;indication\n"
          + "1;\(name);\(agb);p;2026-03-01;22513;C79.5\n"
      ).scoped.first?.standing
    }
    #expect(try standing("06020101", "UMCG") == .countable)
    #expect(try standing("", "UMCG") == .countable)
    #expect(try standing("06020101", "LUMC") == .doubtful)
    #expect(try standing("06999999", "UMCG") == .doubtful)
  }

  @Test("columns that disagree are not reconciled by a third; an ambiguous name not by a second")
  func noMajority() throws {
    func standing(_ centers: String...) throws -> ScopedRecord.Standing? {
      let names = ["center", "ziekenhuis", "instelling"].prefix(centers.count)
      return try Small.read(
        (["record_id"] + names).joined(separator: ";")
          + ";patient;procedure_date;procedure;indication\n"
          + (["1"] + centers).joined(separator: ";") + ";p;2026-03-01;22513;C79.5\n"
      ).scoped.first?.standing
    }
    #expect(try standing("umcg", "UMCG", "UMC Groningen") == .countable)
    #expect(try standing("umcg", "isala", "umcg") == .doubtful)
    #expect(try standing("isala", "umcg", "umcg") == .doubtful)
    #expect(try standing("Antonius", "st-antonius") == .doubtful)
  }

  @Test("another procedure that two centers may have done stands under none")
  func otherProcedureBehindAnUnknownCenter() throws {
    let context = try Small.context()
    let header = "record_id;center;ziekenhuis;patient;procedure_date;procedure;indication\n"
    func centers(_ center: String, _ behind: String) -> [CenterIndex: Int] {
      let row = "1;\(center);\(behind);p;2026-03-01;380000;C79.5\n"
      return Small.read(Array((header + row).utf8), named: "umcg_2026.csv", in: context)
        .otherProcedures
    }
    let umcg = try #require(context.directory.center(ofFileNamed: "umcg.csv"))
    #expect(centers("Kliniek Nergens", "") == [umcg: 1])
    #expect(centers("Kliniek Nergens", "umcg") == [umcg: 1])
    #expect(centers("Kliniek Nergens", "isala") == [-1: 1])
  }

  @Test("a wrong byte below a header that refuses the file still tells its encoding")
  func encodingBelowARefusal() throws {
    // In Windows-1252 the bytes of the header's I-diaeresis are two characters, one of them undefined.
    let header = Array("record_id;centrum\u{CF}pseudoniem;datum;verrichting;diagnose\n".utf8)
    let sound = try Small.read(header + Array("1;p;2026-03-01;22513;C79.5\n".utf8))
    #expect(sound.refusal?.code == .columnMissing)
    #expect(sound.encoding == "utf-8")
    let wrong = try Small.read(header + [0x31, 0x3B, 0x88, 0x9A, 0x0A])
    #expect(wrong.encoding == "windows-1252")
  }
}
