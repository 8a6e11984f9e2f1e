import Foundation

/// A temporary folder of one test.
struct Scratch {
  let path: String

  /// In memory where the machine has such a place: a report is written with a sync per file.
  init() throws {
    let memory = "/dev/shm"
    let base =
      FileManager.default.isWritableFile(atPath: memory)
      ? memory : FileManager.default.temporaryDirectory.path
    path = base + "/volumenorm-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// Writes a file, with the folders above it; gives its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// A test that is itself at fault.
struct ScratchFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
