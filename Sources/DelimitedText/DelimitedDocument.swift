/// A delimited text in memory: its dialect, its header, and its records in order.
@dynamicMemberLookup
public struct DelimitedDocument: Sendable {
  /// Its dialect and its header.
  public let head: TextHead
  /// The text, as UTF-8 where it came as UTF-16.
  public let bytes: [UInt8]

  /// Why a text has no records to read.
  public enum Refusal: Error, Equatable {
    case empty
    case notDecodable
  }

  /// A text in memory.
  ///
  /// - Parameter score: how many of a header's names the caller knows; the delimiter that gives the most
  ///   is taken, then the one with which the most records have the header's width.
  /// - Throws: `Refusal`.
  public init(_ original: [UInt8], score: ([String]) -> Int) throws(Refusal) {
    let encoding = original.withUnsafeBufferPointer { TextEncoding.detect($0) }
    if encoding.isUTF16 {
      guard let text = original.withUnsafeBufferPointer({ utf8FromUTF16($0, encoding) }) else {
        throw .notDecodable
      }
      bytes = text
    } else {
      bytes = original
    }
    let found = bytes.withUnsafeBufferPointer { bytes in
      try? TextHead(bytes, encoding: encoding, isWhole: true, score: score)
    }
    guard let found else { throw .empty }
    head = found
  }

  /// What its head says.
  public subscript<Value>(dynamicMember part: KeyPath<TextHead, Value>) -> Value {
    head[keyPath: part]
  }

  /// Calls `body` with each record: its place and its cells, which are valid only during the call.
  public func forEachRecord(_ body: (RecordCells) -> Void) {
    var none = RecordTally()
    forEachRecord(counting: &none) { record, _ in body(record) }
  }

  /// Calls `body` with each record that the tally does not count.
  public func forEachRecord(
    counting tally: inout RecordTally, _ body: (RecordCells, inout RecordTally) -> Void
  ) {
    bytes.withUnsafeBufferPointer { bytes in
      var walk = RecordWalk(head)
      var counted = 0
      var byte = head.encoding.markLength
      _ = walk.walk(
        bytes, from: head.firstRecord, offset: 0, isLast: true, counting: &tally
      ) { record, tally in
        guard head.encoding.isUTF16 else { return body(record, &tally) }
        byte += head.encoding.originalLength(bytes[counted..<record.start])
        counted = record.start
        var placed = record
        placed.byte = byte
        body(placed, &tally)
      }
    }
  }
}
