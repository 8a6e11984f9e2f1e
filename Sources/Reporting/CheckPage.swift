public import AuditDomain

/// What `check` tells a hospital before it sends its logs.
public struct CheckPage: Sendable {
  private let listing: FindingListing
  private let say: Speech

  /// The page of a listing in a language.
  public init(_ listing: FindingListing, _ language: Language) {
    self.listing = listing
    say = Speech(language)
  }

  // MARK: As text

  /// For a terminal: file by file, each kind of finding once, with its number, its first place and its remedy.
  public var text: String {
    let words = FindingWords(listing, say.language)
    var text = ""
    for (index, file) in listing.files.enumerated() {
      text += headline(of: file) + "\n"
      let byCode = Dictionary(grouping: listing.findings[index], by: \.code)
      for severity in Severity.allCases {
        for code in FindingCode.allCases where code.severity == severity {
          guard let found = byCode[code], let first = found.first else { continue }
          text += entry(code, count: found.count, first, words)
        }
      }
      if file.status == .read, listing.year != nil { text += outcomes(of: file) }
      text += "\n"
    }
    return text + summary
  }

  private func outcomes(of file: FileReport) -> String {
    let text = "  " + outcomes(file.tally) + "\n"
    guard file.records > 0, file.tally[.outOfScope] == file.records else { return text }
    return text
      + say(
        "  none of its records counts, or may: look at the days and at the codes; volumenorm policy shows those that do\n",
        "  geen van de registraties telt mee, ook niet misschien: kijk naar de datums en de codes; volumenorm policy toont welke wel meetellen\n"
      )
  }

  private func headline(of file: FileReport) -> String {
    guard file.status == .read, let encoding = file.encoding, let delimiter = file.delimiter else {
      return "\(file.name): \(words(for: file.status)[say.language])"
    }
    return
      "\(file.name): \(say.records(file.records)), \(encoding), \(words(forDelimiter: delimiter)[say.language])"
  }

  private func entry(
    _ code: FindingCode, count: Int, _ first: Finding, _ words: FindingWords
  ) -> String {
    let severity = Reporting.words(for: code.severity)[say.language]
    let isOfFile = first.place.record == 0
    var text = "  \(severity) \(code.rawValue)" + (isOfFile ? "" : " × \(count)")
    text += ": \(words.message(first))\n"
    if !isOfFile {
      let column = first.column.map { ", \(say("column", "kolom")) \($0.name)" } ?? ""
      text +=
        say(
          "    first: line \(first.place.line), record \(first.place.record)",
          "    eerste: regel \(first.place.line), registratie \(first.place.record)")
        + column + "\n"
    }
    return text + "    \(say("do", "doe")): \(remedy(for: code)[say.language])\n"
  }

  private func outcomes(_ tally: OutcomeTally) -> String {
    Outcome.allCases.map { "\(say.number(tally[$0])) \($0.words[say.language])" }
      .joined(separator: ", ")
  }

  /// The totals of all files, and what the sender may conclude.
  private var summary: String {
    let total = listing.files.reduce(0) { $0 + $1.records }
    var text = "\(say.files(listing.files.count)), \(say.records(total))"
    if let year = listing.year {
      let day = say.cell(listing.asOf)
      var tally = OutcomeTally()
      for file in listing.files { tally += file.tally }
      text +=
        say(
          ", read as logs of \(year) on \(day): ",
          ", gelezen als registraties van \(year) op \(day): ") + outcomes(tally)
    }
    let verdict =
      listing.hasErrors
      ? say(
        "not ready to send: correct the errors; volumenorm faults CODE explains each code",
        "nog niet klaar om te sturen: verbeter de fouten; volumenorm faults CODE legt elke code uit"
      )
      : say("ready to send: no errors", "klaar om te sturen: geen fouten")
    return text + "\n" + verdict + "\n"
  }

  // MARK: As JSON

  /// `{"files": [...]}`: each file with its findings, which have the fields of `findings.csv`.
  public var json: String {
    var rows = FindingRows(listing, say.language)
    let files = listing.files.enumerated().map { index, file in
      let fields = JSONText.object(
        ["file", "status", "encoding", "delimiter", "records"],
        [
          .text(file.name), .text(file.status.rawValue), .text(file.encoding ?? ""),
          .text(file.delimiter.map(delimiterName) ?? ""), .number(file.records),
        ])
      let objects = listing.findings[index].map {
        JSONText.object(FindingRows.columns, rows.cells(of: $0))
      }
      return fields.dropLast() + ", \"findings\": " + JSONText.array(objects, indent: "    ") + "}"
    }
    return "{\"files\": " + JSONText.array(files, indent: "") + "}\n"
  }
}

/// What became of a file, in words.
func words(for status: FileStatus) -> Phrase {
  switch status {
  case .read: Phrase("read", "gelezen")
  case .refused: Phrase("refused", "geweigerd")
  case .replaced: Phrase("replaced", "vervangen")
  case .later: Phrase("received later", "later ontvangen")
  case .identical: Phrase("the same as another", "gelijk aan een ander")
  case .missing: Phrase("missing", "ontbreekt")
  }
}
