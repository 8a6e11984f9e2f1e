/// A file that is read once, from its start, in blocks: hashed as it was sent, and inflated where its name is one of gzip.
public final class InputFile {
  private let file: HashedFile
  /// Nil: it is not inflated.
  private let inflation: Inflation?

  /// Opens the regular file at a path.
  ///
  /// - Parameter alone: whether no other file is read after it, so that a core would stand idle.
  /// - Throws: `FileFault` when it is no regular file or cannot be read.
  public init(_ path: [UInt8], alone: Bool = false) throws(FileFault) {
    file = try HashedFile(path, alone: alone)
    let isGzip = path.suffix(3).map({ $0 | 0x20 }) == Array(".gz".utf8).map({ $0 | 0x20 })
    inflation = isGzip ? Inflation(size: file.expectedSize) : nil
  }

  /// Why it did not inflate: what was read of it is then to be given up; nil: nothing is wrong.
  public var problem: GzipProblem? { inflation?.problem }

  /// Bytes to be expected; nil for those that are inflated.
  public var expectedSize: Int? { inflation == nil ? file.expectedSize : nil }

  /// Fills a buffer from its start and gives how many bytes it wrote; 0 at the end, and where it does not inflate.
  ///
  /// - Throws: `FileFault`.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFault) -> Int {
    guard let inflation else { return try file.read(into: buffer) }
    return try inflation.read(into: buffer) { input throws(FileFault) in
      try file.read(into: input)
    }
  }

  /// The digest and the size of the whole file as it was sent; what was not yet read is read.
  ///
  /// - Throws: `FileFault`, also when the file changed while it was read.
  public func finish() throws(FileFault) -> (sha256: String, size: Int) { try file.finish() }
}
