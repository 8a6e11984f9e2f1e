internal import AuditDomain

/// Puts the findings of a run in order of place and code, file by file, and gives those on records the outcome that the
/// comparison of records led to.
struct FindingAlignment: Sendable {
  /// By file: the center that it is of.
  let owners: [CenterIndex?]
  /// By file: where its texts begin among those of all.
  let firstTexts: [Int]
  /// By file: what only the run as a whole shows.
  let ofRun: [[Finding]]
  let records: ScopedRecords
  let identity: Identity

  /// Adds to what the reading of a file found, in the order of its records, what the run found.
  func complete(_ findings: inout [Finding], of file: FileIndex) {
    let owner = owners[file].map { Int16(truncatingIfNeeded: $0) }
    let firstText = Int32(firstTexts[file])
    for index in findings.indices {
      if let text = findings[index].text { findings[index].text = text + firstText }
      if findings[index].place.record == 0, findings[index].center == nil {
        findings[index].center = owner
      }
    }
    findings += ofRun[file]
    findings.sort { a, b in
      if a.place.byte != b.place.byte { return a.place.byte < b.place.byte }
      return a.code != b.code && bytesPrecede(a.code.rawValue, b.code.rawValue)
    }
    align(&findings, of: file)
  }

  /// Gives the findings on records their outcomes.
  ///
  /// Findings, and the records of each center, stand in the order of their places; a finding on a record has that
  /// record's center.
  private func align(_ findings: inout [Finding], of file: FileIndex) {
    /// By center, then of the records of none: the next record of the file; nil: the first one was not looked for yet.
    var next = [Int?](repeating: nil, count: records.byCenter.count + 1)
    func index(of place: RecordPlace, among own: [ScopedRecord], _ center: CenterIndex) -> Int {
      var index = next[center] ?? own.places(of: file).lowerBound
      while index < own.count, RecordPlace.precedes(own[index].place, place) { index += 1 }
      precondition(index < own.count && own[index].place == place, "a finding on no record")
      next[center] = index
      return index
    }
    for place in findings.indices where findings[place].place.record > 0 {
      let finding = findings[place]
      if let center = finding.center.map({ Int($0) }) {
        let own = index(of: finding.place, among: records.byCenter[center], center)
        findings[place].outcome = identity.outcomes[center][own]
      } else {
        let others = records.unattributed
        let own = index(of: finding.place, among: others, records.byCenter.count)
        findings[place].outcome = others[own].standing.outcome
      }
    }
  }
}
