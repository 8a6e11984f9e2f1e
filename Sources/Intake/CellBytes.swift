internal import AuditDomain
internal import DelimitedText

extension RecordCells {
  /// The text of a field without blanks around it, and without what nobody sees.
  func cell(_ index: Int) -> String { trimmed(visible(text(index))) }

  /// Whether no field holds anything.
  var isBlank: Bool { (0..<count).allSatisfy { cell($0).isEmpty } }
}

/// A cell as bytes of visible ASCII, for looks that need no text.
struct CellBytes {
  private let start: UnsafePointer<UInt8>?
  /// A record has at most a mebibyte.
  private let count: Int32
  /// Whether blanks stood around it.
  let isPadded: Bool

  /// Without blanks around it.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: Int(count)) }

  /// An empty one.
  init() { (start, count, isPadded) = (nil, 0, false) }

  /// Nil where only its text tells: it stands in the log in another form, or holds a character that is not ASCII,
  /// which may be a blank of another kind, or one that nobody sees.
  init?(_ record: RecordCells, _ index: Int) {
    guard let raw = record.plainBytes(index), let base = raw.baseAddress,
      CellBytes.isOneLine(raw)
        || raw.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || CellBytes.isBlank($0) })
    else { return nil }
    var (start, end) = (0, raw.count)
    while start < end, CellBytes.isBlank(raw[start]) { start += 1 }
    while end > start, CellBytes.isBlank(raw[end - 1]) { end -= 1 }
    self.start = base + start
    count = Int32(truncatingIfNeeded: end - start)
    isPadded = end - start < raw.count
  }

  /// Whether all bytes are visible ASCII or spaces, seen eight at a time.
  static func isOneLine(_ raw: UnsafeBufferPointer<UInt8>) -> Bool {
    let each: UInt64 = 0x0101_0101_0101_0101
    let (lows, highBits) = (0x20 &* each, 0x80 &* each)
    let bytes = UnsafeRawBufferPointer(raw)
    /// The highest bit of a byte tells that it is below 0x20, or above 0x7E.
    func isSound(_ place: Int) -> Bool {
      let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      let (isLow, isHigh) = ((word &- lows) & ~word, word | (word &+ each))
      return (isLow | isHigh) & highBits == 0
    }
    guard raw.count >= 8 else { return raw.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
    for place in stride(from: 0, to: raw.count - 8, by: 8) where !isSound(place) { return false }
    return isSound(raw.count - 8)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// Its text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  private static let longestMissing = Vocabulary.missing.map(\.utf8.count).max() ?? 0

  /// By byte: whether such a word may begin with it.
  private static let beginsMissing = (0...UInt8.max).map { byte in
    Vocabulary.missing.contains { $0.utf8.first == byte || $0.utf8.first == byte | 0x20 }
  }

  /// Whether it stands for nothing.
  var isMissing: Bool {
    if bytes.isEmpty || Vocabulary.isFailure(bytes) { return true }
    if bytes.count > CellBytes.longestMissing || !CellBytes.beginsMissing[Int(bytes[0])] {
      return false
    }
    return Vocabulary.missing.contains { word in
      bytes.count == word.utf8.count
        && bytes.elementsEqual(word.utf8) { byte, letter in
          byte == letter || letter >= 0x61 && byte == letter & ~0x20
        }
    }
  }
}
