import AuditDomain

/// The rules of identity.
let identityRows: [Row] = sameRows + conflictRows + numberingRows

private let sameRows: [Row] = [
  Row(
    "other differences are a warning, and the record is a duplicate",
    Inbox(record(), record { $0.procedure = "kyphoplasty" }),
    .outcomes("counted 1, duplicate 1"), .found(.duplicateDiffers, 1), .found(.recordConflict, 0)),
  Row(
    "a duplicate in another file is a duplicate",
    Inbox().file("a.csv", record(), record(2)).file("b.csv", record(), record(3)),
    .outcomes("counted 3, duplicate 1"), .center("umcg", .below, n: 3)),
  Row(
    "the same id in another center is another record",
    Inbox(record(), record { ($0.center, $0.patient) = ("isala", "Q") }),
    .outcomes("counted 2"), .found(.recordConflict, 0)),
  Row(
    "the same meaning in another spelling is a duplicate",
    Inbox(record { $0.date = "2026-03-05" }, record { $0.date = "05-03-2026" }),
    .outcomes("counted 1, duplicate 1")),
  Row(
    "a duplicate of a merged record adds nothing",
    Inbox(record(), record { $0.id = "2" }, record { $0.id = "2" }),
    .outcomes("counted 1, merged 1, duplicate 1"), .center("umcg", .below, n: 1)),
]

private let conflictRows: [Row] = [
  Row(
    "when each would count by itself, the id is one counted treatment: the smallest by day",
    Inbox(record { $0.date = "2026-05-02" }, record { $0.date = "2026-05-01" }),
    .outcomes("counted 1, doubtful 1"), .center("umcg", .below, n: 1, d: 1),
    .treatments(["log.csv:3"]), .found(.recordConflict, 1)),
  Row(
    "then the smallest by patient",
    Inbox(record { $0.patient = "B" }, record { $0.patient = "A" }),
    .outcomes("counted 1, doubtful 1"), .treatments(["log.csv:3"])),
  Row(
    "the one that no other record confirms",
    Inbox(
      record { $0.date = "2026-05-01" }, record { $0.date = "2026-05-02" },
      record { ($0.id, $0.date) = ("7", "2026-05-01") }),
    .outcomes("counted 2, doubtful 1"), .center("umcg", .below, n: 2, d: 0),
    .treatments(["log.csv:4", "log.csv:3"])),
  Row(
    "each further version is doubtful",
    Inbox(
      record { $0.date = "2026-05-01" }, record { $0.date = "2026-05-02" },
      record { $0.date = "2026-05-03" }),
    .outcomes("counted 1, doubtful 2"), .center("umcg", .below, n: 1, d: 2)),
  Row(
    "a conflict across files is settled whatever the files are called",
    Inbox().file("b.csv", record { $0.date = "2026-05-01" })
      .file("a.csv", record { $0.date = "2026-05-02" }),
    .outcomes("counted 1, doubtful 1"), .treatments(["b.csv:2"])),
  Row(
    "otherwise the version that would count is doubtful: one was not performed",
    Inbox(record(), record { $0.status = "nee" }), .outcomes("out_of_scope 1, doubtful 1"),
    .center("umcg", .below, n: 0, d: 1), .found(.recordConflict, 1)),
  Row(
    "otherwise it is doubtful: one has another indication",
    Inbox(record(), record { $0.indication = "trauma" }), .outcomes("out_of_scope 1, doubtful 1")),
  Row(
    "otherwise it is doubtful: one is of a trial",
    Inbox(record(), record { $0.trial = "NCT02387905" }), .outcomes("out_of_scope 1, doubtful 1")),
  Row(
    "otherwise all are doubtful: one is doubtful itself",
    Inbox(record(), record { $0.indication = "pijn" }), .outcomes("doubtful 2"),
    .center("umcg", .below, n: 0, d: 1)),
  Row(
    "nor does one of another year that does not count for its indication either",
    Inbox(record(), record(2) { ($0.id, $0.date, $0.indication) = ("1", "2025-11-05", "M80.0") }),
    .outcomes("counted 1, out_of_scope 1"), .outOfScope("other_indication 1")),
  Row(
    "a version of the same patient in another year makes it doubtful",
    Inbox(record(), record { $0.date = "2025-12-30" }), .outcomes("out_of_scope 1, doubtful 1")),
  Row(
    "a hospital that numbers anew each year does not contradict itself",
    Inbox(record(), record { ($0.date, $0.patient) = ("2025-12-30", "Q") }),
    .outcomes("counted 1, out_of_scope 1"), .found(.recordConflict, 0)),
  Row(
    "records of other procedures take no part",
    Inbox(record(), record { ($0.procedure, $0.patient) = ("wondzorg", "Q") }),
    .outcomes("counted 1, out_of_scope 1"), .found(.recordConflict, 0)),
  Row(
    "repeated doubtful records stay doubtful, and are one treatment",
    Inbox(record { $0.indication = "pijn" }, record { $0.indication = "pijn" }),
    .outcomes("doubtful 2"), .center("umcg", .below, n: 0, d: 1)),
]

private let numberingRows: [Row] = [
  Row(
    "a missing record id is a warning: the record counts and merges, and is never a duplicate",
    Inbox(record { $0.id = "" }, record { $0.id = "" }, record(2) { $0.id = "onbekend" }),
    .outcomes("counted 2, merged 1"), .found(.recordIDMissing, 3), .found(.duplicateRecord, 0)),
  Row(
    "two sites may use one numbering",
    Inbox(
      record { ($0.site, $0.patient) = ("Noord", "A") },
      record { ($0.site, $0.patient) = ("Zuid", "B") }),
    .outcomes("counted 2"), .found(.recordConflict, 0)),
  Row(
    "where the records name one site, the id is one",
    Inbox(record { $0.site = "Noord" }, record { $0.site = "noord" }),
    .outcomes("counted 1, duplicate 1")),
  Row(
    "pseudonyms of one day that a spreadsheet makes alike may be one patient",
    Inbox(
      record { ($0.patient, $0.date) = ("00123", "2026-05-05") },
      record(2) { ($0.patient, $0.date) = ("123", "2026-05-05") },
      record(3) { ($0.patient, $0.date) = ("123.0", "2026-05-05") },
      record(4) { ($0.patient, $0.date) = ("123", "2026-05-06") },
      record(5) { ($0.patient, $0.date) = ("P7", "2026-05-07") },
      record(6) { ($0.patient, $0.date) = ("p7", "2026-05-07") }),
    .outcomes("counted 3, doubtful 3"), .found(.patientRespelt, 3),
    .center("umcg", .below, n: 3, d: 3)),
  Row(
    "what differs by more are two patients",
    Inbox(
      record { ($0.patient, $0.date) = ("1230", "2026-05-05") },
      record(2) { ($0.patient, $0.date) = ("123", "2026-05-05") },
      record(3) { ($0.patient, $0.date) = ("P7", "2026-05-05") },
      record(4) { ($0.patient, $0.date) = ("P07", "2026-05-05") },
      record(5) { ($0.patient, $0.date) = ("P7.0", "2026-05-05") },
      record(6) { ($0.patient, $0.date) = ("10", "2026-05-05") },
      record(7) { ($0.patient, $0.date) = ("100", "2026-05-06") },
      record(8) { ($0.patient, $0.date) = ("0a1", "2026-05-05") },
      record(9) { ($0.patient, $0.date) = ("a1", "2026-05-05") }),
    .outcomes("counted 9"), .found(.patientRespelt, 0)),
  Row(
    "a log that a spreadsheet has sent again does not count twice",
    Inbox().file(
      "umcg_1.csv",
      records(6) {
        $0.patient = "000" + $0.id; $0.id = "00" + $0.id
      }
    )
    .file("umcg_2.csv", records(6) { $0.patient = $0.id }),
    .outcomes("counted 6, doubtful 6"), .found(.patientRespelt, 6)),
  Row(
    "a record that names no site may repeat any of its id",
    Inbox(record { $0.site = "Noord" }, record { ($0.patient, $0.date) = ("B", "2026-05-05") }),
    .outcomes("counted 1, doubtful 1"), .found(.recordConflict, 1)),
  Row(
    "of several sites it is held against one",
    Inbox(
      record { ($0.site, $0.patient) = ("Noord", "A") },
      record { ($0.site, $0.patient) = ("Zuid", "B") }, record { $0.patient = "C" }),
    .outcomes("counted 2, doubtful 1"), .found(.recordConflict, 1)),
  Row(
    "and is a duplicate where it says the same",
    Inbox(record { $0.site = "Noord" }, record()), .outcomes("counted 1, duplicate 1")),
  Row(
    "one patient on one day at two sites is one treatment of the center",
    Inbox(record { $0.site = "Noord" }, record { $0.site = "Zuid" }),
    .outcomes("counted 1, merged 1"), .center("umcg", .below, n: 1)),
]
