internal import AuditDomain

/// What is made of findings of one file that differ by their place alone, made once: the latest few kinds are kept.
struct FindingKinds<Made> {
  /// One of each kind, and what was made of it; apart, as the kinds are looked through one by one.
  private var findings: [Finding] = []
  private var made: [Made] = []
  private var oldest = 0

  /// So many kinds are kept.
  private static var limit: Int { 32 }

  /// What is made of the findings of a record: anew where they are several, or of a kind that is not known.
  mutating func made<Findings: Collection<Finding>>(
    of own: Findings, _ make: (Findings) -> Made
  ) -> Made {
    if let known = self[own] { return known }
    let new = make(own)
    keep(new, of: own)
    return new
  }

  /// What was made of a record's only finding of this kind; nil: nothing, or it was given up, or there are several.
  subscript(own: some Collection<Finding>) -> Made? {
    guard let finding = own.first, own.count == 1 else { return nil }
    for index in findings.indices
    where findings[index].code == finding.code && findings[index].isLike(finding) {
      return made[index]
    }
    return nil
  }

  /// Keeps what was made of the only finding of a record.
  mutating func keep(_ new: Made, of own: some Collection<Finding>) {
    // One that names another line has a kind of its own.
    guard let finding = own.first, own.count == 1, finding.relatedLine == nil else { return }
    // Findings come file by file: those of the last one are of no use any more.
    if findings.first.map({ $0.place.file != finding.place.file }) ?? false {
      (findings, made, oldest) = ([], [], 0)
    }
    if findings.count < FindingKinds.limit {
      findings.append(finding)
      made.append(new)
    } else {
      (findings[oldest], made[oldest]) = (finding, new)
      oldest = (oldest + 1) % findings.count
    }
  }
}
