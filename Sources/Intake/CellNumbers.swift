/// Numbers the distinct cells that it is shown, from 0, so that each is read once and no text is made of the others.
struct CellNumbers {
  /// What tells one cell from another; a cell of more than 16 bytes has more of them in `texts`.
  private struct Key: Equatable {
    /// The number of the cell that stands before it, where several are taken together, and its bytes' count.
    let lead: UInt64
    /// The first eight bytes and the last eight, which may overlap.
    let first: UInt64
    let last: UInt64
  }

  /// More distinct cells than columns of codes and names have; further ones get no number.
  private static let limit = 1 << 16

  /// A place in the table; `number` -1: it is free.
  private struct Slot {
    var key: Key
    var number: Int

    static let free = Slot(key: Key(lead: 0, first: 0, last: 0), number: -1)
  }

  /// A power of two of places, at most half of them taken.
  private var slots = [Slot](repeating: .free, count: 64)
  /// By number: the cell, where it has more than 16 bytes.
  private var texts: [[UInt8]] = []
  /// The place of the cell that was asked for last: in some columns all are the same.
  private var latest = 0

  /// How many numbers were given.
  var count: Int { texts.count }

  /// The number of a cell behind another one; nil: there are too many.
  mutating func number(of cell: UnsafeBufferPointer<UInt8>, after prefix: Int = -1) -> Int? {
    let key = CellNumbers.key(cell, prefix)
    if holds(latest, key, cell) { return slots[latest].number }
    var slot = place(of: key)
    while slots[slot].number >= 0 {
      if holds(slot, key, cell) {
        latest = slot
        return slots[slot].number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    guard count < CellNumbers.limit else { return nil }
    slots[slot] = Slot(key: key, number: count)
    texts.append(cell.count > 16 ? Array(cell) : [])
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  /// Whether a cell has the number at a place.
  @inline(__always)
  private func holds(_ slot: Int, _ key: Key, _ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    guard slots[slot].key == key, slots[slot].number >= 0 else { return false }
    return cell.count <= 16 || texts[slots[slot].number].elementsEqual(cell)
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: .free, count: 2 * old.count)
    for taken in old where taken.number >= 0 {
      var slot = place(of: taken.key)
      while slots[slot].number >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = taken
    }
    latest = 0
  }

  private func place(of key: Key) -> Int {
    let seed = key.lead &* 0x9E37_79B9_7F4A_7C15
    let product = (key.first ^ seed).multipliedFullWidth(by: key.last ^ 0xD6E8_FEB8_6659_FD93)
    let mixed = (product.high ^ product.low ^ key.first) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed &>> 40) & (slots.count - 1)
  }

  @inline(__always)
  private static func key(_ cell: UnsafeBufferPointer<UInt8>, _ prefix: Int) -> Key {
    let (raw, count) = (UnsafeRawBufferPointer(cell), cell.count)
    // A record has at most a mebibyte; numbers stay below the limit.
    let lead = UInt64(truncatingIfNeeded: prefix &+ 1) &<< 32 | UInt64(truncatingIfNeeded: count)
    func word<Word: FixedWidthInteger & BitwiseCopyable>(_ at: Int, as type: Word.Type) -> UInt64 {
      UInt64(truncatingIfNeeded: raw.loadUnaligned(fromByteOffset: at, as: type))
    }
    switch count {
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
