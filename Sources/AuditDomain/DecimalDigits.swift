/// Whether a byte is a digit of ASCII.
@inlinable
public func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

extension [UInt8] {
  /// Appends a number in decimal digits, without making a text of it.
  public mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    append(digitsOf: number.magnitude)
  }

  private mutating func append(digitsOf number: UInt) {
    let (front, last) = number.quotientAndRemainder(dividingBy: 100_000_000)
    if front > 0 { append(digitsOf: front) }
    /// Up to eight, the first one in the lowest byte.
    var digits: UInt64 = 0
    var (rest, missing) = (last, front > 0 ? 8 : 1)
    while rest > 0 || missing > 0 {
      digits = digits << 8 | UInt64(0x30 + rest % 10)
      rest /= 10
      missing -= 1
    }
    while digits > 0 {
      append(UInt8(truncatingIfNeeded: digits))
      digits >>= 8
    }
  }
}
