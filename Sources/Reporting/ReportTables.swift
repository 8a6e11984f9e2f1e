public import AuditDomain

/// The CSV files of a report, each a pure function of the report value.
public struct ReportTables: Sendable {
  private let report: AuditReport
  private let form: ReportForm

  /// The tables of a report.
  public init(_ report: AuditReport, _ form: ReportForm) {
    self.report = report
    self.form = form
  }

  /// `audit.csv`: a row per center, then the not-designated hospitals, then `unattributed`.
  public var audit: String {
    var table = CSVText(form.dialect, header: AuditRow.columns)
    for center in report.centers {
      table.add(
        AuditRow.cells(
          CenterRow(center, of: report), year: report.year, asOf: report.asOf))
    }
    let rest = report.unattributed
    var row: [Cell] = [
      .number(report.year), .text(report.asOf.description), .text("unattributed"),
    ]
    row += Array(repeating: .text(""), count: 7)
    row += [.number(0), .number(rest.doubtful), .number(nil), .number(0), .number(0), .number(0)]
    row += Array(repeating: .text(""), count: 3)
    row += AuditRow.cells(rest.tally)
    row += [.text(""), .text(""), .number(0), .number(0)]
    row += Array(repeating: .text(""), count: 4)
    table.add(row)
    return table.text
  }

  /// `treatments.csv`: a row per counted treatment.
  public var treatments: String {
    var table = CSVText(
      form.dialect,
      header: [
        "center_id", "site", "procedure_date", "procedure", "indication", "patient_no", "records",
        "file", "line",
      ])
    for treatment in report.treatments {
      table.add([
        .text(report.register[treatment.center].id), .text(treatment.site),
        .text(treatment.day.description),
        .text(report.policy.procedures[treatment.procedure].name),
        .text(report.policy.indications[treatment.indication].name),
        .number(treatment.patientNumber), .number(treatment.records),
        .text(report.files[Int(treatment.place.file)].name), .number(Int(treatment.place.line)),
      ])
    }
    return table.text
  }

  /// `outcomes.csv`: all records, so that every figure can be added up.
  public var outcomes: String {
    var table = CSVText(
      form.dialect, header: ["file", "center_id", "outcome", "reason", "records"])
    for row in report.outcomes {
      table.add([
        .text(report.files[row.file].name), .text(report.centerID(row.center)),
        .text(row.outcome.code), .text(row.reason?.code ?? ""), .number(row.records),
      ])
    }
    return table.text
  }

  /// `findings.csv`: a row per finding.
  public var findings: String {
    let rows = FindingRows(report.listing, form.language)
    var table = CSVText(form.dialect, header: FindingRows.columns)
    for finding in report.findings { table.add(rows.cells(finding)) }
    return table.text
  }

  /// `files.csv`: a row per input file.
  public var files: String {
    var table = CSVText(
      form.dialect,
      header: [
        "file", "sha256", "bytes", "encoding", "delimiter", "center_id", "status", "records",
      ] + Outcome.allCases.map(\.code))
    for file in report.files {
      table.add(
        [
          .text(file.name), .text(file.sha256), .number(file.bytes), .text(file.encoding ?? ""),
          .text(file.delimiter.map(delimiterName) ?? ""),
          .text(file.center.map { report.register[$0].id } ?? ""), .text(file.status.rawValue),
          .number(file.records),
        ] + Outcome.allCases.map { .number(file.tally[$0]) })
    }
    return table.text
  }
}

/// A delimiter in words that a CSV cell can hold.
func delimiterName(_ byte: UInt8) -> String {
  switch byte {
  case 0x3B: "semicolon"
  case 0x2C: "comma"
  case 0x09: "tab"
  case 0x7C: "pipe"
  default: String(Unicode.Scalar(byte))
  }
}
