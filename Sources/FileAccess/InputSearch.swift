internal import Glibc

/// A file found among the inputs.
public struct FoundFile: Sendable {
  /// Its path, absolute and without links.
  public let path: [UInt8]
  /// Its path relative to the deepest folder that holds all inputs, as bytes; order and identity.
  public let relative: [UInt8]
  /// The same as every output prints it; of two that would print alike, the later one has a number.
  public internal(set) var name: String

  init(path: [UInt8], relative: [UInt8]) {
    self.path = path
    self.relative = relative
    name = printable(relative)
  }
}

/// The inputs of a run: logs, and the submissions found beside them.
public struct InputSearch: Sendable {
  /// In byte order of their names, each file once.
  public private(set) var logs: [FoundFile] = []
  /// Every `submissions.csv` passed on the way, or given.
  public private(set) var submissions: [FoundFile] = []
  /// Names of what may hold a log and is not read: in a form that this program does not read, or a link that leads out
  /// of the folder or nowhere.
  public private(set) var passedOver: [String] = []
  /// The deepest folder that holds all inputs.
  public let base: [UInt8]

  /// Why the inputs cannot be used.
  public enum Problem: Error, Equatable, Sendable {
    case missing(FileFault)
    /// Something is there that the system does not let us look into.
    case unreadable(FileFault)
    /// The deepest common folder would be `/`.
    case noCommonFolder
  }

  /// The files behind some paths: files as they are, folders searched for `.csv .tsv .txt .gz`.
  ///
  /// Passed over in folders: names that begin with a dot, links that lead out, and folders that hold a report of ours.
  /// A `submissions.csv` is no log, wherever it stands.
  ///
  /// - Parameter anyFile: whether a file that was given is read as a log whatever its name.
  /// - Throws: `Problem`.
  public init(_ inputs: [String], anyFile: Bool = false) throws(Problem) {
    var roots: [(path: [UInt8], isFolder: Bool)] = []
    var folders: [[UInt8]] = []
    for input in inputs {
      let given = Array(input.utf8)
      guard let real = resolved(given), let kind = kind(of: real) else {
        throw .missing(FileFault("find", input))
      }
      if kind == S_IFDIR {
        roots.append((real, true))
        folders.append(real)
      } else {
        // The file keeps the name it was given, in the real folder that holds it.
        let parts = split(given)
        let folder = resolved(parts.folder) ?? parts.folder
        roots.append(
          (folder == [slash] ? [slash] + parts.name : folder + [slash] + parts.name, false))
        folders.append(folder)
      }
    }
    base = InputSearch.common(folders)
    if base == [slash] { throw .noCommonFolder }
    var places: [[UInt8]: Int] = [:]
    for root in roots {
      if root.isFolder {
        try search(root.path, within: root.path, &places)
      } else {
        let real = resolved(root.path) ?? root.path
        if !anyFile, InputSearch.isDeclaration(split(root.path).name) {
          addSubmissions(root.path, real: real)
        } else {
          add(root.path, real: real, &places)
        }
      }
    }
    logs.sort { $0.relative.lexicographicallyPrecedes($1.relative) }
    tellApart()
    submissions.sort { $0.relative.lexicographicallyPrecedes($1.relative) }
  }

  /// Takes a file out of the logs: it is something else.
  public mutating func passOver(_ path: [UInt8]) {
    let real = resolved(path)
    logs.removeAll { $0.path == path || resolved($0.path) == real }
  }

  /// A name that holds `\x0a` as text prints like one that holds a line feed.
  private mutating func tellApart() {
    var taken = Set(logs.map(\.name))
    if taken.count == logs.count { return }
    var seen: Set<String> = []
    for index in logs.indices where !seen.insert(logs[index].name).inserted {
      let stem = logs[index].name
      var number = 2
      while !taken.insert("\(stem)~\(number)").inserted { number += 1 }
      logs[index].name = "\(stem)~\(number)"
      seen.insert(logs[index].name)
    }
  }

  /// How a file that stands at this path, seen from a folder, is named in the run.
  ///
  /// One outside all inputs, which is not there for the run, keeps the name that it was given.
  public func name(of path: String, from folder: [UInt8]) -> String {
    let given = InputSearch.plain(Array(path.utf8))
    let full = InputSearch.plain(folder + [slash] + given)
    if full.starts(with: base + [slash]) {
      let inside = relative(full)
      return logs.first { $0.relative == inside }?.name ?? printable(inside)
    }
    var name = printable(given)
    while logs.contains(where: { $0.name == name }) { name += "~" }
    return name
  }

  /// A path without `.`, and without `..` where a folder stands before it.
  public static func plain(_ path: [UInt8]) -> [UInt8] {
    var parts: [ArraySlice<UInt8>] = []
    for part in path.split(separator: slash) where part != [dot] {
      if part == [dot, dot], let last = parts.last, last != [dot, dot] {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.first == slash ? [slash] : []) + parts.joined(separator: [slash])
  }

  private func relative(_ path: [UInt8]) -> [UInt8] { Array(path[(base.count + 1)...]) }

  /// As for a log: its own name decides to which folder the declared names are relative.
  private mutating func addSubmissions(_ path: [UInt8], real: [UInt8]) {
    if let known = submissions.firstIndex(where: { resolved($0.path) == real }) {
      if path == real { submissions[known] = found(path) }
    } else {
      submissions.append(found(path))
    }
  }

  /// A file that is reached twice is read once, under its own name rather than that of a link to it.
  private mutating func add(_ path: [UInt8], real: [UInt8], _ places: inout [[UInt8]: Int]) {
    if let place = places[real] {
      if path == real { logs[place] = found(path) }
    } else {
      places[real] = logs.count
      logs.append(found(path))
    }
  }

  private func found(_ path: [UInt8]) -> FoundFile {
    FoundFile(path: path, relative: relative(path))
  }

  private mutating func search(
    _ folder: [UInt8], within root: [UInt8], _ places: inout [[UInt8]: Int]
  ) throws(Problem) {
    let names = try InputSearch.names(in: folder)
    if InputSearch.isReport(folder, names) { return }
    for name in names where name.first != dot {
      let path = folder + [slash] + name
      guard let real = resolved(path), let kind = kind(of: real),
        real == root || real.starts(with: root + [slash])
      else {
        // Only a link leads out, nowhere, or to itself; what cannot be looked at may be a log.
        let isLink = isSymbolicLink(path)
        guard isLink else { throw .unreadable(FileFault("look at", printable(path))) }
        if InputSearch.isLog(name) || InputSearch.mayHoldLog(name) {
          passedOver.append(found(path).name)
        }
        continue
      }
      if kind == S_IFDIR {
        if real == path { try search(path, within: root, &places) }
      } else if InputSearch.isDeclaration(name) {
        addSubmissions(path, real: real)
      } else if InputSearch.isLog(name) {
        add(path, real: real, &places)
      } else if InputSearch.mayHoldLog(name) {
        passedOver.append(found(path).name)
      }
    }
  }

  /// Whether a folder with these entries is a report of ours: its data package says so; 0.1.0 wrote none.
  private static func isReport(_ folder: [UInt8], _ names: [[UInt8]]) -> Bool {
    if names.contains(Array("datapackage.json".utf8)) {
      let beginning = FileReader.beginning(of: folder + Array("/datapackage.json".utf8))
      let mark = Array("\"name\": \"volumenorm-".utf8)
      return beginning.indices.contains { beginning[$0...].starts(with: mark) }
    }
    return ["audit.csv", "audit.md", "findings.csv"].allSatisfy { names.contains(Array($0.utf8)) }
  }

  private static func isDeclaration(_ name: [UInt8]) -> Bool { lowered(name) == "submissions.csv" }

  private static func isLog(_ name: [UInt8]) -> Bool {
    [".csv", ".tsv", ".txt", ".gz"].contains { lowered(name).hasSuffix($0) }
  }

  /// Whether a file of this name may be a log that was sent in a form that this program does not read: any but notes,
  /// signatures, and what this program reads and writes itself.
  private static func mayHoldLog(_ name: [UInt8]) -> Bool {
    ![
      ".md", ".yaml", ".yml", ".sig", ".sha256", ".prom", ".svg", ".sqlite", ".sqlite-wal",
      ".sqlite-shm", ".sqlite-journal",
    ].contains { lowered(name).hasSuffix($0) }
  }

  /// A path from the root without links, of a file that need not be there, nor its folder.
  public static func place(of path: String) -> String {
    func place(_ path: [UInt8]) -> [UInt8] {
      if let real = resolved(path) { return real }
      if path.last == slash { return place(Array(path.dropLast())) }
      let parts = split(path)
      if parts.folder == path { return path }
      let folder = place(parts.folder)
      // Behind a folder that is not there: what is to be made there leads nowhere else.
      if parts.name == [dot] { return folder }
      return parts.name == [dot, dot] ? split(folder).folder : folder + [slash] + parts.name
    }
    return String(decoding: place(Array(path.utf8)), as: UTF8.self)
  }

  /// Whether a file at a place, as `place(of:)` gives it, is an input, or a folder of inputs would be read with it.
  public static func isRead(_ place: String, amid input: String) -> Bool {
    let root = InputSearch.place(of: input)
    return place == root || place.hasPrefix(root + "/") && isLog(Array(place.utf8))
  }

  private static func names(in folder: [UInt8]) throws(Problem) -> [[UInt8]] {
    guard let stream = withPath(folder, { opendir($0) }) else {
      throw .unreadable(FileFault("search", printable(folder)))
    }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [dot], name != [dot, dot] { names.append(name) }
      errno = 0
    }
    // A folder that could be read in part only would drop logs in silence.
    guard errno == 0 else { throw .unreadable(FileFault("search", printable(folder))) }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func common(_ folders: [[UInt8]]) -> [UInt8] {
    guard let first = folders.first else { return [slash] }
    var shared = first.split(separator: slash)
    for folder in folders.dropFirst() {
      let parts = folder.split(separator: slash)
      shared = zip(shared, parts).prefix { $0 == $1 }.map(\.0)
    }
    return shared.isEmpty ? [slash] : shared.reduce(into: []) { $0 += [slash] + $1 }
  }
}

let slash: UInt8 = 0x2F
private let dot: UInt8 = 0x2E

func withPath<T>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> T) -> T {
  let terminated = path.map { CChar(bitPattern: $0) } + [0]
  return terminated.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { preconditionFailure("a path is never empty") }
    return body(base)
  }
}

private func resolved(_ path: [UInt8]) -> [UInt8]? {
  withPath(path) { pointer in
    guard let real = realpath(pointer, nil) else { return nil }
    defer { free(real) }
    return Array(UnsafeBufferPointer(start: real, count: strlen(real))).map {
      UInt8(bitPattern: $0)
    }
  }
}

private func kind(of path: [UInt8]) -> mode_t? {
  withPath(path) { pointer in
    var info = stat()
    return stat(pointer, &info) == 0 ? info.st_mode & S_IFMT : nil
  }
}

private func isSymbolicLink(_ path: [UInt8]) -> Bool {
  withPath(path) { pointer in
    var info = stat()
    return lstat(pointer, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK
  }
}

private func lowered(_ name: [UInt8]) -> String {
  String(decoding: name, as: UTF8.self).lowercased()
}

private func split(_ path: [UInt8]) -> (folder: [UInt8], name: [UInt8]) {
  guard let last = path.lastIndex(of: slash) else { return ([dot], path) }
  return (last == 0 ? [slash] : Array(path[..<last]), Array(path[(last + 1)...]))
}
