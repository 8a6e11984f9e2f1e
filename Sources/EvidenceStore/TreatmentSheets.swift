internal import AuditDomain
internal import FoundationEssentials

/// The counted treatments as the ledger keeps them: one sheet for each center, as there may be a million treatments.
///
/// A sheet is a JSON array in the order of `treatments.csv`, with an array for each treatment: site, day, procedure,
/// indication, patient number, records, file, line. To SQL they are the rows of the view `treatment`.
struct TreatmentSheets {
  private let report: AuditReport
  private let days: DayTexts
  /// JSON strings: of the policy's procedures and indications, of the files, of the sites met so far.
  private let procedures: [[UInt8]]
  private let indications: [[UInt8]]
  private let files: [[UInt8]]
  private var sites: [ObjectIdentifier: [UInt8]] = [:]

  init(_ report: AuditReport) throws {
    self.report = report
    days = DayTexts(year: report.year)
    procedures = try report.policy.procedures.map { try jsonString($0.name) }
    indications = try report.policy.indications.map { try jsonString($0.name) }
    files = try report.files.map { try jsonString($0.name) }
  }

  /// A row for each center that has treatments: its id, the place of its first treatment among all of them from 1, its
  /// sheet.
  mutating func rows() throws -> [[Field]] {
    var first = 1
    var rows: [[Field]] = []
    for own in report.treatments.byCenter {
      guard let center = own.first?.center else { continue }
      rows.append([
        .text(report.register[center].id), .number(first), .text(try sheet(of: own)),
      ])
      first += own.count
    }
    return rows
  }

  private mutating func sheet(of treatments: [Treatment]) throws -> String {
    let comma = UInt8(ascii: ",")
    var text = Array("[".utf8)
    for treatment in treatments {
      if text.count > 1 { text.append(comma) }
      text.append(UInt8(ascii: "["))
      text += try quoted(treatment.site)
      text += ",\"".utf8
      text += days[treatment.day].utf8
      text += "\",".utf8
      text += procedures[treatment.procedure]
      text.append(comma)
      text += indications[treatment.indication]
      text.append(comma)
      text.append(decimal: treatment.patientNumber)
      text.append(comma)
      text.append(decimal: treatment.records)
      text.append(comma)
      text += files[Int(treatment.place.file)]
      text.append(comma)
      text.append(decimal: Int(treatment.place.line))
      text.append(UInt8(ascii: "]"))
    }
    text.append(UInt8(ascii: "]"))
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func quoted(_ site: Site) throws -> [UInt8] {
    if let known = sites[ObjectIdentifier(site)] { return known }
    let made = try jsonString(site.label)
    sites[ObjectIdentifier(site)] = made
    return made
  }
}

/// A JSON string.
private func jsonString(_ text: String) throws -> [UInt8] {
  [UInt8](try JSONEncoder().encode(text))
}
