/// Files that show a fault, or show how it is avoided.
///
/// They are read under the built-in policy and register, for 2026 as seen on 31 January 2027.
public struct FaultExample: Equatable, Sendable {
  /// One file of it.
  public struct File: Equatable, Sendable {
    /// Its name.
    public let name: String
    /// Its text: `\xNN` stands for a byte, `{x*9}` for nine times `x`; nil: a named pipe stands there.
    public let text: String?
  }

  /// The files, logs and perhaps a `submissions.csv`.
  public let files: [File]

  private init(_ files: [File]) { self.files = files }

  /// A log, of `umcg` where its name says so.
  static func log(
    _ rows: String..., with columns: String = "", as name: String = "umcg.csv"
  ) -> FaultExample {
    FaultExample([File(name: name, text: text(rows, columns))])
  }

  /// The bytes of one file, as they are.
  static func raw(_ text: String) -> FaultExample {
    FaultExample([File(name: "umcg.csv", text: text)])
  }

  /// A pipe where a log should be.
  static let pipe = FaultExample([File(name: "umcg.csv", text: nil)])

  /// This example with one more log.
  func and(_ name: String, _ rows: String...) -> FaultExample {
    FaultExample(files + [File(name: name, text: FaultExample.text(rows, ""))])
  }

  /// This example with declarations.
  func declared(_ columns: String, _ row: String) -> FaultExample {
    FaultExample(files + [File(name: "submissions.csv", text: columns + "\n" + row + "\n")])
  }

  private static func text(_ rows: [String], _ columns: String) -> String {
    let header = "record_id;center;patient;procedure_date;procedure;indication" + columns
    return ([header] + rows).map { $0 + "\n" }.joined()
  }
}
