/// The multidisciplinary discussion of a treatment, by its `mdt_date`.
public enum Discussion: UInt8, Sendable {
  /// The record gives no day, or none that can be read.
  case notGiven
  /// On the day of the treatment or before.
  case before
  /// After the treatment.
  case after
}

/// What the norm counts: one patient, on one day, in one center.
public struct Treatment: Sendable {
  /// The center.
  public let center: CenterIndex
  /// The site that its first record names.
  public let site: Site
  /// The day.
  public let day: CalendarDay
  /// Index of the policy's procedure.
  public let procedure: Int
  /// Index of the policy's indication.
  public let indication: Int
  /// The patient's ordinal within the center and the run, from 1.
  public let patientNumber: Int
  /// Its first record.
  public let place: RecordPlace
  /// The further records, merged into it.
  public let merged: [RecordPlace]
  /// Whether it is a treatment of a trial that was counted by request.
  public let isTrial: Bool
  /// What is known of the multidisciplinary discussion.
  public let discussion: Discussion

  /// Records behind it: the counted one and those merged into it.
  public var records: Int { 1 + merged.count }
}
