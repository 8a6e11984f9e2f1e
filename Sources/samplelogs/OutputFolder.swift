import Glibc

/// A folder that files are written into; missing folders are made, nothing else is touched.
struct OutputFolder {
  let path: String

  /// Writes one file whole, in place of one of that name.
  ///
  /// - Parameter name: the path inside the folder, with `/` between its parts.
  func write(_ bytes: [UInt8], to name: String) throws(WriteFailure) {
    var file = try file(name)
    try file.append(bytes)
    try file.close()
  }

  /// A file to be written in pieces, in place of one of that name.
  func file(_ name: String) throws(WriteFailure) -> OutputFile {
    let target = path + "/" + name
    try makeFolders(above: target)
    return try OutputFile(path: target)
  }

  private func makeFolders(above target: String) throws(WriteFailure) {
    var end = target.startIndex
    while let slash = target[end...].firstIndex(of: "/") {
      let folder = String(target[..<slash])
      if !folder.isEmpty, mkdir(folder, 0o777) != 0, errno != EEXIST {
        throw WriteFailure(path: folder, code: errno)
      }
      end = target.index(after: slash)
    }
  }
}
