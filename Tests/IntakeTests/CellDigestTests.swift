import Testing

@testable import Intake

@Suite struct CellDigestTests {
  private func digest(_ cells: [[UInt8]]) -> CellDigest {
    var digest = CellDigest()
    for cell in cells { cell.withUnsafeBufferPointer { digest.add($0) } }
    return digest
  }

  @Test("a digest tells cells from any others, wherever they end")
  func tellsApart() {
    let rows = [
      [], [""], ["", ""], ["a"], ["a", ""], ["", "a"], ["ab"], ["a", "b"], ["b", "a"],
      ["12345678"], ["1234567", "8"], ["12345678", ""], ["", "12345678"], ["12345678", "9"],
      ["123456789"], ["1234567\u{8}"], ["12345678", "\u{8}"],
    ].map { $0.map { Array($0.utf8) } }
    #expect(Set(rows.map { digest($0).value }).count == rows.count)
    for row in rows { #expect(digest(row).value == digest(row).value) }
  }

  @Test("no word makes a digest forget the cells before it")
  func forgetsNothing() {
    /// The digest of a cell, and of the very word behind it that makes the product zero.
    func emptied(_ cell: String) -> UInt64 {
      let before = digest([Array(cell.utf8)])
      let word = before.value &+ 8
      return digest([
        Array(cell.utf8), (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) },
      ]).value
    }
    #expect(emptied("22510") != emptied("22513"))
  }
}
