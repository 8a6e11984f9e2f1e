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
