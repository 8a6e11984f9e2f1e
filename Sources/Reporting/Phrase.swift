/// The languages of everything that a user reads; codes and CSV headers are always English.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case dutch = "nl"
}

/// Words in every language: none can be written without its twin.
public struct Phrase: Equatable, Sendable {
  private let english: String
  private let dutch: String

  init(_ english: String, _ dutch: String) {
    self.english = english
    self.dutch = dutch
  }

  /// The words in one language.
  public subscript(_ language: Language) -> String {
    switch language {
    case .english: english
    case .dutch: dutch
    }
  }
}

extension String {
  /// The text with its first letter in upper case.
  var firstUppercased: String {
    // A Dutch "één" takes its accents for stress; at the head of a sentence only the second one is written.
    let plain = hasPrefix("één ") ? "eé" + dropFirst(2) : self
    return plain.prefix(1).uppercased() + plain.dropFirst()
  }
}
