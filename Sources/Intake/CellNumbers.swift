/// Numbers the distinct cells that it is shown, from 0, so that each is read once and no text is made of the others.
struct CellNumbers {
  /// A cell, and the number of the cell that stands before it where several are taken together.
  private struct Entry {
    let hash: UInt64
    let prefix: Int
    let start: Int
    let count: Int
  }

  /// More distinct cells than a column of codes or names has; further ones get no number.
  private static let limit = 1 << 14

  /// A power of two of places, at most half of them taken: the number of an entry, or -1.
  private var slots = [Int32](repeating: -1, count: 64)
  private var entries: [Entry] = []
  /// The bytes of all entries.
  private var text: [UInt8] = []

  /// How many numbers were given.
  var count: Int { entries.count }

  /// The number of a cell behind another one (`prefix`, -1 for none); nil: there are too many.
  mutating func number(of cell: UnsafeBufferPointer<UInt8>, after prefix: Int = -1) -> Int? {
    let hash = CellNumbers.hash(cell, prefix)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      let entry = entries[number]
      if entry.hash == hash, entry.prefix == prefix, entry.count == cell.count, holds(entry, cell) {
        return number
      }
      slot = (slot + 1) & mask
    }
    guard entries.count < CellNumbers.limit else { return nil }
    let number = entries.count
    entries.append(Entry(hash: hash, prefix: prefix, start: text.count, count: cell.count))
    text.append(contentsOf: cell)
    slots[slot] = Int32(number)
    if entries.count * 2 > slots.count { grow() }
    return number
  }

  private func holds(_ entry: Entry, _ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { text in
      for index in 0..<cell.count where text[entry.start + index] != cell[index] { return false }
      return true
    }
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 2 * slots.count)
    for (number, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }

  /// Eight bytes at a time: multiplied, and the high half folded into the low one.
  private static func hash(_ cell: UnsafeBufferPointer<UInt8>, _ prefix: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: prefix) ^ UInt64(cell.count) &* 0x9E37_79B9_7F4A_7C15
    let raw = UnsafeRawBufferPointer(cell)
    func mix(_ word: UInt64) {
      let product = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      hash = product.high ^ product.low
    }
    var position = 0
    while position + 8 <= raw.count {
      mix(raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      position += 8
    }
    var rest: UInt64 = 0
    while position < raw.count {
      rest = rest &<< 8 | UInt64(raw[position])
      position += 1
    }
    mix(rest)
    return hash
  }
}
