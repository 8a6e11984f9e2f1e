/// The delimiter of a text, found from its content.
///
/// For each candidate the header is read. The one whose header has the most known names wins; then the
/// one with which the most of the first records have the header's width, at least two fields; then the order of
/// `RecordScanner.delimiters`. Free text full of another delimiter does not mislead it, as the header
/// decides.
///
/// - Parameter isCut: set where the end of the bytes was reached: more of them might have told another.
func detectDelimiter(
  _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, encoding: TextEncoding,
  isCut: inout Bool, score: ([String]) -> Int
) -> UInt8 {
  var best: (delimiter: UInt8, known: Int, fitting: Int, width: Int)?
  for delimiter in RecordScanner.delimiters {
    var scanner = RecordScanner(delimiter: delimiter, encoding: encoding)
    let header = scanner.scan(bytes, from: start)
    if scanner.hasRunOut { isCut = true }
    let names = scanner.fields.map { trimmed(value(of: $0, in: bytes, encoding)) }
    let width = names.count
    var fitting = 0
    var position = header.next
    for _ in 0..<100 {
      position = scanner.skipBlankLines(bytes, from: position).start
      guard position < bytes.count else {
        isCut = true
        break
      }
      position = scanner.scan(bytes, from: position).next
      if scanner.hasRunOut { isCut = true }
      if scanner.fields.count == width, width > 1 { fitting += 1 }
    }
    let found = (delimiter: delimiter, known: score(names), fitting: fitting, width: width)
    guard let leader = best else {
      best = found
      continue
    }
    if (found.known, found.fitting, found.width) > (leader.known, leader.fitting, leader.width) {
      best = found
    }
  }
  return best?.delimiter ?? 0x3B
}
