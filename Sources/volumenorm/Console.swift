import AuditEngine
import Glibc
import Reporting

/// The program's two streams: stdout carries the result asked for, stderr everything else.
enum Console {
  /// Writes the result; a closed or full stdout is an error of its own.
  static func result(_ text: String) throws(ConsoleFault) {
    guard write(tame(text), to: STDOUT_FILENO) else {
      throw ConsoleFault("write the result", code: errno)
    }
  }

  /// Says something to the user; there is nobody to tell when that fails.
  static func say(_ text: String) {
    _ = write("volumenorm: " + tame(text) + "\n", to: STDERR_FILENO)
  }

  /// A text without what a terminal would obey, as a ledger that was changed may hold it: as `\xNN`.
  private static func tame(_ text: String) -> String {
    func isControl(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: false
      case 0..<0x20, 0x7F...0x9F: true
      default: false
      }
    }
    // The first byte of some of them, and of letters.
    let mayBe = text.utf8.contains { byte in
      byte < 0x80 ? isControl(Unicode.Scalar(byte)) : byte == 0xC2
    }
    guard mayBe else { return text }
    return text.unicodeScalars.reduce(into: "") { tamed, scalar in
      if isControl(scalar) {
        let digits = String(scalar.value, radix: 16)
        tamed += "\\x" + (digits.count < 2 ? "0" : "") + digits
      } else {
        tamed.unicodeScalars.append(scalar)
      }
    }
  }

  /// Names what may hold a log and was not read.
  static func sayNotRead(_ names: [String]) {
    if names.isEmpty { return }
    say(
      "not read: \(firstNames(names)); a log is read as CSV alone, and a link only where it stays in its folder"
    )
  }

  /// Draws on the terminal of stderr.
  static func draw(_ text: String) { _ = write(text, to: STDERR_FILENO) }

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

  /// Runs something whose new files others may not read, whatever the mask of the user.
  static func withPrivateFiles<T>(
    _ body: () throws(AuditFailure) -> T
  ) throws(AuditFailure) -> T {
    let mask = umask(0o077)
    umask(mask | 0o027)
    defer { umask(mask) }
    return try body()
  }

  /// Puts a file in the place of another in one step, so that a reader sees the old or the new.
  ///
  /// A link stays, and leads to the new file; what is no file, such as a pipe or a device, is written to.
  static func replace(_ given: String, with text: String) throws(ConsoleFault) {
    let action = "write \(given.isEmpty ? "--metrics" : given)"
    var info = stat()
    if stat(given, &info) == 0, info.st_mode & S_IFMT != S_IFREG {
      // A pipe that nobody reads must not hold the run.
      let descriptor = open(given, O_WRONLY | O_CLOEXEC | O_NONBLOCK)
      guard descriptor >= 0 else { throw ConsoleFault(action, code: errno) }
      defer { close(descriptor) }
      guard write(text, to: descriptor) else { throw ConsoleFault(action, code: errno) }
      return
    }
    let path = behindLinks(given)
    // A name of its own: what somebody calls the same with `.new` is his.
    var fresh = Array((path + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&fresh)
    guard descriptor >= 0 else { throw ConsoleFault(action, code: errno) }
    let mask = umask(0)
    umask(mask)
    let isWritten =
      fchmod(descriptor, 0o644 & ~mask) == 0 && write(text, to: descriptor)
      && fsync(descriptor) == 0
    let code = errno
    guard close(descriptor) == 0, isWritten, rename(fresh, path) == 0 else {
      let fault = ConsoleFault(action, code: isWritten ? errno : code)
      unlink(fresh)
      throw fault
    }
  }

  /// The path that a link leads to, over some links, whether or not something stands there.
  private static func behindLinks(_ given: String) -> String {
    var path = given
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(path, &buffer, buffer.count)
      guard count > 0 else { break }
      let target = String(
        decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      path = target.hasPrefix("/") ? target : folder + target
    }
    return path
  }

  /// Takes the places of closed standard streams, so that no file of the run gets one: using them fails as before.
  static func holdClosedStreams() {
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) < 0 {
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Makes it an error that something printed by other means, such as a help page, was lost.
  static func refuseLostOutput() {
    atexit { if fflush(nil) != 0 { _exit(ExitStatus.inputOutput.rawValue) } }
  }

  /// A full disk, a quota and a closed pipe are then errors with words, and no death by a signal.
  static func ignoreWriteSignals() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Seconds of a clock that nobody sets.
  static func seconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }

  /// Now, in seconds since 1970.
  static func epoch() -> Int { time(nil) }

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

/// Something that the program prints could not be written.
struct ConsoleFault: Error, CustomStringConvertible {
  let action: String
  let code: Int32

  init(_ action: String, code: Int32) {
    self.action = action
    self.code = code
  }

  var description: String { "cannot \(action): \(String(cString: strerror(code)))" }
}
