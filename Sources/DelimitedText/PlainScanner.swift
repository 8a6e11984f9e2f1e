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
    block.move(to: position, of: bytes, delimiter: delimiter)
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
      guard let mark = block.next(of: bytes, delimiter: delimiter, &hasHighBytes) else {
        // The last line has no end.
        guard count < fields.count else { return nil }
        fields[count] = FieldSpan(start: fieldStart, end: bytes.count, hasEscapes: false)
        return Record(
          end: bytes.count, next: bytes.count, count: count + 1, hasHighBytes: hasHighBytes)
      }
      var position = mark
      var fieldEnd = mark
      if bytes[position] == quote {
        guard position == fieldStart,
          let close = PlainScanner.close(&block, of: bytes, delimiter, &hasHighBytes)
        else { return nil }
        fieldStart += 1
        fieldEnd = close
        position = close + 1
        if position == bytes.count {
          guard count < fields.count else { return nil }
          fields[count] = FieldSpan(start: fieldStart, end: fieldEnd, hasEscapes: false)
          return Record(
            end: position, next: position, count: count + 1, hasHighBytes: hasHighBytes)
        }
        // What follows the quote is marked, unless it is text.
        guard block.next(of: bytes, delimiter: delimiter, &hasHighBytes) == position,
          bytes[position] != quote
        else { return nil }
      }
      let byte = bytes[position]
      if byte == delimiter {
        guard count < fields.count else { return nil }
        fields[count] = FieldSpan(start: fieldStart, end: fieldEnd, hasEscapes: false)
        count += 1
        fieldStart = position + 1
      } else if byte == lf || byte == cr {
        guard count < fields.count else { return nil }
        fields[count] = FieldSpan(start: fieldStart, end: fieldEnd, hasEscapes: false)
        let next = RecordScanner.afterLineEnd(bytes, at: position)
        if next > position + 1 { block.move(to: next, of: bytes, delimiter: delimiter) }
        return Record(end: position, next: next, count: count + 1, hasHighBytes: hasHighBytes)
      } else if byte == 0 || fieldEnd < position {
        return nil
      }
    }
  }

  /// The quote that closes the one just passed, on the same line; nil where a line end or a NUL comes first.
  private static func close(
    _ block: inout MarkedBlock, of bytes: UnsafeBufferPointer<UInt8>, _ delimiter: UInt8,
    _ hasHighBytes: inout Bool
  ) -> Int? {
    while let position = block.next(of: bytes, delimiter: delimiter, &hasHighBytes) {
      switch bytes[position] {
      case quote: return position
      case lf, cr, 0: return nil
      default: continue
      }
    }
    return nil
  }
}
