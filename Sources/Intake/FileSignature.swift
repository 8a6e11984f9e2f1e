/// What a file is when it is no text, by its first bytes.
public enum FileSignature: String, CaseIterable, Sendable {
  case zip = "an Excel workbook (.xlsx) or another zip archive"
  case compound = "an Excel workbook (.xls) or another compound file"
  case pdf = "a PDF"
  case gzip = "a gzip file inside the file"
  case image = "a picture"

  /// The kind that the first bytes tell; nil for what may be text.
  public init?(_ bytes: some Collection<UInt8>) {
    let starts: [(FileSignature, [UInt8])] = [
      (.zip, [0x50, 0x4B, 0x03, 0x04]), (.zip, [0x50, 0x4B, 0x05, 0x06]),
      (.compound, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
      (.pdf, Array("%PDF-".utf8)), (.gzip, [0x1F, 0x8B]),
      (.image, [0x89, 0x50, 0x4E, 0x47]), (.image, [0xFF, 0xD8, 0xFF]),
    ]
    guard let found = starts.first(where: { bytes.starts(with: $0.1) }) else { return nil }
    self = found.0
  }
}
