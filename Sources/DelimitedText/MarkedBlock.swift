/// 64 bytes of a text, with a bit for each byte that may mean something: a delimiter, a quote, a control byte.
///
/// Words of eight bytes are compared in plain arithmetic: with the high bits taken away, adding 0x7F sets the
/// high bit of every byte but 0.
struct MarkedBlock {
  /// Offset of the first byte.
  private var start: Int
  /// The bytes that may mean something, and were not looked at yet.
  private var marks: UInt64
  /// Whether a byte is no ASCII.
  private(set) var hasHighBytes: Bool

  /// The block at an offset, or what is left of the text there.
  @inline(__always)
  init(at start: Int, of bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) {
    self.start = start
    guard start + 64 <= bytes.count, let base = UnsafeRawPointer(bytes.baseAddress) else {
      (marks, hasHighBytes) = MarkedBlock.rest(at: start, of: bytes, delimiter)
      return
    }
    let delimiters = repeated(delimiter)
    var found: UInt64 = 0
    var high: UInt64 = 0
    for index in 0..<8 {
      let word = base.loadUnaligned(fromByteOffset: start &+ 8 &* index, as: UInt64.self)
      let low = word & ~highBits
      // Of each byte the high bit stays clear where it is the one sought.
      let isNoDelimiter = (low ^ delimiters) &+ ~highBits
      let isNoQuote = (low ^ repeated(quote)) &+ ~highBits
      let isNoControl = low &+ repeated(0x60)
      // Bit 8 j + k is of byte j of word k.
      found = found &>> 1 | ~(isNoDelimiter & isNoQuote & isNoControl | word) & highBits
      high |= word
    }
    marks = transposed(found)
    hasHighBytes = high & highBits != 0
  }

  /// The same for less than 64 bytes.
  private static func rest(
    at start: Int, of bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8
  ) -> (marks: UInt64, hasHighBytes: Bool) {
    var marks: UInt64 = 0
    var hasHighBytes = false
    for position in start..<max(start, bytes.count) {
      let byte = bytes[position]
      if byte == delimiter || byte == quote || byte < 0x20 {
        marks |= 1 &<< UInt64(position - start)
      }
      if byte >= 0x80 { hasHighBytes = true }
    }
    return (marks, hasHighBytes)
  }

  /// Goes to an offset, within the block or not.
  @inline(__always)
  mutating func move(
    to position: Int, of bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8
  ) {
    if position >= start, position - start < 64 {
      marks &= ~0 &<< UInt64(position - start)
    } else {
      self = MarkedBlock(at: position, of: bytes, delimiter: delimiter)
    }
  }

  /// The offset of the next byte that may mean something, in this block or a later one; nil: there is none left.
  ///
  /// - Parameter hasHigh: set where a block that was gone through holds a byte that is no ASCII.
  @inline(__always)
  mutating func next(
    of bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, _ hasHigh: inout Bool
  ) -> Int? {
    while marks == 0 {
      guard start + 64 < bytes.count else { return nil }
      self = MarkedBlock(at: start &+ 64, of: bytes, delimiter: delimiter)
      if hasHighBytes { hasHigh = true }
    }
    let position = start &+ marks.trailingZeroBitCount
    marks &= marks &- 1
    return position
  }
}

private let highBits: UInt64 = 0x8080_8080_8080_8080

@inline(__always)
private func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

/// A matrix of 8 by 8 bits with its rows for columns (Warren, "Hacker's Delight", 7-3).
@inline(__always)
private func transposed(_ matrix: UInt64) -> UInt64 {
  var bits = matrix
  var swap = (bits ^ (bits &>> 7)) & 0x00AA_00AA_00AA_00AA
  bits ^= swap ^ (swap &<< 7)
  swap = (bits ^ (bits &>> 14)) & 0x0000_CCCC_0000_CCCC
  bits ^= swap ^ (swap &<< 14)
  swap = (bits ^ (bits &>> 28)) & 0x0000_0000_F0F0_F0F0
  return bits ^ swap ^ (swap &<< 28)
}
