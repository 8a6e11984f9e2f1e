/// The sample's `submissions.csv`: who declared what, when it arrived and what replaces what.
///
/// Only files of 2026 stand in it, and not all: the others' coverage is assumed.
struct Submissions {
  private let sample: Sample

  init(_ sample: Sample) {
    self.sample = sample
  }

  /// One declaration: a file, its day of arrival, its period, and the control totals it came with.
  private struct Row {
    let name: String
    let received: String
    var from = "2026-01-01"
    var to = "2026-12-31"
    var hasRecords = true
    var hasTreatments = false
    var replaces = ""
  }

  private static let rows = [
    Row(name: "amphia_2026.csv", received: "2027-01-11"),
    Row(name: "asz_2026.csv", received: "2027-01-06", hasTreatments: true),
    Row(name: "avl_2026.csv", received: "2027-01-14", hasTreatments: true),
    Row(name: "cwz_2026.csv", received: "2027-01-19"),
    Row(name: "deventer_2026.csv", received: "2027-01-12", hasTreatments: true),
    Row(name: "erasmus-mc_2026.csv", received: "2027-01-15", hasTreatments: true),
    Row(name: "etz_2026.csv", received: "2027-01-07", hasRecords: false),
    Row(name: "frisius-mc_2026.csv", received: "2027-01-13"),
    Row(name: "gelre_2026_h1.csv", received: "2026-07-08", to: "2026-06-30"),
    Row(name: "gelre_2026_h2.csv", received: "2027-01-12", from: "2026-06-08"),
    Row(name: "haga_2026.csv", received: "2027-01-18", hasRecords: false),
    Row(name: "isala_2026.csv", received: "2027-01-08", hasTreatments: true),
    Row(name: "jbz_2026.csv", received: "2027-01-20", hasTreatments: true),
    Row(name: "lumc_2026.csv", received: "2027-01-14", hasTreatments: true),
    Row(name: "maasstad_2026.csv", received: "2027-01-08"),
    Row(
      name: "maasstad_2026_v2.csv", received: "2027-01-22", hasTreatments: true,
      replaces: "2026/maasstad_2026.csv"),
    Row(name: "martini_2026.csv", received: "2027-01-11", hasTreatments: true),
    Row(name: "maxima-mc_2026.csv", received: "2027-01-21"),
    Row(name: "mst_2026.csv", received: "2027-01-05", hasTreatments: true),
    Row(name: "nwz_2026.csv", received: "2027-01-15", to: "2026-10-31", hasTreatments: true),
    Row(name: "radboudumc_2026.csv", received: "2027-01-13"),
    Row(name: "reinier_2026.csv", received: "2027-01-19", hasTreatments: true),
    Row(name: "rijnstate_2026.csv", received: "2027-01-25", hasRecords: false),
    Row(name: "spaarne_2026.csv", received: "2027-01-20", hasTreatments: true),
    Row(name: "st-antonius_2026.csv", received: "2027-01-26", hasTreatments: true),
    Row(name: "umcg_2026.csv", received: "2027-01-06", hasTreatments: true),
    Row(name: "umcu_2026.csv", received: "2027-01-12"),
    Row(name: "viecuri_2026.csv", received: "2027-01-21"),
  ]

  var text: String {
    var lines = ["file,center,period_start,period_end,records,treatments,received,replaces"]
    for row in Self.rows {
      guard let log = sample.logs.first(where: { $0.path == "2026/\(row.name)" }) else {
        preconditionFailure("no log \(row.name)")
      }
      let cells = [
        log.path, log.hospital.id, row.from, row.to,
        row.hasRecords ? String(log.records.count) : "",
        row.hasTreatments ? String(log.count(.counted)) : "", row.received, row.replaces,
      ]
      lines.append(cells.joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
