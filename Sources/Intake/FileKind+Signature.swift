internal import AuditDomain

extension FileKind {
  /// The kind that the first bytes tell; nil for what may be text.
  init?(_ bytes: some Collection<UInt8>) {
    let starts: [(FileKind, [UInt8])] =
      [
        (.zip, [0x50, 0x4B, 0x03, 0x04]), (.zip, [0x50, 0x4B, 0x05, 0x06]),
        (.compound, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
        (.pdf, Array("%PDF-".utf8)), (.gzip, [0x1F, 0x8B]),
        (.image, [0x89, 0x50, 0x4E, 0x47]), (.image, [0xFF, 0xD8, 0xFF]),
        (.archive, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]), (.archive, [0x28, 0xB5, 0x2F, 0xFD]),
        (.archive, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), (.archive, Array("Rar!\u{1A}\u{7}".utf8)),
      ]
      + (1...9).map { (.archive, Array("BZh\($0)1AY&SY".utf8)) }
    guard let found = starts.first(where: { bytes.starts(with: $0.1) }) else { return nil }
    self = found.0
  }
}
