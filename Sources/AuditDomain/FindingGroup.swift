/// The findings of one code in one file that stand under one center, or under none: there may be a million.
public struct FindingGroup: Sendable {
  /// The file.
  public let file: FileIndex
  /// The center that they stand under; nil: they are unattributed, or about a file of nobody.
  public let center: CenterIndex?
  /// Their code.
  public let code: FindingCode
  /// How many there are.
  public private(set) var count = 0
  /// The first of them, in the order of the file.
  public private(set) var first: [Finding] = []

  /// So many of each are kept here.
  public static let kept = 50

  private init(like finding: Finding) {
    (file, code) = (Int(finding.place.file), finding.code)
    center = finding.center.map { Int($0) }
  }

  private mutating func add(_ finding: Finding) {
    count += 1
    if first.count < FindingGroup.kept { first.append(finding) }
  }

  /// The groups of the findings of one file, in the order in which they were met.
  public static func all(of findings: [Finding]) -> [FindingGroup] {
    var groups: [FindingGroup] = []
    /// By center: where its groups stand.
    var places: [Int16?: [Int]] = [:]
    // Most findings stand under the center of the one before, with one of few codes.
    var (center, own) = (findings.first?.center, [Int]())
    for finding in findings {
      if finding.center != center {
        places[center] = own
        (center, own) = (finding.center, places[finding.center] ?? [])
      }
      if let known = own.first(where: { groups[$0].code == finding.code }) {
        groups[known].add(finding)
      } else {
        own.append(groups.count)
        groups.append(FindingGroup(like: finding))
        groups[groups.count - 1].add(finding)
      }
    }
    return groups
  }
}
