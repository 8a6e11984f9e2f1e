/// What stands where in 64 bytes of a text: bit k of a mask is of byte k.
struct BlockMarks {
  /// Delimiters and line feeds.
  let ends: UInt64
  let feeds: UInt64
  /// Whether a byte is no ASCII.
  let hasHighBytes: Bool
  /// Whether there is nothing that wants a closer look: no quote, no NUL, no carriage return without its line feed.
  let isSimple: Bool
  private let bytes: Bytes
  private let odd: Bytes

  /// The 64 bytes at an address; one more must be readable behind them.
  @inline(__always)
  init(at address: UnsafeRawPointer, delimiter: UInt8) {
    bytes = Bytes(at: address)
    let feeds = bytes.equal(to: lf)
    let isBeforeFeed = Bytes(at: address + 1).equal(to: lf)
    odd = bytes.equal(to: 0).or(bytes.equal(to: cr).without(isBeforeFeed))
    isSimple = odd.or(bytes.equal(to: quote)).isEmpty
    hasHighBytes = bytes.hasHighBytes
    self.feeds = feeds.bits
    ends = feeds.or(bytes.equal(to: delimiter)).bits
  }

  var quotes: UInt64 { bytes.equal(to: quote).bits }
  var returns: UInt64 { bytes.equal(to: cr).bits }
  /// NULs, and carriage returns without a line feed behind them.
  var oddControls: UInt64 { odd.bits }
}

/// 64 bytes as four vectors that every processor with Swift has; a comparison gives 0xFF where it holds, else 0.
private struct Bytes {
  private typealias Part = SIMD16<UInt8>
  private let a: Part
  private let b: Part
  private let c: Part
  private let d: Part

  @inline(__always)
  private init(_ a: Part, _ b: Part, _ c: Part, _ d: Part) {
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
  }

  @inline(__always)
  init(at address: UnsafeRawPointer) {
    a = address.loadUnaligned(as: Part.self)
    b = address.loadUnaligned(fromByteOffset: 16, as: Part.self)
    c = address.loadUnaligned(fromByteOffset: 32, as: Part.self)
    d = address.loadUnaligned(fromByteOffset: 48, as: Part.self)
  }

  @inline(__always)
  func equal(to byte: UInt8) -> Bytes {
    let sought = Part(repeating: byte)
    func compared(_ part: Part) -> Part { unsafeBitCast(part .== sought, to: Part.self) }
    return Bytes(compared(a), compared(b), compared(c), compared(d))
  }

  @inline(__always)
  func or(_ other: Bytes) -> Bytes {
    Bytes(a | other.a, b | other.b, c | other.c, d | other.d)
  }

  @inline(__always)
  func without(_ other: Bytes) -> Bytes {
    Bytes(a & ~other.a, b & ~other.b, c & ~other.c, d & ~other.d)
  }

  @inline(__always)
  private var union: UInt64 {
    let halves = unsafeBitCast(a | b | c | d, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1]
  }

  var isEmpty: Bool { @inline(__always) get { union == 0 } }

  var hasHighBytes: Bool { @inline(__always) get { union & 0x8080_8080_8080_8080 != 0 } }

  /// Of a comparison: bit k for byte k.
  var bits: UInt64 {
    @inline(__always) get {
      // Bit 2 p + h of byte j is of byte 16 p + 8 h + j.
      let weighted =
        a & Part(repeating: 1) | b & Part(repeating: 4) | c & Part(repeating: 16)
        | d & Part(repeating: 64)
      let halves = unsafeBitCast(weighted, to: SIMD2<UInt64>.self)
      return transposed(halves[0] | halves[1] &<< 1)
    }
  }
}

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
