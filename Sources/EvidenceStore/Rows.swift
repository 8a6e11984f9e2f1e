internal import AuditDomain
internal import Crypto

/// A value of a row.
enum Field: Sendable {
  case text(String)
  case number(Int)
  case none
}

/// SHA-256 over rows, each ended by a line feed, in lower-case hexadecimal; a value has its kind first, a text its
/// length, so that no two rows look alike.
func digest(_ rows: [[Field]]) -> String {
  var hash = SHA256()
  for row in rows {
    var line = TextBuffer()
    for field in row {
      switch field {
      case .text(let text):
        line.append(UInt8(ascii: "t"))
        line.append(decimal: text.utf8.count)
        line.append(UInt8(ascii: ":"))
        line.append(text)
      case .number(let number):
        line.append(UInt8(ascii: "n"))
        line.append(decimal: number)
        line.append(UInt8(ascii: ";"))
      case .none: line.append(UInt8(ascii: "-"))
      }
    }
    line.append(UInt8(ascii: "\n"))
    line.withBytes { hash.update(bufferPointer: $0) }
  }
  return hexadecimal(hash.finalize())
}

func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(
    decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
