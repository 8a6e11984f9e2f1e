public import AuditDomain
internal import DelimitedText
internal import FileAccess
internal import Intake

/// A look at logs before they are sent; writes nothing.
public enum Check {
  /// Reads logs as an audit would.
  ///
  /// - Parameter year: the year as whose logs they are read; nil: the year in which the most of their
  ///   treatments lie, the later one of two, or the year of the as-of date where no day can be read.
  /// - Returns: what was found, and the names of what may hold a log and was not read.
  /// - Throws: `AuditFailure`.
  public static func logs(
    _ scope: AuditScope, in year: Int?
  ) throws(AuditFailure) -> (listing: FindingListing, passedOver: [String]) {
    var scope = scope
    scope.year = year ?? scope.asOf.year
    var setting = try Setting(scope)
    // What is not sent yet may have its day of receipt already.
    var inbox = try Inbox(scope, setting, readingLater: true)
    if year == nil, let found = mainYear(of: inbox), found != scope.year {
      scope.year = max(found, setting.policy.coverFrom.year)
      setting = try Setting(scope)
      inbox = try Inbox(scope, setting, standardInput: inbox.standardInput, readingLater: true)
    }
    let passedOver = inbox.passedOver
    return (Assessment(scope, setting, inbox, previous: [:]).report().listing, passedOver)
  }

  private static func mainYear(of inbox: Inbox) -> Int? {
    var counts: [Int: Int] = [:]
    for file in inbox.files {
      for record in file.result?.scoped ?? [] {
        if let day = record.day { counts[day.year, default: 0] += 1 }
      }
    }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }

  /// Looks at the structure of delimited texts alone: quoting, field counts, encoding, whatever their columns.
  ///
  /// - Returns: what was found, and the names of what may hold a log and was not read.
  /// - Throws: `AuditFailure`.
  public static func structure(
    of inputs: [String], asOf: CalendarDay
  ) throws(AuditFailure) -> (listing: FindingListing, passedOver: [String]) {
    var files: [FileReport] = []
    var findings: [[Finding]] = []
    var texts: [String] = []
    let found = try Inbox.found(inputs)
    for file in found.files {
      /// Takes in a file that cannot be read, and why.
      func refuse(_ reason: String, _ content: FileContent?) {
        let place = RecordPlace(file: files.count, line: 1, record: 0, byte: 0)
        findings.append([Finding(.notReadable, at: place, text: Int32(texts.count))])
        texts.append(reason)
        files.append(file.report(StructureReading(), content))
      }
      let content: FileContent
      do {
        content = try file.path.map(FileReader.read) ?? FileReader.readStandardInput()
      } catch let fault as FileFault {
        refuse(fault.reason, nil)
        continue
      } catch {
        throw .system("\(error)")
      }
      if case .tooLarge(let why) = content.problem {
        refuse(why, content)
        continue
      }
      let reading =
        content.problem == .broken
        ? StructureReading(refusal: .notDecodable)
        : StructureReading.read(content.bytes)
      findings.append(
        reading.findings.map { finding in
          var located = finding
          located.place.file = Int32(files.count)
          return located
        })
      files.append(file.report(reading, content))
    }
    let listing = FindingListing(
      files: files, findings: findings, texts: texts, centers: [], asOf: asOf, year: nil)
    return (listing, found.passedOver)
  }
}
