internal import AuditDomain
internal import Configuration
internal import FileAccess
internal import Intake
internal import Reporting
internal import Synchronization

/// One input file on its way through a run.
struct InboxFile {
  let name: String
  let order: [UInt8]
  let path: [UInt8]?
  var declared: [CenterIndex] = []
  var named: CenterIndex?
  var status: FileStatus
  var sha256 = ""
  var size = 0
  var result: LogResult?
  /// Whether it is standard input; else one without a path was only declared.
  var isStandardInput = false
  /// The bytes of standard input, which cannot be read twice.
  var kept: FileContent?
  /// Place of the file whose content this one repeats.
  var twin: Int?
  /// The centers whose submission it is.
  var owners: [CenterIndex] = []

  /// The only center whose it is, or else is said to be; once the owners are settled.
  var owner: CenterIndex? {
    let centers = owners.isEmpty ? stated : owners
    return centers.count == 1 ? centers[0] : nil
  }

  /// Standard input, whose content may have been read before.
  static func standardInput(_ kept: FileContent? = nil) -> InboxFile {
    var file = InboxFile(name: "-", order: [0x2D], path: nil, status: .read)
    (file.isStandardInput, file.kept) = (true, kept)
    return file
  }

  /// The centers that the file is said to be of, before its records are looked at.
  var stated: [CenterIndex] { declared.isEmpty ? named.map { [$0] } ?? [] : declared }
}

extension InboxFile {
  /// A file that was found and is to be read.
  init(_ file: FoundFile) {
    self.init(name: file.name, order: file.relative, path: file.path, status: .read)
  }

  /// What a look at its structure says of it.
  func report(_ reading: StructureReading, _ content: FileContent?) -> FileReport {
    FileReport(
      name: name, sha256: content?.sha256 ?? "", bytes: content?.size ?? 0,
      encoding: reading.encoding, delimiter: reading.delimiter, center: nil, owners: [],
      status: reading.isRefused ? .refused : .read, records: reading.records,
      tally: OutcomeTally())
  }
}

extension IntakeContext {
  init(_ scope: AuditScope, _ setting: Setting) {
    self.init(
      policy: setting.policy, directory: setting.directory, asOf: scope.asOf, map: scope.map,
      includeTrials: scope.includeTrials)
  }
}

/// The input files of a run, read.
struct Inbox {
  private(set) var files: [InboxFile] = []
  /// Where the files stand in `files`, by name.
  private var places: [String: Int] = [:]
  let plan: SubmissionPlan
  /// The files that were read or refused, by the SHA-256 of their content.
  private var settled: [String: [Int]] = [:]
  /// SHA-256 of the declarations in force; nil: there are none.
  let submissionsDigest: String?
  /// Names of what may hold a log and was not read.
  let passedOver: [String]

  /// The bytes of standard input, where that was the input.
  var standardInput: FileContent? { files.lazy.compactMap(\.kept).first }

  /// - Parameters:
  ///   - standardInput: its content, where an inbox was read before this one.
  ///   - readingLater: whether a file is read that was received after the as-of date.
  init(
    _ scope: AuditScope, _ setting: Setting, standardInput: FileContent? = nil,
    readingLater: Bool = false, progress: AuditProgress? = nil
  ) throws(AuditFailure) {
    let context = IntakeContext(scope, setting)
    var search = scope.inputs == ["-"] ? nil : try Inbox.search(scope.inputs)
    let submissions = try Inbox.submissions(scope, setting, search)
    if let path = submissions.path { search?.passOver(path) }
    submissionsDigest = submissions.digest
    passedOver = search?.passedOver ?? []
    // A declaration is enough: a nil return, or a file that is missing.
    if let search, search.logs.isEmpty, submissions.rows.isEmpty {
      throw Inbox.noLogs(scope.inputs, search)
    }
    let found = search?.logs.map { InboxFile($0) } ?? [.standardInput(standardInput)]
    (plan, files) = Inbox.arrange(
      found, submissions.rows, context,
      receivedBy: readingLater ? CalendarDay(number: .max) : scope.asOf)
    places = Dictionary(files.indices.map { (files[$0].name, $0) }) { first, _ in first }
    // Of files with the same bytes the one that says whose it is leads, and of several the one that came first.
    let order = files.indices.map { index in
      (
        isNobodys: files[index].stated.isEmpty ? 1 : 0,
        day: plan.received(files[index].name)?.number ?? .max, index: index
      )
    }.sorted(by: <).map(\.index)
    guard hasRoom(forThreads: threadsOfARun) else {
      throw .system(
        "the system does not start the \(threadsOfARun) threads that a run takes: raise its limit on "
          + "processes (ulimit -u, TasksMax, pids.max)")
    }
    let readings = Inbox.readings(order.map { (files[$0], source(of: $0)) }, context, progress)
    for (index, reading) in zip(order, readings) { try settle(index, reading, context) }
  }

  /// The files behind some inputs, with nothing known of them; one that is given is read whatever its name.
  static func found(
    _ inputs: [String]
  ) throws(AuditFailure) -> (files: [InboxFile], passedOver: [String]) {
    if inputs == ["-"] { return ([.standardInput()], []) }
    let search = try search(inputs, anyFile: true)
    if search.logs.isEmpty { throw noLogs(inputs, search) }
    return (search.logs.map { InboxFile($0) }, search.passedOver)
  }

  private static func noLogs(_ inputs: [String], _ search: InputSearch) -> AuditFailure {
    let names = search.passedOver
    return .input(
      "no logs found in \(inputs.map { printable($0.utf8) }.joined(separator: ", ")); "
        + "expected files that end in .csv, .tsv, .txt or .gz"
        + (names.isEmpty ? "" : "; not read: " + firstNames(names)))
  }

  private static func search(
    _ inputs: [String], anyFile: Bool = false
  ) throws(AuditFailure) -> InputSearch {
    if inputs.contains("-") {
      throw .usage("- (standard input) stands alone, without other inputs")
    }
    let search: InputSearch
    do {
      search = try InputSearch(inputs, anyFile: anyFile)
    } catch {
      switch error {
      case .missing(let fault):
        throw .input(fault.description + "; name an existing file or folder")
      case .unreadable(let fault):
        throw .system(
          fault.description + Inbox.advice(fault))
      case .noCommonFolder:
        throw .usage("the inputs have only / in common; put them under one folder")
      }
    }
    return search
  }

  private static func submissions(
    _ scope: AuditScope, _ setting: Setting, _ search: InputSearch?
  ) throws(AuditFailure) -> (rows: [Submission], digest: String?, path: [UInt8]?) {
    let found: (path: [UInt8], name: String)
    if let given = scope.submissions {
      let name = printable(given.utf8)
      if FileReader.isFolder(given) {
        throw .input("\(name) is a folder; --submissions wants a file")
      }
      let path = given.contains("/") ? given : "./" + given
      guard let log = try? InputSearch([path], anyFile: true).logs.first else {
        throw .input("cannot find \(name); --submissions wants an existing file")
      }
      found = (log.path, name)
    } else {
      guard let search, let first = search.submissions.first else { return ([], nil, nil) }
      if let second = search.submissions.dropFirst().first {
        throw .configuration(
          "\(second.name): a second submissions.csv beside \(first.name); keep one, or name it with "
            + "--submissions")
      }
      found = (first.path, first.name)
    }
    let folder = Array(found.path[..<(found.path.lastIndex(of: 0x2F) ?? 0)])
    do {
      let content = try FileReader.read(found.path)
      let rows = try SubmissionsFile.parse(
        content.bytes, file: found.name, directory: setting.directory
      ) {
        search?.name(of: $0, from: folder) ?? printable(InputSearch.plain(Array($0.utf8)))
      }
      return (rows, content.sha256, found.path)
    } catch {
      throw .configuration("\(error)")
    }
  }

  /// The files in byte order of their names, each with what is to become of it.
  private static func arrange(
    _ found: [InboxFile], _ rows: [Submission], _ context: IntakeContext,
    receivedBy asOf: CalendarDay
  ) -> (SubmissionPlan, [InboxFile]) {
    let paths = Dictionary(found.map { ($0.name, $0.path) }) { first, _ in first }
    // A replacement deletes records: none of the old file may be another center's, and those of the new one may not
    // deny what is said of it. Nothing of a refused file is believed where something is said of it.
    func centers(_ name: String, _ isOld: Bool) -> Set<CenterIndex> {
      let declared = Set(rows.filter { $0.file == name }.compactMap(\.center))
      let stated =
        declared.isEmpty
        ? Set([context.directory.center(ofFileNamed: name)].compactMap { $0 }) : declared
      let source = LogSource(index: 0)
      guard let path = paths[name] ?? nil,
        let reading = try? LogReading(path: path, kept: nil, as: source, isLast: false, in: context)
      else { return stated }
      let named = reading.result?.centersNamed ?? []
      if stated.isEmpty { return Set([reading.result?.soleCenter].compactMap { $0 }) }
      if reading.result?.refusal != nil { return stated }
      let isSo =
        isOld ? named.isSubset(of: stated) : named.isEmpty || !named.isDisjoint(with: stated)
      return isSo ? stated : []
    }
    let plan = SubmissionPlan(rows: rows, present: Set(paths.keys), asOf: asOf, centers: centers)
    var files = found
    files += plan.absent.map {
      InboxFile(name: $0, order: Array($0.utf8), path: nil, status: .missing)
    }
    files.sort { $0.order.lexicographicallyPrecedes($1.order) }
    for index in files.indices {
      files[index].declared = plan.declared(for: files[index].name)
      files[index].named = context.directory.center(
        ofFileNamed: files[index].name)
      switch plan.fate(of: files[index].name) {
      case .read: break
      case .later: files[index].status = .later
      case .replaced: files[index].status = .replaced
      }
    }
    return (plan, files)
  }

  private func source(of index: Int) -> LogSource {
    LogSource(
      index: index, stated: files[index].stated, received: plan.received(files[index].name))
  }

  /// Each file by itself, several at once, the largest first, so that none of them ends alone; nil for one that is
  /// missing.
  private static func readings(
    _ files: [(file: InboxFile, source: LogSource)], _ context: IntakeContext,
    _ progress: AuditProgress?
  ) -> [Result<LogReading, any Error>?] {
    let sizes = files.map { $0.file.path.map { FileReader.size(of: $0) } ?? 0 }
    let order = files.indices.sorted { sizes[$0] > sizes[$1] }
    let done = Mutex(0)
    let found = concurrently(files.count) { place -> Result<LogReading, any Error>? in
      let (file, source) = files[order[place]]
      if file.path == nil, !file.isStandardInput { return nil }
      let reading = Result {
        try LogReading(
          path: file.path, kept: file.kept, as: file.status == .read ? source : nil,
          isLast: place == files.count - 1, in: context)
      }
      done.withLock {
        $0 += 1
        progress?($0, files.count)
      }
      return reading
    }
    var readings = found
    for (place, index) in order.enumerated() { readings[index] = found[place] }
    return readings
  }

  /// What to do about an input that cannot be read.
  private static func advice(_ fault: FileFault) -> String {
    fault.isOfLimit
      ? "" : "; make it readable, or take it away: nothing is judged on a part of the logs"
  }

  /// Takes over what the reading of a file gave; of two files with the same bytes only the first one counts.
  private mutating func settle(
    _ index: Int, _ reading: Result<LogReading, any Error>?, _ context: IntakeContext
  ) throws(AuditFailure) {
    let found: LogReading
    do {
      guard let reading else { return }
      found = try reading.get()
    } catch let fault as FileFault {
      if fault.isOfSystem {
        throw .system(
          fault.description + Inbox.advice(fault))
      }
      files[index].status = .refused
      files[index].result = LogResult(
        refusing: .notReadable, of: source(of: index), text: fault.reason)
      return
    } catch {
      throw .system("\(error)")
    }
    let file = files[index]
    files[index].sha256 = found.sha256
    files[index].size = found.size
    files[index].kept = found.kept
    guard file.status == .read else { return }
    // Logs without a record are alike, and no copies.
    let isBlank = found.result.map { $0.refusal == nil && $0.records == 0 } ?? false
    let twin =
      isBlank
      ? nil
      : settled[found.sha256, default: []].filter { index in
        file.stated.isEmpty || files[index].stated == file.stated
      }.min()
    if let twin {
      files[index].status = .identical
      files[index].twin = twin
      return
    }
    if found.result?.refusal != nil { files[index].status = .refused }
    files[index].result = found.result
    settled[found.sha256, default: []].append(index)
  }

  /// Columns that the user named, by our names, which no log has.
  func unusedMaps(of scope: AuditScope) -> [String] {
    let mapped = Set(files.flatMap { $0.result?.mapped ?? [] })
    return scope.map.filter { !mapped.contains($0.key) }.map { "\($0.name)=\($1)" }.sorted()
  }

  /// The place of a file, by its name.
  func index(of name: String) -> Int? { places[name] }

  /// Gives up what was taken over from a file.
  mutating func release(_ index: Int) { files[index].result?.release() }

  /// Says whose submission each file is, and gives the findings of files that are not their center's.
  mutating func settleOwners() -> [Finding] {
    var findings: [Finding] = []
    for index in files.indices {
      let file = files[index]
      switch file.status {
      case .missing: files[index].owners = file.stated
      case .refused: files[index].owners = file.result?.fileCenters ?? []
      case .later, .replaced, .identical: break
      case .read:
        let named = file.result?.centersNamed ?? []
        let meant = file.result?.centersMeant ?? []
        for center in file.stated {
          if named.isEmpty || named.contains(center) || meant.contains(center) {
            files[index].owners.append(center)
          } else {
            let place = RecordPlace(file: index, line: 1, record: 0, byte: 0)
            findings.append(Finding(.fileOfOthers, at: place, column: .center, center: center))
          }
        }
        // Declared for others in error, it is still the one's that it is named after.
        if files[index].owners.isEmpty, let center = file.named,
          named.contains(center) || meant.contains(center)
        {
          files[index].owners.append(center)
        }
        // A file that names one center alone is its submission, whatever it is called.
        if let center = file.result?.soleCenter, !files[index].owners.contains(center) {
          files[index].owners.append(center)
        }
      }
    }
    settleCopies()
    return findings
  }

  /// A copy is the submission of those whose file it repeats; one that is named after nobody is that of the one center that
  /// it names alone, or nobody's.
  private mutating func settleCopies() {
    for index in files.indices where files[index].status == .identical {
      guard let twin = files[index].twin else { continue }
      let sole = [files[twin].result?.soleCenter].compactMap { $0 }
      files[index].owners = files[index].stated.isEmpty ? sole : files[twin].owners
    }
  }
}
