import Testing

@testable import DelimitedText

/// What a test looks at in a record.
private struct Seen: Equatable {
  let line: Int
  let byte: Int
  let cells: [String]
  let fault: StructureFault?
}

private func read(_ bytes: [UInt8]) throws -> (DelimitedDocument, [Seen]) {
  let known: Set<String> = ["id", "naam", "dag"]
  let document = try DelimitedDocument(bytes) { $0.count { known.contains($0.lowercased()) } }
  var seen: [Seen] = []
  document.forEachRecord { record in
    seen.append(
      Seen(
        line: record.line, byte: record.byte, cells: (0..<record.count).map { record.text($0) },
        fault: record.fault))
  }
  return (document, seen)
}

private func faults(_ text: String) throws -> [StructureFault?] {
  try read(Array(text.utf8)).1.map(\.fault)
}

private func encoded(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
  switch encoding {
  case .utf8: Array(text.utf8)
  case .utf8WithBOM: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
  case .utf16LittleEndian:
    [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  case .utf16BigEndian:
    [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  case .windows1252: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }
}

@Suite struct DelimitedDocumentTests {
  @Test(
    "every dialect, encoding and line end gives the same cells and places",
    arguments: TextEncoding.allCases, [";", ",", "\t", "|"])
  func dialects(encoding: TextEncoding, delimiter: String) throws {
    for end in ["\n", "\r\n", "\r"] {
      let rows = [["id", "naam", "dag"], ["1", "Máxima é", "x"], ["2", "", "y"]]
      let text = rows.map { $0.joined(separator: delimiter) + end }.joined()
      let (document, seen) = try read(encoded(text, encoding))
      #expect(document.encoding == encoding)
      #expect(document.delimiter == delimiter.utf8.first)
      #expect(document.header == rows[0])
      #expect(seen.map(\.cells) == Array(rows[1...]))
      #expect(seen.map(\.line) == [2, 3])
      #expect(seen.allSatisfy { $0.fault == nil })
      let first = encoded(rows[0].joined(separator: delimiter) + end, encoding).count
      #expect(seen[0].byte == first)
      let second = encoded(
        rows[...1].map { $0.joined(separator: delimiter) + end }.joined(), encoding)
      #expect(seen[1].byte == second.count)
    }
  }

  @Test(
    "a fault is found on its own record, and its neighbours stay sound",
    arguments: [
      ("3;4", StructureFault.tooFewFields), ("3;4;5;6", .tooManyFields), ("3;4;5;", .tooManyFields),
      ("3,4,5", .otherDelimiter), ("3;a\"b;5", .strayQuote), ("3;\"a\"b;5", .textAfterQuote),
      ("3;a\u{0}b;5", .nulByte), ("3;\"a\nx;y;z\nb\";5", .swallowedLines),
    ])
  func faultsInPlace(row: String, fault: StructureFault) throws {
    #expect(try faults("id;naam;dag\n1;a;b\n\(row)\n2;c;d\n") == [nil, fault, nil])
  }

  @Test("a quote that does not close breaks its own record, and reading resumes on the next line")
  func unclosedQuote() throws {
    let (_, seen) = try read(Array("id;naam;dag\n1;\"a;b\n2;c;d\n3;e;f\n".utf8))
    #expect(seen.map(\.fault) == [.unclosedQuote, nil, nil])
    #expect(seen.map(\.line) == [2, 3, 4])
  }

  @Test("a wild quote that another record's quote seems to close breaks its own record alone")
  func wildQuote() throws {
    let wild = "id;naam;dag\n1;\"a;b\n2;c;d\n3;\"e\";f\n4;g;h\n"
    #expect(try faults(wild) == [.unclosedQuote, nil, nil, nil])
    let lastQuoteLost = "id;naam;dag\n\"1\";\"a\";\"b\n\"2\";\"c\";\"d\"\n\"3\";\"e\";\"f\"\n"
    #expect(try faults(lastQuoteLost) == [.unclosedQuote, nil, nil])
    let longText = "id;naam;dag\n1;\"a\nb\" c;d\n2;e;f\n"
    #expect(try faults(longText) == [.textAfterQuote, nil])
  }

  /// Each line looks ahead; were that not bounded, the time would grow with the square of the lines.
  @Test(
    "a file full of wild quotes costs time in proportion", .timeLimit(.minutes(1)),
    arguments: ["1;\"a;b", "x\";\"y;z", "1;x\"y;\"a", "\"a;\"b;\"c", "1;\"a\";b\"", "\"\"\"a;b;c"])
  func manyWildQuotes(line: String) throws {
    let count = 50_000
    let (_, seen) = try read(
      Array(("id;naam;dag\n" + String(repeating: line + "\n", count: count) + "1;a;b\n").utf8))
    #expect(seen.count { $0.fault != nil } > 0)
    #expect((seen.last?.line ?? 0) > count / 2)
  }

  @Test("a quoted field may hold delimiters, quotes and line breaks")
  func quoting() throws {
    let (_, seen) = try read(Array("id;naam;dag\n1;\"a;\"\"b\"\"\nc\";x\n2;y;z".utf8))
    #expect(seen.map(\.cells) == [["1", "a;\"b\"\nc", "x"], ["2", "y", "z"]])
    #expect(seen.map(\.line) == [2, 4])
    #expect(seen.allSatisfy { $0.fault == nil })
  }

  @Test("a wrong byte in UTF-8 is a fault of its record only")
  func wrongByte() throws {
    let bytes = Array("id;naam;dag\n1;é;é\n2;".utf8) + [0xE9] + Array(";x\n3;a;b\n".utf8)
    let (document, seen) = try read(bytes)
    #expect(document.encoding == .utf8)
    #expect(seen.map(\.fault) == [nil, .wrongBytes, nil])
  }

  @Test("free text full of another delimiter does not mislead")
  func freeText() throws {
    let (document, seen) = try read(
      Array("id;naam;dag\n1;a, b, c, d;x\n2;e, f, g, h;y\n".utf8))
    #expect(document.delimiter == 0x3B)
    #expect(seen.map(\.count3) == [true, true])
  }

  @Test("a sep= line names the delimiter, and the header is on the second line")
  func sepLine() throws {
    let (document, seen) = try read(Array("sep=|\r\nid|naam|dag\r\n1|a;b;c|x\r\n".utf8))
    #expect(document.delimiter == 0x7C)
    #expect(document.headerLine == 2)
    #expect(seen.map(\.line) == [3])
  }

  @Test("blank lines are no records; columns without a name at the end may be missing")
  func blanks() throws {
    let (_, seen) = try read(Array("\nid;naam;dag;;\n\n1;a;b;;\n  \n2;c;d\n3;e\n".utf8))
    #expect(seen.map(\.fault) == [nil, nil, .tooFewFields])
    #expect(seen.map(\.line) == [4, 6, 7])
  }

  @Test("a record of more than 1 MiB is broken, and the next is read")
  func tooLong() throws {
    let long = String(repeating: "x", count: RecordScanner.limit + 1)
    #expect(try faults("id;naam;dag\n1;\(long);b\n2;c;d\n") == [.recordTooLong, nil])
  }

  @Test("UTF-16 with half a pair, and nothing at all, are refused")
  func refusals() {
    #expect(throws: DelimitedDocument.Refusal.notDecodable) { try read([0xFF, 0xFE, 0x00, 0xD8]) }
    #expect(throws: DelimitedDocument.Refusal.notDecodable) { try read([0xFF, 0xFE, 0x41]) }
    #expect(throws: DelimitedDocument.Refusal.empty) { try read([]) }
  }
}

extension Seen {
  fileprivate var count3: Bool { cells.count == 3 && fault == nil }
}
