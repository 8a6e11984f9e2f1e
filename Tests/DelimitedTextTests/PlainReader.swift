@testable import DelimitedText

/// What a test looks at in a record, whoever read it.
struct PlainRecord: Equatable {
  var line: Int
  var byte: Int
  var number: Int
  var lines: Int
  var cells: [String]
  var fault: StructureFault?
}

/// A slow twin of `RecordScanner`, written from its rules and without regard to speed.
///
/// It first knows where every physical line ends, and only then puts lines together to records. Which
/// of several faults of a record is given the rules leave open: there it follows the scanner.
struct PlainReader {
  private struct Line {
    let start: Int
    let end: Int
    let next: Int
  }

  /// A record as a range of bytes, its cells still as raw bytes without the outer quotes.
  private struct Found {
    let end: Int
    let cells: [[UInt8]]
    let fault: StructureFault?
  }

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private let encoding: TextEncoding
  private let lines: [Line]
  private let limit = 1024 * 1024
  private let quote = UInt8(ascii: "\"")

  init(_ bytes: [UInt8], delimiter: UInt8, encoding: TextEncoding) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.encoding = encoding
    var lines: [Line] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == 10 || $0 == 13 } ?? bytes.count
      let mark = end == bytes.count ? 0 : bytes[end...].starts(with: [13, 10]) ? 2 : 1
      lines.append(Line(start: start, end: end, next: end + mark))
      start = end + mark
    }
    self.lines = lines
  }

  /// The header at a place, as the first record, and all records behind it.
  func read(from headerByte: Int, width: Int, minimumWidth: Int) -> [PlainRecord] {
    var records: [PlainRecord] = []
    var index = lineIndex(headerByte)
    // A mark may stand before the header on its line: only the first record begins inside a line.
    var start = headerByte
    while let first = firstRecord(from: index, start) {
      let isHeader = records.isEmpty
      let found = record(
        from: first.start, width: isHeader ? 0 : width, minimum: isHeader ? 0 : minimumWidth,
        isProbe: false)
      let last = lineIndex(found.end)
      records.append(
        PlainRecord(
          line: first.index + 1, byte: first.start, number: records.count,
          lines: last - first.index + 1, cells: found.cells.map { text($0) }, fault: found.fault))
      index = last + 1
      start = index < lines.count ? lines[index].start : bytes.count
    }
    return records
  }

  // MARK: Lines

  private func lineIndex(_ position: Int) -> Int {
    lines.lastIndex { $0.start <= position } ?? 0
  }

  private func firstRecord(from index: Int, _ start: Int) -> (index: Int, start: Int)? {
    guard index < lines.count else { return nil }
    let blanks: [UInt8] = delimiter == 9 ? [32] : [32, 9]
    if !bytes[start..<lines[index].end].allSatisfy({ blanks.contains($0) }) {
      return (index, start)
    }
    return firstRecord(from: index + 1, lines[index].next)
  }

  // MARK: Records

  /// A record as its quotes have it, unless one of them is wild.
  private func record(from start: Int, width: Int, minimum: Int, isProbe: Bool) -> Found {
    var cells: [[UInt8]] = []
    var faults: [StructureFault] = []
    var position = start
    var wild: (open: Int, cells: Int, faults: Int)?
    var end: Int
    while true {
      let lineEnd = lines[lineIndex(position)].end
      if position < lineEnd, bytes[position] == quote {
        guard let close = closingQuote(of: position) else {
          faults.append(.unclosedQuote)
          end = lineEnd
          break
        }
        let closeEnd = lines[lineIndex(close)].end
        let content = bytes[position + 1..<close]
        let isLong = lineIndex(close) > lineIndex(position)
        if isLong { wild = wild ?? (position, cells.count, faults.count) }
        if isLong, width > 1, wideLines(content, [minimum, width]) > 0 {
          faults.append(.swallowedLines)
        }
        cells.append(single(content))
        if close + 1 == closeEnd || bytes[close + 1] == delimiter {
          end = close + 1
        } else {
          faults.append(.textAfterQuote)
          end = closeEnd
          if isLong { break }
          if content.last == delimiter {
            position = close
            continue
          }
          end = bytes[(close + 1)..<closeEnd].firstIndex(of: delimiter) ?? closeEnd
        }
      } else {
        end = bytes[position..<lineEnd].firstIndex(of: delimiter) ?? lineEnd
        cells.append(Array(bytes[position..<end]))
        if bytes[position..<end].contains(quote) { faults.append(.strayQuote) }
      }
      if end == lines[lineIndex(end)].end { break }
      if end - start > limit {
        end = lines[lineIndex(end)].end
        break
      }
      position = end + 1
    }
    let isBroken = faults.contains { [.strayQuote, .textAfterQuote, .unclosedQuote].contains($0) }
    if isBroken, !isProbe, end - start <= limit, let wild,
      let own = lastLine(of: wild.open, before: end, width, minimum)
    {
      return found(
        start..<lines[own].end, Array(cells[..<wild.cells]),
        faults[..<wild.faults] + [.unclosedQuote], width, minimum, isProbe)
    }
    return found(start..<end, cells, faults, width, minimum, isProbe)
  }

  /// The earliest fault in a record counts, but a record that is too long is nothing else.
  private func found(
    _ range: Range<Int>, _ cells: [[UInt8]], _ faults: some Collection<StructureFault>,
    _ width: Int,
    _ minimum: Int, _ isProbe: Bool
  ) -> Found {
    let whole = Array(bytes[range])
    var fault = faults.first
    // More of them than stand between fields: some stand between quotes.
    if width > 1, whole.count(where: { $0 == delimiter }) > cells.count - 1,
      wideLines(whole[...], [minimum, width]) > 1
    {
      fault = fault ?? .swallowedLines
    }
    fault = fault ?? faultOfBytes(whole) ?? faultOfWidth(cells, width, minimum)
    let explained: [StructureFault?] = [
      .tooFewFields, .tooManyFields, .strayQuote, .textAfterQuote,
    ]
    if whole.count > limit {
      fault = .recordTooLong
    } else if explained.contains(fault), cells.count != width, !isProbe, fitsOther(whole, width) {
      fault = .otherDelimiter
    }
    return Found(end: range.upperBound, cells: cells, fault: fault)
  }

  /// The first quote that does not stand twice, if it comes within the limit.
  private func closingQuote(of open: Int) -> Int? {
    var position = open + 1
    while position < bytes.count, position - open <= limit {
      if bytes[position] != quote {
        position += 1
      } else if position + 1 < bytes.count, bytes[position + 1] == quote {
        position += 2
      } else {
        return position
      }
    }
    return nil
  }

  private func single(_ content: ArraySlice<UInt8>) -> [UInt8] {
    var kept: [UInt8] = []
    var isFirst = false
    for byte in content {
      isFirst = byte == quote && !isFirst
      // Of two quotes only the first is kept.
      if byte != quote || isFirst { kept.append(byte) }
    }
    return kept
  }

  /// The last line of a record whose quote is wild: the one above the first line that is itself a sound record.
  private func lastLine(of open: Int, before end: Int, _ width: Int, _ minimum: Int) -> Int? {
    var last = lineIndex(open)
    while width > 1, let next = firstRecord(from: last + 1, lines[last].next), next.start < end {
      let tried = record(from: next.start, width: width, minimum: minimum, isProbe: true)
      if tried.fault == nil { return last }
      last = next.index
    }
    return nil
  }

  /// How many lines have as many fields as the header, whatever their quotes.
  private func wideLines(_ content: ArraySlice<UInt8>, _ widths: Set<Int>) -> Int {
    content.split(omittingEmptySubsequences: false) { $0 == 10 || $0 == 13 }
      .count { part in widths.contains(part.count { $0 == delimiter } + 1) }
  }

  // MARK: Faults of a whole record

  /// What stands first in the record, a NUL byte or a wrong one.
  private func faultOfBytes(_ whole: [UInt8]) -> StructureFault? {
    let zero = whole.firstIndex(of: 0)
    guard let wrong = firstWrong(whole) else { return zero == nil ? nil : .nulByte }
    return zero.map { $0 < wrong } ?? false ? .nulByte : .wrongBytes
  }

  private func firstWrong(_ whole: [UInt8]) -> Int? {
    if encoding == .windows1252 {
      return whole.firstIndex { [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }
    }
    // The text of right bytes gives the same bytes back.
    let again = Array(String(decoding: whole, as: UTF8.self).utf8)
    return zip(whole, again).enumerated().first { $1.0 != $1.1 }?.offset
      ?? (whole.count == again.count ? nil : min(whole.count, again.count))
  }

  /// Whether another delimiter makes the record a sound one; under a header of one column that says nothing.
  private func fitsOther(_ whole: [UInt8], _ width: Int) -> Bool {
    width > 1
      && [UInt8](";,\t|".utf8).contains { other in
        guard other != delimiter else { return false }
        let found = PlainReader(whole, delimiter: other, encoding: encoding)
          .record(from: 0, width: width, minimum: width, isProbe: true)
        return found.fault == nil && found.end == whole.count
      }
  }

  private func faultOfWidth(_ cells: [[UInt8]], _ width: Int, _ minimum: Int) -> StructureFault? {
    if width == 0 || cells.count == width { return nil }
    if cells.count > width { return .tooManyFields }
    let isAllNameless = cells.count == minimum && minimum + 1 < width
    return isAllNameless || cells.count >= minimum && cells.last != [] ? nil : .tooFewFields
  }

  private func text(_ cell: [UInt8]) -> String {
    guard encoding == .windows1252 else { return String(decoding: cell, as: UTF8.self) }
    let upper = Array(
      "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
    var text = ""
    for byte in cell {
      text.unicodeScalars.append(
        (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte))
    }
    return text
  }
}
