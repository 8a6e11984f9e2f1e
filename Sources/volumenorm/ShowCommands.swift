public import ArgumentParser
import AuditDomain
import AuditEngine
public import Reporting

/// `volumenorm policy`: the rules in force, ready to be copied and changed.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Prints the policy in force, checked; the start of one's own.",
    discussion: """
      Exit codes: 0 done, 64 usage, 66 no such file, 74 input or output failed, 78 the policy is at fault.
      """)

  @Option(
    help: "A policy to check and print instead of the built-in one.", completion: .file())
  var policy: String?

  func run() throws { try show { () throws(AuditFailure) in try RulesInForce.policy(policy) } }
}

/// `volumenorm centers`: the register in force.
struct CentersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "centers",
    abstract: "Prints the register in force, checked; the start of one's own.",
    discussion: """
      Exit codes: 0 done, 64 usage, 66 no such file, 74 input or output failed, 78 the policy or the register \
      is at fault.
      """)

  @Option(help: "A policy to use instead of the built-in one.", completion: .file())
  var policy: String?

  @Option(
    help: "A register to check and print instead of the built-in one.", completion: .file())
  var centers: String?

  func run() throws {
    try show { () throws(AuditFailure) in try RulesInForce.register(centers, policy: policy) }
  }
}

/// `volumenorm faults`: the catalogue of findings.
struct FaultsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "faults", abstract: "Explains the findings, all of them or one.",
    discussion: "Exit codes: 0 done, 64 usage or no such finding, 74 output failed.")

  @Argument(help: "A code of findings.csv.")
  var code: String?

  @Option(help: "The language: en or nl.")
  var language: Language = .english

  @Option(help: "table, or markdown for the whole catalogue.")
  var output: CatalogueForm = .table

  func run() throws {
    try show { () throws(AuditFailure) in
      let list = FaultList(language)
      switch (output, code) {
      case (.table, nil): return list.all
      case (.markdown, nil): return list.page
      case (.table, let name?):
        guard let code = FindingCode(rawValue: name) else {
          throw .usage("there is no finding of that code; `volumenorm faults` lists them all")
        }
        return list.text(of: code)
      case (.markdown, _?):
        throw .usage("--output markdown prints the whole catalogue; leave the code out")
      }
    }
  }
}

/// How the catalogue is printed.
enum CatalogueForm: String, ExpressibleByArgument, CaseIterable {
  case table, markdown
}

extension Language: ExpressibleByArgument {}
extension Edition: ExpressibleByArgument {}
extension CSVDialect: ExpressibleByArgument {}

func show(_ text: () throws(AuditFailure) -> String) throws {
  do throws(AuditFailure) {
    let text = try text()
    do {
      try Console.result(text)
    } catch {
      throw AuditFailure.system(error.description)
    }
  } catch {
    Console.say(error.message)
    throw ExitStatus(error).code
  }
}
