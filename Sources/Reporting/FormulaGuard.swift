/// Keeps a text of a table from being run as a formula (OWASP, "CSV Injection"): an apostrophe is put first.
///
/// A text that begins with apostrophes and such a sign gets one more, so that every text can be had back.
public enum FormulaGuard {
  /// The text as a CSV file has it; a lone hyphen, the name of standard input, is no formula.
  static func guarded(_ text: String) -> String {
    isFormula(text) && text != "-" ? "'" + text : text
  }

  /// The text that a CSV file has in this form.
  public static func plain(_ text: String) -> String {
    text.hasPrefix("'") && isFormula(text) ? String(text.dropFirst()) : text
  }

  /// Whether, behind any apostrophes, it begins with `=`, `+`, `-`, `@` (of any width), a tab or a line end.
  private static func isFormula(_ text: String) -> Bool {
    // Nearly every text begins with a letter or a digit; no sign of a formula is among these bytes but two.
    if let first = text.utf8.first, first >= 0x30, first < 0x80, first != 0x3D, first != 0x40 {
      return false
    }
    return switch text.unicodeScalars.first(where: { $0 != "'" }) {
    case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    case "\t", "\n", "\r": true
    default: false
    }
  }
}
