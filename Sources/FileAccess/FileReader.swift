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
  /// Whether a gzip file did not inflate; `bytes` is then empty.
  public let isBroken: Bool
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

  /// The content of the file at a path; `-` is not standard input here.
  ///
  /// - Throws: `FileFault` when it is no regular file, cannot be read, or changes while it is read.
  public static func read(_ path: [UInt8]) throws(FileFault) -> FileContent {
    let name = printable(path)
    let descriptor = openFile(path)
    guard descriptor >= 0 else { throw FileFault("read", name) }
    defer { close(descriptor) }
    var before = stat()
    guard fstat(descriptor, &before) == 0 else { throw FileFault("read", name) }
    guard before.st_mode & S_IFMT == S_IFREG else {
      throw FileFault("read", name, EINVAL, reason: "it is no regular file")
    }
    var (bytes, hash) = (try drain(descriptor, name, expected: Int(before.st_size)))
    var after = stat()
    guard fstat(descriptor, &after) == 0 else { throw FileFault("read", name) }
    guard after.st_size == before.st_size, bytes.count == Int(after.st_size),
      after.st_mtim.tv_sec == before.st_mtim.tv_sec,
      after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
    else { throw FileFault("read", name, EAGAIN, reason: "it changed while it was read") }
    let size = bytes.count
    guard path.suffix(3).map({ $0 | 0x20 }) == Array(".gz".utf8).map({ $0 | 0x20 }) else {
      return FileContent(bytes: bytes, sha256: hash, size: size, isBroken: false)
    }
    let inflated = try inflateGzip(bytes, name)
    bytes = inflated ?? []
    return FileContent(bytes: bytes, sha256: hash, size: size, isBroken: inflated == nil)
  }

  /// All of standard input.
  public static func readStandardInput() throws(FileFault) -> FileContent {
    let (bytes, hash) = try drain(0, "standard input", expected: 0)
    return FileContent(bytes: bytes, sha256: hash, size: bytes.count, isBroken: false)
  }

  /// Opening must not wait on a pipe that nobody writes.
  private static func openFile(_ path: [UInt8]) -> Int32 {
    (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { pointer in
        guard let base = pointer.baseAddress else { return -1 }
        return open(base, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
      }
    }
  }

  private static func drain(
    _ descriptor: Int32, _ name: String, expected: Int
  ) throws(FileFault) -> ([UInt8], String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(expected)
    var hash = SHA256()
    var buffer = [UInt8](repeating: 0, count: block)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileFault("read", name) }
      if count == 0 { break }
      buffer[..<count].withUnsafeBytes { hash.update(bufferPointer: $0) }
      bytes += buffer[..<count]
    }
    return (bytes, hexadecimal(hash.finalize()))
  }

  /// The members of a gzip file, one after the other; nil when it does not inflate.
  ///
  /// - Throws: `FileFault` when it inflates beyond what a log does.
  private static func inflateGzip(_ bytes: [UInt8], _ name: String) throws(FileFault) -> [UInt8]? {
    guard bytes.starts(with: [0x1F, 0x8B]) else { return nil }
    var result: [UInt8] = []
    var stream = z_stream()
    guard cplatform_inflate_gzip_init(&stream) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var input = bytes
    var buffer = [UInt8](repeating: 0, count: block)
    let limit = max(leastBomb, bytes.count * mostRatio)
    var isBomb = false
    let isWhole = input.withUnsafeMutableBufferPointer { input -> Bool in
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
        isBomb = result.count > limit
        if isBomb { return false }
        if status == Z_STREAM_END {
          if stream.avail_in == 0 { return true }
          guard inflateReset(&stream) == Z_OK else { return false }
        } else if status != Z_OK {
          return false
        }
      }
    }
    if isBomb {
      throw FileFault(
        "read", name, EFBIG,
        reason: "gzip makes more than \(mostRatio) times its size of it; send it without gzip")
    }
    return isWhole ? result : nil
  }
}

/// SHA-256 of some bytes, in lower-case hexadecimal.
public func sha256(_ bytes: some Collection<UInt8>) -> String {
  var hash = SHA256()
  Array(bytes).withUnsafeBytes { hash.update(bufferPointer: $0) }
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
