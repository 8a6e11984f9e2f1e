/// How a test writes a log: the byte form of a text.
enum LogEncoding: String, CaseIterable {
  case utf8 = "utf-8"
  case utf8WithBOM = "utf-8-bom"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case windows1252 = "windows-1252"

  var mark: [UInt8] {
    switch self {
    case .utf8, .windows1252: []
    case .utf8WithBOM: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    }
  }

  var isUTF16: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }

  /// The bytes of a text without the mark; of what is beyond Latin-1 only the euro is known.
  func bytes(_ text: String) -> [UInt8] {
    switch self {
    case .utf8, .utf8WithBOM: Array(text.utf8)
    case .utf16LittleEndian: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .windows1252:
      text.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8(truncatingIfNeeded: $0.value) }
    }
  }
}

/// The forms in which a log may write a day.
enum DayForm: CaseIterable {
  case iso, compact, unpadded, dashes, slashes, dots, isoWithTime, isoWithZonelessT

  func text(month: Int, day: Int) -> String {
    let (mm, dd) = (month < 10 ? "0\(month)" : "\(month)", day < 10 ? "0\(day)" : "\(day)")
    return switch self {
    case .iso: "2026-\(mm)-\(dd)"
    case .compact: "2026\(mm)\(dd)"
    case .unpadded: "\(day)-\(month)-2026"
    case .dashes: "\(dd)-\(mm)-2026"
    case .slashes: "\(dd)/\(mm)/2026"
    case .dots: "\(dd).\(mm).2026"
    case .isoWithTime: "2026-\(mm)-\(dd) 13:45"
    case .isoWithZonelessT: "2026-\(mm)-\(dd)T13:45:00"
    }
  }
}
