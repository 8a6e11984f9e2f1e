internal import CVector

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
    /// Bytes of the blocks that can be summed: a sum of line feeds gets up to four in each.
    static let limit = 63 * 64
    /// A sum for every sixteenth byte.
    private var feeds = Bytes.Part()
    private var union = Bytes.Part()

    @inline(__always)
    mutating func add(_ block: BlockMarks) {
      feeds &-= block.feeds
      union |= block.union
    }

    /// How many line feeds there are.
    var feedCount: Int { feeds.indices.reduce(0) { $0 + Int(feeds[$1]) } }

    /// Whether a byte is no ASCII.
    var hasHighBytes: Bool { signs(union) != 0 }
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

  /// Of a comparison: whether it holds nowhere.
  var isEmpty: Bool { @inline(__always) get { signs(union) == 0 } }

  /// Of a comparison: bit k for byte k.
  var bits: UInt64 {
    @inline(__always) get {
      signs(a) | signs(b) &<< 16 | signs(c) &<< 32 | signs(d) &<< 48
    }
  }
}

/// The highest bit of each byte: bit k for byte k.
@inline(__always)
private func signs(_ part: SIMD16<UInt8>) -> UInt64 {
  UInt64(cvector_signs(SIMD16<Int8>(truncatingIfNeeded: part)))
}
