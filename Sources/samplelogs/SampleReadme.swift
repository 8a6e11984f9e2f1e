/// The page that lies beside the logs and says what they are.
struct SampleReadme {
  private let sample: Sample

  init(_ sample: Sample) {
    self.sample = sample
  }

  private func records(_ year: Int) -> Int {
    sample.read(year: year).reduce(0) { $0 + $1.records.count }
  }

  private func counted(_ year: Int) -> Int {
    sample.read(year: year).reduce(0) { $0 + $1.count(.counted) }
  }

  private func files(_ year: Int) -> Int {
    sample.logs.count { $0.path.hasPrefix("\(year)/") }
  }

  /// What is planted where, and the verdict of an audit on 31 January 2027.
  private static let cases: [(center: String, planted: String, outcome: String)] = [
    ("deventer", "exactly 9 treatments, no doubt, whole year declared", "below by 1"),
    ("jbz", "exactly 10 treatments", "meets"),
    ("reinier", "exactly 11 treatments", "meets"),
    ("martini", "6 treatments, no doubt, whole year declared", "below by 4"),
    (
      "spaarne", "7 treatments in 19 records (several levels each)",
      "below by 3; counted as records it would meet"
    ),
    (
      "viecuri",
      "8 treatments and 4 in doubt: day `31-02-2026`, no patient, indication `C50.9`, status "
        + "`onduidelijk`", "undetermined"
    ),
    (
      "nwz", "8 treatments, period declared to 31 October 2026 only",
      "not assessable"
    ),
    ("meander", "nothing at all", "not submitted"),
    (
      "gelre", "two files that share 8 to 30 June: 12 records that count stand in both",
      "meets; 12 duplicates"
    ),
    (
      "maasstad",
      "`maasstad_2026_v2.csv` replaces `maasstad_2026.csv` (no December, three wrong "
        + "indications)",
      "meets; the first file is not read"
    ),
    ("lumc", "two prophylactic treatments in trial NCT02387905", "meets without them"),
    ("isala", "most treatments in two or three records, one per level", "meets"),
    (
      "catharina",
      "a row with a field too few, one with a field too many, a record id used for "
        + "two days", "meets; 3 in doubt"
    ),
    ("maxima-mc", "calls itself `MMC Veldhoven`: the city decides", "meets"),
    ("st-antonius", "calls itself `Antonius`: the site decides", "meets"),
    ("radboudumc", "its AGB code has lost the leading zero (`6020502`)", "meets"),
    (
      "wza", "6 treatments in a hospital that is known and not designated",
      "treatments outside the designation"
    ),
    (
      "kliniek_2026.csv", "3 treatments of `Wervelkliniek De Brug`, a name the register lacks",
      "unknown provider; 3 in doubt"
    ),
  ]

  var text: String {
    let rows = Self.cases.map { "| \($0.center) | \($0.planted) | \($0.outcome) |" }
    return """
      # Sample logs

      **All of this is synthetic.** No hospital sent it. The names, ids and AGB codes of the
      hospitals are those of the register; every volume, patient, day and fault is invented and says
      nothing about any real hospital. `Wervelkliniek De Brug` does not exist.

      The sample is made by a seeded generator, the same bytes every time:

      ```
      swift run samplelogs sample sample-data
      ```

      | folder | logs | records | treatments that count |
      | --- | --- | --- | --- |
      | `2025/` | \(files(2025)) | \(records(2025)) | \(counted(2025)) |
      | `2026/` | \(files(2026)) | \(records(2026)) | \(counted(2026)) |

      The replaced log of maasstad is among the logs, its records are not among the records. The
      logs of 2025 begin on 6 October, three weeks before the cover, and end with the year.
      `submissions.csv` declares periods, control totals and a replacement for most of the files of
      2026; the others' coverage is assumed.

      ```
      volumenorm audit sample-data --year 2026 --as-of 2027-01-31
      ```

      ## Planted cases of 2026

      | center | in its log | an audit on 31 January 2027 |
      | --- | --- | --- |
      \(rows.joined(separator: "\n"))

      Every other center has an ordinary year and meets the minimum. The logs differ as true ones
      do: delimiters, encodings, line ends, dates, header names, code systems, ways to name the
      center and the patient.

      """
  }
}
