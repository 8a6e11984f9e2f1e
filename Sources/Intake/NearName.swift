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
    // Marks around a name, and letters of other scripts that look like ours, hide it too.
    let key = letters(folded(name))
    return names(of: column).contains { near(key, letters(folded($0))) }
  }

  /// The columns that may say that a record does not count, with parts of names that speak of such things.
  private static let telling: [(column: LogColumn, parts: [String])] = [
    (
      .status,
      [
        "status", "uitgevoerd", "performed", "executed", "completed", "annul", "cancel",
        "afgebroken", "aborted", "vervallen", "storno", "deleted", "verwijderd", "afgezegd",
        "noshow",
      ]
    ),
    (.trialID, ["trial", "studie", "study", "nctnumber", "nctnummer"]),
    (.intent, ["profyla", "prophyla", "preventi", "intent"]),
  ]
}

/// The letters of a text, to be compared fast.
func letters(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

/// Whether one text becomes another by so many slips: a letter wrong, one too many, one too few, or two that have changed
/// places (optimal string alignment distance).
func slips(_ a: [UInt32], _ b: [UInt32], atMost limit: Int) -> Bool {
  guard abs(a.count - b.count) <= limit else { return false }
  var before: [Int] = []
  var last = Array(0...b.count)
  var fewest = 0
  for i in a.indices {
    var row = last
    row[0] = i + 1
    var least = i + 1
    for j in b.indices {
      var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
      row[j + 1] = cost
      least = min(least, cost)
    }
    // Behind two such rows there are no fewer.
    if least > limit, fewest > limit { return false }
    (before, last, fewest) = (last, row, least)
  }
  return last[b.count] <= limit
}

/// Whether a name begins with a known one, or differs from it by one slip.
private func near(_ name: [UInt32], _ known: [UInt32]) -> Bool {
  name == known || known.count >= 5 && (name.starts(with: known) || slips(name, known, atMost: 1))
}
