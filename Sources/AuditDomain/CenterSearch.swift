/// Finds centers by what a person types: id, AGB code, name, alias, site or city, with a typo if need be.
public struct CenterSearch: Sendable {
  /// What a query led to.
  public enum Match: Equatable, Sendable {
    /// One center; `took` is the name that was meant, where the query is not that name itself.
    case one(CenterIndex, took: String?)
    /// Several centers.
    case several([CenterIndex])
    /// None; the nearest ones.
    case none(nearest: [CenterIndex])
  }

  private let register: Register

  /// A search in a register.
  public init(_ register: Register) { self.register = register }

  /// The centers that a query means: the surest way to read it that gives any.
  public func find(_ query: String) -> Match {
    let key = folded(query)
    guard !key.isEmpty else { return .none(nearest: []) }
    let codes = key.allSatisfy { $0.isASCII && $0.isNumber } ? [key, "0" + key] : []
    let all = register.centers.indices
    let ways: [(Center) -> [String]] = [
      { [$0.id, $0.name] + $0.agbCodes }, { $0.aliases + $0.ambiguousAliases },
      { $0.sites + [$0.city] },
    ]
    for way in ways {
      let found = all.filter { index in
        way(register[index]).contains { folded($0) == key || codes.contains($0) }
      }
      if !found.isEmpty { return match(found) { way($0).first { folded($0) == key } } }
    }
    let parts = all.filter { index in
      names(of: register[index]).contains { folded($0).contains(key) }
    }
    if key.count >= 3, !parts.isEmpty {
      return match(parts) { center in names(of: center).first { folded($0).contains(key) } }
    }
    return nearest(key)
  }

  /// A unique center says what was taken, unless it was named outright.
  private func match(_ found: [CenterIndex], _ word: (Center) -> String?) -> Match {
    guard found.count == 1, let index = found.first else { return .several(found) }
    let center = register[index]
    let taken = word(center)
    let isOutright = taken == nil || taken == center.id || taken == center.name
    return .one(index, took: isOutright ? nil : taken)
  }

  private func names(of center: Center) -> [String] {
    [center.id, center.name, center.city] + center.aliases + center.ambiguousAliases + center.sites
  }

  /// One typo in a short word, two in a long one, are forgiven where they leave one center.
  private func nearest(_ key: String) -> Match {
    let query = Array(key.unicodeScalars)
    let allowed = query.count < 4 ? 0 : query.count < 8 ? 1 : 2
    let ranked = register.centers.enumerated().map { index, center in
      let words = names(of: center)
        .map { (word: $0, distance: editDistance(query, Array(folded($0).unicodeScalars))) }
      return (index: index, best: words.min { $0.distance < $1.distance })
    }
    let closest = ranked.compactMap { $0.best?.distance }.min() ?? .max
    let found = ranked.filter { $0.best?.distance == closest }
    if closest <= allowed {
      return found.count == 1
        ? .one(found[0].index, took: found[0].best?.word) : .several(found.map(\.index))
    }
    let sorted = ranked.sorted {
      ($0.best?.distance ?? .max, $0.index) < ($1.best?.distance ?? .max, $1.index)
    }
    return .none(nearest: sorted.prefix(3).map(\.index))
  }
}

/// Letters to add, drop, change or swap with the next to make one text of the other
/// (optimal string alignment: Damerau-Levenshtein without a second edit of a swapped pair).
func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var rows = [[Int]](repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
  for i in 0...a.count { rows[i][0] = i }
  for j in 0...b.count { rows[0][j] = j }
  for i in 1...a.count {
    for j in 1...b.count {
      let change = a[i - 1] == b[j - 1] ? 0 : 1
      var best = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        best = min(best, rows[i - 2][j - 2] + 1)
      }
      rows[i][j] = best
    }
  }
  return rows[a.count][b.count]
}
