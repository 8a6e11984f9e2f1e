internal import DelimitedText

/// A cell as bytes of UTF-8, for looks that need no text.
struct CellBytes {
  /// Without blanks around it.
  let bytes: UnsafeBufferPointer<UInt8>
  /// Whether blanks stood around it.
  let isPadded: Bool

  /// Nil where only its text tells: it stands in the log in another form, or begins or ends with no ASCII character,
  /// which may be a blank of another kind.
  init?(_ record: RecordCells, _ index: Int) {
    guard let raw = record.plainBytes(index) else { return nil }
    var (start, end) = (0, raw.count)
    while start < end, CellBytes.isBlank(raw[start]) { start += 1 }
    while end > start, CellBytes.isBlank(raw[end - 1]) { end -= 1 }
    if start < end, raw[start] >= 0x80 || raw[end - 1] >= 0x80 { return nil }
    bytes = UnsafeBufferPointer(rebasing: raw[start..<end])
    isPadded = end - start < raw.count
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
  }

  /// Its text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether it is one of the words that stand for nothing.
  var isMissing: Bool {
    switch bytes.count {
    case 0: true
    case 1: bytes[0] == 0x2D || bytes[0] == 0x3F
    case 2: isWord("na")
    case 3: isWord("n/a") || isWord("nvt")
    case 7: isWord("unknown")
    case 8: isWord("onbekend")
    // The sign of the kelvin is a k in three bytes.
    case 9, 10: bytes.contains { $0 >= 0x80 } && Vocabulary.isMissing(text)
    default: false
    }
  }

  /// Whether it is a word of as many letters, in upper or lower case.
  private func isWord(_ word: StaticString) -> Bool {
    let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    return bytes.elementsEqual(letters) { byte, letter in
      byte == letter || letter >= 0x61 && byte == letter & ~0x20
    }
  }
}

/// What was read from the distinct cells of a column.
struct CellMemo<Reading> {
  private var numbers = CellNumbers()
  private var readings: [Reading] = []

  /// What a cell says; it is read when it is seen for the first time, or there are too many different ones.
  mutating func reading(of cell: CellBytes, _ read: (String) -> Reading) -> Reading {
    guard let number = numbers.number(of: cell.bytes) else { return read(cell.text) }
    if number == readings.count { readings.append(read(cell.text)) }
    return readings[number]
  }
}
