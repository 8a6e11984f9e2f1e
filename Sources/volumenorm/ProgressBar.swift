import Glibc
import Synchronization

/// How far a run has come, on a terminal only and after a second: a line of stderr that is wiped at the end.
final class ProgressBar: Sendable {
  private let start = Console.seconds()
  private let isShown = Atomic(false)

  /// Nil where stderr is no terminal.
  init?() {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
  }

  func show(_ done: Int, of all: Int) {
    guard Console.seconds() - start > 1, all > 0 else { return }
    let width = 30
    let filled = done * width / all
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    Console.draw("\r[\(bar)] \(done) of \(all) logs")
    isShown.store(true, ordering: .relaxed)
  }

  func clear() {
    if isShown.load(ordering: .relaxed) { Console.draw("\r\u{1B}[K") }
  }
}
