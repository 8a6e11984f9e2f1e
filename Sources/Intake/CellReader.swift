internal import AuditDomain
internal import DelimitedText

/// What the leading cells of a record say, each by itself; its procedure and its center are told before.
struct CellReadings {
  let recordID: String
  /// "" for none.
  let patient: String
  let site: Site
  let status: ReasonReading
  let trial: ReasonReading
  let intent: ReasonReading
  let indication: IndicationReading
  /// The indication as it may be printed, where it is one to review; else "".
  let indicationLabel: String
  let date: DateReading
  let mdtDate: DateReading
  /// The first column whose cell has blanks around it, or characters that nobody sees.
  let padded: LogColumn?
  /// A digest of all cells that the program knows.
  let fingerprint: UInt64
}

/// Reads the cells of a log's records, each distinct one once, as far as a memory of them bears.
struct CellReader {
  private let layout: LogLayout
  private let room = LeadCellRoom()
  private var procedures = CellMemo<ProcedureReading>()
  private var dates = CellMemo<DateReading>()
  private var indications = CellMemo<(reading: IndicationReading, label: String)>()
  private var statuses = CellMemo<ReasonReading>()
  private var trials = CellMemo<ReasonReading>()
  private var intents = CellMemo<ReasonReading>()
  private var sites = CellMemo<Site>()

  init(_ layout: LogLayout) { self.layout = layout }

  mutating func procedure(of record: RecordCells) -> ProcedureReading {
    // One of its own: what is read adds to this reader.
    let layout = self.layout
    let cell = LeadCell(.procedure, of: record, in: layout.header)
    return procedures.reading(of: cell, in: record) { layout.context.vocabulary.procedure($0) }
  }

  mutating func readings(of record: RecordCells) -> CellReadings {
    let layout = self.layout
    let cells = LeadCells(record, in: layout.header, room)
    let indication = indications.reading(of: cells[.indication], in: record) {
      let reading = layout.context.vocabulary.indication($0)
      return (reading, reading == .review ? safeText($0) : "")
    }
    return CellReadings(
      recordID: cells[.recordID].text(in: record), patient: cells[.patient].text(in: record),
      site: sites.reading(of: cells[.site], in: record) {
        Site(label: safeText($0), key: folded($0))
      },
      status: statuses.reading(of: cells[.status], in: record) {
        layout.context.vocabulary.status($0)
      },
      trial: trials.reading(of: cells[.trialID], in: record) {
        layout.context.vocabulary.trial($0)
      },
      intent: intents.reading(of: cells[.intent], in: record) {
        layout.context.vocabulary.intent($0)
      },
      indication: indication.reading, indicationLabel: indication.label,
      date: dates.reading(of: cells[.procedureDate], in: record, readDate),
      mdtDate: dates.reading(of: cells[.mdtDate], in: record, readDate),
      padded: cells.padded(in: record), fingerprint: cells.fingerprint(in: record))
  }
}
