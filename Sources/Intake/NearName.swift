internal import AuditDomain

extension LogHeader {
  /// The column that a name, which stands for none, may be meant for: one that may say that a record does not count, and
  /// that the log does not have.
  ///
  /// A misspelt `statsu` would let cancelled treatments count, and only a word of warning tells.
  func columnMeant(by name: String) -> LogColumn? {
    let key = headerKey(name)
    return LogHeader.telling.first { column, parts in
      self[column].isEmpty
        && (parts.contains { holds(key, $0) } || LogHeader.isNear(name, column))
    }?.column
  }

  /// What is told of a column that the log lacks: its names, and the names that the log has which are near one of them.
  func told(missing column: LogColumn) -> String {
    let names = LogHeader.names(of: column).dropFirst()
    let near = unknown.filter { LogHeader.isNear($0, column) }.map { safeText($0) + "?" }
    let others = near + (names.isEmpty ? [] : ["= " + names.joined(separator: ", ")])
    return column.name + " (" + others.joined(separator: "; ") + ")"
  }

  private static func names(of column: LogColumn) -> [String] {
    table.first { $0.0 == column }?.1 ?? []
  }

  private static func isNear(_ name: String, _ column: LogColumn) -> Bool {
    let key = Array(headerKey(name).utf8)
    return names(of: column).contains { near(key, Array(headerKey($0).utf8)) }
  }

  /// The columns that may say that a record does not count, with parts of names that speak of such things.
  private static let telling: [(column: LogColumn, parts: [String])] = [
    (
      .status,
      [
        "status", "uitgevoerd", "performed", "executed", "completed", "annul", "cancel",
        "afgebroken",
        "aborted", "vervallen", "storno", "deleted", "verwijderd", "afgezegd", "noshow",
      ]
    ),
    (.trialID, ["trial", "studie", "study", "nctnumber", "nctnummer"]),
    (.intent, ["profyla", "prophyla", "preventi", "intent"]),
  ]
}

/// Whether a name begins with a known one, or differs from it by one letter: another, one too many, one too few, or two
/// that have changed places.
private func near(_ name: [UInt8], _ known: [UInt8]) -> Bool {
  guard known.count >= 5 else { return false }
  if name.starts(with: known) { return true }
  let start = zip(name, known).prefix { $0 == $1 }.count
  let (a, b) = (name[start...], known[start...])
  let end = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
  let (left, right) = (Array(a.dropLast(end)), Array(b.dropLast(end)))
  return left.count <= 1 && right.count <= 1 || left.count == 2 && left.reversed() == right
}
