/// Finds the fields of plain records, 64 bytes at a time, in one pass over the bytes.
///
/// A record is plain when quotes stand in it only around whole fields, which hold no quote and no line end, and
/// no NUL is in it: there `RecordScanner` finds the same fields, and no fault but a wrong byte or a wrong width.
/// Any other record is left to it.
///
/// Each block of bytes becomes a word with a bit for every byte that may mean something (a delimiter, a quote, a
/// control byte), and only these bytes are looked at. The block's words of eight bytes are compared in plain
/// arithmetic: with the high bits taken away, adding 0x7F sets the high bit of every byte but 0.
struct PlainScanner {
  private let delimiter: UInt8
  private let delimiters: UInt64
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Offset of the block's first byte.
  private var block = 0
  /// The bytes of the block that may mean something, and were not looked at yet.
  private var marks: UInt64 = 0
  /// Whether a byte of the block is no ASCII.
  private var blockHasHighBytes = false

  /// A scanner of `bytes`, which must outlive it.
  init(delimiter: UInt8, bytes: UnsafeBufferPointer<UInt8>) {
    self.delimiter = delimiter
    self.bytes = bytes
    delimiters = repeated(delimiter)
    load(at: 0)
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
    if position >= block, position - block < 64 {
      marks &= ~0 &<< UInt64(position - block)
    } else {
      load(at: position)
    }
  }

  /// The record at `start`, where the scanner stands; nil: it is not plain, or has more fields than fit.
  mutating func scan(
    from start: Int, into fields: UnsafeMutableBufferPointer<FieldSpan>
  ) -> Record? {
    var found = 0
    var fieldStart = start
    var hasHighBytes = blockHasHighBytes
    while true {
      while marks == 0 {
        guard block + 64 < bytes.count else {
          // The last line has no end.
          guard found < fields.count else { return nil }
          fields[found] = FieldSpan(start: fieldStart, end: bytes.count, hasEscapes: false)
          return Record(
            end: bytes.count, next: bytes.count, count: found + 1, hasHighBytes: hasHighBytes)
        }
        load(at: block + 64)
        hasHighBytes = hasHighBytes || blockHasHighBytes
      }
      var position = nextMark()
      var fieldEnd = position
      if bytes[position] == quote {
        guard position == fieldStart, let close = closingQuote(&hasHighBytes) else { return nil }
        fieldStart += 1
        fieldEnd = close
        position = close + 1
        if position == bytes.count {
          guard found < fields.count else { return nil }
          fields[found] = FieldSpan(start: fieldStart, end: fieldEnd, hasEscapes: false)
          return Record(
            end: position, next: position, count: found + 1, hasHighBytes: hasHighBytes)
        }
        guard bytes[position] == delimiter || bytes[position] == lf || bytes[position] == cr else {
          return nil
        }
        move(to: position + 1)
        hasHighBytes = hasHighBytes || blockHasHighBytes
      }
      let byte = bytes[position]
      if byte == delimiter || byte == lf || byte == cr {
        guard found < fields.count else { return nil }
        fields[found] = FieldSpan(start: fieldStart, end: fieldEnd, hasEscapes: false)
        found += 1
        fieldStart = position + 1
        if byte == delimiter { continue }
        let next = RecordScanner.afterLineEnd(bytes, at: position)
        if next > position + 1 { move(to: next) }
        return Record(end: position, next: next, count: found, hasHighBytes: hasHighBytes)
      }
      if byte == 0 { return nil }
    }
  }

  /// The quote that closes the one just passed, on the same line; nil where a line end or a NUL comes first.
  private mutating func closingQuote(_ hasHighBytes: inout Bool) -> Int? {
    while true {
      while marks == 0 {
        guard block + 64 < bytes.count else { return nil }
        load(at: block + 64)
        hasHighBytes = hasHighBytes || blockHasHighBytes
      }
      let position = nextMark()
      switch bytes[position] {
      case quote: return position
      case lf, cr, 0: return nil
      default: continue
      }
    }
  }

  /// The first byte that may mean something; it is then looked at.
  @inline(__always)
  private mutating func nextMark() -> Int {
    let position = block &+ marks.trailingZeroBitCount
    marks &= marks &- 1
    return position
  }

  /// Marks the bytes of the block that begins at `start`.
  @inline(__always)
  private mutating func load(at start: Int) {
    block = start
    guard start + 64 <= bytes.count, let base = UnsafeRawPointer(bytes.baseAddress) else {
      return loadLast(at: start)
    }
    var found: UInt64 = 0
    var high: UInt64 = 0
    for index in 0..<8 {
      let word = (base + start + 8 * index).loadUnaligned(as: UInt64.self)
      let low = word & ~highBits
      // Of each byte the high bit stays clear where it is the one sought.
      let isNoDelimiter = (low ^ delimiters) &+ ~highBits
      let isNoQuote = (low ^ quotes) &+ ~highBits
      let isNoControl = low &+ repeated(0x60)
      let marked = ~(isNoDelimiter & isNoQuote & isNoControl | word) & highBits
      // The eight high bits side by side.
      let bits = ((marked &>> 7) &* 0x0102_0408_1020_4080) &>> 56
      found |= bits &<< UInt64(8 &* index)
      high |= word
    }
    marks = found
    blockHasHighBytes = high & highBits != 0
  }

  /// The same for less than 64 bytes.
  private mutating func loadLast(at start: Int) {
    marks = 0
    blockHasHighBytes = false
    for position in start..<max(start, bytes.count) {
      let byte = bytes[position]
      if byte == delimiter || byte == quote || byte < 0x20 { marks |= 1 << UInt64(position - start) }
      if byte >= 0x80 { blockHasHighBytes = true }
    }
  }
}

private let highBits = repeated(0x80)
private let quotes = repeated(quote)

@inline(__always)
private func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
