/// The place of an input file in the run's list, which is in byte order of the names.
public typealias FileIndex = Int

/// Where a record stands in its file.
public struct RecordPlace: Hashable, Sendable {
  /// Offset of the record's first byte in the decompressed file, from 0.
  public var byte: Int64
  /// The file.
  public var file: Int32
  /// Physical line of the record's first byte, from 1.
  public var line: Int32
  /// Data record, from 1; the header is 0.
  public var record: Int32
  /// Bytes of the record, without its line end; 0: the place is none of a record.
  public var length: Int32

  /// A place of these parts.
  public init(file: FileIndex, line: Int, record: Int, byte: Int, length: Int = 0) {
    self.file = Int32(truncatingIfNeeded: file)
    self.line = Int32(truncatingIfNeeded: line)
    self.record = Int32(truncatingIfNeeded: record)
    self.byte = Int64(byte)
    self.length = Int32(clamping: length)
  }

  /// By file, then by place in it.
  public static func precedes(_ a: RecordPlace, _ b: RecordPlace) -> Bool {
    (a.file, a.byte, a.record) < (b.file, b.byte, b.record)
  }
}

/// A fault or remark at a place; a value without text, worded only when it is written.
///
/// A finding about a whole file has the place of its first byte and record 0.
public struct Finding: Sendable {
  /// What was found.
  public var code: FindingCode
  /// The log's column; nil: none in particular.
  public var column: LogColumn?
  /// How the record ended, once all records were looked at; nil for a finding about a file.
  public var outcome: Outcome?
  /// The center that the record stands under; nil: unattributed, or a finding about a file of nobody.
  public var center: Int16?
  /// The text that may be shown, as an index into the report's `texts`; nil: none.
  public var text: Int32?
  /// Where.
  public var place: RecordPlace
  /// The other record or file concerned.
  public var relatedFile: Int32?
  /// Physical line of the other record.
  public var relatedLine: Int32?
  /// Numbers that belong to the code, such as fields found.
  public var found: Int32
  /// Numbers that belong to the code, such as fields expected.
  public var expected: Int32

  /// A finding of these parts.
  public init(
    _ code: FindingCode, at place: RecordPlace, column: LogColumn? = nil, text: Int32? = nil,
    found: Int = 0, expected: Int = 0, center: CenterIndex? = nil,
    related: RecordPlace? = nil
  ) {
    self.code = code
    self.place = place
    self.column = column
    self.text = text
    self.found = Int32(truncatingIfNeeded: found)
    self.expected = Int32(truncatingIfNeeded: expected)
    self.center = center.map { Int16(truncatingIfNeeded: $0) }
    relatedFile = related?.file
    relatedLine = related?.line
  }

  /// Whether they differ at most by their place in the same file.
  public func isLike(_ other: Finding) -> Bool {
    code == other.code && place.file == other.place.file && column == other.column
      && outcome == other.outcome && center == other.center && text == other.text
      && found == other.found && expected == other.expected
      && relatedFile == other.relatedFile && relatedLine == other.relatedLine
      && (place.record > 0) == (other.place.record > 0)
  }
}

/// The columns of a log that the program knows, in the order of the published table.
public enum LogColumn: UInt8, CaseIterable, Sendable {
  case recordID, center, patient, procedureDate, procedure, indication
  case site, levels, status, trialID, intent, mdtDate

  /// The canonical name.
  public var name: String {
    switch self {
    case .recordID: "record_id"
    case .center: "center"
    case .patient: "patient"
    case .procedureDate: "procedure_date"
    case .procedure: "procedure"
    case .indication: "indication"
    case .site: "site"
    case .levels: "levels"
    case .status: "status"
    case .trialID: "trial_id"
    case .intent: "intent"
    case .mdtDate: "mdt_date"
    }
  }
}
