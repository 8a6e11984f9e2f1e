/// A site that a record names; shared by all records that spell it alike, of which there may be a million.
public final class Site: Sendable {
  /// As it may be printed; "" for none.
  public let label: String
  /// The same folded: two spellings are one site; "" for none.
  public let key: String

  /// Where no site is named.
  public static let none = Site(label: "", key: "")

  /// A site of this spelling.
  public init(label: String, key: String) { (self.label, self.key) = (label, key) }

  /// Whether two spellings are of one site.
  public func isSame(as other: Site) -> Bool { self === other || key == other.key }
}
