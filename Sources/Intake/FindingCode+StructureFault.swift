internal import AuditDomain
internal import DelimitedText

extension FindingCode {
  init(_ fault: StructureFault) {
    self =
      switch fault {
      case .tooFewFields: .tooFewFields
      case .tooManyFields: .tooManyFields
      case .otherDelimiter: .otherDelimiter
      case .strayQuote: .strayQuote
      case .textAfterQuote: .textAfterQuote
      case .unclosedQuote: .unclosedQuote
      case .swallowedLines: .swallowedLines
      case .nulByte: .nulByte
      case .wrongBytes: .wrongBytes
      case .recordTooLong: .recordTooLong
      }
  }
}
