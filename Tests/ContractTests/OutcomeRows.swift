import AuditDomain

/// The table of outcomes, and the order in which they are looked for.
let outcomeRows: [Row] = tableRows + orderRows

private let tableRows: [Row] = [
  Row(
    "counted: the first record of a treatment that counts",
    Inbox(record()), .outcomes("counted 1"), .center("umcg", .below, n: 1)),
  Row(
    "first: the smallest record id, wherever it stands",
    Inbox(record(2) { $0.patient = "P1" }, record { $0.date = "2026-01-12" }),
    .outcomes("counted 1, merged 1"), .treatments(["log.csv:3"])),
  Row(
    "first: then the file name",
    Inbox().file("b.csv", record { $0.id = "" }).file("a.csv", record { $0.id = "" }, record(2)),
    .treatments(["a.csv:2", "a.csv:3"])),
  Row(
    "first: then the line",
    Inbox(record { $0.id = "" }, record { $0.id = "" }), .treatments(["log.csv:2"])),
  Row(
    "merged: a further record of a counted treatment",
    Inbox(records(3) { ($0.patient, $0.date) = ("P1", "2026-03-03") }),
    .outcomes("counted 1, merged 2"), .center("umcg", .below, n: 1)),
  Row(
    "a treatment is one patient on one day: another day is another treatment",
    Inbox(records(3) { $0.patient = "P1" }),
    .outcomes("counted 3"), .center("umcg", .below, n: 3)),
  Row(
    "a treatment is in one center: the same patient and day elsewhere is another treatment",
    Inbox(record(), record { ($0.id, $0.center) = ("2", "isala") }), .outcomes("counted 2"),
    .treatments(["log.csv:3", "log.csv:2"])),
  Row(
    "duplicate: the same record again",
    Inbox(record(), record()), .outcomes("counted 1, duplicate 1"), .found(.duplicateRecord, 1)),
  Row(
    "out_of_scope: other_procedure",
    Inbox(record { $0.procedure = "wervelfusie" }), .outOfScope("other_procedure 1"),
    .outcomes("out_of_scope 1")),
  Row(
    "out_of_scope: not_performed",
    Inbox(records(1) { $0.status = "nee" } + records(1, from: 2) { $0.status = "Geannuleerd" }),
    .outOfScope("not_performed 2")),
  Row(
    "out_of_scope: other_indication",
    Inbox(record { $0.indication = "osteoporose" }), .outOfScope("other_indication 1")),
  Row(
    "out_of_scope: other_year, before and after",
    Inbox(record { $0.date = "2025-12-31" }, record(2) { $0.date = "2027-01-01" }),
    .outOfScope("other_year 2")),
  Row(
    "the first and the last day of the year are in it",
    Inbox(record { $0.date = "2026-01-01" }, record(2) { $0.date = "2026-12-31" }),
    .outcomes("counted 2")),
  Row(
    "out_of_scope: before_cover, in 2025 until 26 October",
    Inbox(record { $0.date = "2025-10-26" }, record(2) { $0.date = "2025-10-27" })
      .of(2025).asOf("2026-01-31"),
    .outcomes("counted 1, out_of_scope 1"), .outOfScope("before_cover 1")),
  Row(
    "out_of_scope: trial",
    Inbox(record { $0.trial = "NCT02387905" }), .outOfScope("trial 1")),
  Row(
    "undesignated: the register lists its center as not_designated",
    Inbox(record { $0.center = "wza" }), .outcomes("undesignated 1"),
    .center("wza", .notDesignated, n: 0), .found(.undesignatedTreatment, 1)),
  Row(
    "undesignated: not designated on that day",
    Inbox(record { $0.date = "2026-02-28" }, record(2) { $0.date = "2026-03-01" })
      .register(
        "UMC Groningen,,,2025-10-27,,", "UMC Groningen,,,2026-03-01,,"),
    .outcomes("counted 1, undesignated 1"), .under("umcg", "counted 1, undesignated 1")),
  Row(
    "undesignated: after the last day of the designation, which is inclusive",
    Inbox(record { $0.date = "2026-06-30" }, record(2) { $0.date = "2026-07-01" })
      .register(
        "UMC Groningen,,,2025-10-27,,", "UMC Groningen,,,2025-10-27,2026-06-30,"),
    .outcomes("counted 1, undesignated 1")),
  Row(
    "doubtful: something leaves open whether it counts; the finding's code says what",
    Inbox(record { $0.date = "31-02-2026" }), .outcomes("doubtful 1"), .found(.dateImpossible, 1)),
  Row(
    "the six add up to the records read, and nothing is dropped in silence",
    Inbox(
      record(), record(), record { $0.id = "2" }, record(3) { $0.status = "nee" },
      record(4) { $0.center = "wza" }, record(5) { $0.patient = "" }),
    .outcomes(
      "counted 1, merged 1, duplicate 1, out_of_scope 1, undesignated 1, doubtful 1")),
]

private let orderRows: [Row] = [
  Row(
    "a record with a broken structure is doubtful: its cells are not trusted",
    Inbox().file(
      "umcg.csv", text: log([record { $0.status = "nee" }]) + record(2).line + ";one too many\n"),
    .outcomes("out_of_scope 1, doubtful 1"), .found(.tooManyFields, 1)),
  Row(
    "a broken structure is doubtful whatever its cells say against it",
    Inbox().file(
      "umcg.csv", text: log([]) + record { $0.status = "nee" }.line + ";one too many\n"),
    .outcomes("doubtful 1"), .center("umcg", .undetermined, n: 0, d: 1)),
  Row(
    "one sure reason against it decides, whatever else is wrong with it",
    Inbox(
      record { ($0.status, $0.patient, $0.date) = ("nee", "", "31-02-2026") },
      record(2) { ($0.indication, $0.center, $0.intent) = ("trauma", "nobody", "soms") },
      record(3) { ($0.trial, $0.patient, $0.indication) = ("NCT02387905", "", "") },
      record(4) { ($0.date, $0.status) = ("2025-05-05", "misschien") }),
    .outcomes("out_of_scope 4"),
    .outOfScope("not_performed 1, other_indication 1, other_year 1, trial 1"),
    .center("umcg", .below, n: 0)),
  Row(
    "the reason given is the first in the order: other_procedure before not_performed",
    Inbox(record { ($0.procedure, $0.status) = ("wervelfusie", "nee") }),
    .outOfScope("other_procedure 1")),
  Row(
    "not_performed before other_indication",
    Inbox(record { ($0.status, $0.indication) = ("nee", "trauma") }),
    .outOfScope("not_performed 1")),
  Row(
    "other_indication before other_year",
    Inbox(record { ($0.indication, $0.date) = ("trauma", "2025-12-01") }),
    .outOfScope("other_indication 1")),
  Row(
    "other_year before before_cover",
    Inbox(record { $0.date = "2024-12-01" }).of(2025).asOf("2026-01-31"),
    .outOfScope("other_year 1")),
  Row(
    "before_cover before trial",
    Inbox(record { ($0.date, $0.trial) = ("2025-02-01", "NCT02387905") })
      .of(2025).asOf("2026-01-31"),
    .outOfScope("before_cover 1")),
  Row(
    "other_year before trial",
    Inbox(record { ($0.date, $0.trial) = ("2025-12-01", "NCT02387905") }),
    .outOfScope("other_year 1")),
  Row(
    "only then doubt: procedure, status, indication, center, date, trial, patient",
    Inbox(
      record {
        ($0.procedure, $0.status, $0.indication, $0.center) = ("", "misschien", "pijn", "nobody")
        ($0.date, $0.trial, $0.patient) = ("", "NCT00000001", "")
      }),
    .outcomes("doubtful 1"), .found(.procedureMissing, 1), .found(.statusUnclear, 1),
    .found(.indicationUnclear, 1), .found(.centerUnknown, 1), .found(.dateMissing, 1),
    .found(.trialUnknown, 1), .found(.patientMissing, 1)),
  Row(
    "doubt before designation",
    Inbox(record { ($0.center, $0.patient) = ("wza", "") }), .outcomes("doubtful 1")),
  Row(
    "designation before identity",
    Inbox(record { $0.center = "wza" }, record { $0.center = "wza" }),
    .outcomes("undesignated 2")),
  Row(
    "any other status is doubtful",
    Inbox(record { $0.status = "deels" }), .outcomes("doubtful 1"), .found(.statusUnclear, 1)),
  Row(
    "a blank status, and each word for performed, counts",
    Inbox(
      ["", "ja", "J", "yes", "y", "1", "performed", "Uitgevoerd"].enumerated().map { place, word in
        record(place + 1) { $0.status = word }
      }),
    .outcomes("counted 8")),
]
