/// The kinds of records that hang on two cells, both short: in most logs nearly all are told by one look.
struct ShortCells: Sendable {
  /// The bytes of the first cell, of up to sixteen; zeros where it has more.
  fileprivate struct Lead: Equatable {
    let low: UInt64
    let high: UInt64
  }

  /// A kind, by its leading cell's number and the bytes of the second cell, of up to eight.
  private struct Entry {
    var second: UInt64 = 0
    var lead: Int32 = -1
    var kind: Int32 = 0
  }

  /// The columns of the cells, the same for all entries; below 0: there are none yet.
  private var columns = (first: -1, second: -1)
  /// The first cells that were met, by their number: in most logs there is one.
  private var leads: [Lead] = []
  /// Each in the place that its cells tell, or in the one beside.
  ///
  /// Empty without columns: most files are small.
  private var entries: [Entry] = []

  /// So many first cells are numbered: each record of another one looks through them.
  private static let longest = 64

  /// Notes the kind of a record that hangs on two columns.
  mutating func note(_ record: PlainRecord, _ first: Int, _ second: Int, kind: Int) {
    if columns.first < 0 {
      columns = (first, second)
      entries = Array(repeating: Entry(), count: 2048)
    }
    guard columns == (first, second) else { return }
    let run = PlainRun(record)
    guard run.deepCount > 0 else { return }
    let lead = Lead(run, first, of: 0, hasQuotes: true)
    let word = run.word(second, of: 0, hasQuotes: true)
    guard lead.low != 0, word != 0 else { return }
    let number = leads.firstIndex(of: lead) ?? leads.count
    if number == leads.count {
      guard number < ShortCells.longest else { return }
      leads.append(lead)
    }
    let place = place(number, word)
    if let free = [place, place ^ 1].first(where: { entries[$0].lead < 0 }) {
      entries[free] = Entry(
        second: word, lead: Int32(truncatingIfNeeded: number),
        kind: Int32(truncatingIfNeeded: kind))
    }
  }

  /// Counts the first records of a run by kind, up to one whose kind is not known here.
  ///
  /// - Returns: how many.
  func count(_ run: PlainRun, in counts: inout [Int], from base: Int) -> Int {
    // The last field may have a carriage return behind it.
    guard columns.first >= 0, max(columns.first, columns.second) < run.width - 1 else { return 0 }
    // Each is a loop of its own.
    return run.hasQuotes
      ? count(run, in: &counts, from: base, hasQuotes: true)
      : count(run, in: &counts, from: base, hasQuotes: false)
  }

  @inline(__always)
  private func count(
    _ run: PlainRun, in counts: inout [Int], from base: Int, hasQuotes: Bool
  ) -> Int {
    let (first, second) = columns
    let deep = run.deepCount
    return counts.withUnsafeMutableBufferPointer { counts in
      entries.withUnsafeBufferPointer { entries in
        var latest = Lead(low: 0, high: 0)
        var number = -1
        for record in 0..<deep {
          let lead = Lead(run, first, of: record, hasQuotes: hasQuotes)
          if number < 0 || lead != latest {
            guard let found = leads.firstIndex(of: lead) else { return record }
            (latest, number) = (lead, found)
          }
          let word = run.word(second, of: record, hasQuotes: hasQuotes)
          var entry = entries[place(number, word)]
          if entry.second != word || Int(entry.lead) != number {
            entry = entries[place(number, word) ^ 1]
            guard entry.second == word, Int(entry.lead) == number else { return record }
          }
          counts[base &+ Int(entry.kind)] &+= 1
        }
        return deep
      }
    }
  }

  @inline(__always)
  private func place(_ lead: Int, _ second: UInt64) -> Int {
    let mixed =
      (second ^ UInt64(truncatingIfNeeded: lead) &<< 57) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed &>> 53)
  }
}

extension ShortCells.Lead {
  @inline(__always)
  fileprivate init(_ run: PlainRun, _ column: Int, of record: Int, hasQuotes: Bool) {
    (low, high) = run.words(column, of: record, hasQuotes: hasQuotes)
  }
}
