import Foundation
import Testing

@Suite struct SampleTests {
  private func audit(_ reports: String, _ more: [String] = [], in folder: URL? = nil) throws
    -> Program.Ending
  {
    let sample = Program.repository.appendingPathComponent("sample-data").path
    return try Program.run(
      "volumenorm",
      ["audit", sample, "--year", "2026", "--as-of", "2027-01-31", "--reports", reports] + more,
      in: folder)
  }

  @Test("the committed report comes out byte for byte, with and without a store, twice")
  func committed() throws {
    let work = try Workdir()
    let committed = try Workdir.files(
      below: Program.repository.appendingPathComponent("reports/2026"))
    let reports = work.url.appendingPathComponent("r")
    for more in [
      ["--no-store"], ["--store", work.path + "/s.sqlite"], ["--store", work.path + "/s.sqlite"],
    ] {
      let ending = try audit(reports.path, more, in: work.url)
      #expect(ending.status == 2, "\(ending)")
      let made = try Workdir.files(below: reports.appendingPathComponent("2026"))
      #expect(made.keys.sorted() == committed.keys.sorted())
      for (name, bytes) in made { #expect(bytes == committed[name], "\(name) differs") }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: reports.path) == ["2026"])
  }

  @Test("runs that hamper each other give the same report: timing never shows")
  func atOnce() throws {
    let work = try Workdir()
    let committed = try Workdir.files(
      below: Program.repository.appendingPathComponent("reports/2026"))
    let place = work.url
    let folders = (0..<6).map { work.path + "/r\($0)" }
    DispatchQueue.concurrentPerform(iterations: folders.count) { index in
      _ = try? audit(folders[index], ["--no-store"], in: place)
    }
    for folder in folders {
      let made = try Workdir.files(below: URL(fileURLWithPath: folder + "/2026"))
      #expect(made == committed)
    }
  }

  @Test("the generator makes sample-data byte for byte") func generator() throws {
    let work = try Workdir()
    let ending = try Program.run("samplelogs", ["sample", work.path])
    #expect(ending.status == 0, "\(ending)")
    let made = try Workdir.files(below: work.url)
    let kept = try Workdir.files(below: Program.repository.appendingPathComponent("sample-data"))
    #expect(made == kept)
  }

  @Test("an independent program agrees in every outcome, bound and verdict")
  func reperformed() throws {
    let resources = "Sources/Configuration/Resources"
    let ending = try Program.python([
      "Tests/reperform.py", "--year", "2026", "--as-of", "2027-01-31", "--policy",
      resources + "/policy.yaml", "--centers", resources + "/centers.csv", "--reports",
      "reports/2026", "sample-data",
    ])
    #expect(ending.status == 0, "\(ending)")
    #expect(ending.output.contains("all agree"))
  }

  @Test("the independent program agrees on generated inboxes full of faults")
  func inboxes() throws {
    let binary = try Program.products.appendingPathComponent("volumenorm").path
    let ending = try Program.python([
      "Tests/reperform_inboxes.py", "--binary", binary, "--count", "500", "--seed", "11",
    ])
    #expect(ending.status == 0, "\(ending)")
    #expect(ending.output.contains("500 passed, 0 failed"))
  }

  @Test("every figure of the national page follows from the CSV files beside it")
  func recomputed() throws {
    let ending = try Program.python(["Tests/recompute_page.py", "reports/2026"])
    #expect(ending.status == 0, "\(ending)")
    #expect(ending.output.contains("all agree"))
  }

  @Test("the README shows what the program prints") func transcripts() throws {
    let work = try Workdir()
    let readme = try String(
      contentsOf: Program.repository.appendingPathComponent("README.md"), encoding: .utf8)
    var seen = 0
    for block in readme.components(separatedBy: "```") where block.hasPrefix("\n$ volumenorm ") {
      let lines = block.split(separator: "\n")
      var arguments = lines[0].split(separator: " ").dropFirst(2).map { String($0) }
      let store = ["--store", work.path + "/ledger.sqlite"]
      if arguments[0] == "audit" { arguments += store + ["--reports", work.path + "/reports"] }
      if ["lookup", "runs", "diff", "verify"].contains(arguments[0]) { arguments += store }
      let run = try Program.run("volumenorm", arguments)
      let printed = run.output.split(separator: "\n")
      for line in lines.dropFirst() where line != "..." {
        #expect(printed.contains(line), "\(line): \(run)")
        seen += 1
      }
    }
    #expect(seen > 30)
  }
}
