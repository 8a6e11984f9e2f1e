/// How a hospital's system writes a delimited file.
struct Dialect {
  var delimiter = Delimiter.semicolon
  var encoding = Encoding.utf8
  var lineEnd = LineEnd.lf
  var dates = DateForm.iso
  var quoting = Quoting.whereNeeded
  /// A first line `sep=;`, as Excel wants it.
  var hasSepLine = false
  /// Stands for a missing value of an optional column.
  var missing = ""
  /// Stands in the trial column for no trial.
  var noTrial = ""
  var statusWords = (performed: "ja", aborted: "nee")
  var intentWords = (therapeutic: "therapeutisch", prophylactic: "profylactisch")

  enum Delimiter: String {
    case semicolon = ";"
    case comma = ","
    case tab = "\t"
    case bar = "|"
  }

  enum Encoding {
    case utf8, utf8WithBOM, windows1252
  }

  enum LineEnd: String {
    case lf = "\n"
    case crlf = "\r\n"
    case cr = "\r"
  }

  enum Quoting {
    case whereNeeded
    /// Every value of text in quotes, filled up with spaces as a fixed-width system leaves it.
    case padded
  }
}
