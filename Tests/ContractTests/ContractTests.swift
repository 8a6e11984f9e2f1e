import AuditDomain
import Testing

/// One sentence of the contract, a small inbox, and what the sentence makes of it.
struct Row: Sendable, CustomTestStringConvertible {
  let sentence: String
  let inbox: Inbox
  let facts: [Fact]

  init(_ sentence: String, _ inbox: Inbox, _ facts: Fact...) {
    self.sentence = sentence
    self.inbox = inbox
    self.facts = facts
  }

  var testDescription: String { sentence }
}

/// The rules of outcome, doubt and verdict: a row for each sentence, through the engine.
@Suite("The contract holds, sentence by sentence")
struct ContractTests {
  @Test("Every record ends in exactly one outcome", arguments: outcomeRows)
  func outcome(_ row: Row) throws { try check(row) }

  @Test("What the cells say decides", arguments: cellRows)
  func cells(_ row: Row) throws { try check(row) }

  @Test("The same record is told from another", arguments: identityRows)
  func identity(_ row: Row) throws { try check(row) }

  @Test("Doubt is kept for every center that it may concern", arguments: doubtRows)
  func doubt(_ row: Row) throws { try check(row) }

  @Test("The first line that holds is the verdict", arguments: verdictRows)
  func verdict(_ row: Row) throws { try check(row) }

  @Test("A file is the submission of the right center", arguments: submissionRows)
  func submission(_ row: Row) throws { try check(row) }

  @Test("What stands beside the verdicts is right", arguments: besideRows)
  func beside(_ row: Row) throws { try check(row) }

  @Test("What was spoilt on the way is neither counted nor dropped", arguments: spoiltRows)
  func spoilt(_ row: Row) throws { try check(row) }

  private func check(_ row: Row) throws {
    let report = try row.inbox.audit()
    for fact in row.facts {
      if let difference = fact.difference(in: report) {
        Issue.record("\(row.sentence): \(difference)")
      }
    }
    let read = report.files.reduce(0) { $0 + $1.records }
    #expect(report.totals.total == read, "\(row.sentence): the six add up to the records read")
    for file in report.files {
      #expect(file.tally.total == file.records, "\(row.sentence): so they do in \(file.name)")
    }
    for center in report.centers {
      let own = report.outcomes.filter { $0.center == center.index }
      #expect(
        center.tally.total == own.reduce(0) { $0 + $1.records },
        "\(row.sentence): and under \(report.centerID(center.index))")
    }
  }
}
