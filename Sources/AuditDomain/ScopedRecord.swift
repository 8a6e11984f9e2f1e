/// A record that concerns the norm: it has one of its procedures, may have one, or cannot be read.
///
/// Records of other procedures never become one of these; they are only tallied. There may be a million: the largest
/// parts stand first, so that none takes more than it needs.
public struct ScopedRecord: Sendable {
  /// What the record is by itself, before other records are looked at.
  public enum Standing: Equatable, Sendable {
    case countable
    case undesignated
    case doubtful
    case outOfScope(OutOfScopeReason)
  }

  /// Where it stands.
  public var place: RecordPlace
  /// The only center it may belong to, which the tables show it under; -1: there is none, or several.
  private var only: Int32
  /// Treatments that it may hold: 1, or the physical lines that a broken quote spans.
  public var weight: Int32
  /// The centers it may belong to, where they are several.
  private var several: [CenterIndex]
  /// The center's own number for it; "" when missing.
  public var recordID: String
  /// The site it names.
  public var site: Site
  /// The pseudonym; nil when missing or not to be trusted.
  public var patient: String?
  /// A digest of all cells the program knows, to see whether two records differ.
  public var fingerprint: UInt64
  /// The day; nil when missing, unreadable or not to be trusted.
  public var day: CalendarDay?
  /// What it is by itself.
  public var standing: Standing
  /// Whether the record itself names its one center.
  public var hasSureCenter: Bool
  /// Index of the policy's procedure; -1 for none.
  public var procedure: Int8
  /// Index of the policy's indication; -1 for none.
  public var indication: Int8
  /// What it would be where trials counted, if they do not; or where they did not, if they do.
  public var otherStanding: Standing
  /// What is known of the multidisciplinary discussion.
  public var discussion: Discussion

  /// A record at a place; everything else is filled in by the intake.
  public init(place: RecordPlace, standing: Standing, site: Site = .unnamed) {
    self.place = place
    self.site = site
    self.standing = standing
    otherStanding = standing
    only = -1
    several = []
    hasSureCenter = false
    recordID = ""
    procedure = -1
    indication = -1
    discussion = .notGiven
    fingerprint = 0
    weight = 1
  }

  /// Whether it is of a trial outside the cover, and counts where those do.
  public var isTrial: Bool {
    let standings = (standing, otherStanding)
    return standings == (.countable, .outOfScope(.trial))
      || standings == (.outOfScope(.trial), .countable)
  }

  /// The center that the tables show it under: the only candidate, else nil (unattributed).
  public var center: CenterIndex? { only < 0 ? nil : Int(only) }

  /// Makes a center its only candidate.
  public mutating func belong(to center: CenterIndex) {
    (only, several) = (Int32(truncatingIfNeeded: center), [])
  }

  /// The centers it may belong to; one for a sure center, none where nothing tells.
  public var candidates: [CenterIndex] {
    get { center.map { [$0] } ?? several }
    set {
      let isSure = newValue.count == 1
      only = isSure ? Int32(truncatingIfNeeded: newValue[0]) : -1
      several = isSure ? [] : newValue
    }
  }
}
