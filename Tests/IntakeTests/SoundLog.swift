import SeededNumbers

/// A sound log of a test, which knows by itself where each of its records stands.
struct SoundLog {
  enum Quoting: CaseIterable { case none, all, remark }

  struct Row {
    let id: String
    /// The fields as they are written, with their quotes.
    let fields: [String]
    let end: String
    let bytes: [UInt8]
    /// Whether it is a listed procedure with nothing against it.
    let isCountable: Bool
    let isOtherProcedure: Bool
  }

  let delimiter: String
  let encoding: LogEncoding
  let quoting: Quoting
  let columns: [String]
  let rows: [Row]
  let headerEnd: String

  func text(of row: Int) -> String {
    rows[row].fields.joined(separator: delimiter) + rows[row].end
  }

  func column(_ name: String) -> Int { columns.firstIndex(of: name) ?? 0 }

  func isQuoted(_ column: Int) -> Bool {
    quoting == .all || quoting == .remark && columns[column] == "opmerking"
  }

  /// The file, in which one row may have other bytes.
  func bytes(replacing planted: Int? = nil, by replacement: [UInt8] = []) -> [UInt8] {
    var bytes = encoding.mark + encoding.bytes(header)
    for row in rows.indices {
      bytes += row == planted ? replacement : rows[row].bytes
    }
    return bytes
  }

  var header: String { columns.joined(separator: delimiter) + headerEnd }

  /// Offset of a row's first byte.
  func byte(of row: Int) -> Int {
    encoding.mark.count + encoding.bytes(header).count
      + rows[..<row].reduce(0) { $0 + $1.bytes.count }
  }

  /// Physical lines of each row, from 1, where one row may have another text.
  func lines(replacing planted: Int, by replacement: String) -> [Range<Int>] {
    var next = 2
    return rows.indices.map { row in
      // Swift takes CRLF for one character, as we do for one line end.
      let count = (row == planted ? replacement : text(of: row)).count { $0.isNewline }
      defer { next += count }
      return next..<next + count
    }
  }
}

/// Writes sound logs out of the numbers of a seeded generator.
struct SoundLogWriter {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(0...elements.count - 1)]
  }

  mutating func log() -> SoundLog {
    let delimiter = pick([";", ",", "\t", "|"])
    let ends = pick([["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"]])
    let quoting = pick(SoundLog.Quoting.allCases)
    let form = pick(DayForm.allCases)
    var columns = [
      "record_id", "center", "patient", "procedure_date", "procedure", "indication", "status",
      "trial_id",
    ]
    columns.insert("opmerking", at: pick([columns.count, columns.count, number(0...7)]))
    let log = SoundLog(
      delimiter: delimiter, encoding: pick(LogEncoding.allCases), quoting: quoting,
      columns: columns, rows: [], headerEnd: pick(ends))
    let rows = (1...number(30...60)).map { number in
      row(number, in: log, ends, form)
    }
    return SoundLog(
      delimiter: delimiter, encoding: log.encoding, quoting: quoting, columns: columns,
      rows: rows, headerEnd: log.headerEnd)
  }

  private mutating func row(
    _ index: Int, in log: SoundLog, _ ends: [String], _ form: DayForm
  ) -> SoundLog.Row {
    let procedure = pick(["22513", "5-839.90", "vertebroplastiek", "81.65", "lumbale fusie"])
    let indication = pick(["C79.5", "C90.0", "Kahler", "wervelmetastase", "M80.08"])
    let status = pick(["ja", "ja", "", "uitgevoerd", "nee"])
    var fields: [String] = []
    for (place, column) in log.columns.enumerated() {
      let value =
        switch column {
        case "record_id": "R\(index)"
        case "center": pick(["umcg", "lumc", "06020101"])
        case "patient": "p\(number(1000...9999))"
        case "procedure_date": form.text(month: number(1...12), day: number(1...28))
        case "procedure": procedure
        case "indication": indication
        case "status": status
        case "trial_id": pick(["", "nee"])
        default: remark(log.isQuoted(place) ? log.delimiter : nil, ends)
        }
      fields.append(log.isQuoted(place) ? "\"\(value)\"" : value)
    }
    let isOther = procedure == "lumbale fusie"
    let end = pick(ends)
    return SoundLog.Row(
      id: "R\(index)", fields: fields, end: end,
      bytes: log.encoding.bytes(fields.joined(separator: log.delimiter) + end),
      isCountable: !isOther && indication != "M80.08" && status != "nee",
      isOtherProcedure: isOther)
  }

  /// Free text, always with an accent, so that the encoding can be told.
  private mutating func remark(_ delimiter: String?, _ ends: [String]) -> String {
    let plain = pick(["één niveau", "geïnformeerd", "pijn bij Máxima", "ré-operatie volgt"])
    guard let delimiter, chance(60) else { return plain }
    let other = pick([";", ",", "|"])
    let end = pick(ends)
    return switch number(1...8) {
    case 1: "\(plain)\(delimiter) L2\(delimiter) L3"
    case 2: "zei \"\"ja\"\" en \(plain)"
    case 3: "\"\"\(plain)\"\""
    case 4: "a\(other) b\(other) \(plain)\(other)"
    case 5: "\(delimiter)\(plain)"
    case 6: "\(plain)\(end)tweede regel\(delimiter) en meer"
    case 7: "\(plain)\(end)\(end)\"\"slot\"\""
    default: "\(plain)\(delimiter)"
    }
  }
}
