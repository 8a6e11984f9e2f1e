import AuditDomain
import AuditEngine
import Foundation
import Reporting
import Testing

/// Each entry of the fault catalogue is held against the program.
@Suite("The fault catalogue tells the truth")
struct CatalogueTests {
  @Test("the example with the fault has it, the other has not", arguments: FindingCode.allCases)
  func examples(code: FindingCode) throws {
    let entry = FaultEntry(code)
    let faulty = try findings(of: entry.faulty)
    let sound = try findings(of: entry.sound)
    #expect(faulty.contains(code), "\(code): found \(faulty)")
    #expect(!sound.contains(code), "\(code): found \(sound)")
    let others = faulty.filter { $0.severity == .error && $0 != code }
    #expect(others.isEmpty, "\(code): its example has other errors too: \(others)")
    #expect(!sound.contains { $0.severity == .error }, "\(code): the sound example has errors")
  }

  @Test("what it says of the volume is so", arguments: FindingCode.allCases)
  func effects(code: FindingCode) throws {
    let report = try audit(FaultEntry(code).faulty)
    let outcomes = Set(report.findings.joined().filter { $0.code == code }.compactMap(\.outcome))
    let umcg = try #require(report.centers.first { report.centerID($0.index) == "umcg" })
    switch code.effect {
    case .doubt, .doubtByLines, .oneVersion: #expect(outcomes == [.doubtful])
    case .countedOnce: #expect(umcg.evidence.counted == (code == .overlappingFiles ? 2 : 1))
    case .outside: #expect(outcomes == [.undesignated])
    case .outsideCover: #expect(outcomes == [.outOfScope])
    case .none: #expect(umcg.evidence.counted == 1)
    case .fileUnread, .coverageOpen: #expect(umcg.judgement.verdict == .notAssessable)
    case .notItsFile, .nobodysFile: #expect(umcg.judgement.verdict == .notSubmitted)
    case .bothRead: #expect(umcg.evidence.counted == 1)
    }
  }

  @Test("every phrase has a word of its own in both languages", arguments: FindingCode.allCases)
  func languages(code: FindingCode) {
    let entry = FaultEntry(code)
    for phrase in [entry.title, entry.remedy, entry.effect] {
      #expect(!phrase[.english].isEmpty && !phrase[.dutch].isEmpty)
      #expect(phrase[.english] != phrase[.dutch])
    }
  }

  private func findings(of example: FaultExample) throws -> Set<FindingCode> {
    Set(try audit(example).findings.joined().map(\.code))
  }

  private func audit(_ example: FaultExample) throws -> AuditReport {
    let folder = try Scratch()
    defer { folder.remove() }
    for file in example.files {
      let path = try folder.write("", to: "in/" + file.name)
      if let text = file.text {
        try Data(Self.bytes(of: text)).write(to: URL(fileURLWithPath: path))
      } else {
        try FileManager.default.removeItem(atPath: path)
        #expect(mkfifo(path, 0o600) == 0)
      }
    }
    let scope = AuditScope(
      inputs: [folder.path + "/in"], year: 2026, asOf: try #require(CalendarDay(iso: "2027-01-31")))
    return try Audit.run(
      AuditRequest(
        scope, reports: folder.path + "/reports", store: nil, clock: { "2027-01-31T00:00:00Z" },
        programVersion: "test")
    ).report
  }

  /// The bytes of an example's text: `\xNN` is a byte, `{x*9}` nine times `x`.
  private static func bytes(of text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
      if rest.starts(with: Array("\\x".utf8)),
        let value = UInt8(String(decoding: rest.dropFirst(2).prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(4)
      } else if byte == UInt8(ascii: "{"), let end = rest.firstIndex(of: UInt8(ascii: "}")),
        let star = rest[..<end].lastIndex(of: UInt8(ascii: "*")),
        let count = Int(String(decoding: rest[(star + 1)..<end], as: UTF8.self))
      {
        for _ in 0..<count { bytes += rest[(rest.startIndex + 1)..<star] }
        rest = rest[(end + 1)...]
      } else {
        bytes.append(byte)
        rest = rest.dropFirst()
      }
    }
    return bytes
  }
}
