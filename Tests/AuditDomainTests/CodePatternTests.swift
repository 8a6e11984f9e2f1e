import AuditDomain
import Testing

@Suite("A code stands for itself and what is below it")
struct CodePatternTests {
  private func fits(_ pattern: String, _ code: String) -> Bool {
    CodePattern(pattern).matches(key: CodePattern.key(code), isIndication: true)
  }

  @Test("itself, and letters and digits after it", arguments: ["C79.5", "c795", "C79.50", "C7950"])
  func below(code: String) { #expect(fits("C79.5*", code)) }

  @Test(
    "nothing else",
    arguments: ["C795?", "C795é", "C795 x", "C79.5?", "C79", "C79.4", "C7950000", "C79.50000", ""])
  func others(code: String) { #expect(!fits("C79.5*", code)) }

  @Test("an OPS code by its places")
  func ops() {
    #expect(fits("5-839.a*", "5-839.A1") && fits("5-839.9*", "5-839.90"))
    #expect(!fits("5-839.a*", "5-839.a1?"))
  }
}
