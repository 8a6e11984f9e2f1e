internal import AuditDomain

extension LogHeader {
  /// The column that a name, which stands for none, may be meant for: one that may say that a record does not count, and
  /// that the log does not have.
  ///
  /// A misspelt `statsu` would let cancelled treatments count, and only a word of warning tells.
  func columnMeant(by name: String) -> LogColumn? {
    let key = Array(headerKey(name).utf8)
    return [LogColumn.status, .trialID, .intent].first { column in
      self[column].isEmpty
        && LogHeader.table.contains { entry in
          entry.0 == column
            && entry.1.contains { isNear(key, Array(headerKey($0).utf8)) }
        }
    }
  }
}

/// Whether a name begins with a known one, or differs from it by one letter: another, one too many, one too few, or two
/// that have changed places.
private func isNear(_ name: [UInt8], _ known: [UInt8]) -> Bool {
  guard known.count >= 5 else { return false }
  if name.starts(with: known) { return true }
  let start = zip(name, known).prefix { $0 == $1 }.count
  let (a, b) = (name[start...], known[start...])
  let end = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
  let (left, right) = (Array(a.dropLast(end)), Array(b.dropLast(end)))
  return left.count <= 1 && right.count <= 1 || left.count == 2 && left.reversed() == right
}
