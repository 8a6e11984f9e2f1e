/// Goes through the records of a text, whole or part by part: plain ones by `PlainRecords`, all others by
/// `RecordScanner`; which of the two shows in nothing but speed.
struct RecordWalk {
  private var scanner: RecordScanner
  /// Whether a byte that is not of the encoding ends the walk: the encoding is only assumed.
  private let stopsAtWrongBytes: Bool
  private var line: Int
  private var number = 0

  /// Why a walk over some bytes ended.
  enum Pause: Equatable {
    /// All of them are read, or what is left of them is no whole record.
    case needsMore(from: Int)
    /// A byte is not of the encoding.
    case wrongBytes
  }

  init(_ head: TextHead, stopsAtWrongBytes: Bool = false) {
    scanner = RecordScanner(delimiter: head.delimiter, encoding: head.encoding)
    scanner.width = head.header.count
    scanner.minimumWidth = head.namedWidth
    self.stopsAtWrongBytes = stopsAtWrongBytes
    line = head.firstLine
  }

  /// Shows the records of `bytes` from `start` on to `body`, but those that the tally counts: plain ones of a kind that
  /// it knows.
  ///
  /// - Parameters:
  ///   - bytes: a part of the text that ends with LF, or with the text.
  ///   - offset: where the part begins in the text.
  ///   - isLast: whether the text ends with it.
  mutating func walk(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, offset: Int, isLast: Bool,
    counting tally: inout RecordTally, _ body: (RecordCells, inout RecordTally) -> Void
  ) -> Pause {
    var position = start
    let width = scanner.width
    var plain = PlainRecords(bytes, delimiter: scanner.delimiter, width: width)
    // `sep=` may name any other byte, even one that has a meaning of its own.
    let hasPlainRecords = RecordScanner.delimiters.contains(scanner.delimiter)
    while position < bytes.count {
      if bytes[position] <= 0x20 {
        let (next, blank) = scanner.skipBlankLines(bytes, from: position)
        line += blank
        position = next
        guard position < bytes.count else { break }
      }
      if hasPlainRecords, plain.has(position) {
        // Most records of a log are only counted, many at once.
        if number >= tally.shown, let run = plain.run, run.end - run.start <= RecordScanner.limit,
          !plain.hasHighBytes || scanner.contentFault(bytes, run.start, run.end) == nil
        {
          let counted = tally.take(run, scanner.encoding)
          if counted > 0 {
            number += counted
            line += counted
            position = plain.pass(counted)
            continue
          }
        }
        let record = plain.record()
        if record.ends.count == width || mayEnd(record),
          record.end &- record.start <= RecordScanner.limit,
          !plain.hasHighBytes || scanner.contentFault(bytes, record.start, record.end) == nil
        {
          number += 1
          let isCounted = tally.take(record, scanner.encoding)
          if !isCounted || number <= tally.shown {
            var cells = RecordCells(
              bytes: bytes, fields: .plain(record), encoding: scanner.encoding, start: position,
              end: record.end, fault: nil, lines: 1, number: number, line: line,
              byte: offset + position, width: width)
            cells.isCounted = isCounted
            body(cells, &tally)
          }
          line += 1
          position = record.next
          continue
        }
      }
      let record = scanner.scan(bytes, from: position)
      if scanner.hasRunOut, !isLast { return .needsMore(from: position) }
      if stopsAtWrongBytes, UTF8Census(bytes, position..<record.next).wrongBytes > 0 {
        return .wrongBytes
      }
      number += 1
      scanner.fields.withUnsafeBufferPointer { fields in
        body(
          RecordCells(
            bytes: bytes, fields: .spans(fields), encoding: scanner.encoding, start: position,
            end: record.end, fault: record.fault, lines: record.lines, number: number, line: line,
            byte: offset + position, width: width), &tally)
      }
      line += record.lines
      position = record.next
    }
    return .needsMore(from: bytes.count)
  }

  /// Whether a plain record of another width than the header's may have it.
  @inline(never)
  private func mayEnd(_ record: PlainRecord) -> Bool {
    let count = record.ends.count
    return scanner.mayEnd(behind: count, withText: !record.cell(count - 1).isEmpty)
  }
}
