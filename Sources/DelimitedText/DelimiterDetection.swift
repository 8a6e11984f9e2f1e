/// The delimiter of a text, found from its content.
///
/// For each candidate the header is read. The one whose header has the most known names wins; then the
/// one with which the most of the first records have the header's width, at least two fields; then the
/// wider header; then the order of `RecordScanner.delimiters`. Free text full of another delimiter does
/// not mislead it, as the header decides.
///
/// - Parameter isCut: set where the end of the bytes was reached: more of them might have told another.
func detectDelimiter(
  _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, encoding: TextEncoding,
  isCut: inout Bool, score: ([String]) -> Int
) -> UInt8 {
  var candidates: [Candidate] = []
  for delimiter in RecordScanner.delimiters {
    var scanner = RecordScanner(delimiter: delimiter, encoding: encoding)
    let header = scanner.scan(bytes, from: start)
    if scanner.hasRunOut { isCut = true }
    let names = scanner.fields.map { trimmed(value(of: $0, in: bytes, encoding)) }
    candidates.append(
      Candidate(scanner: scanner, known: score(names), width: names.count, first: header.next))
  }
  let known = candidates.map(\.known).max()
  let leaders = candidates.filter { $0.known == known }
  // The records are looked at only where the header does not decide.
  guard leaders.count > 1 else { return leaders[0].scanner.delimiter }
  var best = (fitting: -1, width: 0, delimiter: UInt8(0))
  for leader in leaders {
    let fitting = leader.fitting(bytes, isCut: &isCut)
    if (fitting, leader.width) > (best.fitting, best.width) {
      best = (fitting, leader.width, leader.scanner.delimiter)
    }
  }
  return best.delimiter
}

/// A delimiter, and what the header is by it.
private struct Candidate {
  let scanner: RecordScanner
  /// Names in the header that the caller knows.
  let known: Int
  /// Fields of the header.
  let width: Int
  /// Offset of the first record.
  let first: Int

  /// So many records, and so many bytes, are looked at.
  private static let sample = (records: 100, bytes: 4 << 20)

  /// How many of the first records have the header's width.
  func fitting(_ bytes: UnsafeBufferPointer<UInt8>, isCut: inout Bool) -> Int {
    var scanner = scanner
    var position = first
    var fitting = 0
    for _ in 0..<Candidate.sample.records where position - first < Candidate.sample.bytes {
      position = scanner.skipBlankLines(bytes, from: position).start
      guard position < bytes.count else {
        isCut = true
        break
      }
      position = scanner.scan(bytes, from: position).next
      if scanner.hasRunOut { isCut = true }
      if scanner.fields.count == width, width > 1 { fitting += 1 }
    }
    return fitting
  }
}
