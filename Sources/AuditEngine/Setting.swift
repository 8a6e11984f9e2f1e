internal import AuditDomain
internal import Configuration
internal import FileAccess

/// Policy, register and what follows from them for the year.
struct Setting {
  let policy: Policy
  let policyBytes: [UInt8]
  let register: Register
  let registerBytes: [UInt8]
  let directory: CenterDirectory
  let days: DayRange
  let cover: DayRange?
  let judgedFrom: CalendarDay
  let finalFrom: CalendarDay

  /// The rules that a scope names, or the built-in ones.
  init(_ scope: AuditScope) throws(AuditFailure) {
    try self.init(
      scope, policy: try Setting.bytes(scope.policy, of: "--policy") ?? PolicyFile.builtIn,
      register: try Setting.bytes(scope.centers, of: "--centers") ?? RegisterFile.builtIn)
  }

  /// Rules given as the bytes of their files.
  init(_ scope: AuditScope, policy bytes: [UInt8], register: [UInt8]) throws(AuditFailure) {
    policyBytes = bytes
    registerBytes = register
    do {
      policy = try PolicyFile.parse(policyBytes, file: Setting.name(scope.policy, "policy.yaml"))
      self.register = try RegisterFile.parse(
        registerBytes, file: Setting.name(scope.centers, "centers.csv"), policy: policy)
    } catch {
      throw .configuration(error.description)
    }
    guard let days = DayRange(year: scope.year),
      let judgedFrom = policy.judgedFrom.inYear(scope.year + 1)
    else { throw .usage("--year \(scope.year): expected a year such as 2026") }
    guard scope.year >= policy.coverFrom.year else {
      throw .usage(
        "the year \(scope.year) is before the norm, which holds from \(policy.coverFrom); "
          + "give --year \(policy.coverFrom.year) or a later one")
    }
    guard scope.asOf >= days.first else {
      throw .usage(
        "--as-of \(scope.asOf) is before the audited year \(scope.year); give a day from "
          + "\(days.first) on")
    }
    self.days = days
    cover = DayRange(max(days.first, policy.coverFrom), days.last)
    self.judgedFrom = judgedFrom
    finalFrom = policy.finalFrom?.inYear(scope.year + 1) ?? judgedFrom.advanced(by: 14)
    directory = CenterDirectory(register: self.register, year: scope.year)
  }

  static func name(_ path: String?, _ builtIn: String) -> String {
    path.map { printable($0.utf8) } ?? "the built-in \(builtIn)"
  }

  /// The content of the file of an option; nil where it is not given.
  static func bytes(_ path: String?, of option: String) throws(AuditFailure) -> [UInt8]? {
    guard let path else { return nil }
    do {
      return try FileReader.read(Array(path.utf8)).bytes
    } catch {
      throw error.isDenied
        ? .system("\(option): \(error.description); make it readable")
        : .input("\(option): \(error.description); name an existing file")
    }
  }
}
