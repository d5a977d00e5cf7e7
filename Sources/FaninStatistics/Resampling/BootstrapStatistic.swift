/// What a bootstrap interval is of.
public enum BootstrapStatistic: String, Sendable, CaseIterable {
  /// The mean.
  case mean
  /// The median.
  case median
  /// The interquartile mean: the mean without the lowest and the highest quarter.
  case interquartileMean = "iqm"
  /// The standard deviation, divisor n − 1.
  case standardDeviation = "sd"

  /// Whether shifting the sample shifts the statistic; else it leaves it unchanged.
  var isLocation: Bool { self != .standardDeviation }

  /// The statistic of values that lie about 0 on the scale of their spread, each taken so many
  /// times as `counts` says.
  ///
  /// - Shape: `ascending` and `counts` are equally long; the counts add up to at least 2.
  /// - Complexity: O(n).
  func callAsFunction(_ ascending: [Double], counts: [Int]) -> Double {
    let total = counts.reduce(0, +)
    let cut = cut(of: total)
    var (sum, before) = (0.0, 0)
    for (value, count) in zip(ascending, counts) where count > 0 {
      let kept = min(before + count, total - cut) - max(before, cut)
      if kept > 0 { sum += Double(kept) * value }
      before += count
    }
    let mean = sum / Double(total - 2 * cut)
    if isLocation { return mean }
    var squares = 0.0
    for (value, count) in zip(ascending, counts) where count > 0 {
      squares += Double(count) * (value - mean) * (value - mean)
    }
    return (squares / Double(total - 1)).squareRoot()
  }

  /// The statistic of ascending values without one, for each of them.
  ///
  /// - Complexity: O(n).
  func jackknife(_ ascending: [Double]) -> [Double] {
    let rest = ascending.count - 1
    if isLocation {
      var sums = [0.0]
      for value in ascending { sums.append(sums[sums.count - 1] + value) }
      let cut = cut(of: rest)
      return ascending.indices.map { left in
        // Kept are the ranks cut ..< rest − cut of the others; from `left` on, these are one higher.
        let (low, high) = (
          left < cut ? cut + 1 : cut, left < rest - cut ? rest - cut + 1 : rest - cut
        )
        let isInside = left >= low && left < high
        let sum = sums[high] - sums[low] - (isInside ? ascending[left] : 0)
        return sum / Double(rest - 2 * cut)
      }
    }
    let total = Double(ascending.count)
    let mean = ascending.reduce(0, +) / total
    let squares = ascending.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return ascending.map { value in
      let less = squares - (value - mean) * (value - mean) * total / (total - 1)
      return (max(less, 0) / (total - 2)).squareRoot()
    }
  }

  /// How many values a location drops at either end.
  private func cut(of count: Int) -> Int {
    switch self {
    case .mean, .standardDeviation: 0
    case .median: (count - 1) / 2
    case .interquartileMean: count / 4
    }
  }
}
