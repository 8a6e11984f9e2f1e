/// Numbers the distinct cells that it is shown, from 0, so that each is read once and no text is made of the others.
struct CellNumbers {
  /// What tells one cell from another; a cell of more than 16 bytes has more of them in `texts`.
  private struct Key: Equatable {
    /// The number of the cell that stands before it, where several are taken together; -1 for none.
    let prefix: Int
    let count: Int
    /// The first eight bytes and the last eight, which may overlap.
    let first: UInt64
    let last: UInt64
  }

  /// More distinct cells than a column of codes or names has; further ones get no number.
  private static let limit = 1 << 14

  /// A place in the table; `number` -1: it is free.
  private struct Slot {
    var key: Key
    var number: Int

    static let free = Slot(key: Key(prefix: 0, count: 0, first: 0, last: 0), number: -1)
  }

  /// A power of two of places, at most half of them taken.
  private var slots = [Slot](repeating: .free, count: 64)
  /// The cells of more than 16 bytes, by number.
  private var texts: [Int: [UInt8]] = [:]

  /// How many numbers were given.
  private(set) var count = 0

  /// The number of a cell behind another one; nil: there are too many.
  mutating func number(of cell: UnsafeBufferPointer<UInt8>, after prefix: Int = -1) -> Int? {
    let key = CellNumbers.key(cell, prefix)
    var slot = place(of: key)
    while slots[slot].number >= 0 {
      if slots[slot].key == key, cell.count <= 16 || holds(slots[slot].number, cell) {
        return slots[slot].number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    guard count < CellNumbers.limit else { return nil }
    slots[slot] = Slot(key: key, number: count)
    if cell.count > 16 { texts[count] = Array(cell) }
    count += 1
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  private func holds(_ number: Int, _ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    texts[number]?.elementsEqual(cell) ?? false
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: .free, count: 2 * old.count)
    for taken in old where taken.number >= 0 {
      var slot = place(of: taken.key)
      while slots[slot].number >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = taken
    }
  }

  private func place(of key: Key) -> Int {
    let seed = UInt64(truncatingIfNeeded: key.prefix &<< 32 ^ key.count) &* 0x9E37_79B9_7F4A_7C15
    let product = (key.first ^ seed).multipliedFullWidth(by: key.last ^ 0xD6E8_FEB8_6659_FD93)
    let mixed = (product.high ^ product.low ^ key.first) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed &>> 40) & (slots.count - 1)
  }

  private static func key(_ cell: UnsafeBufferPointer<UInt8>, _ prefix: Int) -> Key {
    let (raw, count) = (UnsafeRawBufferPointer(cell), cell.count)
    func word<Word: FixedWidthInteger & BitwiseCopyable>(_ at: Int, as type: Word.Type) -> UInt64 {
      UInt64(truncatingIfNeeded: raw.loadUnaligned(fromByteOffset: at, as: type))
    }
    switch count {
    case 8...:
      return Key(
        prefix: prefix, count: count, first: word(0, as: UInt64.self),
        last: word(count - 8, as: UInt64.self))
    case 4...:
      return Key(
        prefix: prefix, count: count, first: word(0, as: UInt32.self),
        last: word(count - 4, as: UInt32.self))
    case 1...:
      return Key(
        prefix: prefix, count: count, first: UInt64(raw[0]) << 8 | UInt64(raw[count / 2]),
        last: UInt64(raw[count - 1]))
    default: return Key(prefix: prefix, count: 0, first: 0, last: 0)
    }
  }
}
