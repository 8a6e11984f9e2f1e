import CVector
import SeededNumbers
import Testing

@Suite struct VectorTests {
  /// How many of a hundred bits are set.
  @Test(
    "the places of the bits, however many, and on any processor",
    arguments: [0, 1, 10, 30, 60, 100])
  func places(_ share: Int) {
    var random = SeededGenerator(seed: 20_261_128 + UInt64(share))
    for count in 0..<40 {
      let first = count * 1000
      var words = [UInt64](repeating: 0, count: count)
      var expected: [Int] = []
      for bit in 0..<(64 * count) where Int(random.next() % 100) < share {
        words[bit / 64] |= 1 << UInt64(bit % 64)
        expected.append(first + bit)
      }
      for find in [cvector_places, cvector_places_one_by_one] {
        var places = [Int](repeating: -1, count: 64 * count + 15)
        let found = find(words, words.count, first, &places)
        #expect(Array(places.prefix(found)) == expected)
      }
    }
  }
}
