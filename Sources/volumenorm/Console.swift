import Glibc

/// The program's two streams: stdout carries the result asked for, stderr everything else.
enum Console {
  /// Writes the result; a closed or full stdout is an error of its own.
  static func result(_ text: String) throws(ConsoleFault) {
    guard write(text, to: STDOUT_FILENO) else { throw ConsoleFault(code: errno) }
  }

  /// Says something to the user; there is nobody to tell when that fails.
  static func say(_ text: String) { _ = write("volumenorm: " + text + "\n", to: STDERR_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }

  /// Today, in the local time zone of the machine.
  static func today() -> (year: Int, month: Int, day: Int) {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
  }

  /// Now in UTC, as `yyyy-mm-ddThh:mm:ssZ`.
  static func now() -> String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    var buffer = [CChar](repeating: 0, count: 32)
    let count = strftime(&buffer, buffer.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
    return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// A setting of the environment; nil when it is unset or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}

/// The result could not be written.
struct ConsoleFault: Error, CustomStringConvertible {
  let code: Int32

  var description: String { "cannot write the result: \(String(cString: strerror(code)))" }
}
