/// Numbers keys from 0, so that equal ones have the same number; the keys themselves stand elsewhere.
///
/// With the keys in an array of records, a number and a place of four bytes is all that each costs.
struct Numbering {
  /// A power of two of places, at most half of them taken: a number, or -1.
  private var slots: [Int32]
  private var hashes: [Int32] = []
  /// By number: where the key was seen first.
  private(set) var firsts: [Int32] = []

  /// Numbers for about so many keys.
  init(expecting count: Int) {
    var size = 16
    while size < 2 * count { size *= 2 }
    slots = Array(repeating: -1, count: size)
    hashes.reserveCapacity(count)
    firsts.reserveCapacity(count)
  }

  /// The number of the key at a place.
  ///
  /// - Parameters:
  ///   - hash: of the key; it may differ from run to run, and no number depends on it.
  ///   - isSame: whether the key that was first seen at another place is equal.
  mutating func number(
    ofKeyAt place: Int, hash: Int, isSame: (Int) -> Bool
  ) -> Int32 {
    let short = Int32(truncatingIfNeeded: hash)
    let slot = slot(of: short, isSame)
    if slots[slot] >= 0 { return slots[slot] }
    let number = Int32(firsts.count)
    slots[slot] = number
    hashes.append(short)
    firsts.append(Int32(truncatingIfNeeded: place))
    if firsts.count * 2 > slots.count { grow() }
    return number
  }

  /// The number of a key that may never have been seen; nil: it has not.
  func known(hash: Int, isSame: (Int) -> Bool) -> Int32? {
    let number = slots[slot(of: Int32(truncatingIfNeeded: hash), isSame)]
    return number < 0 ? nil : number
  }

  /// A key's place among the slots: its own, or the free one that it would take.
  private func slot(of short: Int32, _ isSame: (Int) -> Bool) -> Int {
    var slot = Int(short) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == short, isSame(Int(firsts[number])) { break }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: 2 * slots.count)
    for (number, short) in hashes.enumerated() {
      var slot = Int(short) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }
}

/// Places by the number that they have, in their order.
struct Grouping {
  private var starts: [Int32]
  private var members: [Int32]

  /// - Parameter numbers: the number of each place; -1: it belongs to none.
  init(_ numbers: [Int32], count: Int) {
    starts = Array(repeating: 0, count: count + 1)
    for number in numbers where number >= 0 { starts[Int(number) + 1] += 1 }
    for number in 0..<count { starts[number + 1] += starts[number] }
    members = Array(repeating: 0, count: Int(starts[count]))
    var next = starts
    for (place, number) in numbers.enumerated() where number >= 0 {
      members[Int(next[Int(number)])] = Int32(truncatingIfNeeded: place)
      next[Int(number)] += 1
    }
  }

  /// How many groups there are.
  var count: Int { starts.count - 1 }

  /// The places of a group.
  subscript(number: Int) -> ArraySlice<Int32> {
    members[Int(starts[number])..<Int(starts[number + 1])]
  }
}
