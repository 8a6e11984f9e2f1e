/// A text that equals another one byte for byte alone.
///
/// To Swift, texts are equal that Unicode takes for one, such as an é in one piece and one in two: what is printed of
/// them would hang on which one came first.
public struct ExactText: Hashable, Sendable {
  /// The text itself.
  public let text: String

  /// Of a text.
  public init(_ text: String) { self.text = text }

  /// Whether all bytes are the same.
  public static func == (a: ExactText, b: ExactText) -> Bool {
    a.text.utf8.elementsEqual(b.text.utf8)
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }
}

/// Whether the text comes first in byte order.
public func bytesPrecede(_ a: String, _ b: String) -> Bool {
  a.utf8.lexicographicallyPrecedes(b.utf8)
}
