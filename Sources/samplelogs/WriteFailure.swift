import Glibc

/// The place and the reason why something could not be written.
struct WriteFailure: Error {
  let path: String
  /// The `errno` of the call that failed.
  let code: Int32

  /// One line for the user, without the program's name.
  var message: String {
    let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    return "cannot write \(path): \(reason)"
  }
}
