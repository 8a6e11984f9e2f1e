import AuditDomain

/// The rules of whose a file is.
let submissionRows: [Row] = ownerRows + replacementRows

private func isala(_ number: Int = 70) -> Record { record(number) { $0.center = "isala" } }

private let ownerRows: [Row] = [
  Row(
    "a nil return is a submission",
    Inbox(record()).declared(",isala,2026-01-01,2026-12-31,0"),
    .center("isala", .below, n: 0), .because("isala", [])),
  Row(
    "a nil return without a period is taken for the whole year",
    Inbox(record()).declared(",isala,,,0"), .center("isala", .below, n: 0),
    .because("isala", [.coverageAssumed])),
  Row(
    "records of days for which a nil return says that there were none are a finding",
    Inbox(records(2)).declared(
      "log.csv,umcg,2026-01-01,2026-06-30", ",umcg,2026-01-01,2026-12-31,0"),
    .center("umcg", .below, n: 2), .found(.nilReturnDenied, 1)),
  Row(
    "and of no other days",
    Inbox(records(2)).declared(
      "log.csv,umcg,2026-01-01,2026-06-30", ",umcg,2026-07-01,2026-12-31,0"),
    .center("umcg", .below, n: 2), .found(.nilReturnDenied, 0)),
  Row(
    "a file is c's when it is declared for c",
    Inbox().file("log.csv", text: log([])).declared("log.csv,isala"),
    .center("isala", .below, n: 0)),
  Row(
    "a file is c's when it is named after c",
    Inbox().file("isala.2026.csv", text: log([])), .center("isala", .below, n: 0)),
  Row(
    "a file is c's when it names c alone",
    Inbox(isala()), .center("isala", .below, n: 1)),
  Row(
    "whatever its procedures",
    Inbox(record { ($0.center, $0.procedure) = ("isala", "wondzorg") }, isala()),
    .center("isala", .below, n: 1), .file("log.csv", .read)),
  Row(
    "a file that names c alone, by other procedures alone, is c's: no verdict of silence",
    Inbox(record { ($0.center, $0.procedure) = ("isala", "wondzorg") }),
    .center("isala", .undetermined, n: 0)),
  Row(
    "a file of several centers submits for none that submissions.csv does not declare for it",
    Inbox(record(), isala()), .center("umcg", .notSubmitted, n: 1),
    .center("isala", .notSubmitted, n: 1)),
  Row(
    "a file of several centers submits for those that are declared for it",
    Inbox(record(), isala()).declared("log.csv,umcg", "log.csv,isala"),
    .center("umcg", .below, n: 1), .center("isala", .below, n: 1)),
  Row(
    "and for no other",
    Inbox(record(), isala()).declared("log.csv,umcg"), .center("umcg", .below, n: 1),
    .center("isala", .notSubmitted, n: 1)),
  Row(
    "a file declared for c in which no record names c, though others are named, is not c's",
    Inbox(record(), isala()).declared("log.csv,amphia"), .center("amphia", .notSubmitted, n: 0),
    .found(.fileOfOthers, 1)),
  Row(
    "a file that names one center alone is that center's even if declared for another",
    Inbox(isala()).declared("log.csv,umcg"), .center("umcg", .notSubmitted, n: 0),
    .center("isala", .below, n: 1), .found(.fileOfOthers, 1)),
  Row(
    "a file declared for another in error is that of the center it is named after",
    Inbox().file("isala.csv", [isala(), record { $0.center = "lumc" }]).declared("isala.csv,umcg"),
    .center("umcg", .notSubmitted, n: 0), .center("isala", .below, n: 1),
    .center("lumc", .notSubmitted, n: 1), .found(.fileOfOthers, 1)),
  Row(
    "and what is declared of its period holds, whoever is named beside it",
    Inbox(isala()).declared("log.csv,umcg,2026-07-01,2026-12-31"),
    .center("isala", .notAssessable, n: 1), .because("isala", [.coverageGap])),
  Row(
    "but no total of treatments that was declared for another confirms that it did none",
    Inbox(record(70) { ($0.center, $0.procedure) = ("isala", "99999") }).declared(
      "log.csv,umcg,,,,0"),
    .center("isala", .undetermined, n: 0)),
  Row(
    "rows of nothing but delimiters say nothing",
    Inbox(isala()).declared("log.csv,isala,2026-07-01,2026-12-31,1,1,,", ",,,,,,,", ",,"),
    .center("isala", .notAssessable, n: 1)),
  Row(
    "a file named after c whose records name only others is not c's",
    Inbox().file("umcg.csv", isala()), .center("umcg", .notSubmitted, n: 0),
    .center("isala", .below, n: 1)),
  Row(
    "a file is of the one center that its records may mean, where they name none",
    Inbox().file("export.csv", text: withCodes(["06010703", "06010703"], "amphia")),
    .center("amphia", .below, n: 0, d: 2), .file("export.csv", .read)),
  Row(
    "and of the one that it is said to be of, where they may mean it",
    Inbox().file("maxima-mc.csv", records(2) { $0.center = "MMC" } + [isala()]),
    .center("maxima-mc", .below, n: 0, d: 2), .found(.fileOfOthers, 0),
    .center("isala", .below, n: 1)),
  Row(
    "whose records may all be of unknown codes",
    Inbox().file(
      "maxima-mc.csv", records(2) { ($0.center, $0.procedure) = ("MMC", "99999") } + [isala()]),
    .center("maxima-mc", .undetermined, n: 0),
    .because("maxima-mc", [.unknownCodes, .coverageAssumed])),
  Row(
    "a file received later is listed as later, not read, and is nobody's",
    Inbox(record()).file("isala.csv", isala()).declared("isala.csv,isala,,,,,2027-02-01"),
    .file("isala.csv", .later), .center("isala", .notSubmitted, n: 0), .outcomes("counted 1")),
  Row(
    "a file received on the as-of date is read",
    Inbox(record()).file("isala.csv", isala()).declared("isala.csv,isala,,,,,2027-01-31"),
    .file("isala.csv", .read), .center("isala", .below, n: 1)),
  Row(
    "a nil return received later is not there yet",
    Inbox(record()).declared(",isala,,,0,,2027-02-01"), .center("isala", .notSubmitted, n: 0)),
  Row(
    "a refused file stays its center's",
    Inbox(record()).refusedFile("isala.csv"), .center("isala", .notAssessable, n: 0),
    .because("isala", [.fileRefused, .coverageAssumed])),
  Row(
    "a control total of treatments that does not fit is a finding",
    Inbox(records(2)).declared("log.csv,umcg,,,,3"), .found(.treatmentsMismatch, 1),
    .center("umcg", .below, n: 2)),
  Row(
    "a file of several centers has a control total for each",
    Inbox(records(2) + [isala()]).declared("log.csv,umcg,,,2,2", "log.csv,isala,,,2,1"),
    .found(.recordsMismatch, 1), .center("umcg", .below, n: 2),
    .center("isala", .notAssessable, n: 1)),
  Row(
    "to which records that may be its own are taken",
    Inbox(records(2) + [isala()] + [record(9) { $0.indication = "C79.5;x" }])
      .declared("log.csv,umcg,,,3", "log.csv,isala,,,1"),
    .found(.tooManyFields, 1), .found(.recordsMismatch, 0), .center("umcg", .below, n: 2, d: 1)),
  Row(
    "but one such record does not fill the parts of two",
    Inbox(records(2) + [isala()] + [record(9) { $0.indication = "C79.5;x" }])
      .declared("log.csv,umcg,,,3", "log.csv,isala,,,2"),
    .found(.recordsMismatch, 2), .center("umcg", .notAssessable, n: 2, d: 1)),
  Row(
    "but not more of them than there are",
    Inbox(records(2) + [isala()] + [record(9) { $0.indication = "C79.5;x" }])
      .declared("log.csv,umcg,,,4", "log.csv,isala,,,1"),
    .found(.recordsMismatch, 1), .center("umcg", .notAssessable, n: 2, d: 1)),
  Row(
    "which is no other one's, also where the file is",
    Inbox(records(2)).declared("log.csv,umcg,,,2,2", "log.csv,lumc,,,4,4"),
    .found(.recordsMismatch, 1), .center("umcg", .below, n: 2)),
  Row(
    "a control total without a center is of the whole file, and bears on each of its centers",
    Inbox(records(2) + [isala()]).declared("log.csv,umcg", "log.csv,isala", "log.csv,,,,4"),
    .found(.recordsMismatch, 1), .center("umcg", .notAssessable, n: 2),
    .center("isala", .notAssessable, n: 1)),
  Row(
    "and is no fault where it fits",
    Inbox(records(2) + [isala()]).declared("log.csv,umcg", "log.csv,isala", "log.csv,,,,3"),
    .found(.recordsMismatch, 0), .center("umcg", .below, n: 2), .center("isala", .below, n: 1)),
]

private let replacementRows: [Row] = [
  Row(
    "a file that is said to be of one center and names another replaces nothing",
    Inbox().file("umcg.csv", records(12)).file("x.csv", record(50))
      .declared("x.csv,lumc,,,,,,umcg.csv"),
    .found(.replacementVoid, 1), .center("umcg", .meets, n: 13)),
  Row(
    "a refused one is of the center that it is said to be of: it replaces no other center's file",
    Inbox().file("umcg.csv", records(12)).file("x.csv", text: lacking("umcg"))
      .declared("x.csv,lumc,,,,,,umcg.csv"),
    .found(.replacementVoid, 1), .file("x.csv", .refused), .center("umcg", .meets, n: 12)),
  Row(
    "but one of its own, whatever it names",
    Inbox().file("umcg.csv", records(12)).file("x.csv", text: lacking("lumc"))
      .declared("x.csv,umcg,,,,,,umcg.csv"),
    .found(.replacementVoid, 0), .file("umcg.csv", .replaced),
    .center("umcg", .notAssessable, n: 0)),
  Row(
    "one with the same bytes as what it replaces does not overlap it",
    Inbox().file("umcg.csv", records(3)).file("umcg-2.csv", records(3))
      .declared("umcg-2.csv,umcg,,,,,,umcg.csv"),
    .found(.overlappingFiles, 0), .center("umcg", .below, n: 3)),
  Row(
    "a declared file that is not there can be replaced too",
    Inbox().file("umcg_2.csv", records(2))
      .declared("umcg_1.csv,umcg,,,40", "umcg_2.csv,umcg,,,,,,umcg_1.csv"),
    .file("umcg_1.csv", .replaced), .center("umcg", .below, n: 2), .found(.replacementVoid, 0)),
  Row(
    "a file that nobody declared and that is not there cannot",
    Inbox().file("umcg_2.csv", records(2)).declared("umcg_2.csv,umcg,,,,,,umcg_1.csv"),
    .file("umcg_2.csv", .read), .center("umcg", .below, n: 2), .found(.replacementVoid, 1)),
  Row(
    "nor one that is declared for nobody",
    Inbox().file("umcg_2.csv", records(2))
      .declared("old.csv,", "umcg_2.csv,umcg,,,,,,old.csv"),
    .file("old.csv", .missing), .found(.replacementVoid, 1)),
  Row(
    "a file that is declared for later and is not there is listed",
    Inbox(record()).declared("isala.csv,isala,,,,,2027-02-01"), .file("isala.csv", .later),
    .center("isala", .notSubmitted, n: 0)),
  Row(
    "of files with the same bytes the one received first leads, whatever their names",
    Inbox().file("umcg_1.csv", record(60)).file("umcg_2.csv", record(60))
      .declared("umcg_1.csv,umcg,,,,,2026-12-31", "umcg_2.csv,umcg,,,,,2026-01-10"),
    .file("umcg_1.csv", .identical), .center("umcg", .below, n: 0, d: 1),
    .found(.dateAfterReceipt, 1)),
  Row(
    "one that nobody declared, and that is named after nobody, adds no doubt of its own",
    Inbox().file("umcg.csv", record { $0.date = "onbekend" }, isala())
      .file("log.csv", record { $0.date = "onbekend" }, isala()),
    .file("log.csv", .identical), .center("umcg", .below, n: 0, d: 1),
    .center("isala", .notSubmitted, n: 1)),
  Row(
    "and their declared days are those of the one that leads",
    Inbox().file("umcg_1.csv", records(2)).file("umcg_2.csv", records(2))
      .declared("umcg_1.csv,umcg,2026-01-01,2026-06-30", "umcg_2.csv,umcg,2026-07-01,2026-12-31"),
    .center("umcg", .notAssessable, n: 2), .because("umcg", [.coverageGap])),
  Row(
    "of several other ones, those of one of them",
    Inbox().file("umcg_1.csv", records(2)).file("umcg_2.csv", records(2))
      .file("umcg_3.csv", records(2))
      .declared("umcg_2.csv,umcg,2026-01-01,2026-06-30", "umcg_3.csv,umcg,2026-07-01,2026-12-31"),
    .center("umcg", .notAssessable, n: 2), .because("umcg", [.coverageGap])),
  Row(
    "or of the other one, where it has none",
    Inbox().file("umcg_1.csv", records(2)).file("umcg_2.csv", records(2))
      .declared("umcg_2.csv,umcg,2026-01-01,2026-12-31"),
    .center("umcg", .below, n: 2), .because("umcg", [])),
  Row(
    "a replaced file is listed, status replaced, and not read",
    Inbox().file("umcg_1.csv", records(2)).file("umcg_2.csv", records(3))
      .declared("umcg_2.csv,umcg,,,,,,umcg_1.csv"),
    .file("umcg_1.csv", .replaced), .outcomes("counted 3"), .center("umcg", .below, n: 3)),
  Row(
    "also when the new one is refused, which stays its center's",
    Inbox().file("umcg_1.csv", records(2)).refusedFile("umcg_2.csv")
      .declared("umcg_2.csv,umcg,,,,,,umcg_1.csv"),
    .file("umcg_1.csv", .replaced), .center("umcg", .notAssessable, n: 0)),
  Row(
    "a replaced file is nobody's",
    Inbox().file("a.csv", isala()).file("b.csv", text: log([]))
      .declared("a.csv,isala", "b.csv,isala,,,,,2026-12-01,a.csv"),
    .file("a.csv", .replaced), .center("isala", .below, n: 0)),
  Row(
    "a file received later replaces nothing",
    Inbox().file("umcg_1.csv", records(2)).file("umcg_2.csv", records(3))
      .declared("umcg_2.csv,umcg,,,,,2027-02-01,umcg_1.csv"),
    .file("umcg_1.csv", .read), .file("umcg_2.csv", .later), .center("umcg", .below, n: 2)),
  Row(
    "a replacement holds only between files of one center",
    Inbox().file("umcg.csv", record()).file("isala.csv", isala())
      .declared("isala.csv,isala,,,,,,umcg.csv"),
    .file("umcg.csv", .read), .file("isala.csv", .read), .found(.replacementVoid, 1),
    .center("umcg", .below, n: 1)),
  Row(
    "nor by one that is declared for that center and whose records name others alone",
    Inbox().file("umcg_1.csv", records(2)).file("umcg_2.csv", isala())
      .declared("umcg_2.csv,umcg,,,,,,umcg_1.csv"),
    .file("umcg_1.csv", .read), .file("umcg_2.csv", .read), .found(.replacementVoid, 1),
    .found(.fileOfOthers, 1), .center("umcg", .below, n: 2), .center("isala", .below, n: 1)),
  Row(
    "nor where that is so of the one to be replaced",
    Inbox().file("umcg_1.csv", isala()).file("umcg_2.csv", records(2))
      .declared("umcg_2.csv,umcg,,,,,,umcg_1.csv"),
    .file("umcg_1.csv", .read), .found(.replacementVoid, 1), .center("umcg", .below, n: 2),
    .center("isala", .below, n: 1)),
  Row(
    "nor one by which records of another center would be lost",
    Inbox().file("umcg_1.csv", records(2) + [isala()])
      .file("umcg_2.csv", records(2, from: 3))
      .declared("umcg_2.csv,umcg,,,,,,umcg_1.csv"),
    .file("umcg_1.csv", .read), .found(.replacementVoid, 1), .center("umcg", .below, n: 4),
    .center("isala", .notSubmitted, n: 1)),
  Row(
    "but a record of another center in the new one changes nothing",
    Inbox().file("umcg_1.csv", records(2) { $0.status = "nee" })
      .file("umcg_2.csv", records(2) + [isala()]).declared("umcg_2.csv,umcg,,,,,,umcg_1.csv"),
    .file("umcg_1.csv", .replaced), .center("umcg", .below, n: 2)),
  Row(
    "nor one between files that only their records give to several",
    Inbox().file("a.csv", records(2) + [isala()])
      .file("b.csv", records(2, from: 3) + [isala()])
      .declared("b.csv,,,,,,,a.csv"),
    .file("a.csv", .read), .found(.replacementVoid, 1), .center("umcg", .notSubmitted, n: 4)),
  Row(
    "but for files that are declared for the same centers",
    Inbox().file("a.csv", records(2) + [isala()]).file("b.csv", records(3) + [isala()])
      .declared("a.csv,umcg", "a.csv,isala", "b.csv,umcg,,,,,,a.csv", "b.csv,isala,,,,,,a.csv"),
    .file("a.csv", .replaced), .found(.replacementVoid, 0), .center("umcg", .below, n: 3),
    .center("isala", .below, n: 1)),
  Row(
    "a cycle replaces nothing and is a finding",
    Inbox().file("umcg_1.csv", records(2)).file("umcg_2.csv", records(2, from: 3))
      .declared("umcg_1.csv,umcg,,,,,,umcg_2.csv", "umcg_2.csv,umcg,,,,,,umcg_1.csv"),
    .file("umcg_1.csv", .read), .file("umcg_2.csv", .read), .found(.replacementVoid, 2),
    .center("umcg", .below, n: 4)),
  Row(
    "replacements form a chain",
    Inbox().file("umcg_1.csv", record()).file("umcg_2.csv", record(2)).file("umcg_3.csv", record(3))
      .declared("umcg_2.csv,umcg,,,,,,umcg_1.csv", "umcg_3.csv,umcg,,,,,,umcg_2.csv"),
    .file("umcg_1.csv", .replaced), .file("umcg_2.csv", .replaced), .file("umcg_3.csv", .read),
    .outcomes("counted 1")),
  Row(
    "overlapping files without replaces are a finding",
    Inbox().file("umcg_1.csv", records(2)).file("umcg_2.csv", records(2, from: 3))
      .declared(
        "umcg_1.csv,umcg,2026-01-01,2026-07-01", "umcg_2.csv,umcg,2026-07-01,2026-12-31"),
    .found(.overlappingFiles, 1), .center("umcg", .below, n: 4)),
  Row(
    "a replaced file that is there again under another name overlaps itself",
    Inbox().file("umcg_1.csv", records(2)).file("umcg_2.csv", records(3, from: 5))
      .file("umcg_copy.csv", records(2)).declared("umcg_2.csv,umcg,,,,,,umcg_1.csv"),
    .found(.overlappingFiles, 1), .file("umcg_1.csv", .replaced), .file("umcg_copy.csv", .read)),
  Row(
    "of three files that share a record every pair overlaps",
    Inbox().file("umcg_1.csv", records(2)).file("umcg_2.csv", records(3))
      .file("umcg_3.csv", records(4)),
    .found(.overlappingFiles, 3), .outcomes("counted 4, duplicate 5")),
  Row(
    "also where the records that they share do not count",
    Inbox().file("umcg_1.csv", records(2) { $0.patient = "" })
      .file("umcg_2.csv", records(2) { $0.patient = "" } + [record(3) { $0.status = "nee" }])
      .file("umcg_3.csv", record(3) { $0.status = "nee" }, record(4)),
    .found(.overlappingFiles, 2), .center("umcg", .below, n: 1, d: 2)),
  Row(
    "but not where their numbers alone are the same",
    Inbox().file("umcg_1.csv", record()).file("umcg_2.csv", record { $0.patient = "P9" }),
    .found(.overlappingFiles, 0), .found(.recordConflict, 1)),
  Row(
    "a file with the same bytes as another is read once",
    Inbox().file("umcg_1.csv", records(2)).file("umcg_2.csv", records(2)),
    .file("umcg_1.csv", .read), .file("umcg_2.csv", .identical), .outcomes("counted 2"),
    .found(.identicalFile, 1)),
  Row(
    "but logs without a record are no copies: each speaks of its own days",
    Inbox().file("umcg_1.csv", record()).file("umcg_2.csv", []).file("umcg_3.csv", [])
      .declared(
        "umcg_1.csv,umcg,2026-01-01,2026-06-30", "umcg_2.csv,umcg,2026-07-01,2026-09-30,0",
        "umcg_3.csv,umcg,2026-10-01,2026-12-31,0"),
    .file("umcg_3.csv", .read), .found(.identicalFile, 0), .center("umcg", .below, n: 1),
    .because("umcg", [])),
  Row(
    "a file cannot speak of days after its receipt, and is said to",
    Inbox().file("umcg.csv", record()).file("isala.csv", isala())
      .declared(
        "umcg.csv,umcg,2026-01-01,2026-12-31,,,2026-12-30",
        "isala.csv,isala,2026-01-01,2026-12-31,,,2026-12-31"),
    .found(.periodAfterReceipt, 1), .center("umcg", .below, n: 1)),
  Row(
    "nor where no period is declared, once the year is judged; the last receipt counts",
    Inbox().file("umcg.csv", record()).file("isala_1.csv", isala()).file("isala_2.csv", [])
      .declared(
        "umcg.csv,umcg,,,,,2026-07-01", "isala_1.csv,isala,,,,,2026-07-01",
        "isala_2.csv,isala,,,,,2027-01-05"),
    .found(.periodAfterReceipt, 1), .center("umcg", .below, n: 1)),
  Row(
    "during the year more may come",
    Inbox().file("umcg.csv", record()).declared("umcg.csv,umcg,,,,,2026-07-01").asOf("2026-08-01"),
    .found(.periodAfterReceipt, 0)),
  Row(
    "days of the declarations may stand as a Dutch spreadsheet writes them",
    Inbox().file("umcg.csv", record()).declared("umcg.csv,umcg,1-1-2026,30-06-2026"),
    .center("umcg", .notAssessable, n: 1), .because("umcg", [.coverageGap])),
]

/// A log of records that name their center by a code, and by a word behind it.
private func withCodes(_ codes: [String], _ name: String) -> String {
  "record_id;agb;instelling;patient;procedure_date;procedure;indication\n"
    + codes.enumerated().map { "\($0);\($1);\(name);P\($0);2026-03-01;22510;C79.5\n" }.joined()
}

/// A log of one record without a needed column.
private func lacking(_ center: String) -> String {
  "record_id;center;patient;procedure_date;procedure\n1;\(center);P;2026-03-03;22510\n"
}
