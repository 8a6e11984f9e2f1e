import Testing

@testable import Reporting

/// The CSV files, cell by cell.
@Suite("A CSV file keeps every value, and runs nothing")
struct CSVTextTests {
  private static func line(_ dialect: CSVDialect, _ cells: [Cell]) -> String {
    var table = CSVText(dialect, header: [])
    let start = table.text.unicodeScalars.count
    table.add(cells)
    return String(String.UnicodeScalarView(table.text.unicodeScalars.dropFirst(start)))
  }

  @Test("Both dialects, number by number and text by text")
  func dialects() {
    let cells: [Cell] = [
      .number(-5), .number(nil), .decimal("-0.0500"), .decimal(""), .text("a;b"), .text("a,b"),
      .text("say \"so\"\r\n"), .text(""), .flag(true),
    ]
    #expect(
      Self.line(.rfc4180, cells)
        == "-5,,-0.0500,,a;b,\"a,b\",\"say \"\"so\"\"\r\n\",,true\n")
    #expect(
      Self.line(.excelNL, cells)
        == "-5;;-0,0500;;\"a;b\";a,b;\"say \"\"so\"\"\r\n\";;true\r\n")
    #expect(CSVText(.excelNL, header: ["a", "b"]).text == "\u{FEFF}a;b\r\n")
    #expect(CSVText(.rfc4180, header: ["a", "b"]).text == "a,b\n")
  }

  @Test(
    "A text that begins like a formula has an apostrophe first, and can be had back",
    arguments: ["=1+1", "+31", "-2", "--", "@SUM(A1)", "\tx", "\r=x", "\n=x", "'=x", "''-", "＝1"])
  func formulas(_ text: String) {
    #expect(FormulaGuard.guarded(text) == "'" + text)
    #expect(FormulaGuard.plain(FormulaGuard.guarded(text)) == text)
  }

  @Test(
    "Any other text stays as it is",
    arguments: ["-", "", "'s-Hertogenbosch", "a=b", "'", "''", "Máxima MC", "1-2"])
  func texts(_ text: String) {
    #expect(FormulaGuard.guarded(text) == text)
    #expect(FormulaGuard.plain(text) == text)
  }
}
