/// A small generator of random numbers, the same on every machine.
///
/// SplitMix64 (Steele, Lea, Flood 2014); integer arithmetic only. Each hospital and year has its
/// own stream, so a change to one log leaves the bytes of all others as they were.
struct SeededGenerator {
  private var state: UInt64

  /// - Parameter stream: what the numbers are for; mixed into the seed by FNV-1a.
  init(seed: UInt64, stream: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in stream.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    state = seed ^ hash
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }

  /// A number from 0 to `bound` - 1; `bound` is at least 1.
  mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "nothing to choose from")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number within `range`, its ends included.
  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// True in `percent` of a hundred cases.
  mutating func chance(_ percent: Int) -> Bool {
    below(100) < percent
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }
}
