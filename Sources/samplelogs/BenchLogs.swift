/// Logs of the 35 centers for measuring, in one plain dialect; each center has a stream of numbers of its own.
struct BenchLogs {
  /// What the records are like.
  enum Kind: String, CaseIterable {
    /// One record in a hundred is a treatment that counts.
    case national
    /// The same, and every fifth field stands in quotes.
    case quoted
    /// Every record is a treatment that counts.
    case eligible
    /// Every record is a treatment with a fault.
    case faulty
  }

  let kind: Kind
  /// Records of all logs together.
  let records: Int

  private static let centers =
    Hospital.academic + Hospital.topClinicalAToG + Hospital.topClinicalHToM
    + Hospital.topClinicalNToZ

  func write(to directory: String) throws(WriteFailure) {
    let folder = OutputFolder(path: directory)
    for (index, hospital) in Self.centers.enumerated() {
      let first = records * index / Self.centers.count
      let next = records * (index + 1) / Self.centers.count
      var file = try folder.file("\(hospital.id)_2026.csv")
      try write(hospital, first..<next, to: &file)
      try file.close()
    }
  }

  private func write(
    _ hospital: Hospital, _ numbers: Range<Int>, to file: inout OutputFile
  ) throws(WriteFailure) {
    var random = SeededGenerator(seed: Sample.seed, stream: "bench \(kind) \(hospital.id)")
    var text = Array(
      "record_id;center;patient;procedure_date;procedure;indication;site;levels;status;remark\n"
        .utf8)
    for number in numbers {
      append(number, hospital.id, to: &text, &random)
      if text.count > 1 << 20 {
        try file.append(text)
        text.removeAll(keepingCapacity: true)
      }
    }
    try file.append(text)
  }

  private func append(
    _ number: Int, _ center: String, to text: inout [UInt8], _ random: inout SeededGenerator
  ) {
    let isEligible = kind == .eligible || kind == .faulty || random.chance(1)
    var cells = [
      "\(1_000_000_000 + number)", center, Self.patient(&random),
      "2026-\((random.below(12) + 1).padded(2))-\((random.below(28) + 1).padded(2))",
      isEligible ? random.pick(Self.listed) : "\(380_000 + 37 * random.below(200))",
      isEligible ? random.pick(["C79.5", "C90.0"]) : random.pick(Self.otherIndications),
      random.pick(Self.sites), "\(1 + random.below(3))", "ja", random.pick(Self.remarks),
    ]
    if kind == .faulty { spoil(&cells, random.below(8)) }
    for (index, cell) in cells.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ";")) }
      let isQuoted = kind == .quoted && random.chance(20)
      if isQuoted { text.append(UInt8(ascii: "\"")) }
      text += cell.utf8
      if isQuoted { text.append(UInt8(ascii: "\"")) }
    }
    text.append(UInt8(ascii: "\n"))
  }

  private func spoil(_ cells: inout [String], _ fault: Int) {
    switch fault {
    case 0: cells[8] = "misschien"
    case 1: cells[5] = "C50.9"
    case 2: cells[3] = "2026-02-31"
    case 3: cells[2] = ""
    case 4: cells.removeLast()
    case 5: cells[9] = "een \"los\" teken"
    case 6: cells[5] = "pijn"
    default: cells[3] = "3/14/26"
    }
  }

  private static func patient(_ random: inout SeededGenerator) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let bits = random.next()
    return String(decoding: (0..<16).map { digits[Int(bits >> (4 * $0) & 15)] }, as: UTF8.self)
  }

  private static let listed = ["22510", "22513", "5-839.90", "kyphoplasty"]
  private static let sites = ["hoofdlocatie", "polikliniek", "dagcentrum"]
  private static let otherIndications = ["M17.1", "S72.0", "I21.4", "K35.8", "J18.9", "Z47.0"]
  private static let remarks = [
    "geen bijzonderheden", "poliklinisch, controle over 6 weken", "dagopname", "spoed, avond",
    "",
  ]
}
