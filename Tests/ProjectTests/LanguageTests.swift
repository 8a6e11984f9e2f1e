import Foundation
import Testing

@Suite("Reports speak one language at a time")
struct LanguageTests {
  private static let files = [
    "audit.md", "centers/viecuri.md", "centers/martini.md", "centers/meander.md",
    "centers/nwz.md", "centers/wza.md", "centers/catharina.md",
  ]

  private func audit(_ workdir: Workdir, _ more: String...) throws -> Program.Ending {
    let sample = Program.repository.appendingPathComponent("sample-data").path
    let run = try workdir.volumenorm(
      ["audit", sample, "--year", "2026", "--no-store", "--reports", "out"] + more)
    run.expect(2)
    return run
  }

  @Test("Both languages and both editions of the sample are as they were read and approved")
  func golden() throws {
    let golden = Program.repository.appendingPathComponent("Tests/ProjectTests/Golden")
    let workdir = try Workdir()
    let day = "2027-01-31"
    func compare(_ path: String, _ name: String) throws {
      let expected = try String(
        contentsOf: golden.appendingPathComponent(name), encoding: .utf8)
      #expect(
        try workdir.text(of: "out/\(path)") == expected,
        "\(name): read the new page, then make it golden with `make golden`")
    }
    _ = try audit(workdir, "--as-of", day, "--language", "nl")
    for file in Self.files {
      let name = file.replacingOccurrences(of: "centers/", with: "")
      try compare("2026/" + file, name.replacingOccurrences(of: ".md", with: ".nl.md"))
    }
    for language in ["en", "nl"] {
      _ = try audit(workdir, "--as-of", day, "--language", language, "--edition", "public")
      try compare("2026-public/audit.md", "public.\(language).md")
    }
  }

  @Test(
    "A Dutch page has no English phrase: nothing stands alike in both languages, save data",
    arguments: ["2027-01-31", "2026-09-30", "2027-03-01"])
  func twins(day: String) throws {
    let workdir = try Workdir()
    let english = try audit(workdir, "--as-of", day)
    let pages = try workdir.tree("out/2026")
    let dutch = try audit(workdir, "--as-of", day, "--language", "nl")
    var same = Self.alike(english.output, dutch.output)
    for (path, page) in try workdir.tree("out/2026") where path.hasSuffix(".md") {
      let twin = try #require(pages[path])
      let words = Self.alike(
        String(decoding: twin, as: UTF8.self), String(decoding: page, as: UTF8.self))
      same.formUnion(words)
    }
    let data = try Self.data()
    let left = same.filter { phrase in !data.contains { $0.contains(phrase) } }
    #expect(left.isEmpty, "\(left.sorted())")
  }

  /// Words that are the same in both languages.
  private static let homonyms = [
    "trauma", "code", "run", "register", "sha", "submissions", "open", "status", "volume",
    "sha-256", "in", "van", "mc",
    "umc", "min",
    "policy bone-cement-spine", "counted", "merged", "duplicate", "out_of_scope", "undesignated",
    "doubtful",
  ]

  /// Phrases of letters that stand in both texts.
  private static func alike(_ english: String, _ dutch: String) -> Set<String> {
    phrases(english).intersection(phrases(dutch)).subtracting(homonyms)
  }

  private static func phrases(_ text: String) -> Set<String> {
    let marks = CharacterSet(charactersIn: "|.,:;()[]*#\n\"–—!")
    let plain = text.replacingOccurrences(
      of: "`[^`]*`|\\]\\([^)]*\\)", with: "|", options: .regularExpression
    ).replacingOccurrences(of: "\\_", with: "_").replacingOccurrences(of: "&amp;", with: "&")
    let parts = plain.components(separatedBy: marks).flatMap { $0.components(separatedBy: "  ") }
    return Set(
      parts.map { part in
        part.components(separatedBy: .decimalDigits).joined().lowercased()
          .trimmingCharacters(in: .whitespaces.union(CharacterSet(charactersIn: "-%+=/")))
      }.filter { $0.count > 2 && $0.contains(where: \.isLetter) })
  }

  /// Names that come from the register, the policy and the logs, in lower case.
  private static func data() throws -> [String] {
    let register = try Fixtures.builtIn("centers.csv").split(separator: "\n").map { line in
      // The last columns are remarks on sources.
      line.split(separator: ",", omittingEmptySubsequences: false).prefix(8).joined(separator: ",")
    }.joined(separator: "\n")
    let policy = try Fixtures.builtIn("policy.yaml").split(separator: "\n")
      .filter { !$0.hasPrefix("#") && !$0.hasPrefix("  #") }.joined(separator: "\n")
    let sample = Program.repository.appendingPathComponent("sample-data")
    let logs = try Workdir.files(below: sample).filter { !$0.key.hasSuffix(".md") }.values
      .map { String(decoding: $0, as: UTF8.self) }
    // Months that both languages write alike, in charts' alternatives.
    return
      ([register, policy, "april september november december jan feb apr jun jul aug sep nov dec"]
      + logs).map { $0.lowercased() }
  }

  @Test("Days and numbers are as the language writes them")
  func forms() throws {
    let workdir = try Workdir()
    _ = try audit(workdir, "--as-of", "2026-09-30")
    let english = try workdir.text(of: "out/2026/audit.md")
    _ = try audit(workdir, "--as-of", "2026-09-30", "--language", "nl")
    let dutch = try workdir.text(of: "out/2026/audit.md")
    #expect(english.contains("30 September 2026") && dutch.contains("30 september 2026"))
    #expect(english.contains(" (0.") && dutch.contains(" (0,") && !dutch.contains(" (0."))
    #expect(dutch.contains("-09-2026 |") && !dutch.contains("2026-09-"))
    #expect(try workdir.text(of: "out/2026/audit.csv").hasPrefix("year,as_of,center_id,"))
  }

  @Test("The language changes words alone: the numbers of both reports are the same")
  func sameNumbers() throws {
    let workdir = try Workdir()
    _ = try audit(workdir, "--as-of", "2027-01-31")
    let english = try workdir.tree("out/2026")
    _ = try audit(workdir, "--as-of", "2027-01-31", "--language", "nl")
    let dutch = try workdir.tree("out/2026")
    #expect(english.keys.sorted() == dutch.keys.sorted())
    for name in ["audit.csv", "treatments.csv", "outcomes.csv", "files.csv"] {
      #expect(english[name] == dutch[name], "\(name)")
    }
  }
}
