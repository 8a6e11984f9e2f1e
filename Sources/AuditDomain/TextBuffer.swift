/// A text of UTF-8 that is put together piece by piece, and may be taken away as it grows.
///
/// Memory of its own, as an array asks at each piece whether it is shared: tables have millions of cells.
public struct TextBuffer: ~Copyable {
  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var size = 0

  /// An empty one.
  public init() {
    capacity = 4096
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  /// How many bytes there are.
  @inlinable public var count: Int { size }

  /// The text so far.
  public var text: String {
    String(decoding: UnsafeBufferPointer(start: start, count: size), as: UTF8.self)
  }

  /// The bytes behind a place, as long as `body` runs.
  public func withBytes<Result>(
    from place: Int = 0, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try body(UnsafeRawBufferPointer(start: start + place, count: size - place))
  }

  /// Gives up the text, and keeps the room.
  public mutating func clear() { size = 0 }

  /// Appends a byte.
  @inlinable public mutating func append(_ byte: UInt8) {
    makeRoom(for: 1)
    start[size] = byte
    size &+= 1
  }

  /// Appends some bytes.
  @inlinable public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress else { return }
    makeRoom(for: bytes.count)
    (start + size).update(from: first, count: bytes.count)
    size &+= bytes.count
  }

  /// Appends some bytes.
  @inlinable public mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  /// Appends a text.
  @inlinable public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Appends a number in decimal digits.
  public mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    let (front, last) = number.magnitude.quotientAndRemainder(dividingBy: 100_000_000)
    if front > 0 { append(decimal: Int(front)) }
    let word = TextBuffer.eightDigits(UInt64(last))
    // None in front of the first digit, nor of the last one.
    let zeros = front > 0 ? 0 : min(word.trailingZeroBitCount / 8, 7)
    makeRoom(for: 8)
    let digits = (word | 0x3030_3030_3030_3030) >> UInt64(8 * zeros)
    UnsafeMutableRawPointer(start + size)
      .storeBytes(of: digits.littleEndian, as: UInt64.self)
    size += 8 - zeros
  }

  /// The eight digits of a number, each as a byte, the first one lowest.
  private static func eightDigits(_ number: UInt64) -> UInt64 {
    // Multiplied and shifted, as that divides the parts of a word side by side: by a hundred below 10,000, by ten below 100.
    let fours = (number / 10_000) | (number % 10_000) << 32
    let hundreds = (fours &* 10_486) >> 20 & 0x0000_007F_0000_007F
    let twos = hundreds | (fours &- 100 &* hundreds) << 16
    let tens = (twos &* 103) >> 10 & 0x000F_000F_000F_000F
    return tens | (twos &- 10 &* tens) << 8
  }

  @inlinable mutating func makeRoom(for more: Int) {
    if capacity &- size < more { grow(by: more) }
  }

  @usableFromInline mutating func grow(by more: Int) {
    let old = start
    capacity = max(2 * capacity, size + more)
    start = .allocate(capacity: capacity)
    start.update(from: old, count: size)
    old.deallocate()
  }
}
