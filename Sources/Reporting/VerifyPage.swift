public import AuditDomain

/// What a check of the ledger found.
public struct VerifyPage: Sendable {
  private let result: LedgerVerification

  /// The page of a check.
  public init(_ result: LedgerVerification) { self.result = result }

  /// For a terminal: what was checked, then what is wrong, a line each.
  public var text: String {
    (checked + result.problems.map { VerifyPage.words($0, result) }).map { $0 + "\n" }.joined()
  }

  /// `{"runs", "head", "checked": [...], "problems": [{"problem", "of", "run", "message"}]}`.
  public var json: String {
    let problems = result.problems.map { problem in
      let (kind, of, run) = VerifyPage.parts(problem)
      return JSONText.object(
        ["problem", "of", "run", "message"],
        [.text(kind), .text(of), .number(run), .text(VerifyPage.words(problem, result))])
    }
    return "{\"runs\": \(result.runs.count), \"head\": "
      + JSONText.value(.text(result.runs.last?.hash ?? "")) + ", \"checked\": "
      + JSONText.array(checked.map { JSONText.string($0) }, indent: "") + ", \"problems\": "
      + JSONText.array(problems, indent: "") + "}\n"
  }

  private var checked: [String] {
    var lines = ["\(counted(result.runs.count, "run")), head \(result.runs.last?.hash ?? "none")"]
    if let run = result.expected {
      let later = result.runs.count { $0.id > run.id }
      lines.append(
        "the expected head is that of run \(run.id)"
          + (later > 0 ? "; \(counted(later, "run")) came after it" : ", the last one"))
    }
    for report in result.reports {
      lines.append("\(report.folder): \(counted(report.files, "file")) of run \(report.run)")
    }
    for file in result.besides { lines.append("\(file): not from this program, left unread") }
    if let run = result.repeated {
      var line = "run \(run.id) was repeated: \(run.year) as of \(run.asOf)"
      if run.programVersion != result.programVersion {
        line +=
          "; version \(run.programVersion) made it, this is \(result.programVersion), which "
          + "may word or count otherwise: repeat it with that version"
      }
      lines.append(line)
      if result.previousIsStored {
        lines.append("last year's volumes were taken from the ledger; --previous checks them too")
      }
    }
    let faults = result.problems.count
    return lines + [faults == 0 ? "nothing differs" : "\(counted(faults, "difference")):"]
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
    case .repeated(let path, let difference, let run):
      ("repeated_\(difference.rawValue)", path, run)
    }
  }

  private static func words(_ problem: LedgerProblem, _ result: LedgerVerification) -> String {
    switch problem {
    case .database(let said): "the store is damaged (\(said)); restore it from a copy"
    case .chain(let run):
      "run \(run): does not follow the run before it: one was taken out, put in or changed"
    case .content(let run): "run \(run): is not as it was recorded (the row, a verdict or a file)"
    case .table(let table, let run): "run \(run): the rows of table \(table) were changed"
    case .volume(let center, let run):
      "run \(run): the treatments of \(center) are not as many as its verdict counts"
    case .head(let head):
      "no run has the head \(head): the ledger was cut short or rewritten, or is another one"
    case .reportFile(let path, let difference, let run):
      switch difference {
      case .missing: "\(path): is gone; run \(run) wrote it"
      case .differs: "\(path): is not as run \(run) wrote it"
      case .foreign: "\(path): run \(run) did not write it"
      }
    case .unpublished(let path, let holds, let run):
      "\(path): is the report of run \(holds); that of run \(run) was never published: audit again"
    case .input(let file, let difference, let run):
      switch difference {
      case .missing: "input \(file): is gone; run \(run) read it"
      case .differs: "input \(file): is not what run \(run) was given"
      case .foreign: "input \(file): run \(run) was not given it"
      }
    case .verdict(let center, let run): "run \(run): the repetition judges \(center) otherwise"
    case .repeated(let path, let difference, let run):
      switch difference {
      case .missing: "run \(run): the repetition does not write \(path)"
      case .differs: "run \(run): the repetition writes \(path) otherwise"
      case .foreign: "run \(run): the repetition writes \(path), which the run did not"
      }
    }
  }
}
