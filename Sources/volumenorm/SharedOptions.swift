import ArgumentParser
import AuditDomain
import Reporting

/// Under which rules logs are read.
struct RuleOptions: ParsableArguments {
  @Option(
    name: .customLong("as-of"), help: "The day on which to look, yyyy-mm-dd (default: today).")
  var asOf: String?

  @Option(help: "A policy to use instead of the built-in one.", completion: .file())
  var policy: String?

  @Option(
    help: "A register of centers to use instead of the built-in one.", completion: .file())
  var centers: String?

  @Option(
    help: ArgumentHelp(
      "Names a column, such as procedure=zorgactiviteit_code.", valueName: "column=name"))
  var map: [String] = []
}

/// The ledger that a command reads or writes.
struct StoreOption: ParsableArguments {
  @Option(
    help: "The ledger (default: VOLUMENORM_STORE, else volumenorm.sqlite).", completion: .file())
  var store: String?

  /// The path of the ledger.
  var path: String { store ?? Console.environment("VOLUMENORM_STORE") ?? "volumenorm.sqlite" }
}

/// How a list is printed.
struct ListOptions: ParsableArguments {
  @Option(help: "table or json.")
  var output: ListForm = .table

  @Option(help: "The language: en or nl.")
  var language: Language = .english
}

/// As a table for a reader, or as JSON for a program.
enum ListForm: String, ExpressibleByArgument, CaseIterable {
  case table, json

  /// The text in this form; the other one is not made.
  func text(_ table: @autoclosure () -> String, json: @autoclosure () -> String) -> String {
    switch self {
    case .table: table()
    case .json: json()
    }
  }
}
