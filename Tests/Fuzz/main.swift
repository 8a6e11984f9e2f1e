import AuditDomain
import Configuration
import DelimitedText
import Glibc
import Intake

// A libFuzzer entry over the reader and the whole intake; built by `make fuzz` alone, with the sanitizers.

/// libFuzzer's own loop, with a callback for each input.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// The rules that every input is read by.
let context: IntakeContext = {
  guard let policy = try? PolicyFile.parse(PolicyFile.builtIn, file: "policy.yaml"),
    let register = try? RegisterFile.parse(
      RegisterFile.builtIn, file: "centers.csv", policy: policy),
    let asOf = CalendarDay(iso: "2027-03-01")
  else { fatalError("the built-in rules do not parse") }
  return IntakeContext(
    policy: policy, directory: CenterDirectory(register: register, year: 2026), asOf: asOf,
    map: [:], includeTrials: false)
}()

/// The same bytes read in blocks, some of them very small, must say the same.
func hold(_ whole: LogResult, againstBlocksOf bytes: [UInt8], _ source: LogSource) {
  var place = 0
  let block = 1 + Int(bytes.first ?? 0) * (bytes.count % 3 == 0 ? 1 : 40)
  let result = try? LogIntake.read(of: source, in: context, block: block) { buffer in
    let count = min(buffer.count, block, bytes.count - place)
    buffer.copyBytes(from: bytes[place..<(place + count)])
    place += count
    return count
  }
  guard let blocks = result ?? nil else { return }
  precondition(blocks.records == whole.records, "\(blocks.records) records, not \(whole.records)")
  precondition(blocks.findings.map(\.place) == whole.findings.map(\.place), "other findings")
  precondition(blocks.findings.map(\.code) == whole.findings.map(\.code), "other codes")
  precondition(blocks.texts == whole.texts, "other texts")
  precondition(blocks.otherProcedures == whole.otherProcedures, "other procedures")
  precondition(blocks.unlisted == whole.unlisted, "other unlisted procedures")
  precondition(blocks.centersNamed == whole.centersNamed, "other centers")
  precondition(blocks.unknownProviders == whole.unknownProviders, "other providers")
  let (form, ofBlocks) = (whole.form, blocks.form)
  precondition(form?.encoding == ofBlocks?.encoding, "another encoding")
  precondition(form?.delimiter == ofBlocks?.delimiter, "another delimiter")
  precondition(blocks.scoped.map(\.place) == whole.scoped.map(\.place), "other places")
  precondition(blocks.scoped.map(\.standing) == whole.scoped.map(\.standing), "other standings")
}

/// Reads an input in every way, and holds what comes of it against itself.
func look(at bytes: [UInt8]) {
  let structure = StructureReading.read(bytes)
  let source = LogSource(index: 0)
  let result = LogIntake.read(bytes, of: source, in: context)
  hold(result, againstBlocksOf: bytes, source)
  let outcomes = result.otherProcedures.values.reduce(0, +) + result.scoped.count
  precondition(result.records == outcomes, "\(result.records) records, \(outcomes) outcomes")
  for finding in structure.findings + result.findings {
    precondition(finding.place.byte >= 0 && Int(finding.place.byte) <= max(bytes.count * 3, 1))
    precondition(finding.place.record <= max(result.records, structure.records))
  }
  precondition(result.refusal != nil || result.form != nil, "a log that was read has a form")
  if let form = result.form { copy(result.scoped.map(\.place), of: bytes, form) }
}

/// Copies all scoped records: each stands where it is said to.
func copy(_ places: [RecordPlace], of bytes: [UInt8], _ form: TextForm) {
  var next = places.map {
    Excerpt.Part(Int($0.byte)..<Int($0.byte) + Int($0.length), behind: [])
  }.makeIterator()
  var excerpt = Excerpt(of: form, adding: ["a"])
  var size = 0
  bytes.withUnsafeBytes { bytes in
    excerpt.copy(bytes, next: { next.next() }) { size += $0.count }
  }
  excerpt.finish { size += $0.count }
  precondition(next.next() == nil, "a record stands beyond the end of its log")
  precondition(size >= places.reduce(0) { $0 + Int($1.length) }, "a record was not copied")
}

/// libFuzzer's callback.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  look(at: Array(UnsafeBufferPointer(start: bytes, count: size)))
  return 0
}

var count = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(runDriver(&count, &arguments, testOneInput))
