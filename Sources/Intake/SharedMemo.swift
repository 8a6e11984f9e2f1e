internal import AuditDomain
internal import Synchronization

/// What distinct texts say, for all logs of a run, as the codes of one hospital are those of others too.
///
/// Of very many it keeps the first. A class, as the logs that are read at once share it; who asks first never shows.
final class SharedMemo<Value: Sendable>: Sendable {
  private let known = Mutex<[ExactText: Value]>([:])
  /// So many texts are kept, each of so many bytes at most.
  private static var limits: (texts: Int, bytes: Int) { (65_536, 64) }

  /// What a text says: always the same, by `read`.
  func value(of text: String, _ read: (String) -> Value) -> Value {
    let limits = SharedMemo.limits
    guard text.utf8.count <= limits.bytes else { return read(text) }
    let key = ExactText(text)
    if let value = known.withLock({ $0[key] }) { return value }
    let value = read(text)
    known.withLock { if $0.count < limits.texts { $0[key] = value } }
    return value
  }
}
