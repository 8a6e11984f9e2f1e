public import AuditDomain

/// What is known of a log before it is read.
public struct LogSource: Sendable {
  /// Its place in the run's list.
  public let index: FileIndex
  /// The centers that it is said to be of: those declared for it, or else the one that it is named after.
  public let stated: [CenterIndex]
  /// The day on which it was received, where declared.
  public let received: CalendarDay?

  /// A log of these parts.
  public init(index: FileIndex, stated: [CenterIndex] = [], received: CalendarDay? = nil) {
    self.index = index
    self.stated = stated
    self.received = received
  }
}
