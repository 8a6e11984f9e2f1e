/// 64 bytes of a text, with a bit for each delimiter, and one for each other byte that may mean something: a quote
/// or a control byte.
///
/// Words of eight bytes are compared in plain arithmetic: with the high bits taken away, adding 0x7F sets the
/// high bit of every byte but 0.
struct MarkedBlock {
  /// Offset of the first byte.
  private(set) var start: Int
  /// The delimiters that were not passed yet.
  private(set) var delimiters: UInt64
  /// The other bytes that may mean something, and were not passed yet.
  private(set) var others: UInt64
  /// Whether a byte is no ASCII.
  private(set) var hasHighBytes: Bool

  /// The block at an offset, or what is left of the text there.
  @inline(__always)
  init(at start: Int, of bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) {
    self.start = start
    guard start + 64 <= bytes.count, let base = UnsafeRawPointer(bytes.baseAddress) else {
      (delimiters, others, hasHighBytes) = MarkedBlock.rest(at: start, of: bytes, delimiter)
      return
    }
    let repeatedDelimiter = repeated(delimiter)
    var delimiters: UInt64 = 0
    var others: UInt64 = 0
    var high: UInt64 = 0
    for index in 0..<8 {
      let word = base.loadUnaligned(fromByteOffset: start &+ 8 &* index, as: UInt64.self)
      let low = word & ~highBits
      // Of each byte the high bit stays clear where it is the one sought.
      let isNoDelimiter = (low ^ repeatedDelimiter) &+ ~highBits | word
      let isNoQuote = (low ^ repeated(quote)) &+ ~highBits
      let isNoControl = low &+ repeated(0x60)
      // Bit 8 j + k is of byte j of word k.
      delimiters = delimiters &>> 1 | ~isNoDelimiter & highBits
      others = others &>> 1 | ~(isNoQuote & isNoControl | word) & isNoDelimiter & highBits
      high |= word
    }
    self.delimiters = transposed(delimiters)
    self.others = transposed(others)
    hasHighBytes = high & highBits != 0
  }

  /// The same for less than 64 bytes.
  private static func rest(
    at start: Int, of bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8
  ) -> (delimiters: UInt64, others: UInt64, hasHighBytes: Bool) {
    var delimiters: UInt64 = 0
    var others: UInt64 = 0
    var hasHighBytes = false
    for position in start..<max(start, bytes.count) {
      let byte = bytes[position]
      let bit: UInt64 = 1 &<< UInt64(position - start)
      if byte == delimiter {
        delimiters |= bit
      } else if byte == quote || byte < 0x20 {
        others |= bit
      }
      if byte >= 0x80 { hasHighBytes = true }
    }
    return (delimiters, others, hasHighBytes)
  }

  /// Passes everything before an offset, within the block or not.
  @inline(__always)
  mutating func pass(
    to position: Int, of bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8
  ) {
    if position >= start, position - start < 64 {
      let left: UInt64 = ~0 &<< UInt64(position - start)
      delimiters &= left
      others &= left
    } else {
      self = MarkedBlock(at: position, of: bytes, delimiter: delimiter)
    }
  }

  /// Goes on to the next block; false: there is none.
  @inline(__always)
  mutating func advance(of bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) -> Bool {
    guard start + 64 < bytes.count else { return false }
    self = MarkedBlock(at: start &+ 64, of: bytes, delimiter: delimiter)
    return true
  }

  /// Takes the delimiters that stand before every other mark of the block, as bits from its first byte on.
  @inline(__always)
  mutating func takeDelimiters() -> UInt64 {
    // All bits below the lowest one that is set; all where none is.
    let before = others ^ (others &- 1)
    let taken = delimiters & before
    delimiters &= ~before
    return taken
  }

  /// Takes the first of the other marks: its offset; nil: the block has none left.
  @inline(__always)
  mutating func takeOther() -> Int? {
    if others == 0 { return nil }
    let position = start &+ others.trailingZeroBitCount
    others &= others &- 1
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
