import CVector
import SeededNumbers
import Testing

@Suite struct VectorTests {
  /// Where fields and lines end.
  ///
  /// A plain count finds the places up to the first odd byte, and whether there is one; nothing
  /// where a NUL stands in its block or before.
  private struct Ends: Equatable {
    var places: [Int] = []
    var feeds = 0
    var hasQuotes = false
    var hasHighBytes = false
    var isOdd = false

    init(_ bytes: [UInt8], count: Int, delimiter: UInt8, from first: Int) {
      var isOpen = false
      var before: UInt8 = 0x0A
      var closed = false
      var seen = 0
      for index in 0..<count where !isOdd {
        seen = index / 64 * 64 + 64
        let byte = bytes[index]
        let isEnd = byte == 0x0A || byte == delimiter
        switch byte {
        case 0x0D where bytes[index + 1] != 0x0A: isOdd = true
        case 0x0A where isOpen: isOdd = true
        case 0x22 where !isOpen: isOdd = before != 0x0A && before != delimiter
        default: isOdd = closed && !isEnd && byte != 0x0D
        }
        closed = byte == 0x22 && isOpen
        if byte == 0x22 { isOpen.toggle() }
        if isEnd, !isOpen {
          places.append(first + index)
          if byte == 0x0A { feeds += 1 }
        }
        // A delimiter inside quotes begins no field.
        before = isEnd && isOpen ? 0x20 : byte
      }
      hasQuotes = bytes[..<seen].contains(0x22)
      hasHighBytes = bytes[..<seen].contains { $0 >= 0x80 }
      if bytes[..<seen].contains(0) { (places, feeds, isOdd) = ([], 0, true) }
    }

    /// What was found block by block, or several blocks at once.
    init(
      _ bytes: [UInt8], blocks: Int, together: Int, delimiter: UInt8, from first: Int,
      _ find: (
        UnsafeRawPointer?, Int, UInt8, Int, UnsafeMutablePointer<cvector_quotes>?,
        UnsafeMutablePointer<Int>?
      ) -> cvector_found
    ) {
      var quotes = cvector_quotes(open: 0, behind_end: 1, behind_close: 0)
      for block in stride(from: 0, to: blocks, by: together) where !isOdd {
        let some = min(together, blocks - block)
        var written = [Int](repeating: -1, count: 64 * some + Int(CVECTOR_OVERHANG))
        let found = bytes.withUnsafeBytes {
          find(
            $0.baseAddress.map { $0 + 64 * block }, some, delimiter, first + 64 * block, &quotes,
            &written)
        }
        places += written.prefix(found.places)
        feeds += found.feeds
        if found.quotes != 0 { hasQuotes = true }
        if found.high != 0 { hasHighBytes = true }
        isOdd = found.odd != 0
      }
    }
  }

  /// Texts of a few bytes, from ones of ends alone to ones with almost none.
  @Test(
    "ends of fields and lines, by any number of blocks and on any processor",
    arguments: [[], [0x22], [0x0D], [0x22, 0x0D], [0], [0x22, 0x0D, 0, 0xE9]])
  func ends(_ more: [UInt8]) {
    var random = SeededGenerator(seed: 20_261_129 + UInt64(more.count))
    var odd = 0
    for round in 0..<1000 {
      let letters = [0, 2, 20, 200][round % 4]
      let blocks = 1 + round % 7
      var bytes: [UInt8] = []
      while bytes.count <= 64 * blocks {
        // What stands at the first byte of a block hangs on the block before.
        if more.contains(0x22), random.next() % 4 == 0 {
          if bytes.count % 64 == 0 { bytes.append(0x22) }
          if bytes.count % 64 == 60 {
            bytes += Array((random.next() % 4 == 0 ? ";\"a\"a" : ";\"a\"\r\n").utf8)
          }
        }
        switch random.next() % UInt64(letters + 4) {
        case 0: bytes.append(0x0A)
        case 1, 2: bytes.append(0x3B)
        case 3 where more.isEmpty: bytes.append(0x20)
        case 3:
          // Mostly as logs have them, around a field and before a line feed.
          switch random.next() % 50 {
          case 0: bytes.append(more[Int(random.next() % UInt64(more.count))])
          case 1...20 where more.contains(0x0D): bytes += [0x0D, 0x0A]
          default: bytes += more.contains(0x22) ? Array(";\"a;b\";".utf8) : Array("ab;".utf8)
          }
        default: bytes.append(0x61)
        }
      }
      let first = 1000 * round
      for find in [cvector_find, cvector_find_one_by_one] {
        let all = Ends(
          bytes, blocks: blocks, together: blocks, delimiter: 0x3B, from: first, find)
        let wanted = Ends(bytes, count: 64 * blocks, delimiter: 0x3B, from: first)
        #expect(all == wanted)
        if !wanted.isOdd {
          let single = Ends(
            bytes, blocks: blocks, together: 1, delimiter: 0x3B, from: first, find)
          #expect(single == wanted)
        }
      }
      if Ends(bytes, count: 64 * blocks, delimiter: 0x3B, from: first).isOdd { odd += 1 }
    }
    // Both kinds of text are met, but where nothing in them can be odd.
    #expect(more.isEmpty ? odd == 0 : (1..<1000).contains(odd))
  }
}
