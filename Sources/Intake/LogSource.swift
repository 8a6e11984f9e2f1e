public import AuditDomain

/// What is known of a log before it is read.
public struct LogSource: Sendable {
  /// Its place in the run's list.
  public let index: FileIndex
  /// Its name, as every output prints it.
  public let name: String
  /// The centers declared for it.
  public let declared: [CenterIndex]
  /// The center that it is named after.
  public let named: CenterIndex?
  /// The day on which it was received, where declared.
  public let received: CalendarDay?

  /// A log of these parts.
  public init(
    index: FileIndex, name: String, declared: [CenterIndex], named: CenterIndex?,
    received: CalendarDay?
  ) {
    self.index = index
    self.name = name
    self.declared = declared
    self.named = named
    self.received = received
  }

  /// The centers that the file is said to be of, before its records are looked at.
  var stated: [CenterIndex] { declared.isEmpty ? named.map { [$0] } ?? [] : declared }
}
