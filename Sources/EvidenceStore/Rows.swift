internal import AuditDomain
internal import Crypto

/// A value of a row.
enum Field: Sendable {
  case text(String)
  case number(Int)
  case none
}

/// Takes rows, value by value.
protocol RowSink {
  mutating func add(_ number: Int)
  mutating func addNone()
  mutating func endRow() throws
  /// Adds a text.
  ///
  /// - Parameter again: whether the row before has the same text at this place.
  mutating func add(_ text: String, again: Bool)
}

extension RowSink {
  mutating func add(_ text: String) { add(text, again: false) }
}

/// Rows that can be gone through more than once: for their digest, and into their table.
protocol RowSource {
  /// How many values a row has; of no meaning where there are none.
  var width: Int { get }

  func send<Sink: RowSink>(to sink: inout Sink) throws
}

extension [[Field]]: RowSource {
  var width: Int { first?.count ?? 0 }

  func send<Sink: RowSink>(to sink: inout Sink) throws {
    for row in self {
      for field in row {
        switch field {
        case .text(let value): sink.add(value)
        case .number(let value): sink.add(value)
        case .none: sink.addNone()
        }
      }
      try sink.endRow()
    }
  }
}

/// SHA-256 over rows, each ended by a line feed; a value has its kind first, a text its length, so that no two
/// rows look alike.
private struct RowDigest: RowSink {
  private var hash = SHA256()
  private var lines: [UInt8] = []

  mutating func add(_ text: String, again: Bool) {
    lines.append(UInt8(ascii: "t"))
    lines.append(decimal: text.utf8.count)
    lines.append(UInt8(ascii: ":"))
    lines.append(contentsOf: text.utf8)
  }

  mutating func add(_ number: Int) {
    lines.append(UInt8(ascii: "n"))
    lines.append(decimal: number)
    lines.append(UInt8(ascii: ";"))
  }

  mutating func addNone() { lines.append(UInt8(ascii: "-")) }

  mutating func endRow() {
    lines.append(UInt8(ascii: "\n"))
    if lines.count > 1 << 16 {
      hash.update(data: lines)
      lines.removeAll(keepingCapacity: true)
    }
  }

  mutating func finish() -> String {
    hash.update(data: lines)
    return hexadecimal(hash.finalize())
  }
}

/// SHA-256 over rows, in lower-case hexadecimal.
func digest(_ rows: some RowSource) throws -> String {
  var digest = RowDigest()
  try rows.send(to: &digest)
  return digest.finish()
}

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(
    decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
