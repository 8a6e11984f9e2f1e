import AuditDomain

/// The rules of whose doubt it is, and what it adds to the upper bound.
let doubtRows: [Row] = candidateRows + fileCenterRows + boundRows

private let candidateRows: [Row] = [
  Row(
    "a record's candidate is the center that it names",
    Inbox(record { $0.patient = "" }, record(2) { $0.center = "isala" }),
    .center("umcg", .notSubmitted, n: 0, d: 1), .center("isala", .notSubmitted, n: 1),
    .under("umcg", "doubtful 1"), .unattributed(d: 0, without: 0)),
  Row(
    "for an ambiguous name, each hospital that bears it",
    Inbox(record { $0.center = "MMC" }), .center("maxima-mc", .notSubmitted, n: 0, d: 1),
    .center("meander", .notSubmitted, n: 0, d: 1), .under("unattributed", "doubtful 1"),
    .unattributed(d: 1, without: 0), .found(.centerAmbiguous, 1)),
  Row(
    "a site in the same record decides an ambiguous name",
    Inbox(record { ($0.center, $0.site) = ("MMC", "Veldhoven") }),
    .center("maxima-mc", .below, n: 1), .center("meander", .notSubmitted, n: 0),
    .outcomes("counted 1")),
  Row(
    "a city in the center cell decides it too",
    Inbox(record { $0.center = "MMC Amersfoort" }), .center("meander", .below, n: 1),
    .outcomes("counted 1")),
  Row(
    "an ambiguous name that leads to a hospital outside the designation is undesignated",
    Inbox(record { ($0.center, $0.site) = ("Antonius", "Sneek") }), .outcomes("undesignated 1"),
    .under("antonius-sneek", "undesignated 1"), .center("st-antonius", .notSubmitted, n: 0)),
  Row(
    "an ambiguous name stays doubtful where one hospital is designated and one is not",
    Inbox(record { $0.center = "Antonius" }), .outcomes("doubtful 1"),
    .center("st-antonius", .notSubmitted, n: 0, d: 1), .unattributed(d: 1, without: 0)),
  Row(
    "center columns that disagree make the record doubtful, for both",
    Inbox().file(
      "log.csv",
      text: "record_id;center;agb;patient;procedure_date;procedure;indication\n"
        + "1;isala;06020101;P;2026-03-01;22510;C79.5\n"),
    .center("isala", .notSubmitted, n: 0, d: 1), .center("umcg", .notSubmitted, n: 0, d: 1),
    .found(.centerDisagrees, 1)),
  Row(
    "a center that the register does not know is not thereby outside the designation",
    Inbox(records(2) { $0.center = "06999999" } + records(1, from: 3) { $0.center = "Zorghuis" }),
    .outcomes("doubtful 3"), .providers(["06999999 2", "Zorghuis 1"]),
    .unattributed(d: 3, without: 3)),
]

private func unknown(_ number: Int = 50) -> Record { record(number) { $0.center = "06999999" } }

private func missing(_ number: Int = 50) -> Record { record(number) { $0.center = "" } }

private let broken = log([]) + record(50).line + ";one too many\n"

private let fileCenterRows: [Row] = [
  Row(
    "an unknown center is the doubt of the file's declared center",
    Inbox().file("log.csv", unknown()).declared("log.csv,isala"),
    .center("isala", .below, n: 0, d: 1), .under("isala", "doubtful 1"),
    .unattributed(d: 0, without: 0)),
  Row(
    "else of the one that the file's name starts with",
    Inbox().file("isala_2026.csv", unknown()), .center("isala", .below, n: 0, d: 1)),
  Row(
    "declared goes before named",
    Inbox().file("isala_2026.csv", unknown()).declared("isala_2026.csv,umcg"),
    .center("umcg", .below, n: 0, d: 1), .center("isala", .notSubmitted, n: 0)),
  Row(
    "else of every center that its sound records name",
    Inbox(records(9) + [record(10) { $0.center = "isala" }, unknown()]),
    .center("umcg", .notSubmitted, n: 9, d: 1), .center("isala", .notSubmitted, n: 1, d: 1),
    .unattributed(d: 1, without: 0), .under("unattributed", "doubtful 1")),
  Row(
    "of the only one that they name it is the one",
    Inbox([record(), unknown()]), .center("umcg", .below, n: 1, d: 1),
    .under("umcg", "counted 1, doubtful 1")),
  Row(
    "a missing center likewise: declared",
    Inbox().file("log.csv", missing()).declared("log.csv,isala"),
    .center("isala", .below, n: 0, d: 1), .found(.centerMissing, 1)),
  Row(
    "a missing center likewise: named",
    Inbox().file("06020101-2026.csv", missing()), .center("umcg", .below, n: 0, d: 1)),
  Row(
    "a missing center likewise: every center of the sound records",
    Inbox([record(), record(2) { $0.center = "isala" }, missing()]),
    .center("umcg", .notSubmitted, n: 1, d: 1), .center("isala", .notSubmitted, n: 1, d: 1)),
  Row(
    "a broken structure likewise: declared",
    Inbox().file("log.csv", text: broken).declared("log.csv,isala"),
    .center("isala", .undetermined, n: 0, d: 1)),
  Row(
    "a broken structure likewise: named",
    Inbox().file("umcg.csv", text: broken), .center("umcg", .undetermined, n: 0, d: 1)),
  Row(
    "a broken structure likewise: every center of the sound records, of any procedure",
    Inbox().file(
      "log.csv",
      text: broken + record { $0.procedure = "wondzorg" }.line + "\n"
        + record(2) { $0.center = "isala" }.line + "\n"),
    .center("umcg", .notSubmitted, n: 0, d: 1), .center("isala", .notSubmitted, n: 1, d: 1)),
  Row(
    "a file declared for several centers is the file of each",
    Inbox().file("log.csv", missing()).declared("log.csv,isala", "log.csv,umcg"),
    .center("isala", .below, n: 0, d: 1), .center("umcg", .below, n: 0, d: 1),
    .unattributed(d: 1, without: 0)),
  Row(
    "where nothing names a center, it stands under unattributed, without a candidate",
    Inbox(missing()), .unattributed(d: 1, without: 1), .under("unattributed", "doubtful 1")),
  Row(
    "in a file name the longest id counts, followed by no letter or digit",
    Inbox().file("umcgroningen.csv", missing()), .center("umcg", .notSubmitted, n: 0),
    .unattributed(d: 1, without: 1)),
  Row(
    "a file without a center column takes the one that it is named after",
    Inbox().file(
      "umcg_h1.csv",
      text: "record_id;patient;procedure_date;procedure;indication\n1;P;2026-03-01;22510;C79.5\n"),
    .center("umcg", .below, n: 1)),
]

private let boundRows: [Row] = [
  Row(
    "doubtful records of one patient, day and center are one treatment",
    Inbox(records(3) { ($0.patient, $0.date, $0.indication) = ("P", "2026-04-04", "pijn") }),
    .outcomes("doubtful 3"), .center("umcg", .below, n: 0, d: 1)),
  Row(
    "and none if that treatment is counted",
    Inbox(record(), record { ($0.id, $0.indication) = ("2", "pijn") }),
    .outcomes("counted 1, doubtful 1"), .center("umcg", .below, n: 1, d: 0)),
  Row(
    "also where one of them may be another center's: it adds nothing here, but may there",
    Inbox().file(
      "st-antonius.csv",
      record { ($0.center, $0.indication) = ("st-antonius", "pijn") },
      record(2) { ($0.center, $0.patient, $0.date) = ("Antonius", record().patient, record().date) }
    ),
    .outcomes("doubtful 2"), .center("st-antonius", .below, n: 0, d: 1),
    .unattributed(d: 1, without: 0)),
  Row(
    "and where the treatment is counted here",
    Inbox().file(
      "st-antonius.csv",
      record { $0.center = "st-antonius" },
      record(2) { ($0.center, $0.patient, $0.date) = ("Antonius", record().patient, record().date) }
    ),
    .outcomes("counted 1, doubtful 1"), .center("st-antonius", .below, n: 1, d: 0),
    .unattributed(d: 1, without: 0)),
  Row(
    "without a patient, or without a day, each is one",
    Inbox(
      records(2) { ($0.patient, $0.date) = ("", "2026-04-04") }
        + records(2, from: 3) { ($0.patient, $0.date) = ("P", "") }),
    .center("umcg", .below, n: 0, d: 4)),
  Row(
    "a treatment that one of two candidates counts may still be the other's",
    Inbox().file("a.csv", record { $0.center = "meander" })
      .file("b.csv", record { ($0.center, $0.id) = ("MMC", "2") }),
    .center("meander", .below, n: 1, d: 0), .center("maxima-mc", .notSubmitted, n: 0, d: 1),
    .unattributed(d: 1, without: 0)),
  Row(
    "a line break inside a quoted value is none of its faults, where it holds no delimiter",
    Inbox().file(
      "umcg.csv",
      text: log([record()])
        + "2;\"Universitair Medisch\nCentrum Groningen\";P2;2026-02-02;\"22510\n22512\";C79.5;;;;\n"
        + "3;umcg;P3;2026-02-03;\"biopsie\nlinks\";C79.5;;;;\n"),
    .outcomes("counted 2, out_of_scope 1"), .found(.swallowedLines, 0)),
  Row(
    "where it holds both, a quote may have joined two records",
    Inbox().file(
      "umcg.csv",
      text: log([record()])
        + "2;umcg;\"P2;2026-02-02;22510;C79.5;;;;\n3;umcg;P3\";2026-02-02;22510;C79.5;;;;\n"),
    .outcomes("counted 1, doubtful 1"), .found(.swallowedLines, 1),
    .center("umcg", .below, n: 1, d: 2)),
  Row(
    "a record broken by a quote adds as many as the lines that it spans",
    Inbox().file(
      "umcg.csv",
      text: log([record()])
        + "2;umcg;\"P2;2026-02-02;22510;C79.5;;;;\n" + record(3).line + "\n" + record(4).line
        + "\";2026-02-02;22510;C79.5;;;;\n" + record(5).line + "\n"),
    .outcomes("counted 2, doubtful 1"), .found(.swallowedLines, 1),
    .center("umcg", .below, n: 2, d: 3)),
  Row(
    "a quote that does not close breaks its own record, and reading resumes on the next line",
    Inbox().file(
      "umcg.csv",
      text: log([record()]) + "2;umcg;\"P2;2026-02-02;22510;C79.5;;;;\n"
        + record(3).line + "\n"),
    .outcomes("counted 2, doubtful 1"), .found(.unclosedQuote, 1),
    .center("umcg", .below, n: 2, d: 1)),
  Row(
    "the end mark of DOS is no record, and a row without any value is one in doubt",
    Inbox().file("umcg.csv", text: log(records(2)) + ";;;;;;;;;\n \u{1A}\u{1A}"),
    .outcomes("counted 2, doubtful 1"), .found(.blankRecord, 1), .found(.patientMissing, 0)),
  Row(
    "two wild quotes in an unknown column do not make one treatment of two",
    Inbox().file(
      "umcg.csv",
      text: "record_id;center;patient;opm;procedure_date;procedure;indication\n"
        + "1;umcg;P1;\";2026-03-01;22513;C79.5\n2;umcg;P2;\";2026-03-02;22513;C79.5\n"),
    .outcomes("doubtful 1"), .found(.swallowedLines, 1), .center("umcg", .undetermined, n: 0, d: 2)),
  Row(
    "a remark of two lines that holds delimiters breaks nothing",
    Inbox().file(
      "umcg.csv",
      text: "record_id;center;patient;opm;procedure_date;procedure;indication\n"
        + "1;umcg;P1;\"spoed; avond\nthuis; later\";2026-03-01;22513;C79.5\n"),
    .outcomes("counted 1")),
  Row(
    "a column without a name at the end may be missing, but none in front of it",
    Inbox().file(
      "umcg.csv",
      text: "record_id;center;patient;procedure_date;levels;procedure;indication;\n"
        + "1;umcg;P1;2026-03-01;1;22513;C79.5;\n2;umcg;P2;2026-03-01;1;22513;C79.5\n"
        + "3;umcg;P3;2026-03-01;22513;C79.5;\n"),
    .outcomes("counted 2, doubtful 1"), .found(.tooFewFields, 1)),
  Row(
    "rows that Excel cut behind the last named column are whole, and a remark of two lines breaks none of them",
    Inbox().file(
      "umcg.csv",
      text: "record_id;center;patient;procedure_date;procedure;indication;opm;;;;;;\n"
        + "1;umcg;P1;2026-03-01;22513;C79.5;\"een\ntwee\";;;;;;\n2;umcg;P2;2026-03-01;22513;C79.5;\n"
        + "3;umcg;P3;2026-03-01;22513;C79.5;x\n"),
    .outcomes("counted 3")),
  Row(
    "empty fields behind the last column hold no records",
    Inbox().file("umcg.csv", text: log([]) + record().line + ";;;;;;;;;;;;;;;;;;;;;;;;;;;;;;\n"),
    .outcomes("doubtful 1"), .found(.tooManyFields, 1), .center("umcg", .undetermined, n: 0, d: 1)),
  Row(
    "under such a header too, a quote does not swallow a record unseen",
    Inbox().file(
      "umcg.csv",
      text: "record_id;center;patient;procedure_date;procedure;indication;opm;\n"
        + "1;umcg;P1;2026-03-01;22513;C79.5;\"a\n2;umcg;P2;2026-03-02;22513;C79.5;\n"
        + "3;umcg;P3;2026-03-03;22513;C79.5;b\";\n"),
    .outcomes("doubtful 1"), .found(.swallowedLines, 1),
    .center("umcg", .undetermined, n: 0, d: 3)),
  Row(
    "a line that lost its end adds as many as there is room for",
    Inbox().file("umcg.csv", text: log([]) + record().line + record(2).line + "\n"),
    .outcomes("doubtful 1"), .found(.tooManyFields, 1), .center("umcg", .undetermined, n: 0, d: 2)),
  Row(
    "also where it lost it beside a quote, to a NUL, or with a wrong byte",
    Inbox().file(
      "umcg.csv",
      text: Record.header + ";opm\n"
        + record().line + ";\"ok\"" + record(2).line + ";\"ok\"\n"
        + record(3).line + ";a\0" + record(4).line + ";b\n"),
    .outcomes("doubtful 2"), .found(.textAfterQuote, 1), .found(.nulByte, 1),
    .center("umcg", .undetermined, n: 0, d: 4)),
  Row(
    "a header that stands again among the records is said, and no record of anything",
    Inbox().file("umcg.csv", text: log([record()]) + log([record(2)]) + log([record(3)])),
    .outcomes("counted 3, out_of_scope 2"), .outOfScope("other_procedure 2"),
    .found(.headerRepeated, 2)),
  Row(
    "a record some of whose values are names of columns too is none",
    Inbox().file(
      "umcg.csv",
      records(2) + [
        record(50) {
          ($0.date, $0.procedure, $0.status, $0.trial) = ("", "behandeling", "uitgevoerd", "trial")
        }
      ] + records(9, from: 3)),
    .found(.headerRepeated, 0), .found(.columnsChanged, 0), .center("umcg", .meets, n: 11)),
  Row(
    "a header among many columns of the sender's own is one by three names that a log needs",
    Inbox().file(
      "umcg.csv",
      text: "record_id;center;patient;procedure_date;procedure;indication;a;b;c;d;e;f\n"
        + "1;umcg;P1;2026-03-01;22510;C79.5;;;;;;\n"
        + "record_id;center;patient;operatiedatum;procedure;indication;a;b;c;d;e;f\n"
        + "2;umcg;P2;2026-03-01;22510;C79.5;;;;;;\n"),
    .found(.headerRepeated, 1), .found(.columnsChanged, 1), .center("umcg", .below, n: 1, d: 1)),
  Row(
    "below one with other columns every record is doubtful, until the first header stands again",
    Inbox().file(
      "umcg.csv",
      text: log([record()])
        + log([
          record(7) { ($0.procedure, $0.indication) = ("C79.5", "22510") },
          record(8) { ($0.procedure, $0.indication) = ("C61", "99999") },
        ]).replacing("procedure;indication", with: "indication;procedure")
        + log([record(2), record(3) { $0.procedure = "99999" }])
        + log([record(4) { $0.procedure = "99999" }])),
    .outcomes("counted 2, out_of_scope 5, doubtful 2"), .outOfScope("other_procedure 5"),
    .found(.headerRepeated, 3), .found(.columnsChanged, 2), .center("umcg", .below, n: 2, d: 2)),
  Row(
    "also where the line end before it is lost, one of its names is unknown, or it is broken itself",
    Inbox().file(
      "umcg.csv", text: log([record()]).dropLast() + otherColumns("procedure_date") + swapped(7)
    )
    .file("isala.csv", text: log([isala(1)]) + otherColumns("pt_id") + swapped(7, 8))
    .file("ctwz.csv", text: log([record(60)]) + otherColumns("procedure_date\0") + swapped(9)),
    .found(.columnsChanged, 4)),
  Row(
    "every other broken record adds one",
    Inbox().file("umcg.csv", text: log([record()]) + "2;umcg\n3;umcg\n"),
    .outcomes("counted 1, doubtful 2"), .center("umcg", .below, n: 1, d: 2)),
]

/// A header with other columns: the one of the day has this name.
private func otherColumns(_ name: String) -> String {
  Record.header.replacing("procedure_date", with: name)
    .replacing("procedure;indication", with: "indication;procedure") + "\n"
}

/// Records under such a header.
private func swapped(_ numbers: Int...) -> String {
  numbers.map { number in
    record(number) { ($0.procedure, $0.indication) = ("C79.5", "22510") }.line + "\n"
  }.joined()
}

private func isala(_ number: Int) -> Record { record(number) { $0.center = "isala" } }
