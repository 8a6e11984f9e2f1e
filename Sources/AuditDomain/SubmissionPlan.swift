/// What happens to each input file before any is read, from the declarations and the as-of date.
public struct SubmissionPlan: Sendable {
  /// What becomes of a file.
  public enum Fate: Equatable, Sendable {
    case read
    /// Received after the as-of date.
    case later
    /// Another file replaces it.
    case replaced
  }

  /// A declared replacement that does not hold.
  public struct VoidReplacement: Equatable, Sendable {
    /// The file that should replace.
    public let file: String
    /// The file that should be replaced.
    public let replaces: String
    /// Why not.
    public let reason: VoidReason
  }

  /// Why a replacement does not hold.
  public enum VoidReason: Int, Sendable {
    case circle = 1
    case otherCenter = 2
    case absent = 3
  }

  /// Every row, of files received later too: they are somebody's all the same.
  private let all: [Submission]
  private let rows: [Submission]
  /// The rows that are in force: received by the as-of date, of a file that is not replaced, or nil returns.
  public let inForce: [Submission]
  private let replaced: Set<String>
  /// The replacements that hold.
  private let held: [(new: String, old: String)]
  /// Replacements that do not hold.
  public let voids: [VoidReplacement]
  /// Files received after the as-of date.
  public let later: Set<String>
  /// Declared files that are not there.
  public let absent: Set<String>

  /// A plan.
  ///
  /// - Parameters:
  ///   - present: the names of the input files.
  ///   - centers: the centers that a file is surely of, by all that is said of it and in it; none: it is not sure.
  public init(
    rows: [Submission], present: Set<String>, asOf: CalendarDay,
    centers: (_ file: String, _ isReplaced: Bool) -> Set<CenterIndex>
  ) {
    let timely = rows.filter { $0.received.map { $0 <= asOf } ?? true }
    let declaredFiles = Set(rows.compactMap(\.file))
    let known = present.union(declaredFiles)
    let laterFiles = Set(rows.filter { ($0.received ?? asOf) > asOf }.compactMap(\.file))
    var edges: [(new: String, old: String)] = []
    var voids: [VoidReplacement] = []
    for row in timely {
      guard let new = row.file, let old = row.replaces, !laterFiles.contains(new),
        !edges.contains(where: { $0 == (new, old) })
      else { continue }
      if known.contains(old) {
        edges.append((new, old))
      } else {
        voids.append(VoidReplacement(file: new, replaces: old, reason: .absent))
      }
    }
    let inCircle = edges.filter {
      SubmissionPlan.reaches($0.old, from: $0.new, edges)
    }
    var held: [(new: String, old: String)] = []
    for edge in edges {
      if inCircle.contains(where: { $0 == edge }) {
        voids.append(VoidReplacement(file: edge.new, replaces: edge.old, reason: .circle))
      } else {
        let (new, old) = (centers(edge.new, false), centers(edge.old, true))
        if new.isEmpty || new != old {
          let isNowhere = old.isEmpty && !present.contains(edge.old)
          voids.append(
            VoidReplacement(
              file: edge.new, replaces: edge.old, reason: isNowhere ? .absent : .otherCenter))
        } else {
          held.append(edge)
        }
      }
    }
    all = rows
    self.rows = timely
    self.held = held
    self.voids = voids
    later = laterFiles
    let replaced = Set(held.map(\.old))
    self.replaced = replaced
    inForce = timely.filter { row in
      row.file.map { !laterFiles.contains($0) && !replaced.contains($0) } ?? true
    }
    absent = declaredFiles.subtracting(present)
  }

  /// Whether the replaced file replaces, over some steps, the file that replaces it.
  private static func reaches(
    _ start: String, from goal: String, _ edges: [(new: String, old: String)]
  ) -> Bool {
    var frontier: Set<String> = [start]
    for _ in 0...edges.count {
      if frontier.contains(goal) { return true }
      frontier = Set(edges.filter { frontier.contains($0.new) }.map(\.old))
      if frontier.isEmpty { return false }
    }
    return false
  }

  /// What becomes of a file.
  public func fate(of file: String) -> Fate {
    if later.contains(file) { return .later }
    return replaced.contains(file) ? .replaced : .read
  }

  /// The first file, by name, whose place a file takes.
  public func takenOut(by file: String) -> String? {
    held.filter { $0.new == file }.map(\.old).min(by: bytesPrecede)
  }

  /// Whether a file takes the place of another one, over some steps.
  public func replaces(_ new: String, _ old: String) -> Bool {
    SubmissionPlan.reaches(new, from: old, held)
  }

  /// The centers declared for a file, each once.
  public func declared(for file: String) -> [CenterIndex] {
    Set(all.filter { $0.file == file }.compactMap(\.center)).sorted()
  }

  /// The day on which a file was received: the earliest declared.
  public func received(_ file: String) -> CalendarDay? {
    rows.filter { $0.file == file }.compactMap(\.received).min()
  }
}
