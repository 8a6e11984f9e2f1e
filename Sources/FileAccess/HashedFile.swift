internal import Crypto
internal import Glibc

/// A file that is read once, from its start, in blocks, and hashed on the way.
///
/// A class, as closing it must happen once.
final class HashedFile {
  private let name: String
  private let descriptor: Int32
  private let before: stat
  private var hash = SHA256()
  /// Hashes the file in place of `hash`: while one core parses it, another one hashes it.
  private let beside: HashBeside?
  private var size = 0

  /// From so many bytes on a file is hashed on another core: smaller ones come several at once.
  private static let big = 64 << 20
  /// The same for one that comes alone: below, it is not worth a thread.
  private static let bigAlone = 1 << 20

  /// Opens the regular file at a path.
  ///
  /// - Parameter alone: whether no other file is read after it, so that a core would stand idle.
  /// - Throws: `FileFault` when it is no regular file or cannot be read.
  init(_ path: [UInt8], alone: Bool = false) throws(FileFault) {
    name = printable(path)
    // Opening must not wait on a pipe that nobody writes.
    descriptor = (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { pointer in
        guard let base = pointer.baseAddress else { return -1 }
        return open(base, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
      }
    }
    var info = stat()
    let isOpen = descriptor >= 0 && fstat(descriptor, &info) == 0
    before = info
    let isBig = info.st_size >= (alone ? HashedFile.bigAlone : HashedFile.big)
    beside = isBig ? HashBeside(block: FileReader.block) : nil
    guard isOpen else { throw FileFault("read", name) }
    guard before.st_mode & S_IFMT == S_IFREG else {
      throw FileFault("read", name, EINVAL, reason: "it is no regular file")
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Bytes that the file had when it was opened.
  var expectedSize: Int { Int(before.st_size) }

  /// Fills a buffer from its start and gives how many bytes it wrote; 0 at the end.
  ///
  /// - Throws: `FileFault`.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFault) -> Int {
    while true {
      let count = Glibc.read(
        descriptor, buffer.baseAddress, min(buffer.count, FileReader.block))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileFault("read", name) }
      let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      if let beside { beside.update(piece) } else { hash.update(bufferPointer: piece) }
      size += count
      return count
    }
  }

  /// The digest and the size of the whole file; what was not yet read is read.
  ///
  /// - Throws: `FileFault`, also when the file changed while it was read.
  func finish() throws(FileFault) -> (sha256: String, size: Int) {
    let rest = UnsafeMutableRawBufferPointer.allocate(byteCount: FileReader.block, alignment: 64)
    defer { rest.deallocate() }
    while try read(into: rest) > 0 {}
    var after = stat()
    guard fstat(descriptor, &after) == 0 else { throw FileFault("read", name) }
    guard after.st_size == before.st_size, size == Int(after.st_size),
      after.st_mtim.tv_sec == before.st_mtim.tv_sec,
      after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
    else { throw FileFault("read", name, EAGAIN, reason: "it changed while it was read") }
    return (beside?.finish() ?? hexadecimal(hash.finalize()), size)
  }
}
