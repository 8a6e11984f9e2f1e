internal import AuditDomain

/// The tables of a report, each a pure function of the report value.
struct ReportTables: Sendable {
  /// A row per center, then the not-designated hospitals, then `unattributed`.
  let audit: ReportTable
  /// A row per counted treatment.
  let treatments: ReportTable
  /// All records, so that every figure can be added up.
  let outcomes: ReportTable
  /// A row per finding.
  let findings: ReportTable
  /// A row per input file.
  let files: ReportTable
  /// A row per provider that the register does not know; in JSON alone.
  let providers: ReportTable
  /// A row per center and other way to count; in JSON alone.
  let sensitivity: ReportTable

  private let edition: Edition

  init(_ report: AuditReport, _ form: ReportForm) {
    edition = form.edition
    let centers = ReportTables.audit(report)
    if edition == .public {
      audit = centers.withColumns(\.isPublic)
      treatments = ReportTables.treatments(report).emptied
      outcomes = ReportTables.outcomes(report).emptied
      findings = ReportTables.findings(report, form.language).emptied
      files = ReportTables.files(report).emptied
      providers = ReportTables.providers(report).emptied
      sensitivity = ReportTables.sensitivity(report).emptied
    } else {
      audit = centers
      treatments = ReportTables.treatments(report)
      outcomes = ReportTables.outcomes(report)
      findings = ReportTables.findings(report, form.language)
      files = ReportTables.files(report)
      providers = ReportTables.providers(report)
      sensitivity = ReportTables.sensitivity(report)
    }
  }

  /// Those that the edition has as CSV files.
  var written: [ReportTable] {
    edition == .public ? [audit] : [audit, treatments, outcomes, findings, files]
  }

  private static func audit(_ report: AuditReport) -> ReportTable {
    let centers = report.centers
    return ReportTable(.audit, centers.count + 1) { index in
      index < centers.count
        ? AuditRow.cells(
          CenterRow(centers[index], of: report), year: report.year, asOf: report.asOf)
        : AuditRow.cells(report.unattributed, year: report.year, asOf: report.asOf)
    }
  }

  private static func treatments(_ report: AuditReport) -> ReportTable {
    ReportTable(shape: .treatments) { body in
      let centers = SharedCells.each(of: report.register.centers.map(\.id))
      let procedures = SharedCells.each(of: report.policy.procedures.map(\.name))
      let indications = SharedCells.each(of: report.policy.indications.map(\.name))
      let files = SharedCells.each(of: report.files.map(\.name))
      var days = LatestDay<SharedCells>()
      for treatment in report.treatments.joined() {
        let goesOn = body { put in
          put(.cells(centers[treatment.center]))
          put(.text(treatment.site.label))
          put(.cells(days.made(of: treatment.day) { SharedCells([.text($0)]) }))
          put(.cells(procedures[treatment.procedure]))
          put(.cells(indications[treatment.indication]))
          put(.number(treatment.patientNumber))
          put(.number(treatment.records))
          put(.cells(files[Int(treatment.place.file)]))
          put(.number(Int(treatment.place.line)))
        }
        guard goesOn else { return }
      }
    }
  }

  private static func outcomes(_ report: AuditReport) -> ReportTable {
    ReportTable(.outcomes, report.outcomes.count) { index in
      let row = report.outcomes[index]
      return [
        .text(report.files[row.file].name), .text(report.centerID(row.center)),
        .text(row.outcome.code), .text(row.reason?.code ?? ""), .number(row.records),
      ]
    }
  }

  private static func findings(_ report: AuditReport, _ language: Language) -> ReportTable {
    let listing = report.listing
    return ReportTable(shape: .findings) { body in
      var rows = FindingRows(listing, language)
      for finding in report.findings.joined() {
        guard body({ rows.put(finding, $0) }) else { return }
      }
    }
  }

  private static func files(_ report: AuditReport) -> ReportTable {
    ReportTable(.files, report.files.count) { index in
      let file = report.files[index]
      return [
        .text(file.name), .text(file.sha256), .number(file.bytes), .text(file.encoding ?? ""),
        .text(file.delimiter.map(delimiterName) ?? ""),
        .text(file.center.map { report.register[$0].id } ?? ""), .text(file.status.rawValue),
        .number(file.records),
      ] + Outcome.allCases.map { .number(file.tally[$0]) }
    }
  }

  private static func providers(_ report: AuditReport) -> ReportTable {
    ReportTable(.providers, report.unknownProviders.count) { index in
      let provider = report.unknownProviders[index]
      return [.text(provider.name), .number(provider.records)]
    }
  }

  private static func sensitivity(_ report: AuditReport) -> ReportTable {
    ReportTable(.sensitivity, report.sensitivity.count) { index in
      let row = report.sensitivity[index]
      return [
        .text(report.register[row.center].id), .text(row.variant.rawValue), .number(row.volume),
        .text(row.verdict.rawValue), .flag(row.changes),
      ]
    }
  }
}

/// A delimiter in words that a CSV cell can hold.
func delimiterName(_ byte: UInt8) -> String { words(forDelimiter: byte)[.english] }

/// A delimiter in words.
func words(forDelimiter byte: UInt8) -> Phrase {
  switch byte {
  case 0x3B: Phrase("semicolon", "puntkomma")
  case 0x2C: Phrase("comma", "komma")
  case 0x09: Phrase("tab", "tab")
  case 0x7C: Phrase("pipe", "verticale streep")
  case 0x21...0x7E: Phrase(String(Unicode.Scalar(byte)), String(Unicode.Scalar(byte)))
  default: Phrase("byte \(byte)", "byte \(byte)")
  }
}
