internal import CPlatform
internal import Crypto
internal import Glibc

/// A file that is written once, in pieces, and hashed on the way.
///
/// A class, as closing it must happen once.
public final class HashedOutput {
  private let path: String
  /// Makes the file durable; nil: the bytes are hashed and go nowhere.
  private let syncs: FileSyncs?
  /// -1 where there is no file, or it is finished.
  private var descriptor: Int32 = -1
  private var hash = SHA256()
  private var size = 0
  /// So many of its bytes are on their way to the disk.
  private var begun = 0

  /// So many bytes are sent on their way at once: the disk works while the rest is made.
  private static let stretch = 1 << 20

  /// Hashes bytes that are written nowhere.
  public init() { (path, syncs) = ("", nil) }

  /// Creates the file, where nothing may stand.
  init(_ path: String, _ syncs: FileSyncs) throws(FileFault) {
    (self.path, self.syncs) = (path, syncs)
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o640)
    guard descriptor >= 0 else { throw FileFault("create", path) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Adds bytes at the end.
  ///
  /// - Throws: `FileFault`.
  public func append(_ bytes: UnsafeRawBufferPointer) throws(FileFault) {
    hash.update(bufferPointer: bytes)
    size += bytes.count
    var written = 0
    while descriptor >= 0, written < bytes.count {
      let count = write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileFault("write", path) }
      written += count
    }
    if descriptor >= 0, size - begun >= HashedOutput.stretch {
      cplatform_begin_writing(descriptor, begun, size - begun)
      begun = size
    }
  }

  /// Ends the file, and gives its digest and size; it is durable when its folder is sealed.
  public func finish() -> (sha256: String, size: Int) {
    if descriptor >= 0 { syncs?.add(descriptor, path) }
    descriptor = -1
    return (hexadecimal(hash.finalize()), size)
  }
}
