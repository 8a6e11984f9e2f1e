/// Where an element stands, seen from a stretch of a sorted collection.
enum StretchSide {
  case before, within, after
}

extension RandomAccessCollection where Index == Int {
  /// The elements within a stretch, found by halving: all before it come first, all after it last.
  func stretch(_ side: (Element) -> StretchSide) -> SubSequence {
    self[firstPlace { side($0) != .before }..<firstPlace { side($0) == .after }]
  }

  /// The place of the first element behind some place, found by halving; the end where there is none.
  ///
  /// - Parameter isBehind: holds for all elements behind the first one for which it holds.
  func firstPlace(where isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
