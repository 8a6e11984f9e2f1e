internal import AuditDomain
internal import FoundationEssentials

/// The counted treatments as the ledger keeps them: one sheet for each center, as there may be a million treatments.
///
/// A sheet is a JSON array in the order of `treatments.csv`, with an array for each treatment: site, day, procedure,
/// indication, patient number, records, file, line. To SQL they are the rows of the view `treatment`.
struct TreatmentSheets {
  private let report: AuditReport
  /// JSON around a row's day and numbers: by site as it was met, by procedure and indication, by file.
  private var openings: [ObjectIdentifier: [UInt8]] = [:]
  private let kinds: [[[UInt8]]]
  private let files: [[UInt8]]

  init(_ report: AuditReport) throws {
    self.report = report
    let indications = try report.policy.indications.map { try jsonString($0.name) }
    kinds = try report.policy.procedures.map { procedure in
      let name = try jsonString(procedure.name)
      return indications.map { Array("\",".utf8) + name + Array(",".utf8) + $0 + Array(",".utf8) }
    }
    files = try report.files.map { Array(",".utf8) + (try jsonString($0.name)) + Array(",".utf8) }
  }

  /// A row for each center that has treatments: its id, the place of its first treatment among all of them from 1, its
  /// sheet.
  mutating func rows() throws -> [[Field]] {
    var first = 1
    var rows: [[Field]] = []
    for own in report.treatments {
      guard let center = own.first?.center else { continue }
      rows.append([
        .text(report.register[center].id), .number(first), .text(try sheet(of: own)),
      ])
      first += own.count
    }
    return rows
  }

  private mutating func sheet(of treatments: [Treatment]) throws -> String {
    var text = TextBuffer()
    text.append(UInt8(ascii: "["))
    var days = LatestDay<String>()
    for treatment in treatments {
      if text.count > 1 { text.append(UInt8(ascii: ",")) }
      text.append(try opening(treatment.site))
      text.append(days.made(of: treatment.day) { $0 })
      text.append(kinds[treatment.procedure][treatment.indication])
      text.append(decimal: treatment.patientNumber)
      text.append(UInt8(ascii: ","))
      text.append(decimal: treatment.records)
      text.append(files[Int(treatment.place.file)])
      text.append(decimal: Int(treatment.place.line))
      text.append(UInt8(ascii: "]"))
    }
    text.append(UInt8(ascii: "]"))
    return text.text
  }

  /// The beginning of a row, up to its day.
  private mutating func opening(_ site: Site) throws -> [UInt8] {
    if let known = openings[ObjectIdentifier(site)] { return known }
    let made = Array("[".utf8) + (try jsonString(site.label)) + Array(",\"".utf8)
    openings[ObjectIdentifier(site)] = made
    return made
  }
}

/// A JSON string.
private func jsonString(_ text: String) throws -> [UInt8] {
  [UInt8](try JSONEncoder().encode(text))
}
