import Glibc

/// A file that is being written, from its first byte on; large ones can be appended in pieces.
struct OutputFile: ~Copyable {
  private let path: String
  private var descriptor: Int32

  init(path: String) throws(WriteFailure) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw WriteFailure(path: path, code: errno) }
  }

  mutating func append(_ bytes: [UInt8]) throws(WriteFailure) {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if written >= 0 {
        done += written
      } else if errno != EINTR {
        throw WriteFailure(path: path, code: errno)
      }
    }
  }

  /// Ends the file; a disk that finds out only now that it is full is an error, too.
  mutating func close() throws(WriteFailure) {
    let closed = Glibc.close(descriptor)
    descriptor = -1
    if closed != 0 { throw WriteFailure(path: path, code: errno) }
  }

  deinit {
    if descriptor >= 0 { _ = Glibc.close(descriptor) }
  }
}
