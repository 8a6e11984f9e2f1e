/// Why it was done.
enum Indication {
  case metastasis, myeloma
  case osteoporosis, trauma, haemangioma
  /// A reason for another procedure; the number chooses one of four.
  case other(Int)
}

/// The system by which a hospital's log names indications.
///
/// Every text is one that the policy lists, or a well-formed ICD-10 code; `other` stands only
/// beside procedures that no norm looks at.
enum IndicationCoding {
  case icd10
  /// ICD-10 with a fifth character.
  case icd10Long
  case dutchWords
  /// As `dutchWords`, with metastases in the plural.
  case dutchPlurals
  case englishWords
  /// SNOMED CT where the policy lists a code, English words elsewhere.
  case snomed

  func text(_ record: LogRecord) -> String {
    let isOdd = record.variant % 2 == 1
    return switch self {
    case .icd10: icd10(record.indication, isOdd)
    case .icd10Long: icd10Long(record.indication, isOdd)
    case .dutchWords: dutch(record.indication, isOdd)
    case .dutchPlurals: dutchPlural(record.indication, isOdd)
    case .englishWords: english(record.indication, isOdd)
    case .snomed: snomed(record.indication, isOdd)
    }
  }

  private func icd10(_ indication: Indication, _ isOdd: Bool) -> String {
    switch indication {
    case .metastasis: "C79.5"
    case .myeloma: "C90.0"
    case .osteoporosis: isOdd ? "M80.0" : "M81.0"
    case .trauma: isOdd ? "S22.0" : "S32.0"
    case .haemangioma: "D18.0"
    case .other(let number): ["M54.5", "M47.8", "M48.0", "M51.1"][number % 4]
    }
  }

  private func icd10Long(_ indication: Indication, _ isOdd: Bool) -> String {
    switch indication {
    case .metastasis: "C79.50"
    case .myeloma: "C90.00"
    case .osteoporosis: isOdd ? "M80.08" : "M81.98"
    case .trauma: isOdd ? "S22.01" : "S32.01"
    case .haemangioma: "D18.08"
    case .other(let number): ["M54.56", "M47.86", "M48.06", "M51.1"][number % 4]
    }
  }

  private func dutch(_ indication: Indication, _ isOdd: Bool) -> String {
    switch indication {
    case .metastasis: isOdd ? "wervelmetastase" : "spinale metastase"
    case .myeloma: isOdd ? "multipel myeloom" : "ziekte van Kahler"
    case .osteoporosis: isOdd ? "osteoporotische wervelfractuur" : "osteoporose"
    case .trauma: isOdd ? "traumatische wervelfractuur" : "trauma"
    case .haemangioma: isOdd ? "wervelhemangioom" : "hemangioom"
    case .other(let number):
      ["lage rugpijn", "facetartrose", "lumbale kanaalstenose", "hernia"][number % 4]
    }
  }

  private func dutchPlural(_ indication: Indication, _ isOdd: Bool) -> String {
    switch indication {
    case .metastasis: isOdd ? "Wervelmetastasen" : "Wervelmetastase"
    case .myeloma, .osteoporosis, .trauma, .haemangioma, .other: dutch(indication, isOdd)
    }
  }

  private func english(_ indication: Indication, _ isOdd: Bool) -> String {
    switch indication {
    case .metastasis: isOdd ? "vertebral metastasis" : "spinal metastasis"
    case .myeloma: "multiple myeloma"
    case .osteoporosis: isOdd ? "osteoporotic vertebral fracture" : "osteoporosis"
    case .trauma: isOdd ? "traumatic fracture" : "trauma"
    case .haemangioma: "vertebral haemangioma"
    case .other(let number):
      ["low back pain", "facet arthropathy", "spinal stenosis", "disc herniation"][number % 4]
    }
  }

  private func snomed(_ indication: Indication, _ isOdd: Bool) -> String {
    switch indication {
    case .metastasis: "94222008"
    case .myeloma: "109989006"
    case .osteoporosis, .trauma, .haemangioma, .other: english(indication, isOdd)
    }
  }
}
