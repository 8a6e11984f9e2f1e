import AuditDomain

/// The rules of procedure, indication, trial, and repairs.
let cellRows: [Row] = procedureRows + indicationRows + trialRows + repairRows

/// A record for each value, in one log.
private func each(_ values: String..., into cell: WritableKeyPath<Record, String>) -> Inbox {
  Inbox(values.enumerated().map { place, value in record(place + 1) { $0[keyPath: cell] = value } })
}

private let procedureRows: [Row] = [
  Row(
    "a cell may hold several procedure codes; one that the policy lists suffices",
    each("22510, 99213", "99213 22513", "77002/22511", into: \.procedure),
    .outcomes("counted 3")),
  Row(
    "a code of the policy may have a plus before it, and blanks around it",
    each("22512", "+22512", "22510", into: \.procedure)
      .policy("\"22510\", \"22511\", \"22512\"", "\" 22510 \", \"22511\", \"+22512\""),
    .outcomes("counted 3")),
  Row(
    "the policy's procedures count by code and by word, singular or plural, any case",
    each(
      "5-839.90", "5-839.a1", "81.65", "vertebroplastiek", "VERTEBROPLASTIES",
      "Balloon kyphoplasty",
      "ballonkyfoplastiek", into: \.procedure),
    .outcomes("counted 7")),
  Row(
    "characters that nobody sees change nothing: joiners, blanks of no width, soft hyphens",
    each(
      "22510\u{200B}", "x \u{200D}22510", "\u{FEFF}22510", "22\u{AD}510", "x \u{301}22510",
      "balloon \u{200D}kyphoplasty", "ballon\u{AD}kyfoplastiek", into: \.procedure),
    .outcomes("counted 7"), .found(.paddedValue, 6)),
  Row(
    "the same in an indication",
    each("C79.5\u{200B}", "\u{2060}C90.0", "ziekte \u{200D}van Kahler", into: \.indication),
    .outcomes("counted 3"), .found(.paddedValue, 3)),
  Row(
    "and in a patient's pseudonym",
    Inbox(record(), record(2) { ($0.patient, $0.date) = ("P\u{200B}1", record().date) }),
    .outcomes("counted 1, merged 1"), .found(.paddedValue, 1)),
  Row(
    "a code with more behind it than an ICD-10 code has is none, with a dot or without",
    each("C7950000", "C79.50000", "C9001234567", into: \.indication),
    .outcomes("doubtful 3"), .found(.indicationUnclear, 3)),
  Row(
    "but as a procedure a code of that form has the length that it has",
    each("K12", "K1200001", into: \.procedure).policy("\"81.65\"]", "\"81.65\", \"K12*\"]"),
    .outcomes("counted 2")),
  Row(
    "nothing but such characters is nothing",
    each("\u{200B}", into: \.procedure), .outcomes("doubtful 1"), .found(.procedureMissing, 1)),
  Row(
    "a missing procedure is doubtful",
    each("", "NA", "?", "onbekend", into: \.procedure), .outcomes("doubtful 4"),
    .found(.procedureMissing, 4)),
  Row(
    "what a program writes for a value that it could not show is missing",
    each(
      "########", "#", "#SPILL!", "#NAAM?", "*****", "Err:502", ".a", "[NULL]", "*Unspecified",
      into: \.patient),
    .outcomes("doubtful 9"), .found(.patientMissing, 9)),
  Row(
    "pseudonyms that a spreadsheet has rounded are nobody's; hexadecimal ones are not rounded",
    each("1E+11", "1,23457E+11", "1e11", "#A1", ".ab", into: \.patient),
    .outcomes("counted 3, doubtful 2"), .found(.patientMissing, 2)),
  Row(
    "a listed code as a Dutch or an English amount, or rounded, is doubtful",
    each(
      "2,251E+04", "2.25E+04", "2E+04", "22.510,00", "22,510.00", "22 510,00", "€ 22.510,00",
      into: \.procedure),
    .outcomes("doubtful 7"), .found(.procedureUnclear, 7)),
  Row(
    "another number so written is another procedure",
    each("3,1E+04", "38.600,00", "1.250.000,00", into: \.procedure),
    .outcomes("out_of_scope 3")),
  Row(
    "a listed code that a word or a mark beside it denies is doubtful",
    each("22510 canceled", "22510 gecanceld", "22510 ?", "ingetrokken 22510", into: \.procedure),
    .outcomes("doubtful 4"), .found(.procedureUnclear, 4)),
  Row(
    "a group of codes of which one counts, or leaves it open, is doubtful",
    each("M48", "M49", "m84", "C79", "C90", into: \.indication),
    .outcomes("doubtful 5"), .found(.indicationReview, 5)),
  Row(
    "a group of which none does is another indication",
    each("M54", "D18", "M48.0", into: \.indication), .outcomes("out_of_scope 3")),
  Row(
    "days before every log, and the first ones of calendars, leave it open",
    each(
      "1026-03-20", "20-03-1926", "1960-01-01", "01-01-1904", "18401231", "1582-10-14",
      into: \.date),
    .outcomes("doubtful 6"), .found(.dateUnreadable, 2), .found(.dateMissing, 4)),
  Row(
    "an unlisted procedure that contains a stem of the policy is doubtful",
    each("vertebropl. th12", "kyphoplexie", "Kyfopl L2", into: \.procedure),
    .outcomes("doubtful 3"), .found(.procedureUnclear, 3)),
  Row(
    "any other unlisted procedure is other_procedure",
    each("22612", "wondzorg", "spinal fusion", into: \.procedure), .outcomes("out_of_scope 3"),
    .outOfScope("other_procedure 3")),
  Row(
    "the dossier lists the most frequent of them with their numbers",
    each("fusie", "wondzorg", "wondzorg", "drain", into: \.procedure),
    .unlisted("umcg", ["wondzorg 2", "drain 1", "fusie 1"])),
  Row(
    "and withholds an address, of which readers make a link",
    each("www.x.nl", "zie https://x.nl", "a@b.nl", into: \.procedure),
    .unlisted("umcg", ["[withheld] 3"])),
  Row(
    "a number with zeros lost, or put in front, may be a listed code, or one below it",
    each("38612", "0038612", "38.612", "38612.0", "022510", into: \.procedure)
      .policy("\"81.65\"]", "\"81.65\", \"0386*\"]"),
    .outcomes("doubtful 5"), .found(.procedureUnclear, 5)),
  Row(
    "but one of another value is another code",
    each("48612", "225100", "0225101", into: \.procedure)
      .policy("\"81.65\"]", "\"81.65\", \"0386*\"]"),
    .outOfScope("other_procedure 3")),
  Row(
    "a listed code beside a word that denies it is doubtful",
    each("22510 vervallen", "22510 (afgezegd)", "22510 mislukt", "22510 storno", into: \.procedure),
    .outcomes("doubtful 4"), .found(.procedureUnclear, 4)),
  Row(
    "numbers of persons are no codes, with marks in them or a word before them",
    each(
      "06-12345678", "050-3616161", "+31612345678", "0031612345678", "123.456.782",
      "bsn123456782", "1234AB", into: \.procedure),
    .unlisted("umcg", ["[withheld] 7"])),
  Row(
    "two codes in a cell are none of these",
    each("034567/034568", into: \.procedure), .unlisted("umcg", ["034567/034568 1"])),
  Row(
    "what may be of a person is no code: a day of birth, a telephone number, a name with a year",
    each(
      "12-03-50", "19500312", "195003121030", "0612345678", "Jansen-1950", "jansen1950",
      into: \.procedure),
    .unlisted("umcg", ["[withheld] 6"])),
  Row(
    "codes of other kinds are printed",
    each("06999999", "5-812.5", "ZA034567", "447766003", "L2-2", into: \.procedure),
    .unlisted("umcg", ["06999999 1", "447766003 1", "5-812.5 1", "L2-2 1", "ZA034567 1"])),
]

private let indicationRows: [Row] = [
  Row(
    "the policy lists the codes and words of the indications that count",
    each(
      "C79.5", "C79.52", "c795", "C90.0", "spinal metastases", "wervelmetastase",
      "Multipel myeloom", "ziekte van Kahler", into: \.indication),
    .outcomes("counted 8")),
  Row(
    "a well-formed ICD-10 code that the policy does not list is other_indication",
    each("M80.0", "S22.0", "D18.0", "M54", into: \.indication), .outcomes("out_of_scope 4"),
    .outOfScope("other_indication 4")),
  Row(
    "save other C codes: the primary tumour may stand for its metastasis",
    each("C50.9", "C61", "C79.8", into: \.indication), .outcomes("doubtful 3"),
    .found(.indicationReview, 3)),
  Row(
    "plasmacytoma is doubtful",
    each("C90.2", "C90.3", "C90.30", into: \.indication), .outcomes("doubtful 3")),
  Row(
    "a collapse whose cause is not said is doubtful",
    each("M48.5", "M49.5", "M84.5", "M48.58", into: \.indication), .outcomes("doubtful 4")),
  Row(
    "the words that do not count: osteoporosis, trauma, haemangioma, nl and en",
    each(
      "osteoporosis", "Osteoporose", "trauma", "traumatische wervelfractuur", "haemangioma",
      "hemangioom", into: \.indication),
    .outcomes("out_of_scope 6"), .outOfScope("other_indication 6")),
  Row(
    "of the codes that stand for one the closest decides, however it counts",
    each("C79.5", "C79.52", "C79.525", "C79.53", into: \.indication)
      .policy("codes: [C79.5*, ", "codes: [C79.5*, C79.525, ")
      .policy("    name: trauma\n", "    name: trauma\n    codes: [C79.52*]\n")
      .policy("[C*, ", "[C*, C79.53, "),
    .outcomes("counted 2, out_of_scope 1, doubtful 1"), .found(.indicationReview, 1)),
  Row(
    "any other word, or none, is doubtful",
    each("pijn", "fractuur", "", "-", into: \.indication), .outcomes("doubtful 4"),
    .found(.indicationUnclear, 2), .found(.indicationMissing, 2)),
]

private let trialRows: [Row] = [
  Row(
    "a trial is a sure reason if the policy lists it as outside the cover",
    each("NCT02387905", "nct02387905", into: \.trial), .outOfScope("trial 2"),
    .outcomes("out_of_scope 2")),
  Row(
    "or if the intent says prophylactic",
    each("prophylactic", "profylactisch", "Preventief", into: \.intent), .outOfScope("trial 3")),
  Row(
    "a therapeutic intent is no reason",
    each("therapeutic", "therapeutisch", "", into: \.intent), .outcomes("counted 3")),
  Row(
    "words for none are no reason",
    each("nee", "No", "geen", "0", "-", "", into: \.trial), .outcomes("counted 6")),
  Row(
    "trials that the policy lists as inside are no reason",
    each("NCT01234567", into: \.trial).policy("inside_cover: []", "inside_cover: [NCT01234567]"),
    .outcomes("counted 1")),
  Row(
    "any other trial is doubtful",
    each("NCT01234567", "ja", "1", into: \.trial), .outcomes("doubtful 3"),
    .found(.trialUnknown, 3)),
  Row(
    "--include-trials counts trial treatments",
    each("NCT02387905", "NCT01234567", into: \.trial).includingTrials(), .outcomes("counted 2"),
    .center("umcg", .below, n: 2)),
  Row(
    "--include-trials counts prophylactic treatments too",
    each("prophylactic", into: \.intent).includingTrials(), .outcomes("counted 1")),
  Row(
    "--include-trials makes no record count that something else excludes",
    Inbox(record { ($0.trial, $0.status) = ("NCT02387905", "nee") }).includingTrials(),
    .outOfScope("not_performed 1")),
]

private let repairRows: [Row] = [
  Row(
    "a lost leading zero of an AGB code is repaired, with a warning",
    Inbox(record { $0.center = "6020101" }), .center("umcg", .below, n: 1),
    .outcomes("counted 1"), .found(.agbLeadingZero, 1)),
  Row(
    "an AGB code as it should be gives no warning",
    Inbox(record { $0.center = "06020101" }), .center("umcg", .below, n: 1),
    .found(.agbLeadingZero, 0), .found(.centerAlias, 0)),
  Row(
    "padding is repaired, with a warning",
    Inbox(record { ($0.patient, $0.id) = (" P1 ", "1") }, record { $0.id = "2" }),
    .outcomes("counted 1, merged 1"), .found(.paddedValue, 1)),
  Row(
    "an unpadded date is repaired, with a warning",
    Inbox(record { $0.date = "5-3-2026" }, record { ($0.id, $0.date) = ("2", "2026-03-05") }),
    .outcomes("counted 1, merged 1"), .found(.dateUnpadded, 1)),
  Row(
    "an alias is repaired, with a warning",
    Inbox(record { $0.center = "UMCG" }, record(2) { $0.center = "umc groningen" }),
    .center("umcg", .below, n: 2), .found(.centerAlias, 2)),
  Row(
    "the id and the official name are no alias",
    Inbox(record(), record(2) { $0.center = "Universitair Medisch Centrum Groningen" }),
    .center("umcg", .below, n: 2), .found(.centerAlias, 0)),
  Row(
    "a date after the as-of date is a fault: the true day may lie in the year",
    each("2027-02-01", into: \.date), .outcomes("doubtful 1"), .found(.dateAfterAsOf, 1)),
  Row(
    "a date after the day that the file was received is a fault",
    each("2026-06-15", "2026-06-14", into: \.date).declared("log.csv,umcg,,,,,2026-06-14"),
    .outcomes("counted 1, doubtful 1"), .found(.dateAfterReceipt, 1)),
  Row(
    "two-digit years and month-first dates are faults",
    each("05-03-26", "03/25/2026", into: \.date), .outcomes("doubtful 2")),
]
