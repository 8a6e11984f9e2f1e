internal import Dispatch
internal import Glibc
internal import Synchronization

/// Makes written files durable, several at once, while others are written: waiting for a disk takes no core.
final class FileSyncs: Sendable {
  static let count = 8
  /// Each is one file after the other.
  private let lanes = (0..<FileSyncs.count).map { DispatchQueue(label: "sync \($0)") }
  /// For the files under way, so that there are always descriptors left.
  private let room = DispatchSemaphore(value: 4 * FileSyncs.count)
  private let next = Atomic(0)
  /// Of the first of the files, by their paths, that are not durable.
  private let fault = Mutex<(path: String, fault: FileFault)?>(nil)

  /// Takes over the descriptor of a file that is written, to close it when the file is durable.
  func add(_ descriptor: Int32, _ path: String) {
    room.wait()
    let lane = next.wrappingAdd(1, ordering: .relaxed).oldValue % lanes.count
    lanes[lane].async { [self] in
      var found: FileFault?
      if fsync(descriptor) != 0 { found = FileFault("write", path) }
      if close(descriptor) != 0, found == nil { found = FileFault("write", path) }
      if let found {
        fault.withLock { first in
          if first.map({ path < $0.path }) ?? true { first = (path, found) }
        }
      }
      room.signal()
    }
  }

  /// Waits for all files that were added.
  func wait() { for lane in lanes { lane.sync {} } }

  /// The same.
  ///
  /// - Throws: `FileFault` when one of them is not durable.
  func finish() throws(FileFault) {
    wait()
    if let (_, fault) = fault.withLock({ $0 }) { throw fault }
  }
}
