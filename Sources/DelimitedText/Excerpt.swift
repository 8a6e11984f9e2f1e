/// The header of a text and some of its records, byte for byte, with further fields put first, in the encoding,
/// delimiter and line end of the text; records with an open quote, which takes up what follows it, come last.
///
/// It is copied from the text as that passes by, block after block.
public struct Excerpt {
  /// A record to be copied, or another stretch of the text.
  public struct Part {
    fileprivate let bytes: Range<Int>
    fileprivate let before: [UInt8]
    fileprivate let hasOpenQuote: Bool

    /// A record, and what is put before it.
    ///
    /// - Parameters:
    ///   - bytes: where it stands in the original text, without its line end.
    ///   - before: fields as the text's form writes them.
    ///   - hasOpenQuote: whether a quote in it does not close.
    public init(_ bytes: Range<Int>, behind before: [UInt8], hasOpenQuote: Bool = false) {
      (self.bytes, self.before, self.hasOpenQuote) = (bytes, before, hasOpenQuote)
    }

    /// Copies what a block that stands at a place of the text holds of the part, and what is put around it.
    fileprivate func copy(
      from block: UnsafeRawBufferPointer, at offset: Int, _ lineEnd: [UInt8],
      to text: inout [UInt8]
    ) {
      let (start, end) = (bytes.lowerBound - offset, bytes.upperBound - offset)
      if start >= 0 { text += before }
      text += UnsafeRawBufferPointer(rebasing: block[max(start, 0)..<min(end, block.count)])
      if end <= block.count { text += lineEnd }
    }
  }

  private let lineEnd: [UInt8]
  /// The part to be copied next, which may be half copied; behind the last one comes one that no text reaches.
  private var part: Part
  /// Where the next block begins in the text.
  private var offset = 0
  private var text: [UInt8]
  private var last: [UInt8] = []

  /// So many bytes are given at once, or a block more.
  private static let piece = 256 * 1024

  /// An excerpt with no records yet.
  ///
  /// - Parameter columns: the names of the further fields.
  public init(of form: TextForm, adding columns: [String]) {
    lineEnd = form.lineEnd
    text = form.beginning
    part = Part(form.header, behind: form.written(columns))
  }

  /// Copies what a block of the text holds of the parts.
  ///
  /// - Parameters:
  ///   - block: what follows the blocks before it; the first one is the beginning of the text.
  ///   - next: the next record to be copied, in the order of the text; nil: there is none.
  ///   - take: gets the excerpt, piece by piece.
  /// - Throws: what `take` throws.
  public mutating func copy(
    _ block: UnsafeRawBufferPointer, next: () -> Part?, to take: ([UInt8]) throws -> Void
  ) rethrows {
    let end = offset + block.count
    while part.bytes.lowerBound < end {
      if part.hasOpenQuote {
        part.copy(from: block, at: offset, lineEnd, to: &last)
      } else {
        part.copy(from: block, at: offset, lineEnd, to: &text)
      }
      if text.count >= Excerpt.piece {
        try take(text)
        text.removeAll(keepingCapacity: true)
      }
      if part.bytes.upperBound > end { break }
      part = next() ?? Part(.max..<(.max), behind: [])
    }
    offset = end
  }

  /// Gives the rest, once the whole text has passed by.
  ///
  /// - Throws: what `take` throws.
  public consuming func finish(to take: ([UInt8]) throws -> Void) rethrows {
    try take(text + last)
  }
}
