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
