/// What most blocks of 64 bytes are asked for: bit k of a mask is of byte k.
struct BlockMarks {
  /// Delimiters and line feeds.
  let ends: UInt64
  /// Whether there is nothing that wants a closer look: no quote, no NUL, no carriage return without its line feed.
  let isSimple: Bool
  private let feeds: Bytes.Part
  private let union: Bytes.Part

  /// The 64 bytes at an address; one more must be readable behind them.
  @inline(__always)
  init(at address: UnsafeRawPointer, delimiter: UInt8) {
    let bytes = Bytes(at: address)
    let feeds = bytes.equal(to: lf)
    isSimple = bytes.oddControls(at: address).or(bytes.equal(to: quote)).isEmpty
    ends = feeds.or(bytes.equal(to: delimiter)).bits
    self.feeds = feeds.sum
    union = bytes.union
  }

  /// Sums over blocks.
  struct Census {
    private var feeds = 0
    /// The line feeds of the last blocks, a sum for every sixteenth byte.
    private var lanes = Bytes.Part()
    private var blocks = 0
    private var union = Bytes.Part()

    @inline(__always)
    mutating func add(_ block: BlockMarks) {
      lanes &-= block.feeds
      union |= block.union
      blocks &+= 1
      // A sum gets at most four in a block.
      if blocks == 63 { settle() }
    }

    private mutating func settle() {
      for lane in lanes.indices { feeds &+= Int(lanes[lane]) }
      (lanes, blocks) = (Bytes.Part(), 0)
    }

    /// How many line feeds there are.
    mutating func feedCount() -> Int {
      settle()
      return feeds
    }

    /// Whether a byte is no ASCII.
    var hasHighBytes: Bool { Bytes.halves(union) & 0x8080_8080_8080_8080 != 0 }
  }
}

/// What a block is asked for that is not simple.
struct BlockDetails {
  let quotes: UInt64
  let feeds: UInt64
  let returns: UInt64
  /// NULs, and carriage returns without a line feed behind them.
  let oddControls: UInt64

  /// The 64 bytes at an address; one more must be readable behind them.
  init(at address: UnsafeRawPointer) {
    let bytes = Bytes(at: address)
    quotes = bytes.equal(to: quote).bits
    feeds = bytes.equal(to: lf).bits
    returns = bytes.equal(to: cr).bits
    oddControls = bytes.oddControls(at: address).bits
  }
}

/// 64 bytes as four vectors that every processor with Swift has; a comparison gives 0xFF where it holds, else 0.
private struct Bytes {
  typealias Part = SIMD16<UInt8>
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

  /// NULs, and carriage returns without a line feed behind them; of the bytes at an address.
  @inline(__always)
  func oddControls(at address: UnsafeRawPointer) -> Bytes {
    let isBeforeFeed = Bytes(at: address + 1).equal(to: lf)
    return equal(to: 0).or(equal(to: cr).without(isBeforeFeed))
  }

  var union: Part { @inline(__always) get { a | b | c | d } }

  var sum: Part { @inline(__always) get { a &+ b &+ c &+ d } }

  /// Both halves of a part together.
  @inline(__always)
  static func halves(_ part: Part) -> UInt64 {
    let halves = unsafeBitCast(part, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1]
  }

  var isEmpty: Bool { @inline(__always) get { Bytes.halves(union) == 0 } }

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
