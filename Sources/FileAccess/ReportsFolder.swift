internal import CPlatform
internal import Glibc

/// The folder of all reports, held by one run at a time.
///
/// The lock is `flock` on the folder's own descriptor: it leaves no file behind and ends with the process.
public struct ReportsFolder: ~Copyable {
  private let path: String
  private let descriptor: Int32
  /// The folders that were made for it, the outermost first: they go again where nothing was put in them.
  private let made: [String]

  /// The folder without links, from the root.
  public var absolutePath: String { ReportsFolder.absolute(path) }

  /// A path without links, from the root; as it is where nothing stands there.
  public static func absolute(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Why a report was not published.
  public enum Problem: Error, Sendable {
    /// Another run holds the folder; its process id, where it is known.
    case locked(holder: Int?)
    /// What stands at the place is not ours to replace.
    case frozen(String)
    case fault(FileFault)
    /// It was published, but may be lost when the power fails.
    case notDurable(FileFault)
  }

  /// Creates the folder where needed and takes its lock.
  ///
  /// - Parameter lockWait: seconds to wait for the lock.
  /// - Throws: `Problem`.
  public init(path: String, lockWait: Int) throws(Problem) {
    // A run that made a folder of the path, and failed, may have taken it away meanwhile: then it is made again.
    var attempts = 100
    while true {
      var made: [String] = []
      do throws(Problem) {
        try ReportsFolder.createFolders(path, &made)
        let folder = try ReportsFolder(path, LOCK_EX, wait: lockWait, made: made)
        if folder.isThere {
          self = folder
          return
        }
      } catch {
        // One that is locked is somebody's.
        guard case .fault(let fault) = error else { throw error }
        ReportsFolder.removeEmpty(made)
        guard fault.code == ENOENT, attempts > 0 else { throw error }
        attempts -= 1
      }
    }
  }

  /// The folder as it is, held against runs that would change it; readers do not hinder each other.
  ///
  /// - Throws: `Problem`.
  public init(reading path: String) throws(Problem) {
    // Some seconds, as a question to the store waits too.
    try self.init(path, LOCK_SH, wait: 5, made: [])
  }

  private init(_ path: String, _ kind: Int32, wait: Int, made: [String]) throws(Problem) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .fault(FileFault("open", path)) }
    // No alarm and no clock: a run that is killed frees the lock at once, so a look every 50 ms does.
    var looks = wait * 20
    while flock(descriptor, kind | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      guard code == EWOULDBLOCK, looks > 0 else {
        let holder = ReportsFolder.holder(of: descriptor)
        close(descriptor)
        throw code == EWOULDBLOCK ? .locked(holder: holder) : .fault(FileFault("lock", path, code))
      }
      looks -= 1
      usleep(50_000)
    }
    self.path = path
    self.descriptor = descriptor
    self.made = made
  }

  deinit {
    ReportsFolder.removeEmpty(made)
    close(descriptor)
  }

  /// Removes folders, the innermost first, up to one that holds something.
  private static func removeEmpty(_ folders: [String]) {
    for folder in folders.reversed() where rmdir(folder) != 0 { break }
  }

  /// Whether the folder that is held is the one that stands at the path.
  private var isThere: Bool {
    var (held, found) = (stat(), stat())
    return fstat(descriptor, &held) == 0 && stat(path, &found) == 0 && held.st_ino == found.st_ino
      && held.st_dev == found.st_dev
  }

  /// A file of the report that stands there now; nil when there is none.
  public func published(_ name: String, _ file: String) -> [UInt8]? {
    try? FileReader.read(Array((path + "/" + name + "/" + file).utf8)).bytes
  }

  /// The files of a published report with their SHA-256, in byte order of their paths ("" where it
  /// cannot be read); nil when there is none.
  ///
  /// - Throws: `Problem`.
  public func digests(of name: String) throws(Problem) -> [(path: String, sha256: String)]? {
    let target = path + "/" + name
    var info = stat()
    guard lstat(target, &info) == 0 else { return nil }
    do {
      var found: [(path: String, sha256: String)] = []
      for entry in try entries(of: target, prefix: "") {
        let content = try? FileReader.read(Array((target + "/" + entry).utf8))
        found.append((path: entry, sha256: content?.sha256 ?? ""))
      }
      return found.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    } catch {
      throw .fault(error)
    }
  }

  /// Begins a report beside its place; nothing is visible before it is published.
  ///
  /// - Parameters:
  ///   - name: the report's folder, such as `2026`.
  ///   - isOurs: whether a file of an existing report, by its relative path, is one that this program writes.
  ///   - isPart: the same of a report that was begun, where a folder may be empty.
  /// - Throws: `Problem`; what stood there stays as it was.
  public func begin(
    _ name: String, isOurs: (String) -> Bool, isPart: (String) -> Bool
  ) throws(Problem) {
    let target = path + "/" + name
    try refuseForeign(target, isOurs)
    // What a killed run left, of this year and edition or of another: nobody else is at work in this folder.
    try refuseForeign(staged(name), isPart)
    do {
      try removeTree(staged(name))
      for left in try names(in: path) where isLeftover(left) {
        let folder = path + "/" + left
        if (try? refuseForeign(folder, isPart)) != nil { try? removeTree(folder) }
      }
      try makeFolder(staged(name))
    } catch {
      throw .fault(error)
    }
    var info = stat()
    if lstat(target, &info) == 0 { try tryExchange(in: staged(name), for: target) }
  }

  /// Finds out, before the run is recorded, whether folders can be exchanged here.
  private func tryExchange(in staged: String, for target: String) throws(Problem) {
    let (a, b) = (staged + "/centers", staged + "/charts")
    var refusal: FileFault?
    do throws(FileFault) {
      try makeFolder(a)
      try makeFolder(b)
      if cplatform_exchange(a, b) != 0 { refusal = FileFault("exchange folders in", path) }
      for folder in refusal == nil ? [a, b] : [staged] { try removeTree(folder) }
    } catch {
      throw .fault(error)
    }
    if let refusal { throw refusal.code == EINVAL ? cannotExchange(target) : .fault(refusal) }
  }

  private func cannotExchange(_ target: String) -> Problem {
    .frozen(
      "\(printable(target)): this file system cannot exchange folders; choose another --reports")
  }

  /// Makes the folders of the report begun, in which some files are to stand.
  ///
  /// - Throws: `Problem`.
  public func stage(_ name: String, for files: [String]) throws(Problem) -> Stage {
    do {
      var made: Set<String> = []
      for file in files {
        var folder = staged(name)
        for part in file.split(separator: "/").dropLast() {
          folder += "/" + part
          if made.insert(folder).inserted { try makeFolder(folder) }
        }
      }
    } catch {
      throw .fault(error)
    }
    return Stage(folder: staged(name))
  }

  /// The report begun, with its folders: files can be added at once.
  public struct Stage: Sendable {
    fileprivate let folder: String
    private let syncs = FileSyncs()

    fileprivate init(folder: String) { self.folder = folder }

    /// Creates one file of it.
    ///
    /// - Throws: `FileFault`.
    public func create(_ file: String) throws(FileFault) -> HashedOutput {
      try HashedOutput(folder + "/" + file, syncs)
    }

    /// Waits until no file that is finished is under way to the disk.
    public func wait() { syncs.wait() }

    /// Waits until every file that is finished is durable, and makes the folders so: the report is then whole.
    ///
    /// - Throws: `FileFault`.
    public func seal() throws(FileFault) {
      try syncs.finish()
      try syncFolders(folder)
    }
  }

  /// Puts the staged report in its place in one step; the old one then stands where the new one was made.
  ///
  /// - Throws: `Problem`.
  public func publish(_ name: String) throws(Problem) {
    let target = path + "/" + name
    let staged = self.staged(name)
    var info = stat()
    if lstat(target, &info) == 0 {
      guard cplatform_exchange(staged, target) == 0 else {
        throw errno == EINVAL ? cannotExchange(target) : .fault(FileFault("publish", target))
      }
    } else {
      guard cplatform_rename_new(staged, target) == 0 else {
        throw .fault(FileFault("publish", target))
      }
    }
    do {
      try syncFolder(path)
    } catch {
      throw .notDurable(error)
    }
  }

  /// Deletes the report that was replaced, unless somebody put a file of his own into it meanwhile.
  ///
  /// - Parameter isOurs: as in `begin`.
  /// - Returns: what is left of it, which hinders the next run; nil: nothing.
  public func discardOld(_ name: String, isOurs: (String) -> Bool) -> String? {
    if (try? refuseForeign(staged(name), isOurs)) != nil { discard(name) }
    var info = stat()
    return lstat(staged(name), &info) == 0 ? printable(staged(name)) : nil
  }

  /// Takes a staged report away again.
  public func discard(_ name: String) { try? removeTree(staged(name)) }

  private func staged(_ name: String) -> String { path + "/." + name + ".new" }

  /// Whether an entry is named like a report that was begun: `.2026.new`, `.2026-public.new`.
  private func isLeftover(_ entry: String) -> Bool {
    guard entry.hasPrefix("."), entry.hasSuffix(".new") else { return false }
    let parts = entry.dropFirst().dropLast(4).split(
      separator: "-", omittingEmptySubsequences: false)
    return parts[0].utf8.count == 4 && parts[0].utf8.allSatisfy { (0x30...0x39).contains($0) }
      && (parts.count == 1 || parts.count == 2 && parts[1] == "public")
  }

  private func refuseForeign(_ target: String, _ isOurs: (String) -> Bool) throws(Problem) {
    var info = stat()
    guard lstat(target, &info) == 0 else { return }
    guard info.st_mode & S_IFMT == S_IFDIR else {
      throw .frozen("\(printable(target)) is a link or a file, not a report; move it away")
    }
    do {
      for entry in try entries(of: target, prefix: "") where !isOurs(entry) {
        throw Problem.frozen(
          "\(printable(target)) holds \(printable(entry)), which this program does not write: the report is "
            + "frozen; move it away, or choose another --reports")
      }
    } catch let problem as Problem {
      throw problem
    } catch let fault as FileFault {
      throw .fault(fault)
    } catch {
      throw .frozen("\(error)")
    }
  }

  /// Relative paths of all files below a folder; a link counts as a file.
  private func entries(of folder: String, prefix: String) throws(FileFault) -> [String] {
    var found: [String] = []
    for name in try names(in: folder) {
      var info = stat()
      guard lstat(folder + "/" + name, &info) == 0 else {
        throw FileFault("look at", folder + "/" + name)
      }
      if info.st_mode & S_IFMT == S_IFDIR {
        let inner = try entries(of: folder + "/" + name, prefix: prefix + name + "/")
        found += inner.isEmpty ? [prefix + name + "/"] : inner
      } else {
        found.append(prefix + name)
      }
    }
    return found
  }

  /// Makes the folders that are not there, durably, and names them.
  private static func createFolders(_ path: String, _ made: inout [String]) throws(Problem) {
    var current = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      let parent = current.isEmpty ? "/" : current
      current += "/" + part
      if mkdir(current, 0o750) == 0 {
        made.append(current)
        do { try syncFolder(parent) } catch { throw .fault(error) }
      } else if errno != EEXIST {
        throw .fault(FileFault("create", path))
      }
    }
  }

  /// The process that holds the folder's lock, from the kernel's table.
  private static func holder(of descriptor: Int32) -> Int? {
    var info = stat()
    guard fstat(descriptor, &info) == 0, let table = fopen("/proc/locks", "re") else { return nil }
    defer { fclose(table) }
    var line = [CChar](repeating: 0, count: 512)
    while fgets(&line, 512, table) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let parts = text.split(whereSeparator: \.isWhitespace)
      if parts.count > 5, parts[1] == "FLOCK", parts[5].hasSuffix(":\(info.st_ino)") {
        return Int(parts[4])
      }
    }
    return nil
  }
}

private func names(in folder: String) throws(FileFault) -> [String] {
  guard let stream = opendir(folder) else { throw FileFault("look into", folder) }
  defer { closedir(stream) }
  var names: [String] = []
  errno = 0
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != ".", name != ".." { names.append(name) }
    errno = 0
  }
  guard errno == 0 else { throw FileFault("look into", folder) }
  return names
}

private func makeFolder(_ path: String) throws(FileFault) {
  guard mkdir(path, 0o750) == 0 else { throw FileFault("create", path) }
}

private func syncFolder(_ path: String) throws(FileFault) {
  let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileFault("open", path) }
  defer { close(descriptor) }
  guard fsync(descriptor) == 0 else { throw FileFault("write", path) }
}

/// A folder and every folder below it.
private func syncFolders(_ path: String) throws(FileFault) {
  for name in try names(in: path) {
    var info = stat()
    guard lstat(path + "/" + name, &info) == 0 else { throw FileFault("look at", path) }
    if info.st_mode & S_IFMT == S_IFDIR { try syncFolders(path + "/" + name) }
  }
  try syncFolder(path)
}

/// Removes a folder with everything in it; links are removed, not followed.
private func removeTree(_ path: String) throws(FileFault) {
  var info = stat()
  guard lstat(path, &info) == 0 else { return }
  if info.st_mode & S_IFMT == S_IFDIR {
    for name in try names(in: path) { try removeTree(path + "/" + name) }
    guard rmdir(path) == 0 else { throw FileFault("remove", path) }
  } else {
    guard unlink(path) == 0 else { throw FileFault("remove", path) }
  }
}
