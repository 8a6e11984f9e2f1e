internal import AuditDomain
internal import FoundationEssentials
internal import GRDB
internal import GRDBSQLite

/// Why the ledger cannot be used; the file is then as it was.
public enum StoreFault: Error, Equatable, Sendable {
  /// It cannot be created or opened.
  case unusable(String)
  /// It was created, and no run was ever recorded in it.
  case empty(String)
  /// The disk failed or is full.
  case system(String)
  /// Another process writes to it.
  case locked
  /// It had no run yet, and was taken away after it was opened, as a first run does that fails.
  case vanished
}

/// The place of a run in the ledger: its number, and its hash, the new head.
public struct RecordedRun: Sendable {
  /// Its number, from 1.
  public let id: Int
  /// The new head, in lower-case hexadecimal.
  public let hash: String
  /// When the run before it was recorded, in UTC; nil: there is none.
  public let previouslyRecordedAt: String?
}

/// The ledger: an SQLite file in which the runs form a hash chain.
///
/// Rollback journal and synchronous FULL, so that the store at rest is one file and a committed run
/// survives a power cut.
public struct EvidenceStore: Sendable {
  private let queue: DatabaseQueue
  private let name: String
  /// Whether it had no run when it was opened, and nobody else can miss it.
  private let isNew: Bool

  /// Opens the ledger for a run, and creates it where there is none.
  ///
  /// - Parameters:
  ///   - name: the path, made safe to print.
  ///   - lockWait: seconds to wait while another process writes to it.
  /// - Throws: `StoreFault`.
  public init(path: String, name: String, lockWait: Int) throws(StoreFault) {
    self.name = name
    let isThere = FileManager.default.fileExists(atPath: path)
    var configuration = Configuration()
    configuration.busyMode = lockWait > 0 ? .timeout(Double(lockWait)) : .immediateError
    configuration.foreignKeysEnabled = true
    configuration.publicStatementArguments = false
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    do {
      queue = try DatabaseQueue(
        path: EvidenceStore.literal(path), configuration: configuration)
      isNew = try queue.read { database in
        try EvidenceStore.refuseForeign(database)
        return try (!isThere || EvidenceStore.isOurs(database))
          && !EvidenceStore.hasRuns(database)
      }
    } catch {
      throw EvidenceStore.fault(error, name)
    }
    do {
      try EvidenceStore.mark(queue)
      try EvidenceStore.migrate(queue)
    } catch {
      discardIfNew()
      throw fault(error)
    }
  }

  /// Whether an audit must not open what stands at a path before its files are written: to open it would change it,
  /// or fail.
  public static func isOld(_ path: String) -> Bool {
    guard FileManager.default.fileExists(atPath: path) else { return false }
    var configuration = Configuration()
    configuration.readonly = true
    let isCurrent = try? DatabaseQueue(path: literal(path), configuration: configuration).read {
      try EvidenceSchema.migrator.hasCompletedMigrations($0)
    }
    return isCurrent != true
  }

  /// A path that SQLite takes for nothing else: `:memory:` and `file:x` are names of files too.
  static func literal(_ path: String) -> String { path.hasPrefix("/") ? path : "./" + path }

  private static func isOurs(_ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "PRAGMA application_id") == EvidenceSchema.applicationID
  }

  private static func hasRuns(_ database: Database) throws -> Bool {
    let table = "SELECT EXISTS (SELECT * FROM sqlite_master WHERE name = 'run')"
    guard try Bool.fetchOne(database, sql: table) == true else { return false }
    return try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT * FROM run)") == true
  }

  /// Marks a new file as ours before any table is in it: one that is killed here can be opened again.
  private static func mark(_ queue: DatabaseQueue) throws {
    try queue.writeWithoutTransaction { database in
      if try !isOurs(database) {
        try database.execute(sql: "PRAGMA application_id = \(EvidenceSchema.applicationID)")
      }
    }
  }

  /// Two runs that create a store at once both see it empty: the second one finds the tables made.
  private static func migrate(_ queue: DatabaseQueue) throws {
    let migrator = EvidenceSchema.migrator
    var attempts = 5
    while true {
      do {
        return try migrator.migrate(queue)
      } catch let error as DatabaseError where !error.isBusy {
        attempts -= 1
        if attempts == 0 { throw error }
      }
    }
  }

  /// A database of another program, or of a newer version of this one, is left alone.
  static func refuseForeign(_ database: Database) throws {
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    if tables == 0 { return }
    guard try isOurs(database) else {
      throw StoreFault.unusable("is a database of another program; choose another --store")
    }
    if try EvidenceSchema.migrator.hasBeenSuperseded(database) {
      throw StoreFault.unusable("was written by a newer version of volumenorm; use that version")
    }
  }

  /// Adds a run at the end of the chain; a ledger that was created for it goes again where that fails.
  ///
  /// - Parameter files: the report's files with their SHA-256, in byte order of their paths; asked for when
  ///   everything else of the run is written, while no other run can write to the ledger.
  /// - Throws: `StoreFault`, and what `files` throws; nothing is then added.
  public func append(
    _ run: RunRecord, files: () throws -> [(path: String, sha256: String)]
  ) throws -> RecordedRun {
    do {
      return try queue.write { try RunWriter($0).append(run, files: files) }
    } catch {
      discardIfNew()
      throw error is DatabaseError ? fault(error) : error
    }
  }

  /// Takes a file without runs away again, unless another run is just being added.
  private func discardIfNew() {
    guard isNew else { return }
    let isEmpty = try? FileManager.default.attributesOfItem(atPath: queue.path)[.size] as? Int == 0
    if isEmpty == true {
      // To lock it would write to it, for which a full disk has no room; who has it open too begins again.
      try? FileManager.default.removeItem(atPath: queue.path)
      return
    }
    try? queue.writeWithoutTransaction { database in
      let connection = database.sqliteConnection
      sqlite3_busy_timeout(connection, 0)
      try database.inTransaction(.exclusive) {
        try EvidenceStore.refuseForeign(database)
        var hasMoved: CInt = 0
        sqlite3_file_control(connection, "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved)
        if try !EvidenceStore.hasRuns(database), hasMoved == 0,
          let file = sqlite3_db_filename(connection, "main")
        {
          try FileManager.default.removeItem(atPath: String(cString: file))
        }
        return .rollback
      }
    }
  }

  private func fault(_ error: any Error) -> StoreFault {
    let code = (error as? DatabaseError)?.extendedResultCode
    guard code == .SQLITE_READONLY_DBMOVED else { return EvidenceStore.fault(error, name) }
    return isNew ? .vanished : .system("\(name) was moved or taken away while the run wrote to it")
  }

  static func fault(_ error: any Error, _ name: String) -> StoreFault {
    if case StoreFault.unusable(let text) = error { return .unusable("\(name) \(text)") }
    if case StoreFault.empty(let text) = error { return .empty("\(name) \(text)") }
    let damaged = StoreFault.unusable(
      "\(name) is damaged; restore it from a copy, or choose another --store")
    if error is RowDecodingError { return damaged }
    guard let error = error as? DatabaseError else { return .unusable("cannot open \(name)") }
    switch error.resultCode.primaryResultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked
    case .SQLITE_FULL:
      return .system("cannot write \(name): the disk is full; make room, or choose another --store")
    case .SQLITE_IOERR:
      return .system(
        "cannot read or write \(name): the disk failed, or a limit on the size of files was met")
    case .SQLITE_NOTADB:
      return .unusable("\(name) is no volumenorm store; choose another --store")
    case .SQLITE_CORRUPT: return damaged
    case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK:
      return .unusable(
        "\(name): a run was stopped while it wrote; ask somebody who may write there to look into it once"
      )
    case .SQLITE_READONLY: return .unusable("cannot write \(name): no right to write there")
    case .SQLITE_CANTOPEN:
      return .unusable(
        "cannot open \(name); is its folder there, and do you have the right to use it?")
    default: return .unusable("cannot use \(name): \(error.message ?? "SQLite failed")")
    }
  }
}

extension DatabaseError {
  fileprivate var isBusy: Bool {
    [.SQLITE_BUSY, .SQLITE_LOCKED].contains(resultCode.primaryResultCode)
  }
}
