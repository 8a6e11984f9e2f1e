import ArgumentParser
import AuditDomain
import AuditEngine
import Reporting

/// `volumenorm check`: a hospital's look at its logs before it sends them.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks logs before they are sent; writes nothing.",
    discussion: """
      Exit codes: 0 no errors (warnings do no harm), 64 usage, 65 a record is in doubt, or a file is refused or \
      missing, 66 input missing, 74 input or output failed, 78 policy, register or submissions at fault.
      """)

  @Argument(
    help: "Logs, and folders with logs (.csv .tsv .txt .gz); - is standard input.",
    completion: .file())
  var files: [String]

  @Flag(help: "Checks quoting, field counts and encoding alone, of any CSV file.")
  var structure = false

  @OptionGroup var rules: RuleOptions

  @Option(
    help: "The year of the logs (default: the one in which the most of their treatments lie).")
  var year: Int?

  @OptionGroup var list: ListOptions

  func run() throws {
    let asOf = try Arguments.day(rules.asOf, of: "--as-of")
    let map = try Arguments.columns(rules.map)
    let isRules = rules.policy != nil || rules.centers != nil || year != nil || !map.isEmpty
    if structure, isRules {
      throw ValidationError(
        "--structure looks at no column and no rule; leave out --map, --year, --policy and --centers"
      )
    }
    let scope = AuditScope(
      inputs: files, year: asOf.year, asOf: asOf, policy: rules.policy,
      centers: rules.centers, map: map)
    var hasErrors = false
    try show { () throws(AuditFailure) in
      let (listing, passedOver) =
        structure
        ? try Check.structure(of: files, asOf: asOf) : try Check.logs(scope, in: year)
      Console.sayNotRead(passedOver)
      hasErrors = listing.hasErrors
      let page = CheckPage(listing, list.language)
      return list.output.text(page.text, json: page.json)
    }
    if hasErrors { throw ExitStatus.differs.code }
  }
}
