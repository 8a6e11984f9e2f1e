import Foundation
import Testing

/// The built programs, run as a user runs them.
struct Program {
  /// What a run gave.
  struct Ending: CustomStringConvertible {
    let command: String
    let status: Int32
    let output: String
    let errors: String

    var description: String { "$ \(command)\nstatus \(status)\n\(output)\n\(errors)" }
  }

  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of the built products: the one that holds the test bundle.
  static var products: URL {
    get throws {
      var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      for argument in CommandLine.arguments where argument.hasSuffix(".xctest") {
        folder = URL(fileURLWithPath: argument).deletingLastPathComponent()
      }
      let names = ["", "debug", "../debug"]
      let found = names.map { folder.appendingPathComponent($0) }.first {
        FileManager.default.isExecutableFile(atPath: $0.appendingPathComponent("volumenorm").path)
      }
      return try found ?? #require(
        [".build/debug", ".build/release"].map { repository.appendingPathComponent($0) }.first {
          FileManager.default.isExecutableFile(atPath: $0.appendingPathComponent("volumenorm").path)
        }, "volumenorm is not built beside \(folder.path)")
    }
  }

  static func run(
    _ program: String, _ arguments: [String], input: Data = Data(), in folder: URL? = nil
  ) throws -> Ending {
    let process = Process()
    if program.hasPrefix("/") {
      process.executableURL = URL(fileURLWithPath: program)
    } else {
      process.executableURL = try products.appendingPathComponent(program)
    }
    process.arguments = arguments
    process.currentDirectoryURL = folder ?? repository
    let scratch = try Workdir()
    let paths = ["in", "out", "err"].map { scratch.url.appendingPathComponent($0) }
    try input.write(to: paths[0])
    for path in paths[1...] { try Data().write(to: path) }
    process.standardInput = try FileHandle(forReadingFrom: paths[0])
    process.standardOutput = try FileHandle(forWritingTo: paths[1])
    process.standardError = try FileHandle(forWritingTo: paths[2])
    try process.run()
    process.waitUntilExit()
    return Ending(
      command: ([program] + arguments).joined(separator: " "), status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: paths[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: paths[2]), as: UTF8.self))
  }

  static func python(_ arguments: [String]) throws -> Ending {
    try run("/usr/bin/env", ["python3"] + arguments)
  }
}

/// A folder of a test's own, removed at its end.
final class Workdir {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("volumenorm-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var path: String { url.resolvingSymlinksInPath().path }

  func write(_ name: String, _ text: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Every file below a folder with its bytes.
  static func files(below folder: URL) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appendingPathComponent(name)
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
      if !isFolder.boolValue { found[name] = try Data(contentsOf: file) }
    }
    return found
  }
}
