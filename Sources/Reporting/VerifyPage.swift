public import AuditDomain

/// What a check of the ledger found.
public struct VerifyPage: Sendable {
  private let result: LedgerVerification

  private let say: Speech

  /// The page of a check in a language.
  public init(_ result: LedgerVerification, _ language: Language) {
    self.result = result
    say = Speech(language)
  }

  /// For a terminal: what was checked, then what is wrong, a line each.
  public var text: String {
    (checked + [sum] + result.problems.map { words($0) }).map { $0 + "\n" }.joined()
  }

  /// `{"runs", "head", "checked": [...], "problems": [{"problem", "of", "run", "message"}]}`.
  public var json: String {
    let problems = result.problems.map { problem in
      let (kind, of, run) = VerifyPage.parts(problem)
      return JSONText.object(
        ["problem", "of", "run", "message"],
        [.text(kind), .text(of), .number(run), .text(words(problem))])
    }
    return "{\"runs\": \(result.runs.count), \"head\": "
      + JSONText.value(.text(result.runs.last?.hash ?? "")) + ", \"checked\": "
      + JSONText.array(checked.map { JSONText.string($0) }, indent: "") + ", \"problems\": "
      + JSONText.array(problems, indent: "") + "}\n"
  }

  private var checked: [String] {
    let head = result.runs.last?.hash ?? say("none", "geen")
    var lines = [runs(result.runs.count) + say(", head ", ", kop ") + head]
    if let run = result.expected {
      let later = result.runs.count { $0.id > run.id }
      lines.append(
        say(
          "the expected head is that of run \(run.id)", "de verwachte kop is die van run \(run.id)")
          + (later > 0
            ? say("; \(runs(later)) came after it", "; er kwamen er \(later) na")
            : say(", the last one", ", de laatste")))
    }
    for report in result.reports {
      let files = say.files(report.files)
      lines.append(
        "\(report.folder): "
          + say("\(files) of run \(report.run)", "\(files) van run \(report.run)"))
    }
    for file in result.besides {
      lines.append(
        "\(file): "
          + say("not from this program, left unread", "niet van dit programma, niet gelezen"))
    }
    return lines + repetition
  }

  private var sum: String {
    let faults = result.problems.count
    if faults == 0 { return say("nothing differs", "niets wijkt af") }
    return faults == 1
      ? say("1 difference:", "1 afwijking:")
      : say("\(faults) differences:", "\(faults) afwijkingen:")
  }

  private func runs(_ count: Int) -> String {
    say.number(count) + (count == 1 ? say(" run", " run") : say(" runs", " runs"))
  }

  private var repetition: [String] {
    guard let run = result.repeated else { return [] }
    var line = say(
      "run \(run.id) was repeated: \(run.year) as of \(run.asOf)",
      "run \(run.id) is herhaald: \(run.year), peildatum \(say.cell(run.asOf))")
    if run.programVersion != result.programVersion {
      let (old, new) = (run.programVersion, result.programVersion)
      line += say(
        "; version \(old) made it, this is \(new), which may word or count otherwise: repeat it with "
          + "that version",
        "; versie \(old) maakte haar, dit is \(new), die anders kan verwoorden of tellen: herhaal haar met "
          + "die versie")
    }
    guard result.previousIsStored else { return [line] }
    return [
      line,
      say(
        "last year's volumes were taken from the ledger; --previous checks them too",
        "de volumes van vorig jaar komen uit de opslag; --previous controleert ook die"),
    ]
  }

  /// A stable word, what it is about, and the run.
  private static func parts(_ problem: LedgerProblem) -> (kind: String, of: String, run: Int?) {
    switch problem {
    case .database(let said): ("database", said, nil)
    case .chain(let run): ("chain", "", run)
    case .content(let run): ("content", "", run)
    case .table(let table, let run): ("table", table, run)
    case .volume(let center, let run): ("volume", center, run)
    case .head(let head): ("head", head, nil)
    case .reportFile(let path, let difference, let run):
      ("report_\(difference.rawValue)", path, run)
    case .unpublished(let path, _, let run): ("unpublished", path, run)
    case .input(let file, let difference, let run): ("input_\(difference.rawValue)", file, run)
    case .verdict(let center, let run): ("verdict", center, run)
    case .unrepeatable(_, let run): ("unrepeatable", "", run)
    case .repeated(let path, let difference, let run):
      ("repeated_\(difference.rawValue)", path, run)
    }
  }

  private func words(_ problem: LedgerProblem) -> String {
    switch problem {
    case .database(let said):
      say(
        "the store is damaged (\(said)); restore it from a copy",
        "de opslag is beschadigd (\(said)); zet een kopie terug")
    case .chain(let run):
      say(
        "run \(run): does not follow the run before it: one was taken out, put in or changed",
        "run \(run): volgt niet op de vorige: er is er een weggehaald, tussengezet of veranderd")
    case .content(let run):
      say(
        "run \(run): is not as it was recorded (the row, a verdict or a file)",
        "run \(run): is niet zoals vastgelegd (de rij, een oordeel of een bestand)")
    case .table(let table, let run):
      say(
        "run \(run): the rows of table \(table) were changed",
        "run \(run): de rijen van tabel \(table) zijn veranderd")
    case .volume(let center, let run):
      say(
        "run \(run): the treatments of \(center) are not as many as its verdict counts",
        "run \(run): van \(center) zijn er niet zoveel behandelingen als het oordeel telt")
    case .head(let head):
      say(
        "no run has the head \(head): the ledger was cut short or rewritten, or is another one",
        "geen run heeft de kop \(head): de opslag is ingekort of herschreven, of is een andere")
    case .reportFile(let path, let difference, let run): published(path, difference, run)
    case .unpublished(let path, let holds, let run):
      say(
        "\(path): is the report of run \(holds); that of run \(run) was never published: audit again",
        "\(path): is het verslag van run \(holds); dat van run \(run) is nooit geplaatst: toets opnieuw"
      )
    case .input(let file, let difference, let run): input(file, difference, run)
    case .verdict(let center, let run):
      say(
        "run \(run): the repetition judges \(center) otherwise",
        "run \(run): de herhaling oordeelt anders over \(center)")
    case .unrepeatable(let why, let run):
      say(
        "run \(run): cannot be repeated by what is stored of it: \(why)",
        "run \(run): is niet te herhalen met wat ervan is opgeslagen: \(why)")
    case .repeated(let path, let difference, let run): repeated(path, difference, run)
    }
  }

  private func published(
    _ path: String, _ difference: LedgerProblem.Difference, _ run: Int
  ) -> String {
    switch difference {
    case .missing:
      say("\(path): is gone; run \(run) wrote it", "\(path): is weg; run \(run) schreef het")
    case .differs:
      say("\(path): is not as run \(run) wrote it", "\(path): is niet zoals run \(run) het schreef")
    case .foreign:
      say("\(path): run \(run) did not write it", "\(path): run \(run) schreef het niet")
    }
  }

  private func input(
    _ file: String, _ difference: LedgerProblem.Difference, _ run: Int
  ) -> String {
    say("input ", "invoer ") + "\(file): "
      + {
        switch difference {
        case .missing: say("is gone; run \(run) read it", "is weg; run \(run) las het")
        case .differs:
          say("is not what run \(run) was given", "is niet wat run \(run) kreeg")
        case .foreign: say("run \(run) was not given it", "run \(run) kreeg het niet")
        }
      }()
  }

  private func repeated(
    _ path: String, _ difference: LedgerProblem.Difference, _ run: Int
  ) -> String {
    switch difference {
    case .missing:
      say(
        "run \(run): the repetition does not write \(path)",
        "run \(run): de herhaling schrijft \(path) niet")
    case .differs:
      say(
        "run \(run): the repetition writes \(path) otherwise",
        "run \(run): de herhaling schrijft \(path) anders")
    case .foreign:
      say(
        "run \(run): the repetition writes \(path), which the run did not",
        "run \(run): de herhaling schrijft \(path), en de run niet")
    }
  }
}
