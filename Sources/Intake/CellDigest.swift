/// A digest of several cells: eight bytes at a time are multiplied by an odd constant (2^64 by the golden ratio) to 128
/// bits, whose halves are put together.
struct CellDigest {
  private(set) var value: UInt64 = 0

  /// Adds a cell; where it ends is part of the digest.
  mutating func add(_ cell: UnsafeBufferPointer<UInt8>) {
    let bytes = UnsafeRawBufferPointer(cell)
    let whole = bytes.count & ~7
    for place in stride(from: 0, to: whole, by: 8) {
      mix(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
    var rest = UInt64(bytes.count) &<< 56
    for place in whole..<bytes.count {
      rest |= UInt64(bytes[place]) &<< UInt64(8 * (place - whole))
    }
    mix(rest)
  }

  private mutating func mix(_ word: UInt64) {
    let product = (value ^ word ^ 0xD6E8_FEB8_6659_FD93)
      .multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    value = product.high ^ product.low
  }
}
