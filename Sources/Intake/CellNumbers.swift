/// Numbers the distinct cells that it is shown, from 0, so that each is read once and no text is made of the others.
struct CellNumbers {
  /// What tells one cell from another; a cell of more than 16 bytes has more of them in `texts`.
  private struct Key: Equatable {
    /// The number of the cell that stands before it, where several are taken together, and its bytes' count.
    let lead: UInt64
    /// The first eight bytes and the last eight, which may overlap; of a long cell all but the last ones, mixed.
    let first: UInt64
    let last: UInt64

    var hash: UInt64 {
      let mixed =
        first &* 0x9E37_79B9_7F4A_7C15 ^ last &* 0xD6E8_FEB8_6659_FD93
        ^ lead &* 0xA24B_AED4_963E_E407
      return (mixed ^ mixed &>> 32) &* 0x9FB2_1C65_1E98_DF25
    }
  }

  /// More distinct cells than columns of codes and names have; further ones get no number.
  private static let limit = 1 << 16

  /// How many places are looked at for a cell.
  private static let longest = 64

  /// A power of two of places, few of them taken: 0, or half of a cell's hash above its number and one.
  ///
  /// Small, as every look-up meets another place: the table stays in the processor's cache.
  private var slots = [UInt64](repeating: 0, count: 256)
  /// By number: what tells the cell from others.
  private var keys: [Key] = []
  /// By number: the cell, where it has more than 16 bytes.
  private var texts: [[UInt8]] = []
  /// The cell that was asked for last: in some columns all are the same.
  private var latest = (key: Key(lead: 0, first: 0, last: 0), number: -1)

  /// How many numbers were given.
  var count: Int { texts.count }

  /// The number of a cell behind another one; nil: it gets none, as there are too many.
  @inline(__always)
  mutating func number(of cell: UnsafeBufferPointer<UInt8>, after prefix: Int = -1) -> Int? {
    let key = CellNumbers.key(cell, prefix)
    if key == latest.key, latest.number >= 0, isText(cell, of: latest.number) {
      return latest.number
    }
    return find(key, cell)
  }

  /// The number of a cell that is not the latest one.
  private mutating func find(_ key: Key, _ cell: UnsafeBufferPointer<UInt8>) -> Int? {
    let hash = key.hash
    let mask = slots.count &- 1
    var slot = CellNumbers.place(of: hash) & mask
    var looks = 0
    while slots[slot] != 0 {
      if CellNumbers.tag(slots[slot]) == CellNumbers.tag(of: hash) {
        let number = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) &- 1
        if keys[number] == key, isText(cell, of: number) {
          latest = (key, number)
          return number
        }
      }
      slot = (slot &+ 1) & mask
      looks &+= 1
      // Only cells that somebody chose for it stand in one another's way so much.
      if looks == CellNumbers.longest { return nil }
    }
    let number = count
    guard number < CellNumbers.limit else { return nil }
    slots[slot] = CellNumbers.slot(hash, number)
    keys.append(key)
    texts.append(cell.count > 16 ? Array(cell) : [])
    latest = (key, number)
    if count * 8 > slots.count { grow() }
    return number
  }

  /// Whether a cell has the text of a number whose key it has.
  @inline(__always)
  private func isText(_ cell: UnsafeBufferPointer<UInt8>, of number: Int) -> Bool {
    cell.count <= 16 || texts[number].elementsEqual(cell)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: 2 * slots.count)
    let mask = slots.count - 1
    for (number, key) in keys.enumerated() {
      var slot = CellNumbers.place(of: key.hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = CellNumbers.slot(key.hash, number)
    }
  }

  private static func slot(_ hash: UInt64, _ number: Int) -> UInt64 {
    tag(of: hash) &<< 32 | UInt64(truncatingIfNeeded: number + 1)
  }

  /// The part of a hash that a slot keeps.
  private static func tag(of hash: UInt64) -> UInt64 { hash & 0xFFFF_FFFF }
  private static func tag(_ slot: UInt64) -> UInt64 { slot &>> 32 }

  /// Where the look for a cell begins: the upper half of its hash, in which all of its bits have a part.
  private static func place(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 32) }

  @inline(__always)
  private static func key(_ cell: UnsafeBufferPointer<UInt8>, _ prefix: Int) -> Key {
    let (raw, count) = (UnsafeRawBufferPointer(cell), cell.count)
    // A record has at most a mebibyte; numbers stay below the limit.
    let lead = UInt64(truncatingIfNeeded: prefix &+ 1) &<< 32 | UInt64(truncatingIfNeeded: count)
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
      return Key(lead: lead, first: mixed, last: word(count - 8, as: UInt64.self))
    case 8...:
      return Key(
        lead: lead, first: word(0, as: UInt64.self), last: word(count - 8, as: UInt64.self))
    case 4...:
      return Key(
        lead: lead, first: word(0, as: UInt32.self), last: word(count - 4, as: UInt32.self))
    case 1...:
      return Key(
        lead: lead, first: UInt64(raw[0]) << 8 | UInt64(raw[count / 2]),
        last: UInt64(raw[count - 1]))
    default: return Key(lead: lead, first: 0, last: 0)
    }
  }
}
