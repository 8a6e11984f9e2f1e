import Foundation
import Testing

@testable import Reporting

/// The schema that is installed is the one of the columns that are written.
@Suite("The JSON Schema follows the columns")
struct SchemaTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Sources/volumenorm/Packaging/audit.schema.json")

  @Test("The packaged schema is not stale")
  func packaged() throws {
    if ProcessInfo.processInfo.environment["VOLUMENORM_RECORD"] != nil {
      try Data(AuditSchema.text.utf8).write(to: Self.file)
      Issue.record(
        "recorded \(Self.file.lastPathComponent): look at it, then run without recording")
    }
    let packaged = try String(contentsOf: Self.file, encoding: .utf8)
    #expect(
      packaged == AuditSchema.text,
      "stale: VOLUMENORM_RECORD=1 swift test --filter SchemaTests writes it anew")
  }

  @Test("Every column has a meaning, a sentence that ends")
  func meanings() {
    let shapes: [TableShape] = [
      .audit, .treatments, .outcomes, .findings, .files, .providers, .sensitivity,
    ]
    for shape in shapes {
      #expect(shape.meaning.hasSuffix("."), "\(shape.name)")
      #expect(Set(shape.columns.map(\.name)).count == shape.columns.count, "\(shape.name)")
      for column in shape.columns {
        #expect(column.meaning.hasSuffix("."), "\(shape.name) \(column.name)")
        #expect(
          !column.mayBeBlank || ["Blank", "none"].contains { column.meaning.contains($0) },
          "\(shape.name) \(column.name): when is it blank?")
      }
      let names = shape.columns.map(\.name)
      #expect(shape.key.allSatisfy(names.contains), "\(shape.name)")
      for reference in shape.references {
        let target = shapes.first { $0.name == reference.table }
        #expect(names.contains(reference.column), "\(shape.name)")
        #expect(target?.key == [reference.target], "\(shape.name) \(reference.column)")
      }
    }
  }
}
