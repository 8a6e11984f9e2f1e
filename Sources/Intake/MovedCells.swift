internal import AuditDomain
internal import DelimitedText

/// Tells where cells of a record stand under other columns than their own: one of the policy's procedures, an indication
/// that counts, or the pseudonym, which is then not to be printed.
struct MovedCells {
  private let layout: LogLayout

  init(_ layout: LogLayout) { self.layout = layout }

  /// Whether a text that is no procedure of the policy is a day, a status, an intent or a center.
  func isOfOtherColumn(_ text: String) -> Bool {
    if readDate(text).isDay { return true }
    let vocabulary = layout.context.vocabulary
    if !Vocabulary.isUnsaid(text),
      vocabulary.status(text) != .unclear || vocabulary.intent(text) != .unclear
    {
      return true
    }
    return isCenter(text)
  }

  /// Whether what stands for a pseudonym belongs in another column: a day, a center, an indication, or a word that any of
  /// our columns knows; two patients may have the same.
  ///
  /// Numbers are procedures by chance, and letters with digits ICD-10 codes that the policy does not name.
  func isOfOtherColumn(pseudonym text: String) -> Bool {
    var text = text
    let (hasDigit, isNumber, mayBeDay, count) = text.withUTF8 { bytes in
      func isMark(_ byte: UInt8) -> Bool {
        !isDigit(byte) && !(0x61...0x7A).contains(byte | 0x20)
      }
      let first = bytes.first ?? 0
      return (
        bytes.contains(where: isDigit), bytes.allSatisfy(isDigit),
        isDigit(first) && bytes.count <= 25 && bytes.contains(where: isMark), bytes.count
      )
    }
    if !hasDigit { return layout.context.vocabulary.isWord(text) || isCenter(text) }
    // Most are numbers, or letters and digits, of a size that no code has.
    if isNumber { return count == 8 && isCenter(text) }
    if mayBeDay, readDate(text).isDay { return true }
    guard count <= 8, CodePattern.isICD10(text.uppercased()) else { return false }
    switch layout.context.vocabulary.indication(text) {
    case .counts: return true
    case .review: return text.utf8.contains(UInt8(ascii: "."))
    case .other, .unclear, .missing, .misplaced, .contradicted: return false
    }
  }

  /// Whether one of the policy's procedures stands in another cell of a record; numbers of records and patients are codes
  /// by chance.
  func holdProcedure(_ record: RecordCells) -> Bool {
    let columns: [LogColumn] = [
      .center, .procedureDate, .indication, .site, .levels, .status, .trialID, .intent, .mdtDate,
    ]
    return columns.contains { column in
      layout.header[column].contains { isListed(record.cell($0)) }
    }
  }

  /// Whether a text that should name a center may be the pseudonym: it is the patient's, or that cell names a center.
  func mayBePseudonym(center text: String, beside patient: String) -> Bool {
    text == patient || isCenter(patient)
  }

  /// Whether a procedure may be the pseudonym: it is the patient's, or that cell names a procedure, and this one is neither
  /// a number nor a mere word.
  func mayBePseudonym(_ text: String, of record: RecordCells) -> Bool {
    let patient = layout.text(.patient, of: record)
    if text == patient { return true }
    let isMixed = text.utf8.contains(where: isDigit) && !text.utf8.allSatisfy(isDigit)
    return isMixed && isListed(patient)
  }

  /// Whether a pseudonym is an indication that counts: words, or an ICD-10 code, as other codes are numbers.
  func isIndication(_ pseudonym: String) -> Bool {
    let mayBe =
      !pseudonym.utf8.contains(where: isDigit) || CodePattern.isICD10(pseudonym.uppercased())
    if mayBe, case .counts = layout.context.vocabulary.indication(pseudonym) { return true }
    return false
  }

  private func isCenter(_ text: String) -> Bool {
    layout.context.directory.read(text, site: "").isOfRegister
  }

  private func isListed(_ text: String) -> Bool {
    if case .listed = layout.context.vocabulary.procedure(text) { return true }
    return false
  }
}
