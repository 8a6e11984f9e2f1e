import Foundation
import Testing

/// The published import table: arrows point down only.
@Suite struct ArchitectureTests {
  private static let allowed: [String: Set<String>] = [
    "AuditDomain": [],
    "CVector": [],
    "DelimitedText": ["CVector"],
    "Intake": ["AuditDomain", "DelimitedText", "Synchronization"],
    "Configuration": ["AuditDomain", "DelimitedText", "Yams"],
    "EvidenceStore": [
      "AuditDomain", "GRDB", "GRDBSQLite", "Crypto", "FoundationEssentials",
    ],
    "Reporting": ["AuditDomain"],
    "CPlatform": [],
    "FileAccess": ["Glibc", "CPlatform", "Crypto", "Dispatch", "Synchronization"],
    "AuditEngine": [
      "AuditDomain", "DelimitedText", "Intake", "Configuration", "EvidenceStore", "Reporting",
      "FileAccess", "Synchronization",
    ],
    "volumenorm": [
      "AuditEngine", "AuditDomain", "Reporting", "ArgumentParser", "Glibc", "Synchronization",
    ],
    "samplelogs": ["Glibc"],
  ]

  /// What a file imports against the table; and other things that no source may do.
  private static func violations(target: String, file: String, text: String) -> [String] {
    var found: [String] = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if let place = words.firstIndex(of: "import"), place + 1 < words.count,
        words[..<place].allSatisfy({ ["public", "internal", "private", "@testable"].contains($0) }),
        !(allowed[target] ?? []).contains(String(words[place + 1]))
      {
        found.append("\(file) imports \(words[place + 1])")
      }
      if line.contains("Bundle.module") { found.append("\(file) uses Bundle.module") }
      if line.contains("try!") || line.contains(" as! ") { found.append("\(file) forces") }
    }
    return found
  }

  private static var repository: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  @Test("every source imports only what its target may") func imports() throws {
    let sources = Self.repository.appendingPathComponent("Sources")
    var read = 0
    for target in try FileManager.default.contentsOfDirectory(atPath: sources.path) {
      #expect(Self.allowed[target] != nil, "\(target) is not in the table")
      let folder = sources.appendingPathComponent(target)
      for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      where file.hasSuffix(".swift") {
        let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
        #expect(Self.violations(target: target, file: file, text: text) == [])
        #expect(
          text.split(separator: "\n", omittingEmptySubsequences: false).count <= 401, "\(file)")
        read += 1
      }
    }
    #expect(read > 60)
  }

  @Test("a planted violation is found") func planted() {
    let text = "public import AuditDomain\ninternal import Foundation\n"
    #expect(
      Self.violations(target: "Reporting", file: "x.swift", text: text)
        == ["x.swift imports Foundation"])
    #expect(
      Self.violations(target: "AuditDomain", file: "x.swift", text: "import Glibc")
        == ["x.swift imports Glibc"])
  }
}
