import Testing

@testable import DelimitedText

@Suite struct CellNumbersTests {
  /// Cells of columns as hospitals have them, and some that differ in few places.
  static let columns: [(name: String, cells: [String])] = [
    (
      "days",
      (1...12).flatMap { month in (1...28).map { day in "\(2026_0000 + month * 100 + day)" } }
    ),
    (
      "days with hyphens",
      (1...12).flatMap { month in (1...28).map { "2026-\(month + 10)-\($0 + 10)" } }
    ),
    ("codes of six digits", (0..<6000).map { "\(380_000 + $0)" }),
    ("codes of eight digits", (0..<6000).map { "\(10_330_000 + $0)" }),
    ("codes of nine digits", (0..<6000).map { "\(990_030_000 + $0)" }),
    ("numbered words", (0..<6000).map { "PROC-\(10_000 + $0)" }),
    ("long words", (0..<6000).map { "percutane behandeling nummer \($0) van de wervelkolom" }),
    ("the middle alone", (0..<6000).map { "abcdef\($0 / 100 + 10)-ghi\($0 % 100 + 10)" }),
    ("very many", (0..<60_000).map { "\($0)" }),
  ]

  @Test("each distinct cell gets a number of its own, and keeps it", arguments: columns.indices)
  func numbers(_ column: Int) {
    let (name, cells) = CellNumbersTests.columns[column]
    var numbers = CellNumbers()
    for _ in 0..<2 {
      let given = cells.map { cell in
        Array(cell.utf8).withUnsafeBufferPointer { numbers.number(of: $0) }
      }
      // None is left out: that happens where cells stand in one another's way.
      let other = given.enumerated().first { $0.element != $0.offset }
      #expect(other == nil, "\(name): \(other.map { cells[$0.offset] } ?? "")")
    }
    #expect(numbers.count == cells.count)
  }

  @Test("the same cell behind another one has another number")
  func prefixes() {
    var numbers = CellNumbers()
    func number(_ cell: String, _ prefix: Int) -> Int? {
      Array(cell.utf8).withUnsafeBufferPointer { numbers.number(of: $0, after: prefix) }
    }
    #expect([number("a", 0), number("a", 1), number("b", 0), number("a", 0)] == [0, 1, 2, 0])
  }

  @Test("a long text gets no number, so that not much is kept")
  func longCells() {
    var numbers = CellNumbers()
    func number(_ count: Int) -> Int? {
      [UInt8](repeating: 0x61, count: count).withUnsafeBufferPointer { numbers.number(of: $0) }
    }
    #expect([number(256), number(257), number(255), number(100_000)] == [0, nil, 1, nil])
  }
}
