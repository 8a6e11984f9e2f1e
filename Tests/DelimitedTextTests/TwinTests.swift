import Testing

@testable import DelimitedText

/// The reader's own view of a text, in the words of its twin; the header is record 0.
private func seen(_ document: DelimitedDocument) -> [PlainRecord] {
  var seen: [PlainRecord] = []
  document.forEachRecord { record in
    seen.append(
      PlainRecord(
        line: record.line, byte: record.byte, number: record.number, lines: record.lines,
        cells: (0..<record.count).map { record.text($0) }, fault: record.fault))
  }
  return seen
}

private func opened(_ bytes: [UInt8]) -> DelimitedDocument? {
  let known: Set<String> = ["id", "naam", "dag", "tekst", "plaats"]
  return try? DelimitedDocument(bytes) { $0.count { known.contains($0) } }
}

private func twin(_ document: DelimitedDocument) -> [PlainRecord] {
  let reader = PlainReader(
    document.bytes, delimiter: document.delimiter, encoding: document.encoding)
  return reader.read(
    from: document.headerByte, width: document.header.count,
    minimumWidth: (document.header.lastIndex { !$0.isEmpty } ?? 0) + 1)
}

/// Records both readings where they differ, so that the text can be tried by hand.
private func differ(_ a: [PlainRecord], _ b: [PlainRecord], _ bytes: [UInt8], _ name: String)
  -> Bool
{
  if a == b { return false }
  let pairs = (0..<max(a.count, b.count)).filter {
    $0 >= a.count || $0 >= b.count || a[$0] != b[$0]
  }
  let first = pairs.first ?? 0
  Issue.record(
    """
    \(name): \(String(decoding: bytes, as: UTF8.self).debugDescription)
    reader: \(first < a.count ? "\(a[first])" : "none")
    twin:   \(first < b.count ? "\(b[first])" : "none")
    """)
  return true
}

@Suite struct TwinTests {
  private static let nasty: [UInt8] = [
    0x22, 0x22, 0x22, 0x3B, 0x2C, 0x09, 0x7C, 0x0D, 0x0A, 0x00, 0x80, 0xC3, 0xFF, 0x20,
  ]

  @Test("the reader and its plain twin agree on every record of broken logs")
  func broken() {
    let seed: UInt64 = 20_260_301
    print("seed \(seed)")
    var maker = LogMaker(seed: seed)
    var faults: [StructureFault?: Int] = [:]
    var unread = 0
    var differing = 0
    for index in 0..<4000 where differing < 5 {
      let log = maker.log()
      let isWindows = maker.chance(40)
      let mark: [UInt8] = !isWindows && maker.chance(10) ? [0xEF, 0xBB, 0xBF] : []
      let text = isWindows ? log.scalars.map { windows1252($0) } : utf8(log.scalars)
      let bytes = maker.mutated(mark + text, with: TwinTests.nasty)
      guard let document = opened(bytes), !document.encoding.isUTF16 else {
        unread += 1
        continue
      }
      let expected = twin(document)
      let records = seen(document)
      if differ(records, Array(expected.dropFirst()), bytes, "seed \(seed), log \(index)") {
        differing += 1
      }
      #expect(expected.first?.cells.map { trimmed($0) } == document.header)
      #expect(expected.first?.fault == document.headerFault)
      for record in records { faults[record.fault, default: 0] += 1 }
    }
    #expect(unread < 40)
    // Each fault must have come up, or the twin has shown nothing about it.
    for fault in StructureFault.allCases where fault != .recordTooLong {
      #expect(faults[fault, default: 0] > 50, "\(fault)")
    }
    #expect(faults[nil, default: 0] > 5000)
  }

  @Test("the reader and its twin agree on logs of many records")
  func many() {
    let seed: UInt64 = 20_260_303
    print("seed \(seed)")
    var maker = LogMaker(seed: seed)
    var (sound, broken) = (0, 0)
    for index in 0..<60 {
      let log = maker.log(records: 500...900)
      var bytes = utf8(log.scalars)
      if maker.chance(80) { bytes = maker.mutated(bytes, with: TwinTests.nasty) }
      guard let document = opened(bytes), !document.encoding.isUTF16 else { continue }
      let records = seen(document)
      _ = differ(records, Array(twin(document).dropFirst()), bytes, "seed \(seed), log \(index)")
      sound += records.count { $0.fault == nil }
      broken += records.count { $0.fault != nil }
    }
    #expect(sound > 20_000)
    #expect(broken > 500)
  }

  @Test("a text reads the same as UTF-16, at the places of its 16-bit units")
  func sixteenBits() {
    let seed: UInt64 = 20_260_302
    print("seed \(seed)")
    var maker = LogMaker(seed: seed)
    let nasty: [Unicode.Scalar] = [
      "\"", "\"", "\"", ";", ",", "\t", "|", "\r", "\n", "\0", " ", "é", "€", "𝄞",
    ]
    var broken = 0
    for index in 0..<500 {
      let scalars = maker.mutated(maker.log().scalars, with: nasty)
      let text = utf8(scalars)
      guard let plain = opened(text) else { continue }
      let isLittle = maker.chance(50)
      let units = String(String.UnicodeScalarView(scalars)).utf16
      let bytes = ([0xFEFF] + units).flatMap { unit in
        let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return isLittle ? pair.reversed() : pair
      }
      guard let wide = opened(bytes) else {
        Issue.record("seed \(seed), log \(index) does not open as UTF-16")
        continue
      }
      let expected = seen(plain).map { record in
        var record = record
        record.byte = 2 + 2 * String(decoding: text[..<record.byte], as: UTF8.self).utf16.count
        return record
      }
      _ = differ(seen(wide), expected, text, "seed \(seed), log \(index)")
      #expect(wide.encoding == (isLittle ? .utf16LittleEndian : .utf16BigEndian))
      #expect(wide.header == plain.header)
      broken += expected.count { $0.fault != nil }
    }
    #expect(broken > 300)
  }

  @Test("the reader and its twin agree at the limit of a quote and of a record")
  func limits() throws {
    let limit = RecordScanner.limit
    var faults: [StructureFault?] = []
    // Before the value stand two bytes of its record, and behind it two.
    let values = [
      value("", limit - 4, ""), value("", limit - 3, ""), value("\"x\n", limit - 3, "\""),
      value("\"x\n", limit - 2, "\""), value("\"x\n", limit - 3, "\"z"),
    ]
    for (index, value) in values.enumerated() {
      let bytes = Array("id;naam;dag\n1;".utf8) + value + Array(";b\n2;c;d\n".utf8)
      let document = try #require(opened(bytes))
      let pairs = zip(seen(document), twin(document).dropFirst())
      #expect(pairs.allSatisfy { $0 == $1 }, "value \(index)")
      faults.append(seen(document).first?.fault)
    }
    #expect(faults == [nil, .recordTooLong, .recordTooLong, .unclosedQuote, .recordTooLong])
  }

  private func value(_ start: String, _ filling: Int, _ end: String) -> [UInt8] {
    Array(start.utf8) + [UInt8](repeating: 0x78, count: filling) + Array(end.utf8)
  }

  private func utf8(_ scalars: [Unicode.Scalar]) -> [UInt8] {
    Array(String(String.UnicodeScalarView(scalars)).utf8)
  }

  private func windows1252(_ scalar: Unicode.Scalar) -> UInt8 {
    scalar == "€" ? 0x80 : UInt8(truncatingIfNeeded: scalar.value)
  }
}
