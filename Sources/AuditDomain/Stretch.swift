/// Where an element stands, seen from a stretch of a sorted collection.
enum StretchSide {
  case before, within, after
}

extension RandomAccessCollection where Index == Int {
  /// The elements within a stretch, found by halving: all before it come first, all after it last.
  func stretch(_ side: (Element) -> StretchSide) -> SubSequence {
    func firstIndex(where isBehind: (StretchSide) -> Bool) -> Int {
      var (low, high) = (startIndex, endIndex)
      while low < high {
        let middle = low + (high - low) / 2
        if isBehind(side(self[middle])) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    return self[firstIndex { $0 != .before }..<firstIndex { $0 == .after }]
  }
}

extension [Treatment] {
  /// Those of one center, of treatments in the order of `treatments.csv`.
  public func of(_ center: CenterIndex) -> ArraySlice<Treatment> {
    stretch { $0.center < center ? .before : $0.center > center ? .after : .within }
  }
}
