import AuditDomain
import Foundation
import Reporting
import SeededNumbers
import Testing

@testable import AuditEngine

/// Mutated logs through the engine: it never crashes, its outcomes add up, and doubt is never lost.
@Suite("Ten thousand mutated logs")
struct MutationTests {
  /// What an audit of one log says.
  private struct Result {
    let counted: Int
    let doubtful: Int
    let verdict: Verdict
    let records: Int
    let outcomes: Int
    let file: FileStatus
  }

  /// Eight records count, three are in doubt, and three surely do not count: with a minimum of 10 undetermined.
  private static let log: [String] =
    [Record.header] + records(8).map(\.line)
    + [
      record(9) { $0.date = "2026-02-31" }.line, record(10) { $0.indication = "C50.9" }.line,
      record(11) { $0.status = "misschien" }.line,
      record(12) { $0.status = "nee" }.line, record(13) { $0.indication = "M80.08" }.line,
      record(14) { $0.procedure = "heupprothese" }.line,
    ]

  private static let countedLines = Set(log[1...8])
  private static let doubtfulLines = Set(log[9...11])

  private static func audit(_ bytes: [UInt8], _ scratch: Scratch, _ setting: Setting) throws
    -> Result
  {
    let path = scratch.path + "/umcg.csv"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let scope = try scope(path)
    let year = try JudgedYear(scope, setting, ReportForm(), PreviousVolumes())
    let report = year.report
    let center = try #require(report.centers.first { report.register[$0.index].id == "umcg" })
    let file = try #require(report.files.first)
    return Result(
      counted: center.evidence.counted, doubtful: center.evidence.doubtful,
      verdict: center.judgement.verdict, records: file.records, outcomes: report.totals.total,
      file: file.status)
  }

  private static func scope(_ path: String) throws -> AuditScope {
    AuditScope(
      inputs: [path], year: 2026, asOf: try #require(CalendarDay(iso: "2027-03-01")))
  }

  @Test("The log as it was", arguments: [1])
  func truth(_: Int) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let setting = try Setting(try Self.scope(""))
    let bytes = Array((Self.log.joined(separator: "\n") + "\n").utf8)
    let result = try Self.audit(bytes, scratch, setting)
    #expect(result.counted == 8 && result.doubtful == 3 && result.verdict == .undetermined)
    #expect(result.records == 14 && result.outcomes == 14)
  }

  @Test("Mutated at random", arguments: UInt64(1)...20)
  func mutated(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let scratch = try Scratch()
    defer { scratch.remove() }
    let setting = try Setting(try Self.scope(""))
    let sound = Array((Self.log.joined(separator: "\n") + "\n").utf8)
    for number in 0..<500 {
      var bytes = sound
      for _ in 0...random.below(3) { Self.mutate(&bytes, &random) }
      let result = try Self.audit(bytes, scratch, setting)
      let name =
        "seed \(seed), log \(number): \(String(decoding: bytes, as: UTF8.self).debugDescription)"
      #expect(result.records == result.outcomes, "outcomes do not add up: \(name)")
      // The lines that are still there, byte for byte, keep their weight whatever happened to others.
      let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
      guard lines.first?.elementsEqual(Self.log[0].utf8) == true, result.file == .read else {
        #expect(result.file != .refused || result.verdict == .notAssessable, "\(name)")
        continue
      }
      let intact = Set(lines.map { String(decoding: $0, as: UTF8.self) })
      let sure = Self.countedLines.intersection(intact).count
      let open = Self.doubtfulLines.intersection(intact).count
      let others = lines.count { line in
        !line.isEmpty && !Self.log.contains(String(decoding: line, as: UTF8.self))
      }
      #expect(
        result.counted + result.doubtful >= sure + open,
        "doubt was lost, \(result.counted)+\(result.doubtful) of \(sure)+\(open): \(name)")
      #expect(
        result.counted <= sure + others,
        "counted without ground, \(result.counted) of \(sure)+\(others): \(name)")
      if sure + open >= 10 { #expect(result.verdict != .below, "\(name)") }
      if sure + others < 10 { #expect(result.verdict != .meets, "\(name)") }
    }
  }

  /// One change: a bit, a byte of those that matter, a byte more or less, a piece twice or gone, a cut end.
  private static func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let telling = Array("\";,\t|\n\r\0 '-0159ACM\u{FF}".utf8) + [0xC3, 0x80, 0xFE, 0xEF]
    guard !bytes.isEmpty else { return }
    let place = random.below(bytes.count)
    switch random.below(8) {
    case 0: bytes[place] ^= 1 << UInt8(random.below(8))
    case 1, 2: bytes[place] = telling[random.below(telling.count)]
    case 3, 4: bytes.insert(telling[random.below(telling.count)], at: place)
    case 5: bytes.remove(at: place)
    case 6:
      let piece = bytes[place..<min(bytes.count, place + 1 + random.below(60))]
      bytes.insert(contentsOf: Array(piece), at: random.below(bytes.count))
    default:
      if random.below(6) == 0 {
        bytes.removeLast(bytes.count - place)
      } else {
        bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.below(60)))
      }
    }
  }
}
