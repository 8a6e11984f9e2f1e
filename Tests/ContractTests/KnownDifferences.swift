import AuditDomain
import Testing

/// Where the program still differs from the two laws: each test fails once it no longer does.
@Suite("Known differences from the two laws")
struct KnownDifferences {
  @Test("One more record of another center in a file does not undo what the file replaces")
  func replacementUndone() throws {
    let old = record { $0.status = "nee" }
    let more = record(99) { $0.center = "isala" }
    let before = try Inbox().file("a.csv", old).file("b.csv", record())
      .declared("b.csv,,,,,,,a.csv").audit()
    let after = try Inbox().file("a.csv", old).file("b.csv", record(), more)
      .declared("b.csv,,,,,,,a.csv").audit()
    #expect(Fact.center("umcg", .below, n: 1).difference(in: before) == nil)
    withKnownIssue("the replacement becomes void, and the old version contradicts the new one") {
      #expect(Fact.file("a.csv", .replaced).difference(in: after) == nil)
      #expect(counted("umcg", after) == 1)
    }
  }

  @Test("The order of two records without an id changes no site's volume")
  func siteByOrder() throws {
    let numbered = records(9) { $0.site = "Noord" }
    let pair = ["Noord", "Zuid"].map { site in
      record(20) { ($0.id, $0.site) = ("", site) }
    }
    let one = try Inbox(numbered + pair).audit()
    let other = try Inbox(numbered + pair.reversed()).audit()
    #expect(counted("umcg", one) == 10 && counted("umcg", other) == 10)
    withKnownIssue("the treatment takes the site of the record that stands first") {
      #expect(sites(one) == sites(other))
    }
  }

  private func counted(_ id: String, _ report: AuditReport) -> Int? {
    report.centers.first { report.centerID($0.index) == id }?.evidence.counted
  }

  private func sites(_ report: AuditReport) -> [String] { report.treatments.map(\.site).sorted() }
}
