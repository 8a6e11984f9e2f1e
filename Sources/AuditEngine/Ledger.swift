public import AuditDomain
internal import Configuration
internal import EvidenceStore
internal import FileAccess

/// Questions to the ledger.
public struct Ledger {
  let reader: LedgerReader
  /// All runs, in the order of the chain.
  public let runs: [LedgerRun]

  /// Opens the ledger at a path.
  ///
  /// - Parameter wait: seconds to wait while another process writes to it.
  /// - Throws: `AuditFailure`.
  public init(_ path: String, wait: Int = 5) throws(AuditFailure) {
    let isThere: Bool
    do {
      isThere = try FileReader.find(path)
    } catch {
      throw .system("\(error.description); ask as somebody who may enter its folder")
    }
    guard isThere else {
      throw .input("\(printable(path.utf8)): there is no such store; an audit creates one")
    }
    try Ledger.refuseNoFile(path)
    do {
      reader = try LedgerReader(path: path, name: printable(path.utf8), wait: wait)
      runs = try reader.runs()
    } catch {
      throw AuditFailure(error, store: path)
    }
  }

  /// Refuses a store whose runs cannot be read: better before another one is recorded than when its news are told.
  ///
  /// - Throws: `AuditFailure`.
  public static func refuseDamaged(_ path: String) throws(AuditFailure) {
    // An older one, and one of another program, are for the audit to deal with.
    guard FileReader.isFile(path), !EvidenceStore.isOld(path) else { return }
    do {
      _ = try Ledger(path, wait: 0)
    } catch {
      if case .output = error { throw error }
    }
  }

  /// Refuses what stands in the place of a store and can be none.
  static func refuseNoFile(_ path: String) throws(AuditFailure) {
    if FileReader.isFile(path) { return }
    throw .output(
      "\(printable(path.utf8)) is a folder or a pipe, no store; choose another --store")
  }

  /// A run by its number; nil: the last one.
  ///
  /// - Throws: `AuditFailure`.
  public func run(_ id: Int?) throws(AuditFailure) -> LedgerRun {
    if let run = id.map({ id in runs.first { $0.id == id } }) ?? runs.last { return run }
    throw .input(
      id.map { "the store has no run \($0); `volumenorm runs` lists them" }
        ?? "the store has no run yet")
  }

  // MARK: Look-ups

  /// What the last run, or the last one of a year, says of a center.
  ///
  /// - Throws: `AuditFailure`.
  public func lookup(_ query: String, year: Int?) throws(AuditFailure) -> LookupOutcome {
    guard let run = runs.last(where: { year == nil || $0.year == year }) else {
      throw .input(
        year.map { "the store has no run of \($0); `volumenorm runs` lists them" }
          ?? "the store has no run yet")
    }
    let register = try register(of: run)
    switch CenterSearch(register).find(query) {
    case .several(let centers):
      return .candidates(centers.map { register[$0] }, areNearest: false)
    case .none(let nearest):
      return .candidates(nearest.map { register[$0] }, areNearest: true)
    case .one(let index, let took):
      let id = register[index].id
      guard let center = try asking({ () throws(StoreFault) in try reader.center(id, in: run) })
      else { return .silent(register[index], run) }
      let history = try asking { () throws(StoreFault) in try reader.history(of: id) }
      let isExact = took.map { $0 == query } ?? true
      return .found(
        LookupAnswer(query: query, took: isExact ? nil : took, center: center, history: history))
    }
  }

  private func register(of run: LedgerRun) throws(AuditFailure) -> Register {
    let bytes = try asking { () throws(StoreFault) in
      (try reader.document(run.policy) ?? [], try reader.document(run.register) ?? [])
    }
    do {
      let policy = try PolicyFile.parse(bytes.0, file: "the policy of run \(run.id)")
      return try RegisterFile.parse(
        bytes.1, file: "the register of run \(run.id)", policy: policy)
    } catch {
      throw .output("the store is damaged: \(error.description); restore it from a copy")
    }
  }

  // MARK: Changes

  /// What changed from one run to another; without them, to the last one from that of the same year and edition
  /// before it.
  ///
  /// - Throws: `AuditFailure`.
  public func changes(from old: Int?, to new: Int?) throws(AuditFailure) -> [LedgerChange] {
    let later = try run(new)
    let before = runs.last { $0.id < later.id && $0.reportName == later.reportName }?.id
    guard let old = old ?? before else {
      throw .input(
        "run \(later.id) is the first of \(later.reportName) in this store; nothing can be compared"
      )
    }
    let earlier = try run(old)
    return try asking { () throws(StoreFault) in
      LedgerChange.all(from: try reader.snapshot(of: earlier), to: try reader.snapshot(of: later))
    }
  }

  /// What changed to a run from the last one of the same year and edition before it that was published: nobody was
  /// told of what one found that was killed before; nil: it is the first.
  ///
  /// - Parameter published: SHA-256 of some files of the report that it replaced, by their paths.
  /// - Throws: `AuditFailure`.
  public func changes(
    to id: Int, replacing published: [String: String]
  ) throws(AuditFailure) -> [LedgerChange]? {
    let later = try run(id)
    let before = runs.filter { $0.id < id && $0.reportName == later.reportName }
    guard let last = before.last else { return nil }
    var earlier = last
    for run in before.reversed() where !published.isEmpty {
      let files = try asking { () throws(StoreFault) in try reader.files(of: run) }
      if files.count(where: { published[$0.path] == $0.sha256 }) == published.count {
        earlier = run
        break
      }
    }
    return try changes(from: earlier.id, to: id)
  }

  /// The verdicts of a run.
  ///
  /// - Throws: `AuditFailure`.
  public func verdicts(of run: LedgerRun) throws(AuditFailure) -> [CenterVerdict] {
    try asking { () throws(StoreFault) in try reader.verdicts(of: run) }
  }

  func asking<T>(_ body: () throws(StoreFault) -> T) throws(AuditFailure) -> T {
    do {
      return try body()
    } catch {
      throw AuditFailure(error, store: "the store")
    }
  }
}

extension AuditFailure {
  init(_ fault: StoreFault, store path: String) {
    switch fault {
    case .unusable(let text): self = .output(text)
    case .empty(let text): self = .input(text)
    case .system(let text): self = .system(text)
    case .vanished: self = .system("\(printable(path.utf8)) was taken away meanwhile; run again")
    case .locked:
      self = .locked(
        "another run is writing to \(printable(path.utf8)); run again when it has ended, or have an audit wait "
          + "for it with --lock-wait"
      )
    }
  }
}
