import ArgumentParser
import AuditDomain
import AuditEngine

/// The published table of exit codes.
enum ExitStatus: Int32 {
  case done = 0
  case unexpected = 1
  case below = 2
  case open = 3
  case usage = 64
  case differs = 65
  case inputMissing = 66
  case cannotCreate = 73
  case inputOutput = 74
  case locked = 75
  case configuration = 78

  var code: ExitCode { ExitCode(rawValue) }

  init(_ standing: AuditReport.Standing) {
    self =
      switch standing {
      case .good: .done
      case .below: .below
      case .open: .open
      }
  }

  init(_ failure: AuditFailure) {
    self =
      switch failure {
      case .usage: .usage
      case .input: .inputMissing
      case .output: .cannotCreate
      case .system: .inputOutput
      case .locked: .locked
      case .configuration: .configuration
      }
  }
}
