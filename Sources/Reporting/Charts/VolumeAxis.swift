/// An axis of volumes from 0, in whole treatments.
///
/// One center may have hundreds of treatments where the others have a dozen. The axis ends at eight times the minimum, or at
/// twice the middle volume where that is more; what goes on is broken off there and its number printed.
/// A volume only half as large again is still drawn in full.
struct VolumeAxis {
  /// The last tick.
  let end: Int
  let step: Int
  /// Whether a volume goes on beyond it.
  let isBroken: Bool

  init(volumes: [Int], minimum: Int, ticks: Int = 8) {
    let sorted = volumes.sorted()
    let largest = sorted.last ?? 0
    let limit = max(8 * minimum, sorted.isEmpty ? 0 : 2 * sorted[sorted.count / 2])
    isBroken = largest > limit + limit / 2
    let wanted = max(isBroken ? limit : largest, minimum + (minimum + 1) / 2)
    step = VolumeAxis.step(wanted, ticks)
    end = (wanted + step - 1) / step * step
  }

  var ticks: [Int] { Array(stride(from: 0, through: end, by: step)) }

  /// How far a volume lies along an axis of that length.
  func position(_ volume: Int, _ length: Int) -> Int { length * min(volume, end) / end }

  /// 1, 2, 5, 10, 20 and so on, so that there are at most so many ticks.
  private static func step(_ end: Int, _ ticks: Int) -> Int {
    var power = 1
    while true {
      for step in [power, 2 * power, 5 * power] where end <= step * ticks { return step }
      power *= 10
    }
  }
}
