import Foundation
import Testing

/// The pages of the fault catalogue are what the program prints.
@Suite("The catalogue's pages are not stale")
struct CataloguePageTests {
  @Test(
    "the page is what `faults --output markdown` prints",
    arguments: [("FAULTS.md", "en"), ("FAULTS.nl.md", "nl")])
  func page(name: String, language: String) throws {
    let run = try Program.run(
      "volumenorm", ["faults", "--output", "markdown", "--language", language])
    run.expect(0)
    let page = try String(
      contentsOf: Program.repository.appendingPathComponent(name), encoding: .utf8)
    #expect(
      run.output == page,
      "\(name) is stale: volumenorm faults --output markdown --language \(language) > \(name)")
  }

  @Test("one code is explained in both languages, an unknown one is a usage error")
  func oneCode() throws {
    let english = try Program.run("volumenorm", ["faults", "date_impossible"])
    english.expect(0)
    #expect(english.output.contains("What to do: Give the day as yyyy-mm-dd."), "\(english)")
    let dutch = try Program.run("volumenorm", ["faults", "date_impossible", "--language", "nl"])
    dutch.expect(0)
    #expect(dutch.output.contains("Wat te doen: Geef de datum als jjjj-mm-dd."), "\(dutch)")
    let unknown = try Program.run("volumenorm", ["faults", "no_such_code"])
    unknown.expect(64)
    unknown.expectOneLine()
  }
}
