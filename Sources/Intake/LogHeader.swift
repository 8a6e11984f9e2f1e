internal import AuditDomain

/// Which columns of a file stand for which of ours, in the order in which they lead.
struct LogHeader {
  /// For each of our columns the file's columns; the first one leads, the others fill its blanks.
  private var sources: [[Int]] = Array(repeating: [], count: LogColumn.allCases.count)
  /// The same one after the other: our column, and the file's.
  private(set) var fields: [(column: LogColumn, index: Int)] = []
  /// Names that stand for nothing we know.
  private(set) var unknown: [String] = []
  /// The columns without a name.
  private(set) var unnamed: [Int] = []
  /// Those of our columns whose name the user gave, and that are there.
  private(set) var mapped: Set<LogColumn> = []
  /// One of our columns that stands twice under one spelling.
  private(set) var doubled: LogColumn?
  /// The first column whose name says that it holds citizen numbers, names, birth dates or addresses.
  private(set) var personalColumn: Int?

  /// - Parameter map: additional names: our column, and the file's name for it, which then leads.
  init(_ names: [String], map: [LogColumn: String]) {
    let wanted = Dictionary(
      LogColumn.allCases.compactMap { column in map[column].map { (headerKey($0), column) } }
    ) { first, _ in first }
    var ranked: [LogColumn: [(rank: Int, index: Int)]] = [:]
    var seen: Set<String> = []
    for (index, name) in names.enumerated() {
      let key = headerKey(name)
      if key.isEmpty {
        unnamed.append(index)
        continue
      }
      if LogHeader.isPersonal(name) { personalColumn = personalColumn ?? index }
      let column: LogColumn
      let rank: Int
      if let mapped = wanted[key] {
        (column, rank) = (mapped, -1)
        self.mapped.insert(mapped)
      } else if let known = LogHeader.names[key] {
        (column, rank) = known
      } else {
        unknown.append(name)
        continue
      }
      if !seen.insert(key).inserted { doubled = doubled ?? column }
      ranked[column, default: []].append((rank, index))
    }
    for (column, found) in ranked {
      sources[Int(column.rawValue)] = found.sorted { $0 < $1 }.map(\.index)
    }
    fields = LogColumn.allCases.flatMap { column in self[column].map { (column, $0) } }
  }

  subscript(column: LogColumn) -> [Int] { sources[Int(column.rawValue)] }

  /// Columns that a log has at most.
  static let limit = 1000

  /// The columns that every log needs, but for the center, which may be the file's.
  static let needed: [LogColumn] = [
    .recordID, .patient, .procedureDate, .procedure, .indication,
  ]

  /// How many names a header has that we know.
  static func known(_ names: [String], map: [LogColumn: String]) -> Int {
    let wanted = Set(map.values.map { headerKey($0) })
    return names.count { LogHeader.names[headerKey($0)] != nil || wanted.contains(headerKey($0)) }
  }

  /// The needed columns that the header lacks.
  func missing(fileHasCenter: Bool) -> [LogColumn] {
    LogColumn.allCases.filter { column in
      let isNeeded = LogHeader.needed.contains(column) || column == .center && !fileHasCenter
      return isNeeded && self[column].isEmpty
    }
  }

  /// The published table of names: the canonical one, then the others in its order.
  static let table: [(LogColumn, [String])] = [
    (.recordID, ["record_id", "registratienummer", "verrichting_id", "zorgactiviteit_id", "id"]),
    (
      .center,
      [
        "center", "centrum", "ziekenhuis", "instelling", "agb", "agb_code", "instelling_agb",
        "hospital", "provider",
      ]
    ),
    (
      .patient,
      [
        "patient", "patient_pseudoniem", "pseudoniem", "patient_pseudonym", "patient_id",
        "patientnummer",
      ]
    ),
    (
      .procedureDate,
      [
        "procedure_date", "datum_verrichting", "verrichtingsdatum", "behandeldatum", "datum",
        "date",
      ]
    ),
    (.procedure, ["procedure", "verrichting", "verrichtingcode", "behandeling", "procedure_code"]),
    (
      .indication,
      [
        "indication", "indicatie", "diagnose", "diagnosecode", "diagnosis", "diagnosis_code",
        "icd10",
      ]
    ),
    (.site, ["site", "locatie", "vestiging", "location"]),
    (.levels, ["levels", "niveaus", "aantal_wervels", "vertebrae"]),
    (.status, ["status", "uitgevoerd", "status_verrichting"]),
    (.trialID, ["trial_id", "studie", "studienummer", "trial"]),
    (.intent, ["intent", "doel", "opzet"]),
    (.mdtDate, ["mdt_date", "mdo_datum", "mdo"]),
  ]

  /// Folded name to column and rank: canonical 0, then codes before words, then the table's order.
  private static let names: [String: (LogColumn, Int)] = {
    var names: [String: (LogColumn, Int)] = [:]
    for (column, spellings) in table {
      for (place, spelling) in spellings.enumerated() {
        let key = headerKey(spelling)
        let isCode = key.contains("agb") || key.hasSuffix("code") || key == "icd10"
        names[key] = (column, place == 0 ? 0 : (isCode ? 100 : 200) + place)
      }
    }
    return names
  }()

  /// Whether a name is one of a column that must not be sent.
  private static func isPersonal(_ name: String) -> Bool {
    let letters = folded(name)
    return personal.contains(letters) || personalParts.contains { holds(letters, $0) }
      || letters.hasPrefix("bsn") || letters.hasSuffix("bsn")
      || visible(name).split { !$0.isLetter }.contains { folded(String($0)) == "bsn" }
  }

  /// Parts of names that nothing else has.
  private static let personalParts = [
    "burgerservice", "sofinummer", "geboortedat", "gebdat", "birthdate", "dateofbirth",
    "achternaam", "familienaam", "geslachtsnaam", "patientnaam", "patientname", "lastname",
    "firstname", "surname", "familyname", "citizenservice", "socialsecurity", "voorletter",
    "tussenvoegsel", "volledigenaam", "clientnaam", "partnernaam", "geboortedt", "adresregel",
    "geborenop", "adrespat", "namelast", "lastfirst", "patdob", "dobpat",
  ]

  /// Folded names of columns that must not be sent, and hold none of these parts.
  private static let personal: Set<String> = [
    "naam", "naampatient", "naamvoll", "naamvolledig", "voornaam", "voornamen", "roepnaam",
    "meisjesnaam", "geboren", "geboorte", "born", "name", "givenname", "fullname", "initials",
    "geboortedag", "dob", "birthday", "adres", "patientadres", "woonadres", "straat",
    "straatnaam", "straatenhuisnummer", "huisnummer", "huisnr", "postcode", "woonplaats", "woonpl",
    "address", "patientaddress", "street", "housenumber", "postalcode", "zip", "zipcode",
    "residence", "patfirst", "patlast", "patname", "patnaam", "naampat", "naampt", "ptname",
    "ptnaam", "nname", "vname", "gbdat", "birthdt", "sofi", "sofinr", "initialen", "email",
    "emailadres", "emailaddress",
  ]
}
