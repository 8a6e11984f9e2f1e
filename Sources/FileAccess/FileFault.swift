internal import Glibc

/// Something the operating system refused.
public struct FileFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was being done: `read`, `write`, `create`.
  public let action: String
  /// The path, made safe to print.
  public let path: String
  /// The system's error number.
  public let code: Int32
  /// Why, in words.
  public let reason: String
  /// Whether the system failed, not what stands at the path.
  public let isOfSystem: Bool

  /// Whether something is there that we may not read, or the disk failed.
  public var isDenied: Bool { [EACCES, EPERM, EIO].contains(code) }

  /// Whether the process, or the machine, may open no further file.
  public var isOfLimit: Bool { isOfSystem && [EMFILE, ENFILE].contains(code) }

  /// Whether there was no room: on the disk, or by a limit.
  public var isOfSpace: Bool { [ENOSPC, EDQUOT, EFBIG].contains(code) }

  init(_ action: String, _ path: String, _ code: Int32 = errno, reason: String? = nil) {
    self.action = action
    self.path = printable(path)
    self.code = code
    self.reason = reason ?? String(cString: strerror(code))
    // A socket cannot be opened.
    isOfSystem = reason == nil && code != ENXIO
  }

  /// `cannot read umcg.csv: Permission denied`.
  public var description: String {
    "cannot \(action) \(path): \(reason)"
      + (isOfLimit ? " (`ulimit -n` says how many; an audit wants 64)" : "")
  }
}

/// A name as every output prints it: control bytes and what is not UTF-8 as `\xNN`.
public func printable(_ bytes: some Sequence<UInt8>) -> String {
  let raw = Array(bytes)
  func hex(_ byte: UInt8) -> String {
    let digits = Array("0123456789abcdef")
    return "\\x" + String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
  }
  if let text = String(validating: raw, as: UTF8.self) {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        for byte in String(scalar).utf8 { result += hex(byte) }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
  var result = ""
  var index = 0
  while index < raw.count {
    var end = index + 1
    while end < min(index + 4, raw.count), raw[end] & 0xC0 == 0x80 { end += 1 }
    if raw[index] >= 0x20, raw[index] != 0x7F,
      let text = String(validating: Array(raw[index..<end]), as: UTF8.self)
    {
      result += text
      index = end
    } else {
      result += hex(raw[index])
      index += 1
    }
  }
  return result
}

func printable(_ path: String) -> String { printable(path.utf8) }
