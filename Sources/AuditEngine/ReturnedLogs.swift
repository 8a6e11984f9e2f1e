internal import AuditDomain
internal import DelimitedText
internal import FileAccess
internal import Intake
internal import Reporting

/// The senders' doubtful records, verbatim: a file of `returns/` for each log that has some.
struct ReturnedLogs {
  /// Each reads its log a second time.
  let all: [ReportFile]

  init(_ report: AuditReport, _ language: Language, _ assessment: Assessment) {
    let paths = ReturnedLogs.paths(report.files.map(\.name))
    let listing = report.listing
    let context = IntakeContext(assessment.scope, assessment.setting)
    all = report.files.indices.compactMap { index in
      let findings = report.findings(of: index)
      let isFaulty = findings.contains { $0.place.record > 0 && $0.outcome == .doubtful }
      guard isFaulty else { return nil }
      let file = assessment.inbox.files[index]
      return ReportFile(paths[index]) { take in
        var words = ReturnFields(listing, language)
        var next = findings.firstIndex { $0.place.record > 0 } ?? findings.endIndex
        func fields(_ number: Int, _ write: ([String]) -> [UInt8]) -> [UInt8]? {
          let first = next
          while next < findings.endIndex, findings[next].place.record == number { next += 1 }
          // All findings on a record have its outcome.
          guard first < next, findings[first].outcome == .doubtful else { return nil }
          return words.fields(findings[first..<next], as: write)
        }
        try file.make(
          Excerpt(adding: ReturnFields.columns, fields: fields), in: context, to: take)
      }
    }
  }

  /// A path for each name: without `.gz`, in parts of at most 255 bytes, and none twice.
  static func paths(_ names: [String]) -> [String] {
    var taken = Set(names)
    for name in names {
      for (index, character) in zip(name.indices, name) where character == "/" {
        taken.insert(String(name[..<index]))
      }
    }
    return names.map { name in
      let parts = name.split(separator: "/").map { shortened(String($0)) }
      var path = parts.joined(separator: "/")
      if path.lowercased().hasSuffix(".gz") { path = String(path.dropLast(3)) }
      if path != name {
        let stem = path
        var number = 1
        while !taken.insert(path).inserted {
          number += 1
          path = stem + "~\(number)"
        }
      }
      return "returns/" + path
    }
  }

  /// A printed name can be longer than the name itself, and longer than a file system takes.
  private static func shortened(_ part: String) -> String {
    guard part.utf8.count > 255 else { return part }
    var kept = Substring(part)
    while kept.utf8.count > 240 { kept.removeLast() }
    return String(kept)
  }
}

extension InboxFile {
  /// Makes an excerpt of a file that was read, which is read once more.
  ///
  /// - Throws: `AuditFailure` when it is no longer the same, and what `take` throws.
  fileprivate func make(
    _ excerpt: Excerpt, in context: IntakeContext, to take: ([UInt8]) throws -> Void
  ) throws {
    func reading<Value>(_ read: () throws(FileFault) -> Value) throws(AuditFailure) -> Value {
      do { return try read() } catch { throw .system(error.description) }
    }
    let isSame: Bool
    if let path, isOfBlocks {
      let log = try reading { () throws(FileFault) in try HashedFile(path) }
      let isLog = try LogIntake.make(
        excerpt, in: context,
        from: { buffer in try reading { () throws(FileFault) in try log.read(into: buffer) } },
        to: take)
      let digest = try reading { () throws(FileFault) in try log.finish().sha256 }
      isSame = isLog && digest == sha256
    } else {
      let content = try path.map { path in
        try reading { () throws(FileFault) in try FileReader.read(path) }
      }
      guard let content = kept ?? content else { return }
      isSame =
        try content.sha256 == sha256
        && LogIntake.make(excerpt, of: content.bytes, in: context, to: take)
    }
    if !isSame { throw AuditFailure.system("\(name): changed during the run; run again") }
  }
}
