internal import Dispatch
internal import Synchronization

/// The results of some pieces of work, in their order, done on as many threads as there are cores.
///
/// The pieces are begun in their order, and know nothing of each other: when they end never shows in the results.
public func concurrently<Result: Sendable>(
  _ count: Int, _ work: @Sendable (Int) -> Result
) -> [Result] {
  let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: count) { index in
    let result = work(index)
    results.withLock { $0[index] = result }
  }
  return results.withLock { $0.compactMap { $0 } }
}

/// A piece of work that goes on beside the caller's.
public final class WorkBeside<Result: Sendable>: Sendable {
  private let result = Mutex<Result?>(nil)
  private let isDone = DispatchGroup()

  /// Begins it on another thread.
  public init(_ work: @escaping @Sendable () -> Result) {
    isDone.enter()
    DispatchQueue.global().async { [self] in
      let found = work()
      result.withLock { $0 = found }
      isDone.leave()
    }
  }

  /// Its result, waited for.
  public func wait() -> Result {
    isDone.wait()
    return result.withLock { found in
      guard let found else { preconditionFailure("the work ended without a result") }
      return found
    }
  }
}
