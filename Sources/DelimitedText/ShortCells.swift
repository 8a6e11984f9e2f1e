/// The kinds of records that hang on two cells, both short: in most logs nearly all are told by one look.
struct ShortCells: Sendable {
  /// A kind, by the bytes of its cells: the first of up to sixteen, the second of up to eight.
  private struct Entry {
    var first: UInt64 = 0
    var firstRest: UInt64 = 0
    var second: UInt64 = 0
    var kind = -1

    @inline(__always)
    func isOf(_ first: (low: UInt64, high: UInt64), _ second: UInt64) -> Bool {
      self.first == first.low && self.second == second && firstRest == first.high && kind >= 0
    }
  }

  /// The columns of the cells, the same for all entries; below 0: there are none yet.
  private var columns = (first: -1, second: -1)
  /// Each in the place that its cells tell, or in the one beside.
  ///
  /// Empty without columns: most files are small.
  private var entries: [Entry] = []

  /// Notes the kind of a record that hangs on two columns.
  mutating func note(_ record: PlainRecord, _ first: Int, _ second: Int, kind: Int) {
    if columns.first < 0 {
      columns = (first, second)
      entries = Array(repeating: Entry(), count: 2048)
    }
    guard columns == (first, second) else { return }
    let run = PlainRun(record)
    let (one, two) = (run.words(first, of: 0), run.words(second, of: 0))
    guard one.low != 0, two.low != 0, two.high == 0 else { return }
    let place = place(one, two.low)
    let free = [place, place ^ 1].first { entries[$0].kind < 0 }
    if let free {
      entries[free] = Entry(first: one.low, firstRest: one.high, second: two.low, kind: kind)
    }
  }

  /// Counts the first records of a run by kind, up to one whose kind is not known here.
  ///
  /// - Returns: how many.
  func count(_ run: PlainRun, in counts: inout [Int], from base: Int) -> Int {
    let (first, second) = columns
    // The last field may have a carriage return behind it.
    guard first >= 0, max(first, second) < run.width - 1 else { return 0 }
    return counts.withUnsafeMutableBufferPointer { counts in
      entries.withUnsafeBufferPointer { entries in
        for record in 0..<run.count {
          let (one, two) = (run.words(first, of: record), run.words(second, of: record))
          var place = place(one, two.low)
          if !entries[place].isOf(one, two.low) { place ^= 1 }
          guard entries[place].isOf(one, two.low), two.high == 0 else { return record }
          counts[base &+ entries[place].kind] &+= 1
        }
        return run.count
      }
    }
  }

  @inline(__always)
  private func place(_ first: (low: UInt64, high: UInt64), _ second: UInt64) -> Int {
    let mixed = ((first.low ^ first.high) &>> 7 ^ second) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed &>> 53)
  }
}
