import AuditDomain

/// The rules of waivers and the exit code, sensitivity, outlook.
let besideRows: [Row] = standingRows + sensitivityRows + outlookRows

private let standingRows: [Row] = [
  Row(
    "0: every center meets",
    Inbox(records(10)).ofOne(), .center("umcg", .meets, n: 10), .standing(.good)),
  Row(
    "0: the year is not yet judged",
    Inbox(record()).asOf("2026-09-01"), .standing(.good)),
  Row(
    "0: what is open is nothing yet while the year is not judged",
    Inbox(record(), record(2) { $0.center = "06999999" }).refusedFile("x.csv").asOf("2026-09-01"),
    .standing(.good)),
  Row(
    "2: a center is below the minimum",
    Inbox(records(9)).ofOne(), .standing(.below)),
  Row(
    "2: treatments were done outside the designated centers, already during the year",
    Inbox(records(10) + [record(11) { $0.center = "wza" }]).ofOne().asOf("2026-09-01"),
    .standing(.below)),
  Row(
    "2 goes before 3",
    Inbox(records(9)), .standing(.below)),
  Row(
    "3: a verdict is undetermined",
    Inbox(records(9) + [record(10) { $0.patient = "" }]).ofOne(), .standing(.open)),
  Row(
    "3: a center has not submitted",
    Inbox(records(10)).ofTwo(), .center("isala", .notSubmitted, n: 0), .standing(.open)),
  Row(
    "3: a verdict is not assessable",
    Inbox(records(9)).ofOne().declared("log.csv,umcg,2026-01-01,2026-11-30"), .standing(.open)),
  Row(
    "3: a provider is unknown",
    Inbox().file("umcg.csv", records(10) + [record(11) { $0.center = "06999999" }]).ofOne(),
    .center("umcg", .meets, n: 10, d: 1), .standing(.open)),
  Row(
    "3: a refused file has no center",
    Inbox(records(10)).ofOne().refusedFile("x.csv"), .standing(.open)),
  Row(
    "a waiver does not change the verdict, and takes it out of the exit code",
    Inbox(records(9)).ofOne().waiver(), .center("umcg", .below, n: 9), .waived("umcg", true),
    .standing(.good)),
  Row(
    "a waiver takes an open verdict out of the exit code too",
    Inbox(records(9) + [record(10) { $0.patient = "" }]).ofOne().waiver(),
    .center("umcg", .undetermined, n: 9, d: 1), .standing(.good)),
  Row(
    "a waiver holds on the day that it expires",
    Inbox(records(9)).ofOne().waiver(expires: "2027-01-31"), .standing(.good)),
  Row(
    "an expired waiver does not",
    Inbox(records(9)).ofOne().waiver(expires: "2027-01-30"), .waived("umcg", false),
    .standing(.below)),
  Row(
    "a waiver of another year does not",
    Inbox(records(9)).ofOne().waiver(year: 2025), .waived("umcg", false), .standing(.below)),
  Row(
    "a waiver does not excuse what was done outside the designated centers",
    Inbox(records(9) + [record(11) { $0.center = "wza" }]).ofOne().waiver(), .standing(.below)),
  Row(
    "unless it was done by a hospital that has a waiver itself",
    Inbox(records(10) + [record(11) { $0.center = "wza" }]).ofOne().waiver(of: "wza"),
    .standing(.good)),
  Row(
    "a center whose designation ended before the norm began is none of the number",
    Inbox(records(10)).ofTwo().policy("top_clinical: 1", "top_clinical: 0")
      .register("Meppel,2025-10-27,,", "Meppel,2025-01-01,2025-10-26,"),
    .standing(.good)),
]

private let twice = records(10).enumerated().map { place, record in
  record.with { $0.patient = "P\(place / 2)" }
}

private let sensitivityRows: [Row] = [
  Row(
    "the volume counted as patients: a center whose verdict would differ is named",
    Inbox(twice), .center("umcg", .meets, n: 10),
    .counted("umcg", .patients, 5, .below, changes: true)),
  Row(
    "the volume counted as records",
    Inbox(records(10) { ($0.patient, $0.date) = ("P\($0.id.count)", "2026-03-03") }),
    .center("umcg", .below, n: 2), .counted("umcg", .records, 10, .meets, changes: true)),
  Row(
    "sensitivity is always shown, and names nobody whose verdict is the same",
    Inbox(record()), .counted("umcg", .patients, 1, .below, changes: false),
    .counted("umcg", .records, 1, .below, changes: false),
    .counted("umcg", .withTrials, 1, .below, changes: false),
    .counted("umcg", .withoutTrials, 1, .below, changes: false),
    .counted("isala", .patients, 0, .notSubmitted, changes: false)),
  Row(
    "the volume counted with trials",
    Inbox(records(9) + [record(10) { $0.trial = "NCT02387905" }]),
    .center("umcg", .below, n: 9), .counted("umcg", .withTrials, 10, .meets, changes: true)),
  Row(
    "a trial treatment that something else excludes does not count with trials",
    Inbox(records(9) + [record(10) { ($0.trial, $0.status) = ("NCT02387905", "nee") }]),
    .counted("umcg", .withTrials, 9, .below, changes: false)),
  Row(
    "with trials, what an unknown trial alone leaves open counts too",
    Inbox(records(9) + [record(10) { $0.trial = "NCT00000001" }]),
    .center("umcg", .undetermined, n: 9, d: 1),
    .counted("umcg", .withTrials, 10, .meets, changes: true),
    .counted("umcg", .withoutTrials, 9, .undetermined, changes: false)),
  Row(
    "and is in doubt no more: a second version of it is no second treatment",
    Inbox(records(8) + [record(10) { $0.trial = "NCT00000001" }]),
    .center("umcg", .below, n: 8, d: 1), .counted("umcg", .withTrials, 9, .below, changes: false)),
  Row(
    "with trials, records of one id conflict as others do",
    Inbox(records(9) + [record(10) { $0.trial = "NCT02387905" }, record(10)]),
    .center("umcg", .undetermined, n: 9, d: 1),
    .counted("umcg", .withTrials, 10, .meets, changes: true)),
  Row(
    "without trials, what an unknown trial leaves open is in doubt",
    Inbox(records(9) + [record(10) { $0.trial = "NCT00000001" }]).includingTrials(),
    .center("umcg", .meets, n: 10),
    .counted("umcg", .withoutTrials, 9, .undetermined, changes: true)),
  Row(
    "the volume counted without trials, where they were included",
    Inbox(records(9) + [record(10) { $0.intent = "prophylactic" }]).includingTrials(),
    .center("umcg", .meets, n: 10), .counted("umcg", .withoutTrials, 9, .below, changes: true)),
  Row(
    "the volume counted per site",
    Inbox(records(6) { $0.site = "Noord" } + records(4, from: 7) { $0.site = "Zuid" }),
    .center("umcg", .meets, n: 10), .counted("umcg", .largestSite, 6, .below, changes: true)),
  Row(
    "two spellings of a site are one",
    Inbox(records(6) { $0.site = "Noord" } + records(4, from: 7) { $0.site = "NOORD" }),
    .notCounted("umcg", .largestSite)),
  Row(
    "two sites whose names are withheld are two",
    Inbox(records(6) { $0.site = "Huis 1" } + records(4, from: 7) { $0.site = "Huis 2" }),
    .counted("umcg", .largestSite, 6, .below, changes: true)),
  Row(
    "a treatment without a site may be of the largest one",
    Inbox(
      records(7) { $0.site = "Noord" } + records(3, from: 8) { $0.site = "Zuid" }
        + records(3, from: 11)),
    .center("umcg", .meets, n: 13), .counted("umcg", .largestSite, 7, .undetermined, changes: true)),
  Row(
    "a center of one site has no volume per site",
    Inbox(records(6) { $0.site = "Noord" }), .notCounted("umcg", .largestSite)),
  Row(
    "sensitivity names every below center that treatments without a candidate could lift",
    Inbox().file("umcg.csv", records(9)).file("x.csv", record(50) { $0.center = "06999999" }),
    .center("umcg", .below, n: 9),
    .counted("umcg", .withUnplaced, 10, .undetermined, changes: true)),
  Row(
    "and none that they could not lift",
    Inbox().file("umcg.csv", records(8)).file("x.csv", record(50) { $0.center = "06999999" }),
    .counted("umcg", .withUnplaced, 9, .below, changes: false)),
  Row(
    "doubt that has candidates is not without a candidate",
    Inbox().file("umcg.csv", records(9)).file("x.csv", record(50) { $0.center = "MMC" }),
    .notCounted("umcg", .withUnplaced)),
]

/// The chances are sums of the negative binomial's terms by `lgamma` in Python, to four decimals.
private let outlookRows: [Row] = [
  Row(
    "the chance is that of the negative binomial: five in 181 days, five more in 184",
    Inbox(records(5)).asOf("2026-06-30"), .outlook("umcg", .uncertain, "0.5740", "0.5740")),
  Row(
    "likely",
    Inbox(records(7)).asOf("2026-06-30"), .outlook("umcg", .likely, "0.9331", "0.9331")),
  Row(
    "unlikely",
    Inbox(records(3)).asOf("2026-06-30"), .outlook("umcg", .unlikely, "0.1332", "0.1332")),
  Row(
    "secured",
    Inbox(records(10)).asOf("2026-06-30"), .outlook("umcg", .secured, "1.0000", "1.0000")),
  Row(
    "out_of_reach: so it is for n + d",
    Inbox().file("umcg.csv", text: log([])).asOf("2026-06-30"),
    .outlook("umcg", .outOfReach, "0.0003", "0.0003")),
  Row(
    "out_of_reach only when that is so for n + d",
    Inbox().file("umcg.csv", records(1) { $0.patient = "" }).asOf("2026-06-30"),
    .outlook("umcg", .unlikely, "0.0003", "0.0055")),
  Row(
    "too_early while t < 60",
    Inbox(records(5)).asOf("2026-02-28"), .center("umcg", .inProgress, n: 5),
    .outlook("umcg", .tooEarly, "0.9959", "0.9959")),
  Row(
    "not too early at t = 60",
    Inbox(records(5)).asOf("2026-03-01"), .outlook("umcg", .likely, "0.9956", "0.9956")),
  Row(
    "t ends with the declared periods; unsent past days are still to come",
    Inbox(records(5)).declared("log.csv,umcg,2026-01-01,2026-03-31").asOf("2026-06-30"),
    .outlook("umcg", .likely, "0.9706", "0.9706")),
  Row(
    "on 31 December the outlook is still given",
    Inbox(records(5)).asOf("2026-12-31"), .outlook("umcg", .outOfReach, "0.0000", "0.0000")),
  Row(
    "from 1 January on there is none",
    Inbox(records(5)).asOf("2027-01-01"), .center("umcg", .inProgress, n: 5), .noOutlook("umcg")),
]
