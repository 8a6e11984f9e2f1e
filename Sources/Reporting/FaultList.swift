internal import AuditDomain

/// The fault catalogue as text for a terminal.
public enum FaultList {
  /// A line for every code.
  public static var all: String {
    let rows = FindingCode.allCases.map { code in
      [code.rawValue, code.severity.rawValue, catalogue(code).title]
    }
    return aligned([["code", "severity", "meaning"]] + rows, right: [])
  }

  /// What one code means and asks for; nil for a code that there is not.
  public static func entry(_ name: String) -> String? {
    guard let code = FindingCode(rawValue: name) else { return nil }
    let entry = catalogue(code)
    let effect =
      switch code.severity {
      case .error: "leaves open whether the record, or the file, counts"
      case .warning: "changes no outcome by itself"
      }
    return """
      \(code.rawValue) (\(code.severity.rawValue): \(effect))
        \(entry.title)
        What to do: \(entry.remedy)

      """
  }
}
