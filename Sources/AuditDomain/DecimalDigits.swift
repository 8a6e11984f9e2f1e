/// Whether a byte is a digit of ASCII.
@inlinable
public func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

extension [UInt8] {
  /// Appends a number in decimal digits, without making a text of it.
  public mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var rest = number.magnitude
      var first = digits.count
      repeat {
        first -= 1
        digits[first] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      append(contentsOf: UnsafeMutableBufferPointer(rebasing: digits[first...]))
    }
  }
}
