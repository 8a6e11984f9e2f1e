/// A fault in the policy, the register or the submissions, at its line.
public struct ConfigurationFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file, as it was named.
  public let file: String
  /// Physical line from 1; 0: the file as a whole.
  public let line: Int
  /// What was found, what was expected, what to do.
  public let message: String

  /// A fault of these parts.
  public init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// `policy.yaml, line 12: ...`.
  public var description: String {
    line > 0 ? "\(file), line \(line): \(message)" : "\(file): \(message)"
  }
}

/// Every fault of one file, in order of place.
public struct ConfigurationFaults: Error, Equatable, Sendable, CustomStringConvertible {
  /// At least one.
  public let all: [ConfigurationFault]

  /// A line for each.
  public var description: String { all.map(\.description).joined(separator: "\n") }
}

/// A value of a configuration file made safe to print: no control characters, not too long.
func quoted(_ text: String) -> String {
  let safe = text.unicodeScalars.prefix(60).map { scalar in
    scalar.properties.generalCategory == .control ? "?" : String(scalar)
  }
  return "\"" + safe.joined() + (text.unicodeScalars.count > 60 ? "…" : "") + "\""
}
