internal import CPlatform
internal import Crypto
internal import Glibc

/// The content of an input file, and its digest as sent.
public struct FileContent: Sendable {
  /// The bytes to read, inflated where the file was gzip.
  public let bytes: [UInt8]
  /// SHA-256 of the file as sent, in lower-case hexadecimal.
  public let sha256: String
  /// Bytes of the file as sent.
  public let size: Int
  /// Why a gzip file did not inflate; `bytes` is then empty.
  public let problem: GzipProblem?
}

/// Why a gzip file did not inflate.
public enum GzipProblem: Error, Equatable, Sendable {
  /// It is none, or damaged.
  case broken
  /// It makes more of itself than a log does: the reason, in words.
  case tooLarge(String)
}

/// Reads whole files, in blocks of 256 KiB.
public enum FileReader {
  static let block = 256 * 1024
  /// No log is packed to less than this part of its size; a gzip bomb is, up to a thousandfold.
  static let mostRatio = 200
  /// Whatever inflates to less does no harm.
  static let leastBomb = 64 * 1024 * 1024

  /// Whether something stands at a path; it is not opened.
  public static func exists(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0
  }

  /// Whether a folder stands at a path.
  public static func isFolder(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  /// The first bytes of a file; none where it cannot be read.
  static func beginning(of path: [UInt8]) -> [UInt8] {
    let descriptor = withPath(path) { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    return [UInt8](unsafeUninitializedCapacity: 256) { bytes, count in
      count = max(0, Glibc.read(descriptor, bytes.baseAddress, bytes.count))
    }
  }

  /// The bytes of what stands at a path; 0 where nothing does.
  public static func size(of path: [UInt8]) -> Int {
    var info = stat()
    return withPath(path) { stat($0, &info) } == 0 ? Int(info.st_size) : 0
  }

  /// Whether a regular file stands at a path.
  public static func isFile(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
  }

  /// The content of the file at a path; `-` is not standard input here.
  ///
  /// - Throws: `FileFault` when it is no regular file, cannot be read, or changes while it is read.
  public static func read(_ path: [UInt8]) throws(FileFault) -> FileContent {
    let file = try HashedFile(path)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.expectedSize)
    try drain(to: &bytes) { buffer throws(FileFault) in try file.read(into: buffer) }
    let (hash, size) = try file.finish()
    guard isGzip(path) else {
      return FileContent(bytes: bytes, sha256: hash, size: size, problem: nil)
    }
    do {
      return FileContent(bytes: try inflateGzip(bytes), sha256: hash, size: size, problem: nil)
    } catch {
      return FileContent(bytes: [], sha256: hash, size: size, problem: error)
    }
  }

  /// Whether a name is one of a gzip file.
  public static func isGzip(_ path: [UInt8]) -> Bool {
    path.suffix(3).map({ $0 | 0x20 }) == Array(".gz".utf8).map({ $0 | 0x20 })
  }

  /// All of standard input, which is held in memory.
  ///
  /// - Throws: `FileFault`, also when it is longer than `longestInput`.
  public static func readStandardInput() throws(FileFault) -> FileContent {
    var bytes: [UInt8] = []
    var read = 0
    try drain(to: &bytes) { buffer throws(FileFault) in
      while true {
        let count = Glibc.read(0, buffer.baseAddress, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw FileFault("read", "standard input") }
        read += count
        guard read <= longestInput else {
          throw FileFault("read", "standard input", reason: "over 4 GiB; give a file instead")
        }
        return count
      }
    }
    return FileContent(
      bytes: bytes, sha256: FileAccess.sha256(bytes), size: bytes.count, problem: nil)
  }

  /// Bytes that standard input may have.
  private static let longestInput = 4 << 30

  private static func drain(
    to bytes: inout [UInt8],
    _ read: (UnsafeMutableRawBufferPointer) throws(FileFault) -> Int
  ) throws(FileFault) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: block, alignment: 64)
    defer { buffer.deallocate() }
    while true {
      let count = try read(buffer)
      if count == 0 { return }
      bytes += buffer[..<count]
    }
  }

  /// The members of a gzip file, one after the other.
  private static func inflateGzip(_ bytes: [UInt8]) throws(GzipProblem) -> [UInt8] {
    // A file of no bytes is an empty log, whatever its name.
    if bytes.isEmpty { return [] }
    guard bytes.starts(with: [0x1F, 0x8B]) else { throw .broken }
    guard bytes.count <= Int(UInt32.max) else {
      throw .tooLarge("over 4 GiB of gzip; send it without gzip")
    }
    var result: [UInt8] = []
    var stream = z_stream()
    guard cplatform_inflate_gzip_init(&stream) == Z_OK else { throw .broken }
    defer { inflateEnd(&stream) }
    var input = bytes
    var buffer = [UInt8](repeating: 0, count: block)
    let limit = max(leastBomb, bytes.count * mostRatio)
    let problem = input.withUnsafeMutableBufferPointer { input -> GzipProblem? in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      while true {
        let (status, count) = buffer.withUnsafeMutableBufferPointer { output in
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(output.count)
          let status = inflate(&stream, Z_NO_FLUSH)
          return (status, output.count - Int(stream.avail_out))
        }
        result += buffer[..<count]
        if result.count > limit {
          return .tooLarge(
            "gzip makes more than \(mostRatio) times its size of it; send it without gzip")
        }
        if status == Z_STREAM_END {
          if stream.avail_in == 0 { return nil }
          guard inflateReset(&stream) == Z_OK else { return .broken }
        } else if status != Z_OK {
          return .broken
        }
      }
    }
    if let problem { throw problem }
    return result
  }
}

/// SHA-256 of some bytes, in lower-case hexadecimal.
public func sha256(_ bytes: [UInt8]) -> String {
  var hash = SHA256()
  bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
  return hexadecimal(hash.finalize())
}

func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  for byte in digest {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}
