public import AuditDomain

/// One run as the ledger keeps it; no pseudonym is in it in any form.
public struct RunRecord: Sendable {
  /// When it was recorded, in UTC.
  public let recordedAt: String
  /// The report value.
  public let report: AuditReport
  /// The options that bear on the report, a `key=value` a line.
  public let options: String
  /// The program's version.
  public let programVersion: String
  /// The reports folder, absolute.
  public let reports: String
  /// The policy's bytes.
  public let policy: [UInt8]
  /// The register's bytes.
  public let register: [UInt8]

  /// A run of these parts.
  public init(
    recordedAt: String, report: AuditReport, options: String, programVersion: String,
    reports: String, policy: [UInt8], register: [UInt8]
  ) {
    self.recordedAt = recordedAt
    self.report = report
    self.options = options
    self.programVersion = programVersion
    self.reports = reports
    self.policy = policy
    self.register = register
  }

  var inputRows: [[Field]] {
    report.files.sorted { bytesPrecede($0.name, $1.name) }.map {
      [
        .text($0.name), .text($0.sha256), .number($0.bytes), .text($0.status.rawValue),
        .number($0.records),
      ]
    }
  }

  var findingRows: [[Field]] {
    let rows = report.findingGroups.map { group in
      (
        words: [
          report.files[group.file].name, report.centerID(group.center), group.code.rawValue,
        ], count: group.count
      )
    }
    let sorted = rows.sorted { a, b in
      let place = a.words.indices.first { a.words[$0] != b.words[$0] }
      return place.map { bytesPrecede(a.words[$0], b.words[$0]) } ?? false
    }
    return sorted.map { row in row.words.map { .text($0) } + [.number(row.count)] }
  }

  /// What the inputs say of each center, in byte order of the ids.
  var factRows: [[Field]] {
    centers.map(\.facts).sorted { bytesPrecede($0.center, $1.center) }.map { facts in
      [
        .text(facts.center), .text(facts.agbCode), .text(facts.name), .text(facts.category),
        .text(facts.city), .number(facts.patients), .number(facts.records),
        .number(facts.trialTreatments), facts.previousYear.map { .number($0) } ?? .none,
      ] + Outcome.allCases.map { .number(facts.tally[$0]) } + [
        .text(facts.firstDate), .text(facts.lastDate), .number(facts.files),
        .number(facts.filesRefused), .text(facts.coveredFrom), .text(facts.coveredTo),
        .text(facts.coverage),
      ]
    }
  }

  /// The files that are a center's submission, in byte order.
  var centerFileRows: [[Field]] {
    let pairs = report.files.flatMap { file in
      file.owners.map { (report.register[$0].id, file.name) }
    }
    return pairs.sorted { a, b in
      a.0 != b.0 ? bytesPrecede(a.0, b.0) : bytesPrecede(a.1, b.1)
    }.map { [.text($0.0), .text($0.1)] }
  }

  private var centers: [CenterRow] { report.centers.map { CenterRow($0, of: report) } }

  var verdictRows: [[Field]] {
    centers.map(\.verdict).map { verdict in
      [
        .text(verdict.center), .text(verdict.verdict.rawValue), .number(verdict.counted),
        .number(verdict.doubtful), verdict.minimum.map { .number($0) } ?? .none,
        .text(verdict.outlook), .text(verdict.probability.map { "\($0)" } ?? ""),
        .text(verdict.waived), .text(verdict.reasons),
      ]
    }
  }
}
