import Foundation
import Testing

extension Workdir {
  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: url.appendingPathComponent(name), withIntermediateDirectories: true)
  }

  func text(of name: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }

  /// All files below a folder of it.
  func tree(_ name: String) throws -> [String: Data] {
    try Workdir.files(below: url.appendingPathComponent(name))
  }

  /// Runs `volumenorm` here, or in a folder below.
  func volumenorm(
    _ arguments: [String], in folder: String = "", input: String = ""
  ) throws -> Program.Ending {
    try Program.run(
      "volumenorm", arguments, input: Data(input.utf8), in: url.appendingPathComponent(folder))
  }
}

extension Program.Ending {
  /// Fails the test unless the program ended so.
  func expect(_ status: Int32, sourceLocation: SourceLocation = #_sourceLocation) {
    if self.status != status {
      Issue.record("expected status \(status): \(self)", sourceLocation: sourceLocation)
    }
  }

  /// Fails the test unless stderr is one line, and stdout empty.
  func expectOneLine(sourceLocation: SourceLocation = #_sourceLocation) {
    let lines = errors.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.count != 2 || lines.last != "" || !output.isEmpty {
      Issue.record(
        "expected one line on stderr and nothing on stdout: \(self)",
        sourceLocation: sourceLocation)
    }
  }

  /// Fails the test unless stderr holds each of these.
  func expectSaid(_ words: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    for word in words where !errors.contains(word) {
      Issue.record("expected <\(word)> on stderr: \(self)", sourceLocation: sourceLocation)
    }
  }
}

/// A test that is itself at fault.
struct WorkdirFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// How two trees of files differ, a line each.
func differences(_ expected: [String: Data], _ got: [String: Data]) -> [String] {
  Set(expected.keys).union(got.keys).sorted().compactMap { name in
    if expected[name] == nil { return "\(name): not expected" }
    if got[name] == nil { return "\(name): missing" }
    return expected[name] == got[name] ? nil : "\(name): other bytes"
  }
}
