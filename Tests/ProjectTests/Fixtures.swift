import Foundation

/// Logs, policies and registers for the tests of the built program.
enum Fixtures {
  /// A log of `umcg` with this number of treatments.
  static func log(_ count: Int, from first: Int = 1, center: String = "umcg") -> String {
    let rows = (first..<(first + count)).map { number in
      "\(number);\(center);P\(number);2026-0\(1 + number % 9)-15;22510;C79.5\n"
    }
    return "record_id;center;patient;procedure_date;procedure;indication\n" + rows.joined()
  }

  static func builtIn(_ name: String) throws -> String {
    try String(
      contentsOf: Program.repository.appendingPathComponent(
        "Sources/Configuration/Resources/" + name), encoding: .utf8)
  }

  /// The built-in policy with one passage in place of another.
  static func policy(_ edits: (from: String, to: String)...) throws -> String {
    try edits.reduce(try builtIn("policy.yaml")) { try edited($0, $1.from, $1.to) }
  }

  /// The built-in register likewise.
  static func register(_ from: String, _ to: String) throws -> String {
    try edited(try builtIn("centers.csv"), from, to)
  }

  /// A policy for a country of one designated center.
  static func policyOfOne() throws -> String {
    try policy(
      ("academic: 7", "academic: 1"), ("top_clinical: 27", "top_clinical: 0"),
      ("cancer_institute: 1", "cancer_institute: 0"))
  }

  /// Its register: `umcg`, and `wza` that is not designated.
  static func registerOfOne() throws -> String {
    try registerLines { ["center_id,", "umcg,", "wza,"].contains(where: $0.hasPrefix) }
  }

  /// The built-in register's lines that fit.
  static func registerLines(_ fits: (String) -> Bool) throws -> String {
    try builtIn("centers.csv").split(separator: "\n").map { String($0) }.filter(fits)
      .map { $0 + "\n" }.joined()
  }

  /// The line, from 1, on which the word stands.
  static func line(of word: String, in text: String) throws -> Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let index = lines.firstIndex(where: { $0.contains(word) }) else {
      throw WorkdirFault("not found: \(word)")
    }
    return index + 1
  }

  private static func edited(_ text: String, _ from: String, _ to: String) throws -> String {
    guard text.contains(from) else { throw WorkdirFault("not found: \(from)") }
    return text.replacingOccurrences(of: from, with: to)
  }
}
