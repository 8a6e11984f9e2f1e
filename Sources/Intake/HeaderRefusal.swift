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
    if head.header.count > 1000 || head.headerFault == .recordTooLong {
      self.init(.headerTooLarge)
    } else if let personal = header.personalColumn {
      self.init(.personalColumn)
      found = personal + 1
    } else if LogHeader.known(head.header, map: layout.context.map) == 0 {
      self.init(.headerMissing)
    } else if head.headerFault != nil {
      self.init(.headerBroken)
    } else {
      let missing = header.missing(fileHasCenter: !layout.source.stated.isEmpty)
      if let first = missing.first {
        self.init(.columnMissing)
        column = first
        if missing.count > 1 { text = missing.map(\.name).joined(separator: ", ") }
      } else if let doubled = header.doubled {
        self.init(.columnTwice)
        column = doubled
      } else if let value = head.header.firstIndex(where: { isValue($0, layout) }) {
        self.init(.headerBroken)
        found = value + 1
      } else {
        return nil
      }
    }
  }
}

/// Whether the name of a column is a day or a listed code: that of a record, whose line the header has swallowed.
private func isValue(_ name: String, _ layout: LogLayout) -> Bool {
  let cell = trimmed(visible(name))
  switch readDate(cell) {
  case .day, .impossible, .twoDigitYear: return true
  case .missing: return false
  case .unreadable:
    guard case .listed = layout.context.vocabulary.procedure(cell) else { return false }
    return cell.contains { $0.isNumber }
  }
}
