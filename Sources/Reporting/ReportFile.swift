/// A file of a report, made when it is asked for: not all of them need be in memory at once.
public struct ReportFile: Sendable {
  /// Gives a file's bytes away, piece by piece.
  public typealias Maker =
    @Sendable (_ take: (UnsafeRawBufferPointer) throws -> Void) throws -> Void

  /// Its path in the report's folder.
  public let path: String
  /// Makes it; it can be made again.
  public let make: Maker

  /// Bytes that a piece of a long file has, about.
  public static let piece = 256 * 1024

  /// A file at a path.
  public init(_ path: String, make: @escaping Maker) {
    self.path = path
    self.make = make
  }

  /// A file of one piece.
  init(_ path: String, text: @escaping @Sendable () -> String) {
    self.init(path) { take in
      var text = text()
      try text.withUTF8 { try take(UnsafeRawBufferPointer($0)) }
    }
  }
}

/// A file of a report as it was written.
public struct WrittenFile: Sendable {
  /// Its path in the report's folder.
  public let path: String
  /// SHA-256 of its bytes, in hexadecimal digits.
  public let sha256: String
  /// Number of its bytes.
  public let bytes: Int

  /// A file of these parts.
  public init(path: String, sha256: String, bytes: Int) {
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
  }
}
