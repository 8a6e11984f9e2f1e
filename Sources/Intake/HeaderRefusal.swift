internal import AuditDomain
internal import DelimitedText

/// Why a log is refused by its header alone, with what the words of the finding need.
struct HeaderRefusal {
  let code: FindingCode
  private(set) var column: LogColumn?
  private(set) var text: String?
  private(set) var found = 0

  private init(_ code: FindingCode) { self.code = code }

  /// The first reason against a header; nil: there is none.
  init?(_ head: TextHead, in layout: LogLayout) {
    let header = layout.header
    if head.header.count > LogHeader.limit || head.headerFault == .recordTooLong {
      self.init(.headerTooLarge)
    } else if let personal = header.personalColumn {
      self.init(.personalColumn)
      found = personal + 1
      text = safeText(head.header[personal])
    } else if LogHeader.known(head.header, map: layout.context.map) == 0 {
      let isBinary = head.header.contains { $0.unicodeScalars.contains(where: isOfNoText) }
      self.init(isBinary ? .notText : .headerMissing)
      if isBinary {
        found = FileKind.binary.rawValue
      } else if head.isDelimiterNamed {
        found = Int(head.delimiter)
      }
    } else if head.headerFault != nil {
      self.init(.headerBroken)
    } else {
      let missing = header.missing(fileHasCenter: !layout.source.stated.isEmpty)
      if let first = missing.first {
        self.init(.columnMissing)
        column = first
        text = missing.map { header.told(missing: $0) }.joined(separator: "; ")
        found = missing.count
      } else if let doubled = header.doubled {
        self.init(.columnTwice)
        column = doubled
      } else if let value = swallowed(head.header, layout) {
        self.init(.headerBroken)
        found = value + 1
      } else {
        return nil
      }
    }
  }
}

/// Whether it is a control character but those that stand in texts: tab, line ends, form feed, and the end of a text
/// in DOS.
private func isOfNoText(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x20 && !(0x09...0x0D).contains(scalar.value) && scalar.value != 0x1A
}

/// The place of a record's day among the names of columns, where a code or a word of the norm stands there too: the
/// header has swallowed the record, as its line end was lost.
private func swallowed(_ names: [String], _ layout: LogLayout) -> Int? {
  let cells = names.map { trimmed(visible($0)) }
  let day = cells.firstIndex { cell in
    switch readDate(cell) {
    case .day, .dayElsewhere, .impossible, .twoDigitYear, .longAgo: true
    case .missing, .unreadable: false
    }
  }
  guard let day else { return nil }
  let hasTerm = cells.contains { cell in
    if case .listed = layout.context.vocabulary.procedure(cell) { return true }
    return CodePattern.isICD10(cell.uppercased())
  }
  return hasTerm ? day : nil
}
