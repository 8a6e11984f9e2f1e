/// One row of `submissions.csv`: what a center declared of a file, or of a nil return.
public struct Submission: Sendable {
  /// The file, by the name under which the run knows it; nil: a nil return.
  public let file: String?
  /// The center; nil: the row declares none.
  public let center: CenterIndex?
  /// The center that the row, or else the file's name, names: another one than `center` where its designation passed on.
  public let named: CenterIndex?
  /// The days that the file speaks of.
  public let period: DayRange?
  /// Data records that the file should hold.
  public let records: Int?
  /// Treatments that the center counts in it.
  public let treatments: Int?
  /// The day on which the file was received.
  public let received: CalendarDay?
  /// The file that this one replaces.
  public let replaces: String?
  /// Physical line of the row.
  public let line: Int

  /// A row of these parts.
  public init(
    file: String?, center: CenterIndex?, named: CenterIndex?, period: DayRange?, records: Int?,
    treatments: Int?, received: CalendarDay?, replaces: String?, line: Int
  ) {
    self.file = file
    self.center = center
    self.named = named
    self.period = period
    self.records = records
    self.treatments = treatments
    self.received = received
    self.replaces = replaces
    self.line = line
  }
}
