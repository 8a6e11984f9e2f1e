import SeededNumbers
import Testing

@testable import AuditDomain

/// The text that tables are put together in.
@Suite("A text buffer holds what was put into it")
struct TextBufferTests {
  @Test("Numbers of every length, around each power of ten, as Swift writes them")
  func decimals() {
    var numbers = [0, 7, -1, Int.max, Int.min, 99_999_999, 100_000_000, 1_000_000_070]
    var power = 1
    for _ in 0..<18 {
      power *= 10
      numbers += [power - 1, power, power + 1, -power, power / 2 * 3, power / 11]
    }
    var random = SeededGenerator(seed: 4)
    for shift in 0..<63 { numbers.append(Int(truncatingIfNeeded: random.next() >> UInt64(shift))) }
    for number in numbers {
      var buffer = TextBuffer()
      buffer.append(decimal: number)
      #expect(buffer.text == String(number))
    }
    // All of one part, as each of its digits is worked out beside the others.
    var isWrong = false
    for number in stride(from: 0, to: 100_000_000, by: 997) {
      var buffer = TextBuffer()
      buffer.append(decimal: number)
      if buffer.text != "\(number)" { isWrong = true }
    }
    #expect(!isWrong)
  }

  @Test("Pieces of all kinds, beyond its first room, and again once it was cleared")
  func pieces() {
    var buffer = TextBuffer()
    var expected = ""
    for number in 0..<3000 {
      buffer.append("é\(number)")
      buffer.append(UInt8(ascii: ";"))
      buffer.append(Array("x".utf8))
      buffer.append([])
      buffer.append(decimal: number)
      expected += "é\(number);x\(number)"
    }
    #expect(buffer.text == expected)
    #expect(buffer.count == expected.utf8.count)
    #expect(buffer.withBytes(from: 3) { Array($0) } == Array(expected.utf8.dropFirst(3)))
    buffer.clear()
    #expect(buffer.text == "")
    buffer.append("again")
    #expect(buffer.text == "again")
  }
}
