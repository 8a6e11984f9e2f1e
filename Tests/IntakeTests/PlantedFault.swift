import AuditDomain

/// One fault put into one row of a sound log.
struct PlantedFault {
  enum Kind: CaseIterable {
    case fieldTooMany, fieldTooFew, emptySurplus, otherDelimiter
    case strayQuote, wildQuote, lostQuote, textAfterQuote
    case nulByte, wrongByte
    case value
  }

  let kind: Kind
  let row: Int
  /// The row as it is written now; a wrong byte stands in `bytes` alone.
  let text: String
  let bytes: [UInt8]
  /// The codes of which one must be found.
  let codes: Set<FindingCode>

  var isOfQuotes: Bool {
    switch kind {
    case .strayQuote, .wildQuote, .lostQuote, .textAfterQuote: true
    default: false
    }
  }

  /// Cells that leave open whether a record counts.
  static let values: [(column: String, cells: [String], code: FindingCode)] = [
    ("procedure_date", ["", "-", "onbekend"], .dateMissing),
    ("procedure_date", ["2026-3-01", "maart 2026", "46082"], .dateUnreadable),
    ("procedure_date", ["31-02-2026", "2026-02-30", "03/25/2026", "20261301"], .dateImpossible),
    ("procedure_date", ["05-03-26", "5/3/26"], .dateTwoDigitYear),
    ("procedure_date", ["2027-02-01", "01-03-2027", "20300101"], .dateAfterAsOf),
    ("patient", ["", "nvt", "?", "NULL", "(null)", "#N/A", "NaN", "n.v.t."], .patientMissing),
    ("center", ["", "-"], .centerMissing),
    ("center", ["De Brug", "06999999"], .centerUnknown),
    ("center", ["MMC"], .centerAmbiguous),
    ("indication", ["", "onbekend"], .indicationMissing),
    ("indication", ["tumor", "C7.95"], .indicationUnclear),
    ("indication", ["C50.9", "M48.5"], .indicationReview),
    ("procedure", ["vertebroplasty?", "kyph oplasty kyphoplasty L2"], .procedureUnclear),
    ("procedure", ["", "nvt"], .procedureMissing),
    ("status", ["ja?", "misschien"], .statusUnclear),
    ("trial_id", ["NCT01234567"], .trialUnknown),
  ]
}

extension SoundLogWriter {
  /// A fault of this kind in some row; nil where the log cannot have it.
  mutating func fault(_ kind: PlantedFault.Kind, in log: SoundLog) -> PlantedFault? {
    let row = number(0...log.rows.count - 1)
    let plain = log.columns.indices.filter { column in
      log.columns[column] != "opmerking" && log.rows[row].fields[column].count > 2
    }
    let quoted = log.columns.indices.filter { log.isQuoted($0) }
    var fields = log.rows[row].fields
    var (joiner, tail) = (log.delimiter, "")
    let codes: Set<FindingCode>
    switch kind {
    case .value: return value(in: log)
    case .wrongByte: return wrongByte(in: log, row, pick(plain))
    case .fieldTooMany:
      fields.insert("x", at: number(0...fields.count))
      codes = [.tooManyFields]
    case .fieldTooFew:
      fields.remove(at: number(0...fields.count - 1))
      codes = [.tooFewFields]
    case .emptySurplus: (tail, codes) = (log.delimiter, [.tooManyFields])
    case .otherDelimiter:
      joiner = pick([";", ",", "\t", "|"].filter { $0 != log.delimiter })
      fields[log.column("opmerking")] = log.quoting == .none ? "één" : "\"één\""
      codes = [.otherDelimiter]
    case .strayQuote:
      guard log.quoting != .all else { return nil }
      let column = pick(plain)
      fields[column].insert("\"", at: fields[column].index(after: fields[column].startIndex))
      codes = [.strayQuote]
    case .wildQuote:
      guard log.quoting != .all else { return nil }
      let column = pick(plain)
      fields[column] = "\"" + fields[column]
      codes = [.unclosedQuote, .textAfterQuote, .strayQuote, .swallowedLines]
    case .lostQuote:
      guard log.quoting != .none else { return nil }
      fields[pick(quoted)].removeLast()
      codes = [.unclosedQuote, .textAfterQuote, .strayQuote, .swallowedLines]
    case .textAfterQuote:
      guard log.quoting != .none else { return nil }
      fields[pick(quoted)] += pick(["x", " ", "'s"])
      codes = [.textAfterQuote]
    case .nulByte:
      let column = pick(plain)
      fields[column].insert("\0", at: fields[column].index(after: fields[column].startIndex))
      codes = [.nulByte]
    }
    let text = fields.joined(separator: joiner) + tail + log.rows[row].end
    // The rest of a torn remark that is by chance as wide as the header is a record to any reader.
    let torn = text.split(whereSeparator: \.isNewline).dropFirst()
    if kind == .lostQuote, torn.contains(where: { isAsWide($0, as: log) }) { return nil }
    return PlantedFault(
      kind: kind, row: row, text: text, bytes: log.encoding.bytes(text), codes: codes)
  }

  private func isAsWide(_ line: Substring, as log: SoundLog) -> Bool {
    line.count { String($0) == log.delimiter } == log.columns.count - 1
  }

  private mutating func value(in log: SoundLog) -> PlantedFault? {
    let value = pick(PlantedFault.values)
    // What is wrong with a record that surely does not count is not reported.
    let countable = log.rows.indices.filter { log.rows[$0].isCountable }
    guard !countable.isEmpty else { return nil }
    let row = pick(countable)
    var fields = log.rows[row].fields
    let column = log.column(value.column)
    let cell = pick(value.cells)
    fields[column] = log.isQuoted(column) ? "\"\(cell)\"" : cell
    let text = fields.joined(separator: log.delimiter) + log.rows[row].end
    return PlantedFault(
      kind: .value, row: row, text: text, bytes: log.encoding.bytes(text), codes: [value.code])
  }

  private mutating func wrongByte(
    in log: SoundLog, _ row: Int, _ column: Int
  ) -> PlantedFault? {
    // In UTF-16 any pair of bytes is a unit, and half a pair refuses the whole file.
    guard !log.encoding.isUTF16 else { return nil }
    let before = log.rows[row].fields[..<column].map { $0 + log.delimiter }.joined()
    var bytes = log.encoding.bytes(log.text(of: row))
    let wrong: UInt8 = log.encoding == .windows1252 ? 0x81 : pick([0x80, 0xC3, 0xFF])
    bytes.insert(wrong, at: log.encoding.bytes(before).count + 2)
    return PlantedFault(
      kind: .wrongByte, row: row, text: log.text(of: row), bytes: bytes, codes: [.wrongBytes])
  }
}
