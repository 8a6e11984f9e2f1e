internal import AuditDomain
internal import DelimitedText

/// What the center columns of a log's records say, each distinct one read once.
struct Places {
  /// What the center columns of a record say together, and the columns that this hangs on.
  ///
  /// A class, as nearly all records share one.
  final class Place {
    let cells: CenterCells
    /// The leading cell.
    let lead: LeadCell<String>
    let columns: [Int]

    fileprivate init(_ cells: CenterCells, _ lead: LeadCell<String>, _ columns: [Int]) {
      (self.cells, self.lead, self.columns) = (cells, lead, columns)
    }
  }

  private let layout: LogLayout
  private let centerColumns: [Int]
  private let siteColumns: [Int]
  private var kinds = RecordKinds()
  /// By kind.
  private var known: [Place] = []
  /// The centers that the records looked at name.
  private(set) var named: Set<CenterIndex> = []
  /// Those that others of them may mean.
  private(set) var meant: Set<CenterIndex> = []

  init(_ layout: LogLayout) {
    self.layout = layout
    centerColumns = layout.header[.center]
    siteColumns = layout.header[.site]
  }

  /// What the record says.
  mutating func place(of record: RecordCells) -> Place {
    if let kind = kinds.kind(of: record) { return known[kind] }
    let place = read(record)
    if kinds.add(record, by: place.columns) != nil { known.append(place) }
    switch place.cells.reading {
    case .known(let index, _): named.insert(index)
    case .ambiguous(let centers): meant.formUnion(centers)
    case .unknown: meant.formUnion(place.cells.namedBehind)
    case .missing: break
    }
    return place
  }

  private func read(_ record: RecordCells) -> Place {
    guard !centerColumns.isEmpty else {
      let stated = layout.source.stated
      let center: CenterReading = stated.count == 1 ? .known(stated[0], .canonical) : .missing
      return Place(CenterCells(reading: center), .missing(""), [])
    }
    let site = layout.text(.site, of: record)
    var cells = CenterCells(reading: .missing)
    var dependsOnSite = false
    for column in centerColumns {
      let text = record.cell(column)
      if Vocabulary.isMissing(text) { continue }
      cells.add(layout.context.directory.read(text, site: site), text)
      if layout.context.directory.dependsOnSite(text) { dependsOnSite = true }
    }
    return Place(
      cells, LeadCell(.center, of: record, in: layout.header),
      centerColumns + (dependsOnSite ? siteColumns : []))
  }
}
