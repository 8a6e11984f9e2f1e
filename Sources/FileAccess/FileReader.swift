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

/// Reads whole files, in blocks of 256 KiB.
public enum FileReader {
  static let block = 256 * 1024

  /// Whether something stands at a path; it is not opened.
  public static func exists(_ path: String) -> Bool { (try? find(path)) ?? false }

  /// Whether something stands at a path, where that can be told.
  ///
  /// - Throws: `FileFault` where a folder on the way may not be entered, or the system fails.
  public static func find(_ path: String) throws(FileFault) -> Bool {
    var info = stat()
    if stat(path, &info) == 0 { return true }
    if errno == ENOENT || errno == ENOTDIR { return false }
    throw FileFault("read", path)
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
    let file = try InputFile(path)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.expectedSize ?? 0)
    try drain(to: &bytes) { buffer throws(FileFault) in try file.read(into: buffer) }
    let (hash, size) = try file.finish()
    return FileContent(
      bytes: file.problem == nil ? bytes : [], sha256: hash, size: size, problem: file.problem)
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
