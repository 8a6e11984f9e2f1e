import AuditDomain
import Testing

@Suite struct FindingTests {
  @Test("a finding takes at most 64 bytes until it is worded")
  func size() { #expect(MemoryLayout<Finding>.stride <= 64) }

  @Test("codes are distinct and in snake case")
  func codes() {
    #expect(Set(FindingCode.allCases.map(\.rawValue)).count == FindingCode.allCases.count)
    for code in FindingCode.allCases {
      #expect(code.rawValue.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F })
    }
  }
}
