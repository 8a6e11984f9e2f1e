/// The part of a text that is in memory: what was read and is not yet dropped.
struct TextWindow {
  /// Where the part begins in the text.
  private(set) var offset = 0
  /// Whether the text ends with it.
  private(set) var isLast = false
  private var buffer: [UInt8] = []
  private var filled = 0
  /// Behind the last line feed; the end where the text ends.
  private var cut = 0

  /// Bytes that can be looked at: up to a line feed, or to the end of the text.
  var count: Int { cut }

  func withBytes<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try buffer.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[..<cut])) }
  }

  /// Reads on, `block` bytes at a time, until there is one more line feed, or the text ends.
  mutating func fill(_ block: Int, from source: DelimitedStream.Source) throws {
    while true {
      if buffer.count < filled + block { grow(to: max(filled + block, 2 * buffer.count)) }
      let (from, to) = (filled, filled + block)
      let read = try buffer.withUnsafeMutableBytes {
        try source(UnsafeMutableRawBufferPointer(rebasing: $0[from..<to]))
      }
      filled += read
      if read == 0 {
        isLast = true
        cut = filled
        return
      }
      if let feed = buffer[from..<filled].lastIndex(of: lf) {
        cut = feed + 1
        return
      }
    }
  }

  /// Makes room; what is not filled yet stays as it is, as most of it is never touched in a small file.
  private mutating func grow(to capacity: Int) {
    let (old, filled) = (buffer, filled)
    buffer = [UInt8](unsafeUninitializedCapacity: capacity) { bytes, count in
      _ = bytes.update(fromContentsOf: old[..<filled])
      count = capacity
    }
  }

  /// Gives up what stands before a place of the part.
  mutating func drop(before position: Int) {
    let rest = filled - position
    buffer.withUnsafeMutableBytes { bytes in
      let tail = UnsafeRawBufferPointer(rebasing: bytes[position..<position + rest])
      bytes.copyMemory(from: tail)
    }
    offset += position
    filled = rest
    cut -= position
  }
}
