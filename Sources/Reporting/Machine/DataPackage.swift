internal import AuditDomain

/// `datapackage.json`: a Frictionless Data Package (version 1) of the CSV files of a report.
struct DataPackage {
  private let report: AuditReport
  private let form: ReportForm
  private let shapes: [TableShape]

  /// - Parameter tables: those that are written as CSV files.
  init(_ report: AuditReport, _ form: ReportForm, _ tables: [ReportTable]) {
    self.report = report
    self.form = form
    shapes = tables.map(\.shape)
  }

  /// The whole file.
  ///
  /// - Parameter files: the files as they were written; those that are no tables are passed over.
  func text(of files: [WrittenFile]) -> String {
    let written = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    let isPublic = form.edition == .public
    return JSONValue.object([
      ("profile", .string("data-package")),
      ("name", .string("volumenorm-" + form.folder(of: report.year))),
      ("title", .string("Volume audit \(report.year)" + (isPublic ? ", public edition" : ""))),
      (
        "description",
        .string(
          "\(report.policy.title.english), as of \(report.asOf). A blank cell is a missing value.")
      ),
      (
        "resources",
        .array(shapes.compactMap { shape in written[shape.path].map { resource(shape, $0) } })
      ),
    ]).text() + "\n"
  }

  private func resource(_ shape: TableShape, _ file: WrittenFile) -> JSONValue {
    let isDutch = form.dialect == .excelNL
    return .object([
      ("profile", .string("tabular-data-resource")), ("name", .string(shape.name)),
      ("path", .string(file.path)), ("description", .string(shape.meaning)),
      ("format", .string("csv")), ("mediatype", .string("text/csv")),
      ("encoding", .string("utf-8")), ("bytes", .number(file.bytes)),
      ("hash", .string("sha256:" + file.sha256)),
      (
        "dialect",
        .object([
          ("delimiter", .string(isDutch ? ";" : ",")),
          ("lineTerminator", .string(isDutch ? "\r\n" : "\n")), ("quoteChar", .string("\"")),
          ("doubleQuote", .flag(true)), ("skipInitialSpace", .flag(false)),
          ("header", .flag(true)),
        ])
      ),
      ("schema", schema(shape)),
    ])
  }

  private func schema(_ shape: TableShape) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("fields", .array(shape.columns.map(field))), ("missingValues", .strings([""])),
    ]
    if !shape.key.isEmpty { members.append(("primaryKey", .strings(shape.key))) }
    let references = shape.references.filter { reference in
      shapes.contains { $0.name == reference.table }
    }
    if !references.isEmpty {
      members.append(
        (
          "foreignKeys",
          .array(
            references.map { reference in
              .object([
                ("fields", .strings([reference.column])),
                (
                  "reference",
                  .object([
                    ("resource", .string(reference.table)),
                    ("fields", .strings([reference.target])),
                  ])
                ),
              ])
            })
        ))
    }
    return .object(members)
  }

  private func field(_ column: Column) -> JSONValue {
    var type: [(String, JSONValue)]
    var constraints: [(String, JSONValue)] = column.mayBeBlank ? [] : [("required", .flag(true))]
    switch column.kind {
    case .text: type = [("type", .string("string"))]
    case .form(let pattern):
      type = [("type", .string("string"))]
      constraints.append(("pattern", .string(pattern)))
    case .code(let codes):
      type = [("type", .string("string"))]
      constraints.append(("enum", .strings(codes)))
    case .codes(let codes):
      type = [("type", .string("string"))]
      constraints.append(("pattern", .string(Column.pattern(of: codes))))
    case .day: type = [("type", .string("date")), ("format", .string("default"))]
    case .year: type = [("type", .string("year"))]
    case .number(let least):
      type = [("type", .string("integer"))]
      constraints.append(("minimum", .number(least)))
    case .probability:
      type = [("type", .string("number"))]
      if form.dialect == .excelNL { type.append(("decimalChar", .string(","))) }
      constraints += [("minimum", .number(0)), ("maximum", .number(1))]
    case .flag: type = [("type", .string("boolean"))]
    }
    let note =
      column.isNeutralised
      ? " Where it would begin with = + - @ or a control character, an apostrophe is put first."
      : ""
    return .object(
      [("name", .string(column.name))] + type + [("description", .string(column.meaning + note))]
        + (constraints.isEmpty ? [] : [("constraints", .object(constraints))]))
  }
}

extension Column {
  /// Whether a CSV file may have the text with an apostrophe put first.
  fileprivate var isNeutralised: Bool {
    switch kind {
    case .text: true
    case .form, .code, .codes, .day, .year, .number, .probability, .flag: false
    }
  }
}
