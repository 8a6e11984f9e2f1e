internal import AuditDomain
internal import DelimitedText

/// Reads one log: every record to its outcome by itself, every fault to a finding.
public struct LogIntake {
  private let layout: LogLayout
  private let texts = SafeTexts()
  private var cells: CellReader
  private var records: RecordReader
  private var others = OtherProcedures()
  private var places: Places
  private var headerRows: HeaderRows
  private var rivals: RivalColumns
  private let moved: MovedCells
  private var result = LogResult()
  private var context: IntakeContext { layout.context }
  private var source: LogSource { layout.source }
  private var header: LogHeader { layout.header }
  /// Columns without a name that hold something.
  private var unnamed: Set<Int> = []
  private var columnCensus: [CitizenNumberCensus] = []
  private var patientCensus = CitizenNumberCensus()
  /// Scoped records whose candidates are the file's centers.
  private var deferredScoped: [Int] = []
  /// Bytes that the log has, about; 0: nobody knows.
  private let size: Int
  private let noSite = Site.unnamed

  private init(_ context: IntakeContext, _ source: LogSource, _ head: TextHead, size: Int) {
    self.size = size
    layout = LogLayout(
      context: context, source: source, header: LogHeader(head.header, map: context.map))
    cells = CellReader(layout)
    records = RecordReader(layout, texts)
    places = Places(layout)
    headerRows = HeaderRows(layout.header, map: context.map)
    rivals = RivalColumns(layout)
    moved = MovedCells(layout)
    result.form = head.form
    result.mapped = layout.header.mapped
  }

  /// The result of reading a log in blocks.
  ///
  /// - Parameters:
  ///   - size: bytes that the log has, about; 0: nobody knows.
  ///   - block: bytes to read at once.
  ///   - bytes: fills a buffer from its start, and gives how many bytes it wrote; 0 at the end of the log.
  /// - Returns: nil when the log has to be read whole.
  /// - Throws: what `bytes` throws.
  public static func read(
    of source: LogSource, in context: IntakeContext, size: Int = 0, block: Int = 256 * 1024,
    from bytes: (UnsafeMutableRawBufferPointer) throws -> Int
  ) throws -> LogResult? {
    let map = context.map
    do {
      var stream = try DelimitedStream(block: block, source: bytes) {
        LogHeader.known($0, map: map)
      }
      if let kind = FileKind(stream.firstBytes) {
        return LogResult(refusing: .notText, of: source, found: kind.rawValue)
      }
      var intake = LogIntake(context, source, stream.head, size: size)
      try intake.read(stream.head) {
        try stream.forEachRecord(counting: &$0, source: bytes, $1)
      }
      return intake.result
    } catch DelimitedStream.Refusal.empty {
      return LogResult(refusing: .emptyFile, of: source)
    } catch DelimitedStream.Refusal.needsWhole {
      return nil
    }
  }

  /// The result of reading `bytes`, the decompressed file.
  public static func read(
    _ bytes: [UInt8], of source: LogSource, in context: IntakeContext
  ) -> LogResult {
    if let kind = FileKind(bytes.prefix(16)) {
      return LogResult(refusing: .notText, of: source, found: kind.rawValue)
    }
    do {
      let document = try document(bytes, context)
      var intake = LogIntake(context, source, document.head, size: bytes.count)
      intake.read(document.head) { document.forEachRecord(counting: &$0, $1) }
      return intake.result
    } catch {
      return LogResult(refusing: error == .empty ? .emptyFile : .notDecodable, of: source)
    }
  }

  private static func document(
    _ bytes: [UInt8], _ context: IntakeContext
  ) throws(DelimitedDocument.Refusal) -> DelimitedDocument {
    let map = context.map
    return try DelimitedDocument(bytes) { LogHeader.known($0, map: map) }
  }

  private mutating func read(
    _ head: TextHead,
    _ forEachRecord:
      (inout RecordTally, (RecordCells, inout RecordTally) -> Void) throws -> Void
  ) rethrows {
    if let refusal = HeaderRefusal(head, in: layout) {
      let namesCenters = !header[.center].isEmpty && head.header.count <= LogHeader.limit
      // Read to its end all the same: any byte of it may tell another encoding.
      var tally = RecordTally()
      var namesLine = 0
      try forEachRecord(&tally) { record, _ in
        if namesCenters, record.fault == nil { _ = places.place(of: record) }
        if refusal.code == .headerMissing, namesLine == 0, record.number <= 50, hasNames(record) {
          namesLine = record.line
        }
      }
      if namesCenters { noteCenters() }
      result = LogResult(
        refusing: refusal.code, of: source, column: refusal.column, text: refusal.text,
        found: refusal.found, expected: namesLine, line: head.headerLine, byte: head.headerByte,
        seen: result)
      return
    }
    columnCensus = Array(repeating: CitizenNumberCensus(), count: head.header.count)
    var tally = RecordTally(showing: LogIntake.searched)
    try forEachRecord(&tally) { take($0, &$1) }
    others.add(tally)
    noteCenters()
    if let column = columnCensus.firstIndex(where: \.holdsCitizenNumbers) {
      result = LogResult(refusing: .citizenNumbers, of: source, found: column + 1, seen: result)
      return
    }
    if patientCensus.holdsCitizenNumbers {
      result = LogResult(refusing: .citizenNumbers, of: source, column: .patient, seen: result)
      return
    }
    noteUnknownColumns(head)
    noteRecordsOfOthers(head)
    if header.unknown.contains(where: { headerKey($0) == headerKey("finding_codes") }) {
      result.isReturned = true
      note(.returnedLog, head, found: 0)
    }
    settleDeferred()
    if result.records == 0 { note(.noRecords, head, found: 0) }
    result.texts = texts.all
  }

  // MARK: The header

  /// Whether a record holds the names of columns, by whatever delimiter: the header stands below other lines.
  private func hasNames(_ record: RecordCells) -> Bool {
    let delimiter = result.delimiter.map { String(UnicodeScalar($0)) } ?? ";"
    let text = (0..<record.count).map { record.text($0) }.joined(separator: delimiter)
    return [";", ",", "\t", "|"].contains { delimiter in
      LogHeader.known(
        text.split(separator: delimiter).map { trimmed(String($0)) }, map: context.map)
        >= 3
    }
  }

  private mutating func noteUnknownColumns(_ head: TextHead) {
    if !header.unknown.isEmpty {
      let names = header.unknown.map { name in
        safeText(name) + (header.columnMeant(by: name).map { " (\($0.name)?)" } ?? "")
      }.joined(separator: ", ")
      note(.unknownColumns, head, text: texts.index(names), found: header.unknown.count)
    }
    if let first = unnamed.min() {
      note(.unknownColumns, head, found: unnamed.count, expected: first + 1)
    }
  }

  /// Notes what is true of the file as a whole.
  private mutating func note(
    _ code: FindingCode, _ head: TextHead, column: LogColumn? = nil, text: Int32? = nil,
    found: Int, expected: Int = 0, related: RecordPlace? = nil
  ) {
    // The header stands before the records: so the findings are in order, and soon sorted.
    result.findings.insert(
      Finding(
        code,
        at: RecordPlace(
          file: source.index, line: head.headerLine, record: 0, byte: head.headerByte),
        column: column, text: text, found: found, expected: expected, related: related), at: 0)
  }

  /// Notes the records that surely are of a center that the file is not said to be of, though others are of its own.
  private mutating func noteRecordsOfOthers(_ head: TextHead) {
    if source.stated.isEmpty { return noteUndeclared(head) }
    guard !result.centersNamed.isDisjoint(with: source.stated) else { return }
    let scoped = result.scoped.filter { record in
      record.hasSureCenter && record.center.map { !source.stated.contains($0) } ?? false
    }
    let others = others.byCenter.filter { $0.key >= 0 && !source.stated.contains($0.key) }
    let count = scoped.count + others.values.reduce(0, +)
    guard count > 0 else { return }
    note(.recordsOfOthers, head, column: .center, found: count, related: scoped.first?.place)
  }

  /// Notes that a file of several centers is nobody's submission, as nothing says whose it is.
  private mutating func noteUndeclared(_ head: TextHead) {
    guard result.centersNamed.count > 1 else { return }
    let ids = result.centersNamed.sorted().map { context.directory.register[$0].id }
    note(
      .centersUndeclared, head, column: .center,
      text: texts.index(ids.joined(separator: ", ")), found: ids.count)
  }

  /// The centers that the sound records name; without a center column they name nobody: the file itself was named
  /// after a center, or declared.
  private mutating func noteCenters() {
    if header[.center].isEmpty { return }
    (result.centersNamed, result.centersMeant) = (places.named, places.meant)
  }

  // MARK: Records

  /// So many records, from the first on, are searched for citizen service numbers, and for values without a name.
  private static let searched = 10_000

  private mutating func take(_ record: borrowing RecordCells, _ tally: inout RecordTally) {
    if record.number <= LogIntake.searched { look(at: record) }
    if record.isCounted { return }
    var fault = record.fault
    if fault == nil, record.lines > 1 { fault = joinedRecords(record) }
    let place = RecordPlace(
      file: source.index, line: record.line, record: record.number, byte: record.byte,
      length: record.length)
    if let fault {
      headerRows.look(at: record)
      if headerRows.hasOtherColumns { tally.forget() }
      return takeBroken(record, fault, at: place)
    }
    if headerRows.hasOtherColumns {
      return headerRows.take(record)
        ? takeHeader(at: place, &tally) : takeDoubtful(.columnsChanged, at: place)
    }
    let center = places.place(of: record)
    let leading = cells.procedure(of: record)
    var procedure = leading.reading
    switch procedure {
    case .listed: break
    case .missing, .unclear, .denied, .misplaced, .other, .contradicted:
      if headerRows.take(record) { return takeHeader(at: place, &tally) }
    }
    if procedure == .missing, record.isBlank { return takeDoubtful(.blankRecord, at: place) }
    if procedure == .other {
      let text = layout.text(.procedure, of: record)
      let (isForeign, printable) = context.unlisted.value(of: text) { [moved] in
        (moved.isOfOtherColumn($0), safeText($0))
      }
      if rivals.namesProcedure(record) {
        procedure = .contradicted
      } else if isForeign, moved.holdProcedure(record) {
        procedure = .misplaced
      } else {
        let label = moved.mayBePseudonym(text, of: record) ? withheld : printable
        let kind = (label: label, center: center.cells)
        // Others with a procedure of that kind may hold one of the policy's in another cell.
        if isForeign { return others.add(kind) }
        return others.add(record, kind, by: center.columns + header[.procedure], in: &tally)
      }
    }
    var readings = cells.readings(of: record, center: center.lead, procedure: leading)
    if readings.indication == .other, moved.isIndication(readings.patient) {
      readings.misplaceIndication()
    }
    if rivals.areToBeLookedFor {
      for column in rivals.contradictions(in: record) { readings.contradict(column) }
    }
    var scoped = ScopedRecord(place: place, standing: .countable, site: readings.site)
    records.read(readings, procedure: procedure, at: center, into: &scoped, &result.findings)
    if let patient = scoped.patient { patientCensus.note(patient) }
    if scoped.standing == .doubtful, let provider = records.unknownProvider {
      result.unknownProviders[ExactText(provider), default: 0] += 1
    }
    append(consume scoped, needsFileCenter: records.needsFileCenter)
  }

  /// Looks for columns in use without a name, and for citizen service numbers: at the cells that can hold nothing else
  /// than a number and blanks.
  private mutating func look(at record: RecordCells) {
    if record.fault == nil {
      unnamed.formUnion(header.unnamed.lazy.filter { !record.text($0).isEmpty })
    }
    for column in 0..<min(record.count, columnCensus.count) {
      if let raw = record.plainBytes(column) {
        if raw.count < 8 { continue }
        if raw.count > 9, CitizenNumberCensus.isSurelyNone(raw) { continue }
      }
      if let cell = CellBytes(record, column) {
        columnCensus[column].note(cell.bytes)
      } else {
        columnCensus[column].note(record.cell(column))
      }
    }
  }

  /// A line break and a delimiter inside a value that we read: a quote may have joined two records into one of the
  /// right width, which leaves both in the value.
  private func joinedRecords(_ record: RecordCells) -> StructureFault? {
    func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    let isBroken = LogColumn.allCases.contains { column in
      header[column].contains { index in
        let text = trimmed(record.text(index)).utf8
        return text.contains(where: isLineEnd) && text.contains { $0 == result.delimiter }
      }
    }
    return isBroken ? .swallowedLines : nil
  }

  private mutating func takeBroken(
    _ record: RecordCells, _ fault: StructureFault, at place: RecordPlace
  ) {
    var scoped = ScopedRecord(place: place, standing: .doubtful, site: noSite)
    // Several lines in one broken record: a quote may have joined records that were apart.
    let isOneRecord = fault == .wrongBytes || fault == .nulByte
    var weight = isOneRecord ? 1 : record.lines
    if record.width > 1 {
      // Line ends may have been lost, each of which made one field of two: so many records have room, and a text.
      let step = record.width - 1
      let held = (0..<(record.count - 1) / step).count { place in
        (1...step).contains { !record.text(place * step + $0).isEmpty }
      }
      weight = max(weight, held)
    }
    scoped.weight = Int32(truncatingIfNeeded: weight)
    // A text that was cut off ends within a record.
    let isCut = fault == .tooFewFields && record.endsText
    result.findings.append(
      Finding(
        FindingCode(fault), at: place, text: isCut ? texts.index("") : nil, found: record.count,
        expected: record.width))
    append(scoped, needsFileCenter: true)
  }

  /// A header among the records: surely no treatment.
  private mutating func takeHeader(at place: RecordPlace, _ tally: inout RecordTally) {
    if headerRows.hasOtherColumns { tally.forget() }
    result.findings.append(Finding(.headerRepeated, at: place))
    append(
      ScopedRecord(place: place, standing: .outOfScope(.otherProcedure), site: noSite),
      needsFileCenter: true)
  }

  /// A record of which no cell is read: below a header with other columns, or without any value.
  private mutating func takeDoubtful(_ code: FindingCode, at place: RecordPlace) {
    result.findings.append(Finding(code, at: place))
    append(
      ScopedRecord(place: place, standing: .doubtful, site: noSite), needsFileCenter: true)
  }

  private mutating func append(_ scoped: consuming ScopedRecord, needsFileCenter: Bool) {
    if needsFileCenter { deferredScoped.append(result.scoped.count) }
    if result.scoped.count == result.scoped.capacity { makeRoom(after: Int(scoped.place.byte)) }
    result.scoped.append(scoped)
    result.records += 1
  }

  /// Makes room for what the whole log holds if it goes on as it did so far: a list without room is copied, and there may
  /// be a million of each.
  private mutating func makeRoom(after bytes: Int) {
    guard result.scoped.count >= 256, bytes < size else { return }
    // A beginning may mislead: of few records 16 times as much is little to ask for, and seldom to be asked for again.
    let times = min(1.05 * Double(size) / Double(bytes), result.scoped.count < 65_536 ? 16 : 2)
    result.scoped.reserveCapacity(Int(Double(result.scoped.count + 1) * times))
    result.findings.reserveCapacity(Int(Double(result.findings.count + 1) * times))
  }

  /// Gives what has no center of its own to the file's.
  private mutating func settleDeferred() {
    let centers = source.stated.isEmpty ? result.centersNamed.sorted() : source.stated
    result.fileCenters = centers
    let own = Set(centers).sorted()
    for index in deferredScoped {
      let named = result.scoped[index].candidates
      result.scoped[index].candidates = named.isEmpty ? own : Set(own + named).sorted()
    }
    others.settle(Set(own))
    result.records += others.count
    (result.otherProcedures, result.unlisted) = (others.byCenter, others.labels)
    result.otherProceduresByCandidate = others.byCandidate
    // Findings and records both stand in the order of the log.
    var next = 0
    for index in result.findings.indices where result.findings[index].place.record > 0 {
      let place = result.findings[index].place
      while result.scoped[next].place != place { next += 1 }
      if let center = result.scoped[next].center {
        result.findings[index].center = Int16(truncatingIfNeeded: center)
      }
    }
  }
}
