import Testing

@testable import DelimitedText

/// A reader that wants to see each record but those whose code begins with "o".
///
/// What it makes of these hangs on the center and the code, and in center "b" on the site too.
private struct Reader {
  private(set) var counts: [String: Int] = [:]
  private(set) var read: [String] = []
  /// How many records it was shown.
  private(set) var shown = 0
  private var kinds: [String] = []

  mutating func take(_ record: RecordCells, _ tally: inout RecordTally) {
    shown += 1
    if record.isCounted { return }
    let (center, code) = (record.text(1), record.text(3))
    guard code.hasPrefix("o") else { return read.append(record.text(0)) }
    let hangsOnSite = center == "b"
    let kind = [center, hangsOnSite ? record.text(2) : "", code].joined(separator: "/")
    if tally.add(record, by: hangsOnSite ? [1, 2, 3] : [1, 3]) == nil {
      counts[kind, default: 0] += 1
    } else {
      kinds.append(kind)
    }
  }

  mutating func end(_ tally: RecordTally) {
    for (kind, count) in zip(kinds, tally.counts) { counts[kind, default: 0] += count }
  }
}

/// A log of records with few and with many different cells, and what a reader must find in it.
private struct Sample {
  private(set) var text = "id;naam;plaats;dag;opm\n"
  private(set) var counts: [String: Int] = [:]
  private(set) var read: [String] = []

  init(seed: UInt64, records: Int, codes: Int) {
    var maker = LogMaker(seed: seed)
    let centers = [
      "a", "b", "", "ziekenhuis oost", "ziekenhuis west", "ziekenhu",
      "ziekenhuis met een lange naam",
      "ziekenhuis met een andere naam",
    ]
    for number in 1...records {
      let center = maker.pick(centers)
      let site = maker.pick(["noord", "zuid", ""])
      // Some are alike in their first eight bytes.
      let digits = maker.number(1...codes)
      let code =
        maker.pick(["o", "x"])
        + maker.pick(["\(digits)", "\(1_000_000 + digits)", "\(1_000_000 + digits)0"])
      if code.hasPrefix("o") {
        let kind = [center, center == "b" ? site : "", code].joined(separator: "/")
        counts[kind, default: 0] += 1
      } else {
        read.append("\(number)")
      }
      let remark = maker.chance(5) ? maker.pick(["één", "twee regels"]) : ""
      let cells = ["\(number)", center, site, code, remark]
      let written = cells.map { maker.chance(20) ? "\"\($0)\"" : $0 }
      text += written.joined(separator: ";") + (maker.chance(30) ? "\r\n" : "\n")
    }
  }
}

@Suite struct RecordTallyTests {
  @Test(
    "what is counted and what is shown are together all records", arguments: [64, 1000, 1 << 18])
  func blocks(block: Int) throws {
    let sample = Sample(seed: 20_261_122, records: 4000, codes: 30)
    var rest = Array(sample.text.utf8)[...]
    func source(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
      let part = rest.prefix(buffer.count)
      rest = rest.dropFirst(part.count)
      buffer.copyBytes(from: part)
      return part.count
    }
    var stream = try DelimitedStream(block: block, source: source) { $0.count }
    var tally = RecordTally(showing: 100)
    var reader = Reader()
    try stream.forEachRecord(counting: &tally, source: source) { reader.take($0, &$1) }
    reader.end(tally)
    #expect(reader.counts == sample.counts)
    #expect(reader.read == sample.read)
    // All that are read, the first hundred, and the first of each kind.
    #expect(reader.shown <= sample.read.count + 100 + sample.counts.count)
  }

  @Test("more kinds than are told apart lose no record")
  func tooMany() throws {
    let sample = Sample(seed: 20_261_123, records: 200_000, codes: 60_000)
    let document = try DelimitedDocument(Array(sample.text.utf8)) { $0.count }
    var tally = RecordTally()
    var reader = Reader()
    document.forEachRecord(counting: &tally) { reader.take($0, &$1) }
    reader.end(tally)
    #expect(sample.counts.count > 1 << 16)
    #expect(tally.counts.count < 1 << 16)
    #expect(reader.counts == sample.counts)
    #expect(reader.read == sample.read)
  }

  @Test("a kind hangs on the columns that were told, and on no other")
  func columns() throws {
    let text = "id;naam;plaats;dag\n1;a;noord;o\n2;a;zuid;o\n3;b;noord;o\n4;a;zuid;o;\n5;a;west;o\n"
    let document = try DelimitedDocument(Array(text.utf8)) { $0.count }
    var tally = RecordTally()
    var shown: [String] = []
    document.forEachRecord(counting: &tally) { record, tally in
      shown.append(record.text(0))
      if record.fault == nil { _ = tally.add(record, by: [1, 3]) }
    }
    // A record at fault is always shown.
    #expect(shown == ["1", "3", "4"])
    #expect(tally.counts == [3, 1])
  }
}
