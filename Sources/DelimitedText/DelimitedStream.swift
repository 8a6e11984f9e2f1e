/// A delimited text that arrives in blocks: UTF-8 with line feeds needs no more memory than its longest records.
///
/// The encoding is taken to be UTF-8 unless a mark says otherwise. Where a byte denies that, or a mark says
/// UTF-16, the text has to be read whole: only all of its bytes tell the encoding.
public struct DelimitedStream {
  /// Fills a buffer from its start and gives how many bytes it wrote; 0: the text has ended.
  public typealias Source = (UnsafeMutableRawBufferPointer) throws -> Int

  /// Its dialect and its header.
  public let head: TextHead
  /// The first bytes of the text, at most 16.
  public let firstBytes: [UInt8]
  private let block: Int
  private var window = TextWindow()

  /// Why a text is not read in blocks.
  public enum Refusal: Error, Equatable {
    case empty
    /// It has to be read whole.
    case needsWhole
  }

  /// Reads a text up to its header.
  ///
  /// - Parameters:
  ///   - block: bytes to read at once.
  ///   - score: as for `DelimitedDocument`.
  /// - Throws: `Refusal`, and what the source throws.
  public init(block: Int = 256 * 1024, source: Source, score: ([String]) -> Int) throws {
    self.block = block
    var window = TextWindow()
    var wanted = block
    while true {
      try window.fill(wanted, from: source)
      if window.count < 3, !window.isLast { continue }
      let found: TextHead? = try window.withBytes { bytes in
        let encoding = TextEncoding.ofMark(bytes) ?? .utf8
        if encoding.isUTF16 { throw Refusal.needsWhole }
        do {
          let head = try TextHead(bytes, encoding: encoding, isWhole: window.isLast, score: score)
          if encoding == .utf8, UTF8Census(bytes, 0..<head.firstRecord).wrongBytes > 0 {
            throw Refusal.needsWhole
          }
          return head
        } catch TextHead.Problem.empty {
          throw Refusal.empty
        } catch TextHead.Problem.needsMore {
          return nil
        }
      }
      if let found {
        head = found
        firstBytes = window.withBytes { Array($0.prefix(16)) }
        self.window = window
        return
      }
      // The same bytes are not looked at again and again; a header ends within a few megabytes.
      wanted = min(2 * wanted, max(block, 4 << 20))
    }
  }

  /// Calls `body` with each record that the tally does not count: its place and its cells, which are valid only
  /// during the call.
  ///
  /// - Throws: `Refusal.needsWhole`, after some of the records; and what the source throws.
  public mutating func forEachRecord(
    counting tally: inout RecordTally, source: Source,
    _ body: (RecordCells, inout RecordTally) -> Void
  ) throws {
    var walk = RecordWalk(head, stopsAtWrongBytes: head.encoding == .utf8)
    var position = head.firstRecord
    while true {
      let (offset, isLast) = (window.offset, window.isLast)
      let pause = window.withBytes { bytes in
        walk.walk(
          bytes, from: position, offset: offset, isLast: isLast, counting: &tally, body)
      }
      switch pause {
      case .wrongBytes: throw Refusal.needsWhole
      case .needsMore(let next):
        if isLast { return }
        window.drop(before: next)
        position = 0
        try window.fill(block, from: source)
      }
    }
  }
}
