/// A digest of several cells, to be compared within a run: it begins with a number of the run's own, so that nobody can
/// choose two texts that have the same.
///
/// Eight bytes at a time are multiplied by an odd constant (2^64 by the golden ratio) to 128 bits, whose halves are put
/// together with what there was.
struct CellDigest {
  private static let start = UInt64.random(in: .min ... .max)

  private(set) var value = CellDigest.start

  init() {}

  /// The digest of one cell.
  init(of cell: UnsafeBufferPointer<UInt8>) { add(cell) }

  /// The same of its text.
  init(of cell: String) {
    var cell = cell
    cell.withUTF8 { add($0) }
  }

  /// Adds the digest of a cell.
  mutating func add(_ digest: UInt64) { mix(digest) }

  /// Adds a cell; where it ends is part of the digest.
  mutating func add(_ cell: UnsafeBufferPointer<UInt8>) {
    let bytes = UnsafeRawBufferPointer(cell)
    value &+= UInt64(bytes.count)
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
    let product = (value ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    // A product may forget what it was made of; the rest does not.
    value = (product.high ^ product.low) &+ (value &<< 23 | value &>> 41)
  }
}
