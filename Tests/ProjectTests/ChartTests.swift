import Foundation
import Testing

/// The charts in a report's folder, by the built program.
@Suite("The report's pages show its charts")
struct ChartTests {
  private func audit(_ inputs: String...) -> [String] {
    ["audit"] + inputs
      + ["--year", "2026", "--as-of", "2027-01-31", "--no-store", "--reports", "out"]
  }

  @Test("Each chart is shown by a page, and each shown chart is there")
  func linked() throws {
    let workdir = try Workdir()
    try workdir.write("in/umcg.csv", Fixtures.log(12) + "99;wza;Q;2026-04-04;22510;C79.5\n")
    let run = try workdir.volumenorm(audit("in"))
    run.expect(2)
    var shown: [String] = []
    for (name, bytes) in try workdir.tree("out/2026") where name.hasSuffix(".md") {
      let text = String(decoding: bytes, as: UTF8.self)
      for match in text.matches(of: /!\[((?:[^\]\\]|\\.)+)\]\(([^)]+)\)/) {
        let path = String(match.output.2)
        #expect(path.hasPrefix(name == "audit.md" ? "charts/" : "../charts/"), "\(name): \(path)")
        shown.append(path.replacingOccurrences(of: "../", with: ""))
      }
    }
    let charts = try workdir.tree("out/2026").keys.filter { $0.hasPrefix("charts/") }
    #expect(shown.sorted() == charts.sorted() && shown.count == 37, "\(run)")
    let page = try workdir.text(of: "out/2026/audit.md")
    let image = try #require(page.range(of: "](charts/volumes.svg)"))
    let headline = try #require(page.range(of: "**1 of 35 designated centers"))
    let table = try #require(page.range(of: "| Verdict |"))
    #expect(headline.upperBound < image.lowerBound && image.upperBound < table.lowerBound)
    #expect(!(try workdir.text(of: "out/2026/centers/wza.md")).contains("!["))
    try workdir.volumenorm(audit("in")).expect(2)
  }

  @Test("The order of files and records changes no chart")
  func deterministic() throws {
    let workdir = try Workdir()
    let lines = Fixtures.log(12).split(separator: "\n").map { $0 + "\n" }
    try workdir.write("a/umcg_1.csv", lines[..<7].joined())
    try workdir.write("a/umcg_2.csv", lines[0] + lines[7...].joined())
    try workdir.write("b/umcg_1.csv", lines[0] + lines[7...].reversed().joined())
    try workdir.write("b/umcg_2.csv", lines[0] + lines[1..<7].reversed().joined())
    try workdir.volumenorm(audit("a")).expect(3)
    let first = try workdir.tree("out/2026/charts")
    try workdir.volumenorm(audit("b")).expect(3)
    #expect(differences(first, try workdir.tree("out/2026/charts")) == [])
    #expect(first.count == 37)
  }
}
