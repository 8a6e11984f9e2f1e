import ArgumentParser

/// The program: each command turns its arguments into a request, and an outcome into words and a code.
@main
struct Volumenorm: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "volumenorm",
    abstract: "Audits hospitals against a minimum yearly volume.",
    version: programVersion,
    subcommands: [
      AuditCommand.self, CheckCommand.self, LookupCommand.self, RunsCommand.self,
      DiffCommand.self, VerifyCommand.self, PolicyCommand.self, CentersCommand.self,
      FaultsCommand.self,
    ])

  static func main() {
    Console.holdClosedStreams()
    Console.ignoreWriteSignals()
    Console.refuseLostOutput()
    main(nil)
  }
}

/// The version of the program; no report holds it.
let programVersion = "0.1.0"
