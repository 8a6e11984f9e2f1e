/// An axis of volumes from 0, in whole treatments.
///
/// One center may have hundreds of treatments where the others have a dozen. A volume of more than twelve times the
/// minimum, and of three times the middle volume, is broken off and its number printed, and the axis is as long
/// as the others need.
struct VolumeAxis {
  /// The last tick.
  let end: Int
  let step: Int
  /// Whether a volume goes on beyond it.
  let isBroken: Bool

  /// The axis of many volumes side by side.
  init(volumes: [Int], minimum: Int) {
    let sorted = volumes.sorted()
    let limit = max(12 * minimum, sorted.isEmpty ? 0 : 3 * sorted[sorted.count / 2])
    let whole = sorted.last { $0 <= limit } ?? 0
    isBroken = (sorted.last ?? 0) > limit
    let wanted = max(whole, isBroken ? 3 * minimum : minimum + (minimum + 1) / 2)
    step = VolumeAxis.step(wanted, ticks: 8)
    end = (wanted + step - 1) / step * step
  }

  /// The axis of a single volume.
  init(volume: Int, minimum: Int) {
    isBroken = volume > 12 * minimum
    let wanted = isBroken ? 8 * minimum : max(volume, minimum + (minimum + 1) / 2)
    step = VolumeAxis.step(wanted, ticks: 6)
    end = (wanted + step - 1) / step * step
  }

  var ticks: [Int] { Array(stride(from: 0, through: end, by: step)) }

  /// How far a volume lies along an axis of that length.
  func position(_ volume: Int, _ length: Int) -> Int { length * min(volume, end) / end }

  /// 1, 2, 5, 10, 20 and so on, so that there are at most so many ticks.
  private static func step(_ end: Int, ticks: Int) -> Int {
    var power = 1
    while true {
      for step in [power, 2 * power, 5 * power] where end <= step * ticks { return step }
      power *= 10
    }
  }
}
