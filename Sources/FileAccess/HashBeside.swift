internal import Crypto
internal import Dispatch

/// SHA-256 of bytes that come in pieces, worked out on another core than the one that gives them.
///
/// Unchecked: each piece is copied into a slot that only its own step of the queue touches, and a step ends before its
/// slot is given again; the hash is touched by the steps alone, one after the other.
final class HashBeside: @unchecked Sendable {
  private static let count = 4
  private let queue = DispatchQueue(label: "hash")
  private let free = DispatchSemaphore(value: HashBeside.count)
  private let slots: [UnsafeMutableRawBufferPointer]
  private var next = 0
  private var hash = SHA256()

  /// For pieces of at most `block` bytes.
  init(block: Int) {
    slots = (0..<HashBeside.count).map { _ in .allocate(byteCount: block, alignment: 64) }
  }

  deinit { for slot in slots { slot.deallocate() } }

  func update(_ piece: UnsafeRawBufferPointer) {
    free.wait()
    let copy = UnsafeMutableRawBufferPointer(rebasing: slots[next][..<piece.count])
    next = (next + 1) % slots.count
    copy.copyMemory(from: piece)
    nonisolated(unsafe) let own = UnsafeRawBufferPointer(copy)
    queue.async {
      self.hash.update(bufferPointer: own)
      self.free.signal()
    }
  }

  /// In lower-case hexadecimal.
  func finish() -> String { queue.sync { hexadecimal(hash.finalize()) } }
}
