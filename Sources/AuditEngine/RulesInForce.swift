internal import AuditDomain
internal import Configuration
internal import FileAccess

/// The policy and the register that an audit would use, as text.
public enum RulesInForce {
  /// The policy's file, once it has passed its checks.
  ///
  /// - Throws: `AuditFailure`.
  public static func policy(_ path: String?) throws(AuditFailure) -> String {
    let bytes = try Setting.bytes(path, of: "--policy") ?? PolicyFile.builtIn
    _ = try checked(bytes, path)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The register's file, once it has passed its checks against the policy.
  ///
  /// - Throws: `AuditFailure`.
  public static func register(_ path: String?, policy: String?) throws(AuditFailure) -> String {
    let rules = try checked(try Setting.bytes(policy, of: "--policy") ?? PolicyFile.builtIn, policy)
    let bytes = try Setting.bytes(path, of: "--centers") ?? RegisterFile.builtIn
    do {
      _ = try RegisterFile.parse(bytes, file: Setting.name(path, "centers.csv"), policy: rules)
    } catch {
      throw .configuration(error.description)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func checked(_ bytes: [UInt8], _ path: String?) throws(AuditFailure) -> Policy {
    do {
      return try PolicyFile.parse(bytes, file: Setting.name(path, "policy.yaml"))
    } catch {
      throw .configuration(error.description)
    }
  }
}
