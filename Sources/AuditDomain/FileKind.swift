/// What a file that is no text turns out to be.
public enum FileKind: Int, CaseIterable, Sendable {
  /// An Excel workbook (.xlsx) or another zip archive.
  case zip = 1
  /// An Excel workbook (.xls) or another compound file.
  case compound
  case pdf
  /// A gzip file whose name does not end in `.gz`, or one inside another.
  case gzip
  case image
  /// An archive or a compressed file of another kind: xz, zstd, bzip2, 7z, rar.
  case archive
  /// Anything else whose first line holds bytes that no text has; UTF-16 without a mark is read as such.
  case binary
}
