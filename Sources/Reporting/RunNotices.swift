internal import AuditDomain

/// What a reader has to know before any figure: that the run was asked for another count than the norm's, or that logs
/// in the inbox are not in it.
struct RunNotices {
  private let report: AuditReport
  private let say: Speech

  init(_ report: AuditReport, _ say: Speech) {
    self.report = report
    self.say = say
  }

  /// Of the run as a whole.
  var all: [String] { [trials, later].compactMap { $0 } }

  /// Those that bear on one center.
  func all(of center: CenterIndex) -> [String] { [trials, later(of: center)].compactMap { $0 } }

  private var trials: String? { report.includesTrials ? RunNotices.trials[say.language] : nil }

  /// That trials were counted.
  static let trials = Phrase(
    "Treatments of trials outside the insured cover, and prophylactic ones, are counted by request (--include-trials): "
      + "these are not the verdicts of the norm.",
    "Behandelingen in studies buiten de verzekerde zorg, en preventieve, zijn op verzoek meegeteld (--include-trials): "
      + "dit zijn niet de oordelen volgens de norm.")

  private var later: String? {
    let count = report.files.count { $0.status == .later }
    guard count > 0 else { return nil }
    let (files, day) = (say.files(count), say.day(report.asOf))
    return say(
      "Received after \(day), and so not read: \(files).",
      "Ontvangen na \(day), en dus niet gelezen: \(files).")
  }

  private func later(of center: CenterIndex) -> String? {
    let names = report.filesReceivedLater(of: center).map { Markdown.code($0.name) }
    guard !names.isEmpty else { return nil }
    let (all, day) = (names.joined(separator: ", "), say.day(report.asOf))
    return say(
      "Received after \(day), and so not read: \(all).",
      "Ontvangen na \(day), en dus niet gelezen: \(all).")
  }
}

extension AuditReport {
  /// Whether the log of the year may not have been sent: those of a center hold treatments of other years alone, and none
  /// was received later.
  func mayLackLog(_ center: CenterReport) -> Bool {
    center.evidence.isOfOtherYears && filesReceivedLater(of: center.index).isEmpty
  }

  /// The files of a center that were received after the as-of date.
  func filesReceivedLater(of center: CenterIndex) -> [FileReport] {
    files.filter { $0.status == .later && $0.center == center }
  }
}
