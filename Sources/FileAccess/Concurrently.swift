internal import Dispatch
internal import Glibc
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

/// Changes each of some values where it stands, on as many threads as there are cores.
public func concurrently<Value: Sendable>(
  changing values: inout [Value], _ work: @Sendable (Int, inout Value) -> Void
) {
  values.withUnsafeMutableBufferPointer { values in
    // Each thread has another one.
    nonisolated(unsafe) let values = values
    DispatchQueue.concurrentPerform(iterations: values.count) { work($0, &values[$0]) }
  }
}

/// Has another thread give up a value of very many parts, which takes long enough for another core to be worth it.
public func giveUp<Value: Sendable>(_ value: consuming Value) {
  DispatchQueue.global().async { [value] in withExtendedLifetime(value) {} }
}

/// A result that is worked out once, by whichever thread comes to it.
public final class Piece<Result: Sendable>: Sendable {
  private let work: @Sendable () -> Result
  private let result = Mutex<Result?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  /// A result that is still to be worked out.
  public init(_ work: @escaping @Sendable () -> Result) { self.work = work }

  /// Works it out; to be called once.
  public func make() {
    let found = work()
    result.withLock { $0 = found }
    isDone.signal()
  }

  /// The result, waited for.
  public func wait() -> Result {
    isDone.wait()
    defer { isDone.signal() }
    return result.withLock { found in
      guard let found else { preconditionFailure("the work ended without a result") }
      return found
    }
  }
}

/// Pieces of work that the other cores do, in their order, while the caller does something else; then it joins them.
public final class SharedWork: Sendable {
  private let pieces: [@Sendable () -> Void]
  private let next = Atomic(0)
  private let others = DispatchGroup()

  /// Begins the work.
  public init(_ pieces: [@Sendable () -> Void]) {
    self.pieces = pieces
    for _ in 1..<max(2, sysconf(Int32(_SC_NPROCESSORS_ONLN))) {
      DispatchQueue.global().async(group: others) { [self] in work() }
    }
  }

  private func work() {
    while true {
      let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard piece < pieces.count else { return }
      pieces[piece]()
    }
  }

  /// Does what nobody does yet, and waits for the rest.
  public func finish() {
    work()
    others.wait()
  }
}
