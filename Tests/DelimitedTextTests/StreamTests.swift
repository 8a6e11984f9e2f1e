import Testing

@testable import DelimitedText

private let known: Set<String> = ["id", "naam", "dag", "tekst", "plaats"]

private func score(_ names: [String]) -> Int { names.count { known.contains($0) } }

private func seen(_ record: RecordCells) -> PlainRecord {
  PlainRecord(
    line: record.line, byte: record.byte, number: record.number, lines: record.lines,
    cells: (0..<record.count).map { record.text($0) }, fault: record.fault)
}

/// What gives the bytes part by part.
private func source(of bytes: [UInt8]) -> DelimitedStream.Source {
  var rest = bytes[...]
  return { buffer in
    let part = rest.prefix(buffer.count)
    rest = rest.dropFirst(part.count)
    buffer.copyBytes(from: part)
    return part.count
  }
}

/// Every third record, copied of a text that passes by in blocks.
private func excerpt(of document: DelimitedDocument, _ bytes: [UInt8], block: Int) -> [UInt8] {
  var parts: [Excerpt.Part] = []
  document.forEachRecord { record in
    guard record.number % 3 == 0 else { return }
    parts.append(
      Excerpt.Part(
        record.byte..<record.byte + record.length,
        behind: document.form.written(["\(record.number)", "een \"teken\""]),
        hasOpenQuote: record.fault == .unclosedQuote))
  }
  var (next, copy) = (parts.makeIterator(), [UInt8]())
  var excerpt = Excerpt(of: document.form, adding: ["code", "naam"])
  bytes.withUnsafeBytes { bytes in
    for start in stride(from: 0, to: bytes.count, by: block) {
      let part = bytes[start..<min(start + block, bytes.count)]
      excerpt.copy(UnsafeRawBufferPointer(rebasing: part), next: { next.next() }) { copy += $0 }
    }
  }
  excerpt.finish { copy += $0 }
  return copy
}

/// The same of a text in memory, put together anew.
private func plainExcerpt(of document: DelimitedDocument, _ bytes: [UInt8]) -> [UInt8] {
  let head = document.head
  let header = document.bytes[head.form.header]
  let end = document.bytes[head.form.header.upperBound...].prefix { $0 == 0x0D || $0 == 0x0A }
  let lineEnd =
    end.starts(with: [0x0D, 0x0A]) ? [0x0D, 0x0A] : end.isEmpty ? [0x0A] : [end[end.startIndex]]
  func fields(_ first: String) -> [UInt8] {
    let delimiter = String(UnicodeScalar(head.delimiter))
    return Array((first + delimiter + "\"een \"\"teken\"\"\"" + delimiter).utf8)
  }
  let names = ["code", "naam", ""].joined(separator: String(UnicodeScalar(head.delimiter)))
  var text = document.bytes[..<head.form.header.lowerBound] + Array(names.utf8) + header + lineEnd
  var last: [UInt8] = []
  document.forEachRecord { record in
    guard record.number % 3 == 0 else { return }
    let own = fields("\(record.number)") + Array(record.bytes[record.start..<record.end]) + lineEnd
    if record.fault == .unclosedQuote { last += own } else { text += own }
  }
  return Array(text) + last
}

/// What reading in blocks gives; nil: the text has to be read whole.
private func streamed(_ bytes: [UInt8], block: Int) throws -> (TextHead, [PlainRecord])? {
  let source = source(of: bytes)
  do {
    var stream = try DelimitedStream(block: block, source: source, score: score)
    var records: [PlainRecord] = []
    var tally = RecordTally()
    try stream.forEachRecord(counting: &tally, source: source) { record, _ in
      records.append(seen(record))
    }
    return (stream.head, records)
  } catch DelimitedStream.Refusal.needsWhole {
    return nil
  }
}

@Suite struct StreamTests {
  /// More records than the finding of the delimiter looks at: what follows them arrives block by block.
  private static let records = 110...140
  private static let nasty: [UInt8] = [
    0x22, 0x22, 0x22, 0x3B, 0x2C, 0x09, 0x7C, 0x0D, 0x0A, 0x00, 0x80, 0xC3, 0xFF, 0x20,
  ]

  @Test(
    "a log cut anywhere gives the records of the plain twin", arguments: [1, 2, 3, 7, 64, 1000])
  func cuts(block: Int) throws {
    let seed = UInt64(20_260_310 + block)
    print("seed \(seed)")
    var maker = LogMaker(seed: seed)
    var (streamedLogs, broken) = (0, 0)
    for index in 0..<30 {
      let log = maker.log(records: StreamTests.records)
      var bytes = Array(String(String.UnicodeScalarView(log.scalars)).utf8)
      if maker.chance(20) { bytes = [0xEF, 0xBB, 0xBF] + bytes }
      // Wrong bytes would have most logs read whole.
      let nasty = maker.chance(80) ? StreamTests.nasty.filter { $0 < 0x80 } : StreamTests.nasty
      if maker.chance(90) { bytes = maker.mutated(bytes, with: nasty) }
      guard let document = try? DelimitedDocument(bytes, score: score) else { continue }
      let name = "seed \(seed), log \(index)"
      guard let (head, records) = try streamed(bytes, block: block) else {
        let isWrong = bytes.withUnsafeBufferPointer { UTF8Census($0).wrongBytes } > 0
        #expect(isWrong || document.encoding.isUTF16, "\(name): why whole?")
        continue
      }
      let twin = PlainReader(bytes, delimiter: head.delimiter, encoding: head.encoding).read(
        from: head.headerByte, width: head.header.count,
        minimumWidth: (head.header.lastIndex { !$0.isEmpty } ?? 0) + 1
      ).dropFirst()
      #expect(head.encoding == document.encoding, "\(name)")
      #expect(head.delimiter == document.delimiter, "\(name)")
      #expect(head.header == document.header, "\(name)")
      let first = zip(records, twin).first { $0 != $1 }
      #expect(records.count == twin.count, "\(name)")
      #expect(first == nil, "\(name): \(String(describing: first))")
      #expect(
        excerpt(of: document, bytes, block: block) == plainExcerpt(of: document, bytes),
        "\(name): other records copied")
      streamedLogs += 1
      broken += records.count { $0.fault != nil }
    }
    #expect(streamedLogs > 20)
    #expect(broken > 10)
  }

  @Test("an open quote waits for as many blocks as it may span", arguments: [1000, 100_000])
  func openQuotes(block: Int) throws {
    for filling in [RecordScanner.limit - 10, RecordScanner.limit + 10] {
      let long = String(repeating: "x;\n", count: filling / 3)
      let sound = String(repeating: "1;a;b\n", count: 200)
      let text = "id;naam;dag\n\(sound)2;\"\(long)\";c\n3;\"d\n\(sound)4;e;f\n"
      let document = try DelimitedDocument(Array(text.utf8), score: score)
      var whole: [PlainRecord] = []
      document.forEachRecord { whole.append(seen($0)) }
      let (_, records) = try #require(try streamed(Array(text.utf8), block: block))
      #expect(records == whole)
    }
  }

  @Test("an empty text is refused, and UTF-16 is read whole")
  func refusals() throws {
    #expect(throws: DelimitedStream.Refusal.empty) { try streamed([], block: 1) }
    #expect(throws: DelimitedStream.Refusal.empty) { try streamed(Array("\n \n".utf8), block: 1) }
    #expect(try streamed([0xFF, 0xFE, 0x41, 0x00], block: 1) == nil)
  }
}

extension StreamTests {
  @Test("plain records and their exact twin agree at each place of a block of 64 bytes")
  func alignment() throws {
    for shift in 0..<130 {
      let text =
        "id;naam;dag\n" + String(repeating: "x", count: shift)
        + ";\"a;b\";c\r\n1;\"é\";\"\"\n;;\n\"1\";2;\"3\"\r4;\"5\n\n6;\"7\"\"\";8\n9;10;\"11\""
      let document = try DelimitedDocument(Array(text.utf8), score: score)
      var records: [PlainRecord] = []
      document.forEachRecord { records.append(seen($0)) }
      let twin = PlainReader(document.bytes, delimiter: 0x3B, encoding: document.encoding)
        .read(from: 0, width: 3, minimumWidth: 3).dropFirst()
      #expect(records == Array(twin), "shift \(shift)")
      #expect(records.count == 7 && records.count { $0.fault != nil } == 1, "shift \(shift)")
    }
  }
}
