internal import AuditDomain

/// What is made of findings of one file that differ by their place alone, made once: the latest few kinds are kept.
///
/// A class, as its owner's words are asked for what is new.
final class FindingKinds<Made> {
  /// One of each kind, and what was made of it; apart, as the kinds are looked through one by one.
  private var findings: [Finding] = []
  private var made: [Made] = []
  private var oldest = 0

  /// So many kinds are kept.
  private static var limit: Int { 32 }

  /// What is made of the findings of one record, or anew where they are several.
  func made<Findings: Collection<Finding>>(
    of own: Findings, _ make: (Findings) -> Made
  ) -> Made {
    guard let first = own.first, own.count == 1 else { return make(own) }
    if let known = self[first] { return known }
    let new = make(own)
    keep(new, of: first)
    return new
  }

  /// What was made of a finding of this kind; nil: nothing, or it was given up.
  private subscript(finding: Finding) -> Made? {
    for index in findings.indices
    where findings[index].code == finding.code && findings[index].isLike(finding) {
      return made[index]
    }
    return nil
  }

  /// Keeps what was made of a finding.
  private func keep(_ new: Made, of finding: Finding) {
    // One that names another line has a kind of its own.
    if finding.relatedLine != nil { return }
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
