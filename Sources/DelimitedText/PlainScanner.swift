/// Finds the fields of plain records in one pass over the bytes.
///
/// A record is plain when quotes stand in it only around whole fields, which hold no quote and no line end, and
/// no NUL is in it: there `RecordScanner` finds the same fields, and no fault but a wrong byte or a wrong width.
/// Any other record is left to it.
struct PlainScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  private var block: MarkedBlock

  /// A scanner of `bytes`, which must outlive it; it stands at the first one.
  init(delimiter: UInt8, bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    self.delimiter = delimiter
    block = MarkedBlock(at: 0, of: bytes, delimiter: delimiter)
  }

  /// A plain record, as offsets in the scanned bytes.
  struct Record {
    /// Offset behind the last byte, without the line's end.
    let end: Int
    /// Offset of the next record's first byte.
    let next: Int
    /// Fields found.
    let count: Int
    /// Whether a byte of it may be no ASCII.
    let hasHighBytes: Bool
  }

  /// Goes to a place that is not the end of the record scanned last.
  mutating func move(to position: Int) {
    block.pass(to: position, of: bytes, delimiter: delimiter)
  }

  /// The record at `start`, where the scanner stands; nil: it is not plain, or has more fields than fit.
  mutating func scan(
    from start: Int, into fields: UnsafeMutableBufferPointer<FieldSpan>
  ) -> Record? {
    // What changes with every byte is kept out of memory.
    var block = self.block
    defer { self.block = block }
    let (bytes, delimiter) = (self.bytes, self.delimiter)
    var count = 0
    var fieldStart = start
    var hasHighBytes = block.hasHighBytes
    while true {
      var ends = block.takeDelimiters()
      guard count &+ ends.nonzeroBitCount < fields.count else { return nil }
      while ends != 0 {
        let end = block.start &+ ends.trailingZeroBitCount
        ends &= ends &- 1
        fields[count] = FieldSpan(start: fieldStart, end: end, hasEscapes: false)
        count &+= 1
        fieldStart = end &+ 1
      }
      var fieldEnd: Int
      var end: Int
      if let mark = block.takeOther() {
        (fieldEnd, end) = (mark, mark)
      } else if block.advance(of: bytes, delimiter: delimiter) {
        hasHighBytes = hasHighBytes || block.hasHighBytes
        continue
      } else {
        // The last line has no end.
        (fieldEnd, end) = (bytes.count, bytes.count)
      }
      if end < bytes.count, bytes[end] == quote {
        guard end == fieldStart,
          let close = PlainScanner.close(&block, of: bytes, delimiter, &hasHighBytes)
        else { return nil }
        fieldStart += 1
        (fieldEnd, end) = (close, close + 1)
        if end < bytes.count, bytes[end] == delimiter {
          guard count + 1 < fields.count else { return nil }
          fields[count] = FieldSpan(start: fieldStart, end: fieldEnd, hasEscapes: false)
          count += 1
          fieldStart = end + 1
          block.pass(to: fieldStart, of: bytes, delimiter: delimiter)
          hasHighBytes = hasHighBytes || block.hasHighBytes
          continue
        }
      }
      let isLast = end == bytes.count
      guard isLast || bytes[end] == lf || bytes[end] == cr else {
        // Another control byte is text, but for NUL, and but behind a quote.
        guard fieldEnd == end, bytes[end] != 0 else { return nil }
        continue
      }
      fields[count] = FieldSpan(start: fieldStart, end: fieldEnd, hasEscapes: false)
      let next = isLast ? end : RecordScanner.afterLineEnd(bytes, at: end)
      if fieldEnd < end || next > end + 1 {
        block.pass(to: next, of: bytes, delimiter: delimiter)
      }
      return Record(end: end, next: next, count: count + 1, hasHighBytes: hasHighBytes)
    }
  }

  /// The quote that closes the one just passed, on the same line; nil where a line end or a NUL comes first.
  @inline(__always)
  private static func close(
    _ block: inout MarkedBlock, of bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8,
    _ hasHighBytes: inout Bool
  ) -> Int? {
    while true {
      if let position = block.takeOther() {
        switch bytes[position] {
        case quote: return position
        case lf, cr, 0: return nil
        default: continue
        }
      }
      guard block.advance(of: bytes, delimiter: delimiter) else { return nil }
      hasHighBytes = hasHighBytes || block.hasHighBytes
    }
  }
}
