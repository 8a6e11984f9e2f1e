import AuditDomain

/// The lines of the verdict.
let verdictRows: [Row] = earlyLineRows + lateLineRows + successorRows

private let year = "2026-01-01,2026-12-31"
private let doubtful = records(1, from: 60) { $0.indication = "pijn" }

private let earlyLineRows: [Row] = [
  Row(
    "line 1: n >= m meets",
    Inbox(records(10)), .center("umcg", .meets, n: 10), .because("umcg", [.coverageAssumed])),
  Row(
    "line 1: one less does not",
    Inbox(records(9)), .center("umcg", .below, n: 9)),
  Row(
    "line 1: already during the year",
    Inbox(records(10)).asOf("2026-06-30"), .center("umcg", .meets, n: 10)),
  Row(
    "line 1 before line 2: who counts enough meets, whoever sent it",
    Inbox(records(10) + [record(11) { $0.center = "isala" }]), .center("umcg", .meets, n: 10),
    .center("isala", .notSubmitted, n: 1)),
  Row(
    "line 1 before line 3: who meets in a part of a year meets",
    Inbox(records(10) { $0.date = "2025-11-\($0.date.suffix(2))" }).of(2025).asOf("2026-01-31"),
    .center("umcg", .meets, n: 10)),
  Row(
    "line 1 before line 5: a gap does not matter to who meets",
    Inbox(records(10)).declared("log.csv,umcg,2026-01-01,2026-06-30"),
    .center("umcg", .meets, n: 10), .because("umcg", [])),
  Row(
    "line 2: no file is c's and no nil return: not_submitted, already during the year",
    Inbox(record()).asOf("2026-06-30"), .center("isala", .notSubmitted, n: 0),
    .because("isala", [])),
  Row(
    "line 2 before line 3: not_submitted in the year in which the cover began",
    Inbox(record { $0.date = "2025-12-01" }).of(2025).asOf("2026-01-31"),
    .center("isala", .notSubmitted, n: 0)),
  Row(
    "line 3: the norm did not cover the whole year",
    Inbox(record { $0.date = "2025-12-01" }).of(2025).asOf("2026-01-31"),
    .center("umcg", .notAssessable, n: 1),
    .because("umcg", [.coverIncomplete, .designationIncomplete, .coverageAssumed])),
  Row(
    "line 3: c's designation did not cover the whole year: it started in March",
    Inbox(record()).register("UMC Groningen,,,2025-10-27,,", "UMC Groningen,,,2026-03-01,,"),
    .center("umcg", .notAssessable, n: 0),
    .because("umcg", [.designationIncomplete, .coverageAssumed])),
  Row(
    "line 3: c's designation did not cover the whole year: it ended a day early",
    Inbox(record())
      .register("UMC Groningen,,,2025-10-27,,", "UMC Groningen,,,2025-10-27,2026-12-30,"),
    .center("umcg", .notAssessable, n: 1)),
  Row(
    "line 3: a designation from 1 January to 31 December covers the year",
    Inbox(record())
      .register("UMC Groningen,,,2025-10-27,,", "UMC Groningen,,,2026-01-01,2026-12-31,"),
    .center("umcg", .below, n: 1)),
  Row(
    "line 3 before line 4: also during the year",
    Inbox(record { $0.date = "2025-11-01" }).of(2025).asOf("2025-12-01"),
    .center("umcg", .notAssessable, n: 1)),
  Row(
    "line 4: the day before judged_from is in_progress",
    Inbox(record()).asOf("2027-01-30"), .center("umcg", .inProgress, n: 1), .noOutlook("umcg")),
  Row(
    "line 4: judged_from itself is judged",
    Inbox(record()).asOf("2027-01-31"), .center("umcg", .below, n: 1)),
  Row(
    "line 4: judged_from is the policy's",
    Inbox(record()).asOf("2027-02-09").policy("judged_from: 01-31", "judged_from: 02-10"),
    .center("umcg", .inProgress, n: 1)),
  Row(
    "line 4 before line 5: a gap is nothing yet",
    Inbox(record()).declared("log.csv,umcg,2026-01-01,2026-03-31").asOf("2026-06-30"),
    .center("umcg", .inProgress, n: 1), .because("umcg", [])),
  Row(
    "line 4 before line 5: but once the year is over it is said",
    Inbox(record()).declared("log.csv,umcg,2026-01-01,2026-10-31").asOf("2027-01-15"),
    .center("umcg", .inProgress, n: 1), .because("umcg", [.coverageGap])),
  Row(
    "line 4: what did not come in as it should is said during the year too",
    Inbox().refusedFile("umcg.csv").declared("umcg_2.csv,umcg").asOf("2026-10-01"),
    .center("umcg", .inProgress, n: 0),
    .because("umcg", [.fileRefused, .fileMissing, .coverageAssumed])),
  Row(
    "line 4 before line 6: doubt is nothing yet",
    Inbox(records(9) + doubtful).asOf("2026-12-31"), .center("umcg", .inProgress, n: 9, d: 1)),
]

private let lateLineRows: [Row] = [
  Row(
    "line 5: the periods leave a day of the year open",
    Inbox().file("a.csv", records(2)).file("b.csv", records(2, from: 3))
      .declared("a.csv,umcg,2026-01-01,2026-06-29", "b.csv,umcg,2026-07-01,2026-12-31"),
    .center("umcg", .notAssessable, n: 4), .because("umcg", [.coverageGap])),
  Row(
    "line 5: the periods of its files together cover the year",
    Inbox().file("a.csv", records(2)).file("b.csv", records(2, from: 3))
      .declared("a.csv,umcg,2026-01-01,2026-06-30", "b.csv,umcg,2026-07-01,2026-12-31"),
    .center("umcg", .below, n: 4), .because("umcg", [])),
  Row(
    "line 5: logs whose days all lie in other years speak of those",
    Inbox(records(2) { $0.date = "2025-12-01" } + [record(9) { $0.date = "" }]),
    .center("umcg", .notAssessable, n: 0, d: 1), .because("umcg", [.coverageGap])),
  Row(
    "line 5: but not where a day of the year is in one of them, whatever was done on it",
    Inbox(
      records(2) { $0.date = "2025-12-01" }
        + records(1, from: 5) { $0.indication = "M80.0" }),
    .center("umcg", .below, n: 0), .because("umcg", [.coverageAssumed])),
  Row(
    "line 5: nor where another of its logs has no day that is read, as of other procedures none is",
    Inbox().file("umcg_2025.csv", records(2) { $0.date = "2025-12-01" })
      .file("umcg_2026.csv", records(1, from: 5) { $0.procedure = "99999" }),
    .center("umcg", .below, n: 0), .because("umcg", [.coverageAssumed])),
  Row(
    "line 5: nor where a period is declared, or a nil return, or 0 treatments",
    Inbox(records(2) { $0.date = "2025-12-01" }).declared("log.csv,umcg,2026-01-01,2026-12-31"),
    .center("umcg", .below, n: 0), .because("umcg", [])),
  Row(
    "a nil return beside a log of another year is one of the year",
    Inbox(records(2) { $0.date = "2025-12-01" }).declared(",umcg,,,0"),
    .center("umcg", .below, n: 0), .because("umcg", [.coverageAssumed])),
  Row(
    "line 4: the outlook does not take a log of another year for one of this",
    Inbox(records(2) { $0.date = "2025-12-01" }).asOf("2026-11-01"),
    .center("umcg", .inProgress, n: 0), .because("umcg", [.coverageGap]),
    .outlook("umcg", .tooEarly, "", "")),
  Row(
    "line 5: the periods of nil returns count with those of files",
    Inbox(records(2)).declared(
      "log.csv,umcg,2026-01-01,2026-06-30", ",umcg,2026-07-01,2026-12-31,0"),
    .center("umcg", .below, n: 2)),
  Row(
    "line 5: a nil return does not speak of days after the one on which it was received",
    Inbox().declared(",umcg,2026-01-01,2026-12-31,0,,2026-03-01,"),
    .center("umcg", .notAssessable, n: 0), .because("umcg", [.coverageGap])),
  Row(
    "line 5: nor one without a period, where it came before the year ended",
    Inbox().declared(",umcg,,,0,,2026-03-01,"),
    .center("umcg", .notAssessable, n: 0), .because("umcg", [.coverageGap])),
  Row(
    "line 5: a file that holds days of the year for another center speaks of the year",
    Inbox(records(2) { $0.date = "2025-12-01" } + [record(9) { $0.center = "isala" }])
      .declared("log.csv,umcg", "log.csv,isala"),
    .center("umcg", .below, n: 0), .because("umcg", [.coverageAssumed])),
  Row(
    "a log of another year that came before this one ended is not said to hold this one",
    Inbox(records(2) { $0.date = "2025-12-01" }).declared("log.csv,umcg,,,,,2026-02-01"),
    .center("umcg", .notAssessable, n: 0), .found(.periodAfterReceipt, 0)),
  Row(
    "line 5: a period may reach beyond the year",
    Inbox(records(2)).declared("log.csv,umcg,2025-10-27,2027-01-15"),
    .center("umcg", .below, n: 2)),
  Row(
    "line 5: one of its files was refused and not replaced",
    Inbox(records(2)).refusedFile("umcg_h2.csv"), .center("umcg", .notAssessable, n: 2),
    .because("umcg", [.fileRefused, .coverageAssumed]), .file("umcg_h2.csv", .refused)),
  Row(
    "line 5: one of its files was refused, but replaced",
    Inbox().refusedFile("umcg_1.csv").file("umcg_2.csv", records(2))
      .declared("umcg_2.csv,umcg,,,,,,umcg_1.csv"),
    .center("umcg", .below, n: 2), .file("umcg_1.csv", .replaced)),
  Row(
    "line 5: one of its files is declared but missing",
    Inbox(records(2)).declared("h2.csv,umcg"), .center("umcg", .notAssessable, n: 2),
    .because("umcg", [.fileMissing, .coverageAssumed]), .file("h2.csv", .missing)),
  Row(
    "line 5: its only file is declared but missing",
    Inbox(records(2)).declared("isala.csv,isala,\(year)"),
    .center("isala", .notAssessable, n: 0), .because("isala", [.fileMissing])),
  Row(
    "line 5: one of its files holds fewer records than declared",
    Inbox(records(2)).declared("log.csv,umcg,,,3"), .center("umcg", .notAssessable, n: 2),
    .because("umcg", [.recordsShort, .coverageAssumed]), .found(.recordsMismatch, 1)),
  Row(
    "line 5: a file that holds as many as declared is no fault",
    Inbox(records(2)).declared("log.csv,umcg,,,2"), .center("umcg", .below, n: 2),
    .found(.recordsMismatch, 0)),
  Row(
    "line 5: a file that holds more records than declared is a finding, no bar",
    Inbox(records(2)).declared("log.csv,umcg,,,1"), .center("umcg", .below, n: 2),
    .found(.recordsMismatch, 1)),
  Row(
    "line 5 before line 6: a gap before doubt",
    Inbox(records(9) + doubtful).declared("log.csv,umcg,2026-01-01,2026-06-30"),
    .center("umcg", .notAssessable, n: 9, d: 1)),
  Row(
    "line 6: n + d >= m is undetermined, and the report lists the very records that settle it",
    Inbox(records(9) + doubtful), .center("umcg", .undetermined, n: 9, d: 1),
    .because("umcg", [.doubt, .coverageAssumed]), .settledBy("umcg", lines: [11])),
  Row(
    "line 6: one less is below",
    Inbox(records(8) + doubtful), .center("umcg", .below, n: 8, d: 1)),
  Row(
    "line 7: none of its records has a procedure that the policy knows: undetermined",
    Inbox(records(3) { $0.procedure = "ZA-12345" }), .center("umcg", .undetermined, n: 0),
    .because("umcg", [.unknownCodes, .coverageAssumed])),
  Row(
    "line 7: a nil return says nothing of the codes of the records that came",
    Inbox(records(3) { $0.procedure = "ZA-12345" })
      .declared("log.csv,umcg,2026-01-01,2026-06-30", ",umcg,2026-07-01,2026-12-31,0,0"),
    .center("umcg", .undetermined, n: 0), .because("umcg", [.unknownCodes])),
  Row(
    "line 7: a total of 0 for one file says nothing of another one",
    Inbox().file("umcg_1.csv", records(3) { $0.procedure = "ZA-12345" })
      .file("umcg_2.csv", records(3, from: 4) { $0.procedure = "ZA-12345" })
      .declared("umcg_1.csv,umcg,\(year),3,0", "umcg_2.csv,umcg"),
    .center("umcg", .undetermined, n: 0)),
  Row(
    "line 7: a file without records wants no total",
    Inbox().file("umcg_1.csv", records(3) { $0.procedure = "ZA-12345" })
      .file("umcg_2.csv", text: log([])).declared("umcg_1.csv,umcg,\(year),3,0", "umcg_2.csv,umcg"),
    .center("umcg", .below, n: 0)),
  Row(
    "line 7: a total of 0 for the same bytes is one for both files",
    Inbox().file("umcg_1.csv", records(3) { $0.procedure = "ZA-12345" })
      .file("umcg_2.csv", records(3) { $0.procedure = "ZA-12345" })
      .declared("umcg_1.csv,umcg", "umcg_2.csv,umcg,,,,0"),
    .center("umcg", .below, n: 0)),
  Row(
    "line 7: a declared total of 0 treatments confirms it",
    Inbox(records(3) { $0.procedure = "ZA-12345" }).declared("log.csv,umcg,\(year),3,0"),
    .center("umcg", .below, n: 0), .because("umcg", [])),
  Row(
    "line 7: one record with a known procedure shows that the codes are mapped",
    Inbox(records(3) { $0.procedure = "ZA-12345" } + [record(4) { $0.status = "nee" }]),
    .center("umcg", .below, n: 0)),
  Row(
    "line 7: who sent no record is below",
    Inbox().file("umcg.csv", text: log([])), .center("umcg", .below, n: 0)),
  Row(
    "line 8: below, with the shortfall m - n",
    Inbox(records(3)), .center("umcg", .below, n: 3), .shortfall("umcg", 7)),
  Row(
    "a center that declares no period carries coverage_assumed, and its last date is named",
    Inbox(record { $0.date = "2026-03-01" }, record(2) { $0.date = "2026-09-09" }),
    .because("umcg", [.coverageAssumed]), .lastDate("umcg", "2026-09-09")),
  Row(
    "a center that declares its period does not",
    Inbox(record()).declared("log.csv,umcg,\(year)"), .because("umcg", [])),
  Row(
    "while a refused file has no center, every below carries unplaced_refusal",
    Inbox().file("umcg.csv", record()).file("isala.csv", records(1) { $0.center = "isala" })
      .refusedFile("x.csv"),
    .because("umcg", [.coverageAssumed, .unplacedRefusal]),
    .because("isala", [.coverageAssumed, .unplacedRefusal]), .because("amphia", []),
    .center("umcg", .below, n: 1)),
  Row(
    "a refused file's center is the only one that its center column names",
    Inbox(record()).refusedFile("x.csv", center: "isala"),
    .center("isala", .notAssessable, n: 0), .because("umcg", [.coverageAssumed])),
]

private let next =
  "zgt-isala,Nieuw Isala,top_clinical,Zwolle,,,,,2026-07-01,,,inferred,no\nantonius-sneek,"

/// Frisius MC passes to a hospital that begins on 1 July 2026.
private func merger(_ records: [Record]) -> Inbox {
  Inbox(records)
    .register(
      "Leeuwarden;Heerenveen,2025-10-27,,", "Leeuwarden;Heerenveen,2025-10-27,2026-06-30,zgt-isala"
    )
    .register("antonius-sneek,", next)
}

/// Isala passes to it too; each has one treatment in a file of its own.
private let mergerOfTwo = merger([])
  .register("Zwolle;Meppel,2025-10-27,,", "Zwolle;Meppel,2025-10-27,2026-06-30,zgt-isala")
  .file("frisius-mc.csv", record { $0.center = "frisius-mc" })
  .file("zgt-isala.csv", record(2) { ($0.center, $0.date) = ("zgt-isala", "2026-08-01") })

private let successorRows: [Row] = [
  Row(
    "after a merger the names and codes lead to the successor",
    merger([
      record { $0.center = "06010210" }, record(2) { $0.center = "MCL" },
      record(3) { $0.center = "frisius-mc" }, record(4) { $0.center = "zgt-isala" },
    ]),
    .center("zgt-isala", .below, n: 4), .under("zgt-isala", "counted 4")),
  Row(
    "the treatments of the whole year count for the successor",
    merger(
      records(5) { ($0.center, $0.date) = ("frisius-mc", "2026-05-\($0.date.suffix(2))") }
        + records(5, from: 6) {
          ($0.center, $0.date) = ("zgt-isala", "2026-08-\($0.date.suffix(2))")
        }),
    .center("zgt-isala", .meets, n: 10), .center("frisius-mc", .notAssessable, n: 0)),
  Row(
    "line 3 looks at both periods together",
    merger([record { $0.center = "frisius-mc" }]), .center("zgt-isala", .below, n: 1),
    .because("zgt-isala", [.coverageAssumed])),
  Row(
    "line 3 sees a gap between the two",
    merger([
      record { ($0.center, $0.date) = ("frisius-mc", "2026-06-30") },
      record(2) { ($0.center, $0.date) = ("frisius-mc", "2026-07-15") },
    ]).register("2026-07-01,,,inferred", "2026-08-01,,,inferred"),
    .center("zgt-isala", .notAssessable, n: 1),
    .because("zgt-isala", [.designationIncomplete, .coverageAssumed]),
    .outcomes("counted 1, undesignated 1")),
  Row(
    "and also when the successor's own begins only after the year",
    merger(
      records(10) { ($0.center, $0.date) = ("frisius-mc", "2026-05-\($0.date.suffix(2))") }
    ).register("2026-07-01,,,inferred", "2027-01-05,,,inferred"),
    .center("zgt-isala", .meets, n: 10), .center("frisius-mc", .notAssessable, n: 0)),
  Row(
    "the predecessor is not_assessable, reason merged",
    merger(records(10) { $0.center = "frisius-mc" }),
    .center("frisius-mc", .notAssessable, n: 0), .because("frisius-mc", [.merged])),
  Row(
    "a file named after the predecessor is the successor's",
    merger([record()]).file("frisius-mc_h1.csv", text: log([])),
    .center("zgt-isala", .below, n: 0), .center("frisius-mc", .notAssessable, n: 0)),
  Row(
    "where two centers merged and one of them declared nothing, days are open",
    mergerOfTwo.declared(
      "frisius-mc.csv,frisius-mc,2026-01-01,2026-06-30,,",
      "zgt-isala.csv,,2026-07-01,2026-12-31,,"),
    .center("zgt-isala", .notAssessable, n: 2), .because("zgt-isala", [.coverageGap])),
  Row(
    "a nil return of the other one closes them",
    mergerOfTwo.declared(
      "frisius-mc.csv,frisius-mc,2026-01-01,2026-06-30,,",
      "zgt-isala.csv,,2026-07-01,2026-12-31,,",
      ",isala,2026-01-01,2026-06-30,0,"),
    .center("zgt-isala", .below, n: 2), .because("zgt-isala", [])),
  Row(
    "and so does what the successor declares for the days before",
    mergerOfTwo.declared("frisius-mc.csv,,,,,", "zgt-isala.csv,zgt-isala,2026-01-01,2026-12-31,,"),
    .center("zgt-isala", .below, n: 2), .because("zgt-isala", [])),
  Row(
    "a successor that was there before must speak of its own days too",
    Inbox()
      .register(
        "Leeuwarden;Heerenveen,2025-10-27,,",
        "Leeuwarden;Heerenveen,2025-10-27,2026-06-30,isala"
      )
      .file("frisius-mc.csv", record { $0.center = "frisius-mc" })
      .file("isala.csv", record(2) { $0.center = "isala" })
      .declared("frisius-mc.csv,frisius-mc,2026-01-01,2026-12-31"),
    .center("isala", .notAssessable, n: 2), .because("isala", [.coverageGap])),
  Row(
    "one that began when the other ended need not: the old name may speak of the whole year",
    merger([]).file("frisius-mc.csv", record { $0.center = "frisius-mc" })
      .declared("frisius-mc.csv,frisius-mc,2026-01-01,2026-12-31"),
    .center("zgt-isala", .below, n: 1), .because("zgt-isala", [])),
  Row(
    "a successor that was designated all along takes over as well",
    Inbox(record { $0.center = "frisius-mc" }, record(2) { $0.center = "isala" })
      .register(
        "Leeuwarden;Heerenveen,2025-10-27,,",
        "Leeuwarden;Heerenveen,2025-10-27,2026-06-30,isala"),
    .center("isala", .below, n: 2), .because("frisius-mc", [.merged])),
]
