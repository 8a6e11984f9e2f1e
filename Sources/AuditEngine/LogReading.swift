internal import AuditDomain
internal import FileAccess
internal import Intake

/// One input file, hashed and read by itself: nothing of it depends on other files.
struct LogReading: Sendable {
  private(set) var sha256 = ""
  private(set) var size = 0
  /// Nil for a file that is only hashed.
  private(set) var result: LogResult?
  /// The bytes of standard input, which cannot be read twice.
  private(set) var kept: FileContent?

  /// Reads a file in blocks where it can, else whole.
  ///
  /// - Parameters:
  ///   - source: what is known of it; nil: it is only hashed.
  ///   - isLast: whether no other file is read after it.
  /// - Throws: `FileFault`.
  init(
    path: [UInt8]?, kept: FileContent?, as source: LogSource?, isLast: Bool,
    in context: IntakeContext
  ) throws {
    guard let path else {
      let content = try kept ?? FileReader.readStandardInput()
      take(content, as: source, in: context)
      self.kept = content
      return
    }
    let file = try InputFile(path, alone: isLast)
    if let source {
      result = try LogIntake.read(of: source, in: context, size: file.expectedSize ?? 0) {
        try file.read(into: $0)
      }
    }
    (sha256, size) = try file.finish()
    guard let source else { return }
    if let problem = file.problem {
      result = LogResult(refusing: problem, of: source)
    } else if result == nil {
      take(try FileReader.read(path), as: source, in: context)
    }
  }

  private mutating func take(
    _ content: FileContent, as source: LogSource?, in context: IntakeContext
  ) {
    (sha256, size) = (content.sha256, content.size)
    guard let source else { return }
    result =
      content.problem.map { LogResult(refusing: $0, of: source) }
      ?? LogIntake.read(content.bytes, of: source, in: context)
  }
}

extension LogResult {
  fileprivate init(refusing problem: GzipProblem, of source: LogSource) {
    switch problem {
    case .broken: self.init(refusing: .notDecodable, of: source)
    case .tooLarge(let why): self.init(refusing: .notReadable, of: source, text: why)
    }
  }
}
