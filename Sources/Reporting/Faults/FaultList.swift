public import AuditDomain

/// The fault catalogue as text.
public struct FaultList: Sendable {
  private let language: Language

  /// The catalogue in a language.
  public init(_ language: Language) { self.language = language }

  /// A line for every code.
  public var all: String {
    let header = Phrase("code\tseverity\tmeaning", "code\ternst\tbetekenis")[language]
    let rows = FindingCode.allCases.map { code in
      [code.rawValue, words(for: code.severity)[language], title(of: code)[language]]
    }
    return aligned([header.split(separator: "\t").map { String($0) }] + rows, right: [])
  }

  /// All that there is to say of one code.
  public func text(of code: FindingCode) -> String {
    let entry = FaultEntry(code)
    var text = "\(code.rawValue) (\(words(for: code.severity)[language]))\n"
    for line in lines(of: entry) { text += "  \(line.label): \(line.words)\n" }
    for example in examples(of: entry) {
      text += "\n  \(example.label)\n"
      for line in FaultList.lines(of: example.files) { text += "    \(line)\n" }
    }
    return text
  }

  /// The whole catalogue as a Markdown page.
  public var page: String {
    var page = Markdown()
    page.heading(1, Phrase("The fault catalogue", "De foutencatalogus")[language])
    page.paragraph(
      Phrase(
        "Every fault and remark that `volumenorm` reports, with an example that has it and one that does not. "
          + "This page is written by `volumenorm faults --output markdown`; a test holds it to the program.",
        "Elke fout en opmerking die `volumenorm` meldt, met een voorbeeld dat haar heeft en een dat haar niet "
          + "heeft. Deze pagina komt uit `volumenorm faults --language nl --output markdown`; een test houdt haar "
          + "aan het programma.")[language])
    page.paragraph(
      Phrase(
        "The examples are logs of 2026 as seen on 31 January 2027, under the built-in policy and register; "
          + "`\\xNN` stands for a byte, `{x*9}` for nine times `x`.",
        "De voorbeelden zijn bestanden over 2026, gezien op 31 januari 2027, met het ingebouwde beleid en "
          + "register; `\\xNN` staat voor een byte, `{x*9}` voor negenmaal `x`.")[language])
    for code in FindingCode.allCases {
      let entry = FaultEntry(code)
      page.heading(2, code.rawValue)
      page.list(
        ["\(Phrase("Severity", "Ernst")[language]): \(words(for: code.severity)[language])"]
          + lines(of: entry).map { "\($0.label): \($0.words)" })
      for example in examples(of: entry) {
        page.paragraph(example.label)
        page.code(FaultList.lines(of: example.files))
      }
    }
    return page.text
  }

  private func lines(of entry: FaultEntry) -> [(label: String, words: String)] {
    [
      (Phrase("Meaning", "Betekenis"), entry.title),
      (Phrase("Effect on the volume", "Gevolg voor het volume"), entry.effect),
      (Phrase("What to do", "Wat te doen"), entry.remedy),
    ].map { (label: $0[language], words: $1[language]) }
  }

  private func examples(of entry: FaultEntry) -> [(label: String, files: FaultExample)] {
    [
      (Phrase("With the fault:", "Met de fout:")[language], entry.faulty),
      (Phrase("Without it:", "Zonder:")[language], entry.sound),
    ]
  }

  /// The files of an example, each under its name.
  private static func lines(of example: FaultExample) -> [String] {
    example.files.flatMap { file -> [String] in
      guard let text = file.text else { return ["[\(file.name): a named pipe]"] }
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
      if lines.last == "" { lines.removeLast() }
      return ["[\(file.name)]"] + lines
    }
  }
}

/// How heavily a finding weighs, in a word.
func words(for severity: Severity) -> Phrase {
  switch severity {
  case .error: Phrase("error", "fout")
  case .warning: Phrase("warning", "opmerking")
  }
}
