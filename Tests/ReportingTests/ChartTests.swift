import Foundation
import Testing

@testable import AuditDomain
@testable import Reporting

/// The charts of a report, from one value to their text.
@Suite("The charts show every center, and read on paper and by ear")
struct ChartTests {
  @Test("They are sound drawings within their frame, no text over another")
  func sound() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("volumenorm-charts-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var written = 0
    for given in ChartCase.all {
      for language in Language.allCases {
        for (path, text) in try given.charts(language) {
          let file = folder.appendingPathComponent("\(given.name)-\(language.rawValue)/\(path)")
          try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
          try Data(text.utf8).write(to: file)
          written += 1
        }
      }
    }
    let run = try Self.python(["check_charts.py", folder.path])
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.contains("\(written) charts,"), "\(run.output)")
  }

  @Test("The check finds what it is for")
  func checked() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("volumenorm-charts-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let chart = try Self.volumes("one", .english)
    for (planted, said) in [
      ("<script>1</script>", "holds <script>"), ("<a href=\"x\"/>", "has href=x"),
      ("<rect x=\"7000\" y=\"0\" width=\"300\" height=\"1\"/>", "leaves the frame"),
      ("<path d=\"M0 0H9000\"/>", "leaves the frame"), ("<g>", "not well-formed"),
      ("<text x=\"7000\" y=\"900\" font-size=\"110\">Isala Zwolle</text>", "leaves the frame"),
      ("<text x=\"200\" y=\"330\" font-size=\"110\">Isala</text>", "stands over"),
      ("<text x=\"200\" y=\"1000\" font-size=\"90\">.</text>", "too small"),
      ("<g id=\"volumes-desc\"/>", "an id stands twice"),
      ("<line fill=\"url(#none)\"/>", "points to #none"),
    ] {
      let spoilt = chart.replacing("</svg>", with: planted + "</svg>")
      try Data(spoilt.utf8).write(to: folder.appendingPathComponent("x.svg"))
      let run = try Self.python(["check_charts.py", folder.path])
      #expect(run.status == 1 && run.output.contains(said), "\(planted): \(run.output)")
    }
  }

  @Test("Each designated center is there with its numbers", arguments: ChartCase.all)
  func complete(_ given: ChartCase) throws {
    for language in Language.allCases {
      let charts = try given.charts(language)
      #expect(charts.count == given.hospitals.count + 2)
      for path in ["charts/volumes.svg", "charts/course.svg"] {
        let rows = Self.rows(try #require(charts[path]))
        #expect(rows.count == given.hospitals.count, "\(path)")
        for hospital in given.hospitals {
          let own = rows.filter {
            $0.title.hasPrefix(SVGDrawing.escaped(hospital.name) + ": ")
              && $0.title.contains(Self.numbers(hospital, language))
          }
          #expect(!own.isEmpty, "\(path): \(hospital.name)")
          let label = grouped(hospital.counted, language)
          let more = hospital.doubtful > 0 ? " +" + grouped(hospital.doubtful, language) : ""
          if hospital.hasSubmitted {
            #expect(own.contains { $0.texts.contains(label + more) }, "\(path): \(hospital.name)")
          }
        }
      }
      for (index, hospital) in given.hospitals.enumerated() {
        let chart = try #require(charts["charts/center-\(ChartCase.id(index)).svg"])
        #expect(chart.contains(Self.numbers(hospital, language)), "\(hospital.name)")
      }
    }
  }

  @Test("A center that sent nothing looks different from one without a treatment")
  func nothingSent() throws {
    let rows = Self.rows(
      try Self.volumes("names", .english))
    let nothing = try #require(rows.first { $0.title.hasPrefix("Niets: ") })
    let none = try #require(rows.first { $0.title.hasPrefix("Nul: ") })
    #expect(
      nothing.body.contains("stroke-dasharray")
        && nothing.texts == ["Niets", "nothing sent, waived"])
    #expect(!none.body.contains("stroke-dasharray") && none.texts == ["Nul", "0", "10 short"])
  }

  @Test("Doubt is hatched, and only doubt")
  func doubt() throws {
    for row in Self.rows(
      try Self.volumes("year", .english))
    {
      let isHatched = row.body.contains("url(#volumes-doubt)")
      #expect(isHatched != row.title.contains(" 0 in doubt"), "\(row.title)")
    }
  }

  @Test("What needs action stands first, and within it the smallest volume")
  func order() throws {
    let data = try Self.data("names")
    #expect(
      data.groups.map(\.status.verdict)
        == [.below, .undetermined, .notSubmitted, .notAssessable, .meets])
    #expect(data.groups.first?.centers.map(\.counted) == [0, 1, 3])
    let running = try Self.data("in-year")
    #expect(
      running.groups.map(\.status.outlook)
        == [nil, .outOfReach, .unlikely, .uncertain, .likely, nil])
  }

  @Test("A name is made harmless and cut, and stands in full in the title")
  func names() throws {
    for (path, chart) in try ChartCase.named("names").charts(.english) {
      #expect(!chart.contains("<script"), "\(path)")
      #expect(!chart.contains("\u{202E}") && !chart.contains("\u{1}"), "\(path)")
    }
    let row = try #require(
      Self.rows(try Self.volumes("names", .english))
        .first { $0.title.contains(SVGDrawing.escaped(ChartCase.long)) })
    #expect(row.texts.first?.hasSuffix("…") == true)
    let image = try #require(
      ReportCharts(ChartCase.named("names").report(), .english).images[1])
    var page = Markdown()
    page.image(image.alternative, image.path)
    #expect(page.text.contains("\\]\\](x)") && !page.text.contains("<"), "\(page.text)")
  }

  @Test("A broken bar has a mark; its neighbours stay long enough to compare")
  func broken() throws {
    let axis = VolumeAxis(volumes: [12, 12, 13, 400], minimum: 10)
    #expect(axis.isBroken && axis.end == 30)
    #expect(VolumeAxis(volumes: [12, 13, 120], minimum: 10).end == 120)
    #expect(!VolumeAxis(volumes: [200, 210, 380], minimum: 10).isBroken)
    #expect(VolumeAxis(volumes: [], minimum: 10).end == 16)
    #expect(VolumeAxis(volumes: [1], minimum: 250).end == 400)
    #expect(VolumeAxis(volume: 400, minimum: 10).end == 80)
    #expect(VolumeAxis(volume: 0, minimum: 1).end == 2)
    let large = try Self.volumes("large", .dutch)
    #expect(large.contains(">12.345 +678<") && large.contains("loopt door voorbij de as"))
  }

  @Test("No word is left in the other language")
  func words() throws {
    for given in ChartCase.all {
      let (english, dutch) = (try given.charts(.english), try given.charts(.dutch))
      let known = Set(given.hospitals.map(\.name)).union([try given.report().policy.title.english])
      for (path, chart) in english {
        let other = Set(Self.texts(try #require(dutch[path])))
        let same = Set(Self.texts(chart)).intersection(other).filter { text in
          text.contains(where: \.isLetter) && text != "minimum"
            && !known.contains {
              let name = SVGDrawing.escaped($0)
              let begin = text.prefix { $0 != "…" }.split(separator: ", 20")[0]
              return name.contains(begin)
            }
        }
        #expect(same.isEmpty, "\(given.name) \(path): \(same)")
      }
    }
  }

  @Test("Days and numbers are as the language writes them")
  func written() throws {
    let day = try #require(CalendarDay(iso: "2027-03-01"))
    #expect(day.written(.english) == "1 March 2027" && day.written(.dutch) == "1 maart 2027")
    #expect(day.short(.english) == "1 Mar" && day.short(.dutch) == "1 mrt")
    #expect(grouped(12_345, .english) == "12,345" && grouped(12_345, .dutch) == "12.345")
  }

  @Test("The order of treatments changes nothing")
  func deterministic() throws {
    for given in ChartCase.all {
      let report = try given.report()
      var turned = report
      turned.treatments = turned.treatments.map { $0.reversed() }
      turned.centers.reverse()
      let (first, second) = (ReportCharts(report, .english), ReportCharts(turned, .english))
      #expect(first.files.map(\.path) == second.files.map(\.path))
      let texts = (try first.files.map { try $0.text() }, try second.files.map { try $0.text() })
      #expect(texts.0 == texts.1, "\(given.name)")
    }
  }

  @Test("The pace and the as-of day stand where the day says")
  func pace() throws {
    let data = try Self.data("in-year")
    let box = Box(x: 1000, y: 0, width: 365, height: 150)
    let panel = CoursePanel(box: box, top: 15, data: data)
    #expect(panel.x(data.year.first) == 1000)
    #expect(panel.x(data.asOf.advanced(by: 1)) == 1181)
    #expect(panel.y(0) == 150 && panel.y(10) == 50 && panel.y(400) == 0)
    let seven = try #require(data.centers.first { $0.counted == 7 })
    #expect(panel.end(of: seven) == 1181)
    let half = try #require(
      Self.data("names").centers
        .first { $0.name == "Half" })
    #expect(half.open.map(\.description) == ["2026-08-01 to 2026-12-31"])
  }

  // MARK: Reading a chart

  private static func data(_ name: String) throws -> ChartData {
    let report = try ChartCase.named(name).report()
    return try #require(ChartData(report, .english))
  }

  private static func volumes(_ name: String, _ language: Language) throws -> String {
    let charts = try ChartCase.named(name).charts(language)
    return try #require(charts["charts/volumes.svg"])
  }

  private static func numbers(_ hospital: ChartCase.Hospital, _ language: Language) -> String {
    let (n, d) = (grouped(hospital.counted, language), grouped(hospital.doubtful, language))
    return Phrase("\(n) counted, \(d) in doubt;", "\(n) geteld, \(d) in twijfel;")[language]
  }

  /// The groups of a chart: title, what is drawn, and its texts.
  private static func rows(_ chart: String) -> [(title: String, body: String, texts: [String])] {
    chart.split(separator: "<g>\n<title>").dropFirst().compactMap { part in
      guard let end = part.range(of: "</title>"), let close = part.range(of: "</g>") else {
        return nil
      }
      let body = String(part[end.upperBound..<close.lowerBound])
      return (String(part[..<end.lowerBound]), body, texts(body))
    }
  }

  /// What stands between `<text>` or `<tspan>` and their ends.
  private static func texts(_ chart: String) -> [String] {
    chart.matches(of: /<(?:text|tspan) [^>]*>([^<]+)</).map { String($0.output.1) }
  }

  private static func python(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["python3", tests.appendingPathComponent(arguments[0]).path] + arguments.dropFirst()
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}

extension DayRange {
  fileprivate var description: String { "\(first) to \(last)" }
}
