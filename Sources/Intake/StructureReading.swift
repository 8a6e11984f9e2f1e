public import AuditDomain
internal import DelimitedText

/// What a look at the structure of a delimited text gave, whatever its columns.
public struct StructureReading: Sendable {
  /// Whether the text as a whole could not be read.
  public private(set) var isRefused = true
  /// The encoding; nil where the text was refused before it was known.
  public private(set) var encoding: String?
  /// The delimiter, likewise.
  public private(set) var delimiter: UInt8?
  /// Data records.
  public private(set) var records = 0
  /// In order of place; all of file 0.
  public private(set) var findings: [Finding] = []

  /// Nothing was read.
  public init() {}

  /// A text refused as a whole.
  public init(refusal code: FindingCode, found: Int = 0) {
    findings = [
      Finding(code, at: RecordPlace(file: 0, line: 1, record: 0, byte: 0), found: found)
    ]
  }

  /// The reading of `bytes`, a decompressed file.
  public static func read(_ bytes: [UInt8]) -> StructureReading {
    if let kind = FileKind(bytes.prefix(16)) {
      return StructureReading(refusal: .notText, found: kind.rawValue)
    }
    let document: DelimitedDocument
    do {
      document = try DelimitedDocument(bytes) { _ in 0 }
    } catch {
      return StructureReading(refusal: error == .empty ? .emptyFile : .notDecodable)
    }
    var reading = StructureReading()
    reading.encoding = document.encoding.rawValue
    reading.delimiter = document.delimiter
    if let fault = document.headerFault {
      let place = RecordPlace(
        file: 0, line: document.headerLine, record: 0, byte: document.headerByte)
      let code = fault == .recordTooLong ? FindingCode.headerTooLarge : .headerBroken
      reading.findings = [Finding(code, at: place)]
      return reading
    }
    reading.isRefused = false
    document.forEachRecord { record in
      reading.records += 1
      guard let fault = record.fault else { return }
      let place = RecordPlace(
        file: 0, line: record.line, record: record.number, byte: record.byte)
      reading.findings.append(
        Finding(FindingCode(fault), at: place, found: record.count, expected: record.width))
    }
    return reading
  }
}
