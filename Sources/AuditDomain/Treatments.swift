/// The counted treatments of a run, in the order of `treatments.csv`: center after center.
///
/// Each center's own stay where the comparison of its records put them, as there may be a million.
public struct Treatments: Sendable {
  /// By center.
  public let byCenter: [[Treatment]]
  /// By center: how many stand before its own.
  private let starts: [Int]
  /// How many there are.
  public let endIndex: Int

  /// Those of each center, in the order of its rows.
  public init(byCenter: [[Treatment]]) {
    self.byCenter = byCenter
    var (starts, count) = ([Int](), 0)
    for own in byCenter {
      starts.append(count)
      count += own.count
    }
    self.starts = starts
    endIndex = count
  }
}

extension Treatments: RandomAccessCollection {
  /// 0.
  public var startIndex: Int { 0 }

  /// The treatment of a row of `treatments.csv`, from 0; found by halving.
  public subscript(position: Int) -> Treatment {
    // The last center whose own do not begin behind it.
    let center = starts.firstPlace { $0 > position } - 1
    return byCenter[center][position - starts[center]]
  }
}
