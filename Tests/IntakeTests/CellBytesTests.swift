import Testing

@testable import Intake

@Suite struct CellBytesTests {
  @Test("cells seen eight bytes at a time are those that byte after byte are visible or spaces")
  func oneLine() {
    for count in 0...20 {
      for place in 0..<max(1, count) {
        for byte in UInt8.min...UInt8.max {
          var cell = [UInt8](repeating: 0x41, count: count)
          if count > 0 { cell[place] = byte }
          let isOneLine = cell.withUnsafeBufferPointer { CellBytes.isOneLine($0) }
          #expect(isOneLine == cell.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "\(cell)")
        }
      }
    }
  }
}
