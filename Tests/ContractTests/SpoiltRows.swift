import AuditDomain

/// What programs and hands do to a record between the hospital's system and the log.
let spoiltRows: [Row] = movedRows + labelRows + wordRows + personRows + timeRows

/// Two cells of a record that have changed places.
private func swapped(
  _ number: Int, _ one: WritableKeyPath<Record, String>, _ other: WritableKeyPath<Record, String>
) -> Record {
  record(number) {
    let kept = $0[keyPath: one]
    $0[keyPath: one] = $0[keyPath: other]
    $0[keyPath: other] = kept
  }
}

private let movedRows: [Row] = [
  Row(
    "a procedure in another cell of its record leaves it open",
    Inbox(
      record(1), swapped(2, \.procedure, \.center), swapped(3, \.procedure, \.date),
      swapped(4, \.procedure, \.indication),
      record(5) { ($0.procedure, $0.status) = ("uitgevoerd", "vertebroplastiek") },
      record(6) { ($0.procedure, $0.date) = ("20260306", "22510") },
      record(7) { $0.procedure = "ja" }),
    .outcomes("counted 1, out_of_scope 1, doubtful 5"), .found(.procedureUnclear, 5)),
  Row(
    "whatever stands before it",
    Inbox(
      record(1) { $0.procedure = "ja" },
      record(2) { ($0.procedure, $0.status) = ("ja", "vertebroplastiek") },
      record(3) { $0.procedure = "ja" }),
    .outcomes("out_of_scope 2, doubtful 1")),
  Row(
    "numbers of records and patients are codes by chance",
    Inbox(
      record(1) { $0.patient = "22511" },
      record(2) { ($0.id, $0.patient, $0.procedure) = ("22510", "22512", "384440") }),
    .outcomes("counted 1, out_of_scope 1"), .unlisted("umcg", ["384440 1"])),
  Row(
    "an indication in the patient's cell leaves open one that would not count",
    Inbox(
      record(1) { ($0.patient, $0.indication) = ("C79.5", "M80.0") },
      record(2) { ($0.patient, $0.indication) = ("C79.5", "P660002") },
      record(3) { $0.indication = "M80.0" }),
    .outcomes("out_of_scope 1, doubtful 2"), .found(.indicationUnclear, 2)),
  Row(
    "an indication that may count, in the procedure's place, is a cell that has moved",
    Inbox(record { $0.procedure = "C50.9" }, record(2) { $0.procedure = "C12" }),
    .outcomes("out_of_scope 1, doubtful 1"), .found(.procedureUnclear, 1)),
  Row(
    "columns for one name that contradict each other leave it open, whichever leads",
    Inbox().file(
      "umcg.csv",
      text: """
        record_id;patient;procedure_date;procedure;procedure_code;indication;icd10;status;uitgevoerd
        1;P1;2026-03-01;kyphoplasty;22513;C79.5;;;
        2;P2;2026-03-02;augmentation;22514;C79.5;;;
        3;P3;2026-03-03;kyphoplasty;A17;C79.5;C50.9;;
        4;P4;2026-03-04;kyphoplasty;;osteoporose;C79.5;;
        5;P5;2026-03-05;kyphoplasty;;C79.5;M80.0;;
        6;P6;2026-03-06;kyphoplasty;;C79.5;;1;nee
        7;P7;2026-03-07;kyphoplasty;;C79.5;;nee;ja
        8;P8;2026-03-08;augmentation;A17;C79.5;;;

        """),
    .outcomes("counted 2, out_of_scope 1, doubtful 5"), .found(.columnsDisagree, 5)),
  Row(
    "two columns for a trial or an intent that contradict each other leave it open",
    Inbox().file(
      "umcg.csv",
      text: """
        record_id;patient;procedure_date;procedure;indication;trial_id;studie;intent;doel
        1;P1;2026-03-01;22510;C79.5;nee;NCT02387905;;
        2;P2;2026-03-02;22510;C79.5;;;therapeutisch;profylactisch
        3;P3;2026-03-03;22510;C79.5;nee;geen;therapeutic;therapeutisch
        4;P4;2026-03-04;22510;C79.5;;NCT02387905;;
        5;P5;2026-03-05;22510;C79.5;nee;NCT02387905;profylactisch;

        """),
    .outcomes("counted 1, out_of_scope 2, doubtful 2"), .found(.columnsDisagree, 2)),
  Row(
    "an intent in the procedure's place is a cell that has moved",
    Inbox(record(1), record(2) { ($0.procedure, $0.site) = ("therapeutisch", "22510") }),
    .outcomes("counted 1, doubtful 1")),
  Row(
    "a code in brackets behind its words, or before them with a colon, counts; alone in brackets it may be another",
    Inbox(
      record { $0.procedure = "Vertebroplastiek (22510)" },
      record(2) { $0.procedure = "wervel [22511]" },
      record(3) { $0.procedure = "22510: percutaan, thoracaal" },
      record(4) { $0.procedure = "(22510)" },
      record(5) { $0.procedure = "geen vertebroplastiek (22510)" },
      record(6) { $0.procedure = "22510 (?)" }),
    .outcomes("counted 3, doubtful 3")),
  Row(
    "records that were sent back are a part of what a center did",
    Inbox().file(
      "umcg_2.csv",
      text: """
        finding_codes;record_id;patient;procedure_date;procedure;indication
        patient_missing;2;P2;2026-03-06;22510;C79.5

        """),
    .center("umcg", .notAssessable, n: 1)),
  Row(
    "a log that was sent back is not advised to replace the log that it is of",
    Inbox().file("umcg_1.csv", record(1), record(2))
      .file(
        "umcg_2.csv",
        text: """
          finding_codes;record_id;patient;procedure_date;procedure;indication
          patient_missing;2;P2;2026-03-01;22510;C79.5

          """),
    .found(.overlappingFiles, 0), .found(.returnedLog, 1)),
  Row(
    "beside the log itself they are not",
    Inbox().file(
      "umcg_2.csv",
      text: """
        finding_codes;record_id;patient;procedure_date;procedure;indication
        patient_missing;2;P2;2026-03-06;22510;C79.5

        """
    )
    .file("umcg_1.csv", record(1)),
    .center("umcg", .below, n: 2)),
  Row(
    "records of another center in a center's own file count there, and are told",
    Inbox().file("umcg.csv", record(1), record(2) { $0.center = "lumc" }),
    .found(.recordsOfOthers, 1), .center("umcg", .below, n: 1),
    .center("lumc", .notSubmitted, n: 1)),
  Row(
    "also where they are of other procedures",
    Inbox().file(
      "umcg.csv", record(1),
      record(2) {
        $0.center = "lumc"
        $0.procedure = "99999"
      }),
    .found(.recordsOfOthers, 1), .center("umcg", .below, n: 1), .center("lumc", .notSubmitted, n: 0)
  ),
  Row(
    "a file of several centers that is said to be of none is told",
    Inbox().file("export.csv", record(1), record(2) { $0.center = "lumc" }),
    .found(.centersUndeclared, 1), .found(.recordsOfOthers, 0),
    .center("umcg", .notSubmitted, n: 1), .center("lumc", .notSubmitted, n: 1)),
  Row(
    "one of a single center is not",
    Inbox().file("export.csv", record(1), record(2)),
    .found(.centersUndeclared, 0), .center("umcg", .below, n: 2)),
  Row(
    "a file that is declared for both has none of others",
    Inbox().file("umcg.csv", record(1), record(2) { $0.center = "lumc" })
      .declared("umcg.csv,umcg,,", "umcg.csv,lumc,,"),
    .found(.recordsOfOthers, 0)),
]

private let labelRows: [Row] = [
  Row(
    "labels right below the header are a header again, though not all of them are known",
    Inbox().file(
      "umcg.csv",
      text: """
        record_id;patient;procedure_date;procedure;procedure_code;indication
        Registratienummer;Pseudoniem;Datum ingreep;Verrichting;Code;Diagnose
        1;P1;2026-03-01;kyphoplasty;22513;C79.5

        """),
    .outcomes("counted 1, out_of_scope 1"), .found(.headerRepeated, 1)),
  Row(
    "but not where they stand in another order",
    Inbox().file(
      "umcg.csv",
      text: """
        record_id;patient;procedure_date;procedure;indication
        Registratienummer;Pseudoniem;Verrichting;Datum;Diagnose
        1;P1;22513;2026-03-01;C79.5

        """),
    .outcomes("out_of_scope 1, doubtful 1"), .found(.columnsChanged, 1)),
]

private func procedures(_ cells: String...) -> Inbox {
  Inbox(cells.enumerated().map { place, cell in record(place + 1) { $0.procedure = cell } })
}

private let wordRows: [Row] = [
  Row(
    "a word of a procedure with a slip or two leaves it open",
    procedures(
      "vertrebroplastiek", "percutane verterbroplastiek", "vetebroplasty", "ballonkyfolastiek",
      "balloon kypoplasty", "kifoplastiek", "v\u{435}rtebroplastiek"),
    .outcomes("doubtful 7"), .found(.procedureUnclear, 7)),
  Row(
    "and one of other words does not",
    procedures(
      "arthroplasty", "septoplasty", "pyeloplasty", "gastroscopie", "nymphoplasty", "myoplastiek",
      "percutane nefrostomie", "percutaneous biopsy", "cementoplastiek"),
    .outOfScope("other_procedure 9")),
  Row(
    "letters that look like the digits of a code leave it open",
    procedures("2251O", "225l0", "S-839.90"), .outcomes("doubtful 3")),
  Row(
    "a mark for nothing is no procedure",
    procedures("\u{2014}", "---", "0", "x", "idem", "TODO"), .found(.procedureMissing, 6)),
  Row(
    "what stands beside a code may deny it",
    procedures(
      "22510 nvt", "22510 FALSE", "22510 -1", "22510 geweigerd", "22510 53", "0x 22510",
      "22510 (0)", "22510 no", "22510 pending"),
    .outcomes("doubtful 9")),
  Row(
    "or not",
    procedures(
      "22510 links", "22510 - vertebroplastiek L1", "22510, 22512", "22510 x 1", "22510 73 jaar",
      "22510 (N=2)", "22513 / N. femoralis", "22510 kamer 0", "CPT 22510 order 3", "22510 0:45"),
    .outcomes("counted 10")),
]

private func patients(_ cells: String...) -> Inbox {
  Inbox(
    cells.enumerated().map { place, cell in
      record(place + 1) { ($0.patient, $0.date) = (cell, "2026-05-05") }
    })
}

private let personRows: [Row] = [
  Row(
    "what stands for any patient is no pseudonym",
    patients(
      "XXX", "0", "000", "anoniem", "n.b.", "ERROR", "niet gevonden", "---", "idem",
      "d41d8cd98f00b204e9800998ecf8427e"),
    .outcomes("doubtful 10"), .found(.patientMissing, 10)),
  Row(
    "what belongs in another column is no pseudonym",
    patients(
      "umcg", "06020101", "2026-03-05", "5-3-2026", "vertebroplastiek", "ja", "gepland",
      "therapeutisch", "C79.5", "c795", "C50.9", "osteoporose", "multiple myeloma",
      "Onbekende patient",
      "geen bsn", "???", "00000000-0000-0000-0000-000000000000"),
    .outcomes("doubtful 17"), .found(.patientMissing, 17)),
  Row(
    "numbers, and letters with digits, are pseudonyms",
    patients("22510", "R002", "P12.345", "12345678", "20260305", "C50", "Noord", "1"),
    .outcomes("counted 8")),
  Row(
    "an identifier with and without its marks may be one patient",
    patients(
      "6acab184-fe58-4ca2-a034-d533a11b3009", "6ACAB184FE584CA2A034D533A11B3009",
      "{6acab184-fe58-4ca2-a034-d533a11b3009}", "\"PX1\n2\"", "PX12"),
    .outcomes("counted 2, doubtful 3"), .found(.patientRespelt, 3)),
  Row(
    "a pseudonym that a hand or a spreadsheet has marked may be the one without marks",
    patients(
      "P-009", "'P-009", "\"=\"\"P-009\"\"\"", "P 009", "\u{201C}P-009\u{201D}", "P\u{2013}009",
      "P009",
      "P.009", "\u{FF30}-\u{FF10}\u{FF10}\u{FF19}"),
    .center("umcg", .below, n: 1, d: 8), .found(.patientRespelt, 8)),
  Row(
    "marks between two numbers part them",
    patients("1.23", "12.3", "P1-11", "P11-1", "41-01", "4101"),
    .outcomes("counted 6"), .found(.patientRespelt, 0)),
  Row(
    "a number with marks between its digits may be the one without",
    patients("4101", "4.101", "4 101", "'4101", "+4101", "4101,0"),
    .center("umcg", .below, n: 1, d: 5)),
  Row(
    "what Unicode writes in two ways is one pseudonym, and one id",
    Inbox(
      record { ($0.id, $0.patient) = ("\u{E9}1", "\u{E9}1") },
      record { ($0.id, $0.patient) = ("e\u{301}1", "e\u{301}1") },
      record { ($0.id, $0.patient) = ("\u{E9}1", "f1") }),
    .outcomes("counted 1, doubtful 2"), .treatments(["log.csv:4"])),
  Row(
    "a doubtful record that is sent twice is one",
    Inbox(
      record { $0.date = "31-06-2026" }, record { $0.date = "31-06-2026" },
      record { ($0.date, $0.status) = ("31-06-2026", "deels") },
      record { ($0.id, $0.date) = ("", "31-06-2026") },
      record { ($0.id, $0.date) = ("", "31-06-2026") }),
    .center("umcg", .below, n: 0, d: 4)),
]

private let timeRows: [Row] = [
  Row(
    "a time of another zone is of the day that it is here",
    Inbox(
      record { ($0.patient, $0.date) = ("A", "2026-02-11T00:30:00+01:00") },
      record(2) { ($0.patient, $0.date) = ("A", "2026-02-10T23:30:00Z") },
      record(3) { ($0.patient, $0.date) = ("B", "2026-04-05T22:00:00Z") },
      record(4) { ($0.patient, $0.date) = ("B", "2026-04-06") },
      record(5) { ($0.patient, $0.date) = ("C", "2026-02-05T22:30:00Z") },
      record(6) { ($0.patient, $0.date) = ("C", "2026-02-05") }),
    .outcomes("counted 3, merged 3")),
  Row(
    "summer time begins and ends on the last Sunday of March and of October",
    Inbox(
      record { ($0.patient, $0.date) = ("A", "2026-03-28T22:30:00Z") },
      record(2) { ($0.patient, $0.date) = ("A", "2026-03-28") },
      record(3) { ($0.patient, $0.date) = ("B", "2026-03-29T22:30:00Z") },
      record(4) { ($0.patient, $0.date) = ("B", "2026-03-30") },
      record(5) { ($0.patient, $0.date) = ("C", "2026-10-24T22:30:00Z") },
      record(6) { ($0.patient, $0.date) = ("C", "2026-10-25") },
      record(7) { ($0.patient, $0.date) = ("D", "2026-10-25T22:30:00Z") },
      record(8) { ($0.patient, $0.date) = ("D", "2026-10-25") }),
    .outcomes("counted 4, merged 4")),
  Row(
    "where the day here counts otherwise, it is left open",
    Inbox(
      record { $0.date = "2026-01-01T00:30:00+02:00" },
      record(2) { $0.date = "2025-12-31T23:30:00Z" },
      record(3) { $0.date = "2025-12-31T22:30:00Z" }),
    .outcomes("out_of_scope 1, doubtful 2"), .found(.dateUnreadable, 2)),
]
