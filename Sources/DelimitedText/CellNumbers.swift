/// Numbers the distinct cells that it is given, from 0, so that each is read once and no text is made of the others.
///
/// Few bytes for a cell: every look-up meets others, and they are to stay in the processor's cache.
public struct CellNumbers: Sendable {
  /// More distinct cells than columns of codes and names have; further ones get no number.
  private static let limit = Int(UInt16.max)

  /// Bytes of a cell at most; codes and names are shorter, and of longer ones too much would be kept.
  private static let room = 256

  /// How many places are looked at for a cell.
  private static let longest = 64

  /// A power of two of places, a quarter of them taken at most: 0, or a number and one.
  private var slots = [UInt16](repeating: 0, count: 256)
  /// By number.
  private var keys: [CellKey] = []
  /// By number: the cell, where its key does not tell all of it.
  private var texts: [[UInt8]] = []

  /// Without any yet.
  public init() {}

  /// How many numbers were given.
  public var count: Int { keys.count }

  /// The number of a cell behind another one; nil: it has none yet.
  ///
  /// - Parameter guess: the number of a cell behind that other one, which it may well be; -1: there is none.
  @inline(__always)
  func known(_ cell: UnsafeBufferPointer<UInt8>, after prefix: Int, guess: Int) -> Int? {
    // A long cell is sooner compared than made a key of.
    let isLong = cell.count > CellKey.whole
    if guess >= 0, isLong, cell.isSame(as: texts[guess]) { return guess }
    let key = CellKey(cell, after: prefix)
    if guess >= 0, !isLong, keys[guess] == key { return guess }
    return known(cell, key)
  }

  /// The number of a cell behind another one; nil: it has none yet.
  public func number(known cell: UnsafeBufferPointer<UInt8>, after prefix: Int) -> Int? {
    known(cell, CellKey(cell, after: prefix))
  }

  private func known(_ cell: UnsafeBufferPointer<UInt8>, _ key: CellKey) -> Int? {
    let mask = slots.count &- 1
    let place = key.hash
    for look in place..<place &+ CellNumbers.longest {
      let number = Int(slots[look & mask]) &- 1
      if number < 0 { break }
      if keys[number] == key, key.isWhole || cell.isSame(as: texts[number]) { return number }
    }
    return nil
  }

  /// The number of a cell behind another one; nil: it gets none, as there are too many, or it is too long.
  public mutating func number(of cell: UnsafeBufferPointer<UInt8>, after prefix: Int = -1) -> Int? {
    let key = CellKey(cell, after: prefix)
    if let known = known(cell, key) { return known }
    guard count < CellNumbers.limit, cell.count <= CellNumbers.room, let slot = freeSlot(for: key)
    else { return nil }
    keys.append(key)
    texts.append(key.isWhole ? [] : Array(cell))
    slots[slot] = UInt16(count)
    if count * 4 > slots.count { grow() }
    return count - 1
  }

  /// Where a cell goes; nil: too many stand in its way, as only cells do that somebody chose for it.
  private func freeSlot(for key: CellKey) -> Int? {
    let mask = slots.count - 1
    let first = key.hash
    return (first..<first + CellNumbers.longest).lazy.map { $0 & mask }.first { slots[$0] == 0 }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: 2 * slots.count)
    let mask = slots.count - 1
    for (number, key) in keys.enumerated() {
      var place = key.hash & mask
      while slots[place] != 0 { place = (place + 1) & mask }
      slots[place] = UInt16(number + 1)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether these are the same bytes, seen eight at a time.
  func isSame(as bytes: [UInt8]) -> Bool {
    guard bytes.count == count else { return false }
    guard count >= 8 else { return elementsEqual(bytes) }
    let own = UnsafeRawBufferPointer(self)
    return bytes.withUnsafeBytes { other in
      func agrees(_ place: Int) -> Bool {
        own.loadUnaligned(fromByteOffset: place, as: UInt64.self)
          == other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      }
      for place in stride(from: 0, to: count - 8, by: 8) where !agrees(place) { return false }
      return agrees(count - 8)
    }
  }
}

/// What tells one cell from another; of a long one it does not tell all.
///
/// The odd constants of its hash are 2^64 by the golden ratio, and one that SplitMix64 and its like use to mix bits: any
/// odd ones without a pattern do, as a look compares the whole key.
struct CellKey: Equatable {
  /// The number of the cell that stands before it, where several are taken together, and its bytes' count.
  private let lead: UInt64
  /// The first eight bytes and the last eight, which may overlap; of a long cell all but the last ones, mixed.
  private let first: UInt64
  private let last: UInt64

  /// Of a cell behind the one with a number; -1: there is none.
  @inline(__always)
  init(_ cell: UnsafeBufferPointer<UInt8>, after prefix: Int) {
    let (raw, count) = (UnsafeRawBufferPointer(cell), cell.count)
    // A record has at most a mebibyte; numbers stay below the limit.
    lead = UInt64(truncatingIfNeeded: prefix &+ 1) &<< 32 | UInt64(truncatingIfNeeded: count)
    func word<Word: FixedWidthInteger & BitwiseCopyable>(_ at: Int, as type: Word.Type) -> UInt64 {
      UInt64(truncatingIfNeeded: raw.loadUnaligned(fromByteOffset: at, as: type))
    }
    switch count {
    case 17...:
      // Long ones may have both ends in common.
      var mixed = word(0, as: UInt64.self)
      for at in stride(from: 8, to: count - 8, by: 8) {
        mixed = (mixed ^ word(at, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed &>> 32
      }
      (first, last) = (mixed, word(count - 8, as: UInt64.self))
    case 8...:
      (first, last) = (word(0, as: UInt64.self), word(count - 8, as: UInt64.self))
    case 4...:
      (first, last) = (word(0, as: UInt32.self), word(count - 4, as: UInt32.self))
    case 1...:
      (first, last) = (UInt64(raw[0]) << 8 | UInt64(raw[count / 2]), UInt64(raw[count - 1]))
    default: (first, last) = (0, 0)
    }
  }

  /// So many bytes of a cell it tells.
  static let whole = 16

  /// Whether it tells all of the cell.
  var isWhole: Bool { @inline(__always) get { lead & 0xFFFF_FFFF <= CellKey.whole } }

  /// Not below 0.
  var hash: Int {
    @inline(__always) get {
      let mixed = (first ^ 0x9E37_79B9_7F4A_7C15)
        .multipliedFullWidth(by: last ^ lead &* 0xD6E8_FEB8_6659_FD93)
      return Int(truncatingIfNeeded: (mixed.high ^ mixed.low) &>> 2)
    }
  }
}
