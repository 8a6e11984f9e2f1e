public import AuditDomain
internal import Crypto

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
  /// The report's files with their SHA-256, in byte order of their paths.
  public let files: [(path: String, sha256: String)]

  /// A run of these parts.
  public init(
    recordedAt: String, report: AuditReport, options: String, programVersion: String,
    reports: String, policy: [UInt8], register: [UInt8], files: [(path: String, sha256: String)]
  ) {
    self.recordedAt = recordedAt
    self.report = report
    self.options = options
    self.programVersion = programVersion
    self.reports = reports
    self.policy = policy
    self.register = register
    self.files = files
  }

  var inputRows: [[Field]] {
    report.files.map {
      [
        .text($0.name), .text($0.sha256), .number($0.bytes), .text($0.status.rawValue),
        .number($0.records),
      ]
    }
  }

  var treatmentRows: [[Field]] {
    report.treatments.enumerated().map { index, treatment in
      [
        .number(index + 1), .text(report.register[treatment.center].id), .text(treatment.site),
        .text(treatment.day.description),
        .text(report.policy.procedures[treatment.procedure].name),
        .text(report.policy.indications[treatment.indication].name),
        .number(treatment.patientNumber), .number(treatment.records),
        .text(report.files[Int(treatment.place.file)].name), .number(Int(treatment.place.line)),
      ]
    }
  }

  var findingRows: [[Field]] {
    struct Key: Hashable {
      let file: Int32
      let center: Int16?
      let code: FindingCode
    }
    var counts: [Key: Int] = [:]
    for finding in report.findings {
      let key = Key(file: finding.place.file, center: finding.center, code: finding.code)
      counts[key, default: 0] += 1
    }
    let sorted = counts.sorted { a, b in
      let left = (a.key.file, a.key.center ?? -1)
      let right = (b.key.file, b.key.center ?? -1)
      return left != right ? left < right : bytesPrecede(a.key.code.rawValue, b.key.code.rawValue)
    }
    return sorted.map { key, count in
      [
        .text(report.files[Int(key.file)].name), .text(report.centerID(key.center.map { Int($0) })),
        .text(key.code.rawValue), .number(count),
      ]
    }
  }

  var verdictRows: [[Field]] {
    report.centers.map { center in
      let isJudged = center.judgement.verdict != .notDesignated
      return [
        .text(report.register[center.index].id), .text(center.judgement.verdict.rawValue),
        .number(center.evidence.counted), .number(center.evidence.doubtful),
        isJudged ? .number(report.policy.minimum) : .none,
        .text(center.outlook?.word.rawValue ?? ""),
        .text(center.outlook?.probability.map { "\($0)" } ?? ""),
        .text(center.waiver == nil ? "" : center.isWaived ? "yes" : "expired"),
        .text(center.judgement.reasons.map(\.rawValue).joined(separator: ";")),
      ]
    }
  }
}

/// A value of a row.
enum Field: Sendable {
  case text(String)
  case number(Int)
  case none

  /// The value so that no two rows look alike: length first.
  var canonical: String {
    switch self {
    case .text(let value): "t\(value.utf8.count):\(value)"
    case .number(let value): "n\(value);"
    case .none: "-"
    }
  }
}

/// SHA-256 over rows, each ended by a line feed, in lower-case hexadecimal.
func digest(_ rows: [[Field]]) -> String {
  var hash = SHA256()
  for row in rows {
    let line = row.map(\.canonical).joined() + "\n"
    hash.update(data: Array(line.utf8))
  }
  return hexadecimal(hash.finalize())
}

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(
    decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
