internal import AuditDomain

/// A cell of a table, whatever it is written as.
enum Cell {
  /// A text; "" is blank.
  case text(String)
  case number(Int?)
  /// Digits and a point, already formatted; "" is blank.
  case decimal(String)
  case flag(Bool)

  /// The cells of a row that is put together part by part.
  static func all(of row: ((RowPart) -> Void) -> Void) -> [Cell] {
    var cells: [Cell] = []
    row { part in
      switch part {
      case .cell(let cell): cells.append(cell)
      case .cells(let shared): cells += shared.cells
      }
    }
    return cells
  }
}

/// Builds a CSV table after RFC 4180.
///
/// A number keeps its value, a text is made harmless for spreadsheets.
struct CSVText: ~Copyable {
  private var bytes = TextBuffer()
  private let isDutch: Bool
  private let delimiter: UInt8

  init(_ dialect: CSVDialect, header: [String]) {
    isDutch = dialect == .excelNL
    delimiter = isDutch ? UInt8(ascii: ";") : UInt8(ascii: ",")
    if isDutch { bytes.append("\u{FEFF}") }
    add(header.map { .text($0) })
  }

  /// How many bytes there are.
  var count: Int { bytes.count }

  /// As a text.
  var text: String { bytes.text }

  /// Gives what was built so far away.
  mutating func give(to take: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    try bytes.withBytes(take)
    bytes.clear()
  }

  mutating func add(_ row: [Cell]) {
    add { put in row.forEach { put(.cell($0)) } }
  }

  /// Adds a row that is put together part by part.
  mutating func add(_ row: ((RowPart) -> Void) -> Void) {
    var isFirst = true
    row { part in
      if !isFirst { bytes.append(delimiter) }
      isFirst = false
      switch part {
      case .cell(let cell): add(cell)
      case .cells(let shared): add(shared)
      }
    }
    if isDutch { bytes.append(0x0D) }
    bytes.append(0x0A)
  }

  private mutating func add(_ shared: SharedCells) {
    if let written = shared.written {
      bytes.append(written)
      return
    }
    let start = bytes.count
    for (index, cell) in shared.cells.enumerated() {
      if index > 0 { bytes.append(delimiter) }
      add(cell)
    }
    shared.written = bytes.withBytes(from: start) { Array($0) }
  }

  private mutating func add(_ cell: Cell) {
    switch cell {
    case .number(let value): if let value { bytes.append(decimal: value) }
    case .decimal(let value):
      for byte in value.utf8 { bytes.append(isDutch && byte == point ? comma : byte) }
    case .flag(let value): bytes.append(value ? "true" : "false")
    case .text(let value): add(value)
    }
  }

  private mutating func add(_ text: String) {
    if text.isEmpty { return }
    var text = FormulaGuard.guarded(text)
    text.withUTF8 { value in
      guard value.contains(where: { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D })
      else { return bytes.append(value) }
      bytes.append(0x22)
      for byte in value {
        if byte == 0x22 { bytes.append(0x22) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    }
  }
}

private let point = UInt8(ascii: ".")
private let comma = UInt8(ascii: ",")

/// A number with a fixed count of decimals, rounded half away from zero.
func fixed(_ value: Double, _ decimals: Int) -> String {
  var scale = 1
  for _ in 0..<decimals { scale *= 10 }
  let units = Int((value * Double(scale)).rounded())
  let sign = units < 0 ? "-" : ""
  let digits = String(units.magnitude)
  guard decimals > 0 else { return sign + digits }
  let filled = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  return sign + filled.dropLast(decimals) + "." + filled.suffix(decimals)
}
