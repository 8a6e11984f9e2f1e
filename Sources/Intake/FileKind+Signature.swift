internal import AuditDomain

extension FileKind {
  /// The kind that the first bytes tell; nil for what may be text.
  init?(_ bytes: some Collection<UInt8>) {
    let starts: [(FileKind, [UInt8])] = [
      (.zip, [0x50, 0x4B, 0x03, 0x04]), (.zip, [0x50, 0x4B, 0x05, 0x06]),
      (.compound, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
      (.pdf, Array("%PDF-".utf8)), (.gzip, [0x1F, 0x8B]),
      (.image, [0x89, 0x50, 0x4E, 0x47]), (.image, [0xFF, 0xD8, 0xFF]),
    ]
    guard let found = starts.first(where: { bytes.starts(with: $0.1) }) else { return nil }
    self = found.0
  }
}
