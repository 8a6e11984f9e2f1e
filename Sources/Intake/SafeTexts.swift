internal import AuditDomain

/// The texts of a log that findings may print, each once.
///
/// A class, as all that reads the log adds to it.
final class SafeTexts {
  private(set) var all: [String] = []
  private var numbers: [ExactText: Int32] = [:]

  /// The place of a text in `all`.
  func index(_ text: String) -> Int32 {
    let key = ExactText(text)
    if let known = numbers[key] { return known }
    let index = Int32(all.count)
    all.append(text)
    numbers[key] = index
    return index
  }
}
