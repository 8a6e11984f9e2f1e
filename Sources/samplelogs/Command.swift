import Glibc

/// What the program is asked to write: one case per kind of output.
enum Command {
  case sample(directory: String)
  case bench(BenchLogs, directory: String)

  /// Shown when the arguments fit no case.
  static let usage = """
    usage: samplelogs sample DIR
           samplelogs bench national|quoted|eligible|faulty RECORDS DIR

      sample DIR   writes the synthetic sample logs into DIR, the same bytes every time;
                   what else stands in DIR stays as it is
      bench        writes logs for measuring into DIR, so many records in all, the same bytes every time

    """

  init?(_ arguments: [String]) {
    switch arguments.first {
    case "sample" where arguments.count == 2 && arguments[1].utf8.first != UInt8(ascii: "-"):
      guard !arguments[1].isEmpty else { return nil }
      self = .sample(directory: arguments[1])
    case "bench" where arguments.count == 4:
      guard let kind = BenchLogs.Kind(rawValue: arguments[1]), let records = Int(arguments[2]),
        records >= 0, !arguments[3].isEmpty
      else { return nil }
      self = .bench(BenchLogs(kind: kind, records: records), directory: arguments[3])
    default:
      return nil
    }
  }

  /// Runs the program and returns its exit code: 0 done, 64 usage, 73 cannot create output.
  static func run(_ arguments: [String]) -> Int32 {
    guard let command = Command(arguments) else {
      say(usage)
      return 64
    }
    do throws(WriteFailure) {
      try command.write()
      return 0
    } catch {
      say("samplelogs: \(error.message)\n")
      return 73
    }
  }

  private func write() throws(WriteFailure) {
    switch self {
    case .sample(let directory):
      let sample = Sample()
      let folder = OutputFolder(path: directory)
      for log in sample.logs {
        try folder.write(LogWriter(hospital: log.hospital).bytes(log.records), to: log.path)
      }
      let submissions = Submissions(sample)
      try folder.write(Array(submissions.text.utf8), to: "submissions.csv")
      try folder.write(Array(SampleReadme(sample).text.utf8), to: "README.md")
    case .bench(let logs, let directory):
      try logs.write(to: directory)
    }
  }

  private static func say(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}
