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
    all = report.files.indices.compactMap { index -> ReportFile? in
      let findings = report.findings[index]
      let isFaulty = findings.contains { $0.place.record > 0 && $0.outcome == .doubtful }
      let file = assessment.inbox.files[index]
      guard isFaulty, let form = file.result?.form else { return nil }
      return ReportFile(paths[index]) { take in
        var records = FaultyRecords(
          findings, ReturnFields(listing, language) { form.written($0) })
        var excerpt = Excerpt(of: form, adding: ReturnFields.columns)
        func takeBytes(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try take($0) } }
        try file.readAgain { try excerpt.copy($0, next: { records.next() }, to: takeBytes) }
        try excerpt.finish(to: takeBytes)
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

/// The doubtful records of a log, in its order, each with the fields that are put before it.
private struct FaultyRecords {
  private let findings: [Finding]
  private var position: Int
  private var words: ReturnFields

  init(_ findings: [Finding], _ words: ReturnFields) {
    (self.findings, self.words) = (findings, words)
    position = findings.firstIndex { $0.place.record > 0 } ?? findings.endIndex
  }

  mutating func next() -> Excerpt.Part? {
    while position < findings.endIndex {
      let first = position
      let place = findings[first].place
      while position < findings.endIndex, findings[position].place.record == place.record {
        position += 1
      }
      // All findings on a record have its outcome.
      if findings[first].outcome != .doubtful { continue }
      let own = findings[first..<position]
      return Excerpt.Part(
        Int(place.byte)..<Int(place.byte) + Int(place.length),
        behind: words.fields(own),
        hasOpenQuote: own.contains { $0.code == .unclosedQuote })
    }
    return nil
  }
}

extension InboxFile {
  /// Reads a log once more, in blocks.
  ///
  /// - Throws: `AuditFailure` when it is no longer the same, and what `body` throws.
  fileprivate func readAgain(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    func reading<Value>(_ read: () throws(FileFault) -> Value) throws(AuditFailure) -> Value {
      do { return try read() } catch { throw .system(error.description) }
    }
    guard let path else {
      try kept?.bytes.withUnsafeBytes(body)
      return
    }
    let log = try reading { () throws(FileFault) in try InputFile(path) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 64)
    defer { buffer.deallocate() }
    func read() throws(AuditFailure) -> UnsafeRawBufferPointer {
      let count = try reading { () throws(FileFault) in try log.read(into: buffer) }
      return UnsafeRawBufferPointer(rebasing: buffer[..<count])
    }
    while case let block = try read(), !block.isEmpty { try body(block) }
    let digest = try reading { () throws(FileFault) in try log.finish().sha256 }
    if digest != sha256 { throw AuditFailure.system("\(name): changed during the run; run again") }
  }
}
