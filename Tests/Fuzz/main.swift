import AuditDomain
import Configuration
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
nonisolated(unsafe) let context: IntakeContext = {
  guard let policy = try? PolicyFile.parse(PolicyFile.builtIn, file: "policy.yaml"),
    let register = try? RegisterFile.parse(
      RegisterFile.builtIn, file: "centers.csv", policy: policy),
    let asOf = CalendarDay(iso: "2027-03-01")
  else { fatalError("the built-in rules do not parse") }
  return IntakeContext(
    policy: policy, directory: CenterDirectory(register: register, year: 2026), asOf: asOf,
    map: [:], includeTrials: false)
}()

/// Reads an input in every way, and holds what comes of it against itself.
func look(at bytes: [UInt8]) {
  let structure = StructureReading.read(bytes)
  let source = LogSource(index: 0, name: "umcg.csv", declared: [], named: nil, received: nil)
  let result = LogIntake.read(bytes, of: source, in: context)
  let outcomes = result.otherProcedures.values.reduce(0, +) + result.scoped.count
  precondition(result.records == outcomes, "\(result.records) records, \(outcomes) outcomes")
  for finding in structure.findings + result.findings {
    precondition(finding.place.byte >= 0 && Int(finding.place.byte) <= max(bytes.count * 3, 1))
    precondition(finding.place.record <= max(result.records, structure.records))
  }
  let excerpt = LogIntake.excerpt(of: bytes, in: context, adding: ["a"], fields: { _ in ["x"] })
  precondition(result.refusal != nil || excerpt != nil, "a log that was read has its records")
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
