internal import AuditDomain
internal import DelimitedText

/// What the leading cells of a record say, each by itself; its procedure and its center are told before.
struct CellReadings {
  let recordID: String
  /// "" for none.
  let patient: String
  let site: Site
  private(set) var status: ReasonReading
  private(set) var trial: ReasonReading
  private(set) var intent: ReasonReading
  private(set) var indication: IndicationReading
  /// The indication as it may be printed, where it is one to review; else "".
  let indicationLabel: String
  let date: DateReading
  let mdtDate: DateReading
  /// The first column whose cell has blanks around it, or characters that nobody sees.
  let padded: LogColumn?
  /// A digest of all cells that the program knows.
  let fingerprint: UInt64

  /// Leaves open what a column says: a further one for the same name says the opposite.
  mutating func contradict(_ column: LogColumn) {
    switch column {
    case .status: status = .contradicted
    case .indication: indication = .contradicted
    case .trialID: trial = .contradicted
    case .intent: intent = .contradicted
    case .recordID, .center, .patient, .procedureDate, .procedure, .site, .levels, .mdtDate: break
    }
  }

  /// Leaves open what the indication says: it stands in another cell.
  mutating func misplaceIndication() { indication = .misplaced }
}

/// Reads the cells of a log's records.
struct CellReader {
  private let layout: LogLayout
  private var dates: ColumnReader<DateReading>
  private var procedures: ColumnReader<ProcedureReading>
  private var indications: ColumnReader<(reading: IndicationReading, label: String)>
  private var sites: ColumnReader<Site>
  private var levels: ColumnReader<Void>
  private var statuses: ColumnReader<ReasonReading>
  private var trials: ColumnReader<ReasonReading>
  private var intents: ColumnReader<ReasonReading>
  private var mdtDates: ColumnReader<DateReading>

  init(_ layout: LogLayout) {
    self.layout = layout
    let (header, vocabulary) = (layout.header, layout.context.vocabulary)
    dates = ColumnReader(.procedureDate, in: header, readDate)
    let known = layout.context.procedures
    procedures = ColumnReader(.procedure, in: header) {
      known.value(of: $0, vocabulary.procedure)
    }
    indications = ColumnReader(.indication, in: header) { text in
      let reading = vocabulary.indication(text)
      return (reading, reading == .review ? safeText(text) : "")
    }
    sites = ColumnReader(.site, in: header) { Site(label: safeText($0), key: folded($0)) }
    levels = ColumnReader(.levels, in: header) { _ in }
    statuses = ColumnReader(.status, in: header, vocabulary.status)
    trials = ColumnReader(.trialID, in: header, vocabulary.trial)
    intents = ColumnReader(.intent, in: header, vocabulary.intent)
    mdtDates = ColumnReader(.mdtDate, in: header, readDate)
  }

  mutating func procedure(of record: RecordCells) -> LeadCell<ProcedureReading> {
    procedures.cell(of: record)
  }

  /// What the cells say beside its center and its procedure, which were read before.
  mutating func readings(
    of record: RecordCells, center: LeadCell<String>, procedure: LeadCell<ProcedureReading>
  ) -> CellReadings {
    var padded: LogColumn?
    var digest = CellDigest()
    /// What a cell says, once its part in what is said of all cells is noted: in the order of the columns.
    func noted<Reading>(_ cell: LeadCell<Reading>, _ column: LogColumn) -> Reading {
      if padded == nil, cell.isPadded { padded = column }
      digest.add(cell.digest)
      return cell.reading
    }
    let recordID = noted(LeadCell(.recordID, of: record, in: layout.header), .recordID)
    _ = noted(center, .center)
    let patient = noted(LeadCell(.patient, of: record, in: layout.header), .patient)
    let date = noted(dates.cell(of: record), .procedureDate)
    _ = noted(procedure, .procedure)
    let indication = noted(indications.cell(of: record), .indication)
    let site = noted(sites.cell(of: record), .site)
    noted(levels.cell(of: record), .levels)
    let status = noted(statuses.cell(of: record), .status)
    let trial = noted(trials.cell(of: record), .trialID)
    let intent = noted(intents.cell(of: record), .intent)
    let mdtDate = noted(mdtDates.cell(of: record), .mdtDate)
    return CellReadings(
      recordID: recordID, patient: patient, site: site, status: status, trial: trial,
      intent: intent, indication: indication.reading, indicationLabel: indication.label,
      date: date, mdtDate: mdtDate, padded: padded, fingerprint: digest.value)
  }
}
