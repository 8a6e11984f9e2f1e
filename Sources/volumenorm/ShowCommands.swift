import ArgumentParser
import AuditEngine

/// `volumenorm policy`: the rules in force, ready to be copied and changed.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Prints the policy in force, checked; the start of one's own.")

  @Option(help: "A policy to check and print instead of the built-in one.")
  var policy: String?

  func run() throws { try show { () throws(AuditFailure) in try RulesInForce.policy(policy) } }
}

/// `volumenorm centers`: the register in force.
struct CentersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "centers",
    abstract: "Prints the register in force, checked; the start of one's own.")

  @Option(help: "A policy to use instead of the built-in one.")
  var policy: String?

  @Option(help: "A register to check and print instead of the built-in one.")
  var centers: String?

  func run() throws {
    try show { () throws(AuditFailure) in try RulesInForce.register(centers, policy: policy) }
  }
}

private func show(_ text: () throws(AuditFailure) -> String) throws {
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
