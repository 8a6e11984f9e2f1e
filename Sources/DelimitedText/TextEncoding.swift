/// The encodings in which logs arrive.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf8WithBOM = "utf-8-bom"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1252 = "windows-1252"

  /// Bytes of the mark at the start.
  public var markLength: Int {
    switch self {
    case .utf8, .windows1252: 0
    case .utf8WithBOM: 3
    case .utf16LittleEndian, .utf16BigEndian: 2
    }
  }

  /// Whether the text is in 16-bit units.
  public var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

  /// The encoding that a mark at the start tells; nil: there is none.
  static func ofMark(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8WithBOM }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    return nil
  }

  /// The encoding of a whole text: by its mark; else UTF-8 where it is valid, or where it holds more
  /// valid multi-byte characters than wrong bytes; else Windows-1252.
  public static func detect(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding {
    if let marked = ofMark(bytes) { return marked }
    let census = UTF8Census(bytes)
    return census.wrongBytes == 0 || census.multiByteCharacters > census.wrongBytes
      ? .utf8 : .windows1252
  }
}

/// Where eight bytes at a time are no longer ASCII without a NUL, or fewer are left.
func afterText(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Range<Int>) -> Int {
  let raw = UnsafeRawBufferPointer(bytes)
  var position = part.lowerBound
  while position + 8 <= part.upperBound {
    let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
    // Taking 1 from a byte of ASCII sets its high bit only where it was 0; a borrow comes from such a byte.
    guard (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080 == 0 else { break }
    position += 8
  }
  return position
}

/// How much of a text is UTF-8.
public struct UTF8Census: Equatable, Sendable {
  /// Valid characters of two to four bytes.
  public private(set) var multiByteCharacters = 0
  /// Bytes that belong to no valid character.
  public private(set) var wrongBytes = 0

  /// Counts the characters of a text, following the table of well-formed sequences in the Unicode
  /// standard (3.9, table 3-7).
  public init(_ bytes: UnsafeBufferPointer<UInt8>) { self.init(bytes, 0..<bytes.count) }

  /// The same of a part that begins and ends between characters.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ part: Range<Int>) {
    var position = part.lowerBound
    while position < part.upperBound {
      position = afterText(bytes, position..<part.upperBound)
      guard position < part.upperBound else { return }
      if bytes[position] < 0x80 {
        position += 1
        continue
      }
      let length = UTF8Census.sequenceLength(bytes, at: position)
      if length == 0 {
        wrongBytes += 1
        position += 1
      } else {
        multiByteCharacters += 1
        position += length
      }
    }
  }

  /// The length of the valid multi-byte character that starts here; 0 for none.
  public static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
    let first = bytes[position]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard position + length <= bytes.count, second.contains(bytes[position + 1]) else { return 0 }
    for offset in 2..<max(2, length) where bytes[position + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}

/// The characters of Windows-1252 at 0x80...0x9F; 0 where the code page has none.
private let windows1252Upper: [UInt16] = [
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
  0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
  0x203A, 0x0153, 0, 0x017E, 0x0178,
]

/// Whether Windows-1252 has a character for the byte.
public func isWindows1252(_ byte: UInt8) -> Bool {
  !(0x80...0x9F).contains(byte) || windows1252Upper[Int(byte) - 0x80] != 0
}

/// The text of some bytes; what is not of the encoding becomes U+FFFD.
public func decoded(_ bytes: UnsafeBufferPointer<UInt8>, as encoding: TextEncoding) -> String {
  guard encoding == .windows1252 else { return String(decoding: bytes, as: UTF8.self) }
  var text = ""
  text.reserveCapacity(bytes.count)
  for byte in bytes {
    let value = (0x80...0x9F).contains(byte) ? windows1252Upper[Int(byte) - 0x80] : UInt16(byte)
    text.unicodeScalars.append(
      value == 0 && byte != 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}")
  }
  return text
}

/// Text in Windows-1252; `?` for what the code page does not have.
func windows1252(_ text: String) -> [UInt8] {
  text.unicodeScalars.map { scalar in
    switch scalar.value {
    case 0..<0x80, 0xA0..<0x100: UInt8(scalar.value)
    default:
      windows1252Upper.firstIndex { UInt32($0) == scalar.value }.map { UInt8($0 + 0x80) } ?? 0x3F
    }
  }
}

extension TextEncoding {
  /// A text as it came: UTF-16, without a mark of its own, where it is read as UTF-8; else the same bytes.
  func original(_ bytes: [UInt8]) -> [UInt8] {
    guard isUTF16 else { return bytes }
    return String(decoding: bytes, as: UTF8.self).utf16.flatMap { unit in
      let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
      return self == .utf16LittleEndian ? [low, high] : [high, low]
    }
  }

  /// Bytes that a text had as it came.
  func originalLength(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    guard isUTF16 else { return bytes.count }
    return 2 * bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
  }
}

/// UTF-16 as UTF-8, without the mark; nil when it does not decode (an odd byte, half a surrogate pair).
public func utf8FromUTF16(
  _ bytes: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding
) -> [UInt8]? {
  guard bytes.count % 2 == 0 else { return nil }
  let low = encoding == .utf16LittleEndian ? 0 : 1
  let units = stride(from: 2, to: bytes.count, by: 2).lazy.map { position in
    UInt16(bytes[position + low]) | UInt16(bytes[position + 1 - low]) << 8
  }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count / 2)
  let failed = transcode(
    units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true
  ) { result.append($0) }
  return failed ? nil : result
}
