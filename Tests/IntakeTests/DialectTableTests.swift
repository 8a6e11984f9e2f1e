import AuditDomain
import Intake
import Testing

/// One way to write the log of the table.
private struct Dialect: CustomStringConvertible {
  let delimiter: String
  let hasSep: Bool
  let encoding: LogEncoding
  let ends: [String]
  let form: DayForm
  let hasFinalEnd: Bool
  let spelling: Int

  var description: String {
    "\(delimiter.debugDescription) sep=\(hasSep) \(encoding) \(ends) \(form) "
      + "final=\(hasFinalEnd) spelling \(spelling)"
  }

  /// Column names in Dutch and English; none holds a delimiter.
  static let spellings = [
    ["record_id", "center", "patient", "procedure_date", "procedure", "indication", "remarks"],
    [
      "Registratie-Nummer", " ZIEKENHUIS ", "Pátient_Pseudoniem", "Datum verrichting",
      "VERRICHTING", "Díagnosecode", "Opmerking",
    ],
    [
      "RECORD ID", "Hospital", "Patient-Pseudonym", "Date", "Procedure Code", "Diagnosis",
      "vrije tekst",
    ],
    ["id", "Instelling", "patientnummer", "BEHANDELDATUM", "behandeling", "Indicatie", "één"],
  ]

  static let rows: [(cells: [String], month: Int, day: Int, remark: String)] = [
    (["1", "umcg", "p1", "22513", "C79.5"], 3, 1, "pijn; één, twee | drie\ten meer;;,,||"),
    (["2", "LUMC", "p2", "Vertebroplastiek", "M80.08"], 12, 31, "zei \"geïnformeerd\" — nee"),
    (["3", "06020101", "p3", "81.65", "Kahler"], 1, 9, "a,b,c,d,e,f,g"),
    (["4", "06010301", "p4", "5-839.90", "C79.5"], 10, 10, ";;;;;;"),
    (["5", "umcg", "p5", "lumbale fusie", "C90.0"], 7, 4, "||||||"),
    (["6", "umcg", "p6", "22513, 20225", "C90.0"], 6, 30, "ré\u{E9}\u{E8}"),
  ]

  static let days = ["2026-03-01", "2026-12-31", "2026-01-09", "2026-10-10", "2026-06-30"]
  static let standings: [ScopedRecord.Standing] = [
    .countable, .outOfScope(.otherIndication), .countable, .undesignated, .countable,
  ]

  func bytes(quotesAll: Bool) -> [UInt8] {
    var lines = hasSep ? ["sep=\(delimiter)"] : []
    lines.append(line(Dialect.spellings[spelling], quotesAll))
    for row in Dialect.rows {
      var cells = row.cells
      cells.insert(form.text(month: row.month, day: row.day), at: 3)
      let remark = encoding == .windows1252 ? row.remark.replacing("—", with: "-") : row.remark
      lines.append(line(cells + [remark], quotesAll))
    }
    var text = ""
    for (index, line) in lines.enumerated() {
      text += line
      if index < lines.count - 1 || hasFinalEnd { text += ends[index % ends.count] }
    }
    return encoding.mark + encoding.bytes(text)
  }

  private func line(_ cells: [String], _ quotesAll: Bool) -> String {
    cells.map { cell in
      guard quotesAll || cell.contains(delimiter) || cell.contains("\"") else { return cell }
      return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: delimiter)
  }

  static let all: [Dialect] = {
    var all: [Dialect] = []
    for delimiter in [";", ",", "\t", "|"] {
      for hasSep in [false, true] {
        for encoding in LogEncoding.allCases {
          for ends in [["\n"], ["\r\n"], ["\r"], ["\r\n", "\n", "\r"]] {
            for form in DayForm.allCases {
              for hasFinalEnd in [false, true] {
                all.append(
                  Dialect(
                    delimiter: delimiter, hasSep: hasSep, encoding: encoding, ends: ends,
                    form: form, hasFinalEnd: hasFinalEnd, spelling: all.count / 3 % 4))
              }
            }
          }
        }
      }
    }
    return all
  }()
}

@Suite struct DialectTableTests {
  @Test(
    "the same log in every dialect gives the same days and standings", arguments: [false, true])
  func dialects(quotesAll: Bool) throws {
    let context = try Small.context()
    for dialect in Dialect.all {
      let result = Small.read(dialect.bytes(quotesAll: quotesAll), in: context)
      let errors = result.findings.filter { $0.code.severity == .error }
      let isRead =
        result.refusal == nil && result.encoding == dialect.encoding.rawValue
        && result.delimiter == dialect.delimiter.utf8.first && result.records == 6
      let isSame =
        errors.isEmpty
        && result.scoped.map(\.standing) == Dialect.standings
        && result.scoped.map { $0.day?.description ?? "-" } == Dialect.days
        && result.scoped.map { $0.patient ?? "-" } == ["p1", "p2", "p3", "p4", "p6"]
        && result.otherProcedures.values.reduce(0, +) == 1
      if isRead, isSame { continue }
      Issue.record(
        """
        \(dialect), all quoted: \(quotesAll)
        \(result.encoding ?? "-") \(result.delimiter ?? 0) \(result.records) records, \
        \(result.refusal?.code.rawValue ?? "read"), errors \(errors.map(\.code)), \
        \(result.scoped.map(\.standing)), \(result.scoped.map { $0.day?.description ?? "-" })
        """)
    }
  }

  @Test("the table holds every combination of delimiter, encoding, line end and form of a day")
  func whole() {
    #expect(Dialect.all.count == 4 * 2 * 5 * 4 * 8 * 2)
    #expect(Set(Dialect.all.map(\.description)).count == Dialect.all.count)
  }
}
