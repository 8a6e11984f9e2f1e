internal import AuditDomain

/// What is made of findings that differ by their place alone, made once: the latest few kinds are kept.
struct FindingKinds<Made> {
  /// One of each kind, its code, and what was made of it; apart, as the kinds are looked through one by one.
  private var codes: [FindingCode] = []
  private var findings: [Finding] = []
  private var made: [Made] = []
  private var oldest = 0

  /// So many kinds are kept.
  private static var limit: Int { 32 }

  /// What was made of a finding of this kind; nil: nothing, or it was given up.
  subscript(finding: Finding) -> Made? {
    for index in codes.indices
    where codes[index] == finding.code && findings[index].isLike(finding) {
      return made[index]
    }
    return nil
  }

  /// Keeps what was made of a finding.
  mutating func keep(_ new: Made, of finding: Finding) {
    // One that names another line has a kind of its own.
    if finding.relatedLine != nil { return }
    if findings.count < FindingKinds.limit {
      codes.append(finding.code)
      findings.append(finding)
      made.append(new)
    } else {
      (codes[oldest], findings[oldest], made[oldest]) = (finding.code, finding, new)
      oldest = (oldest + 1) % findings.count
    }
  }
}
