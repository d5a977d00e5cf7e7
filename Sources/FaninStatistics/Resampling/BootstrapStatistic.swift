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

  /// The statistic's value; sorts `values` where it needs to.
  ///
  /// - Precondition: `values` can be squared, and lie about 0 on the scale of their spread.
  func callAsFunction(_ values: inout [Double]) -> Double {
    let count = values.count
    if isLocation {
      let cut = cut(of: count)
      if cut > 0 { values.sort() }
      return values[cut..<count - cut].reduce(0, +) / Double(count - 2 * cut)
    }
    let mean = values.reduce(0, +) / Double(count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(count - 1)).squareRoot()
  }

  /// The statistic of the values without one, for each of them.
  ///
  /// - Complexity: O(n log n).
  func jackknife(_ values: [Double]) -> [Double] {
    let rest = values.count - 1
    if isLocation {
      let sorted = values.sorted()
      var sums = [0.0]
      for value in sorted { sums.append(sums[sums.count - 1] + value) }
      let cut = cut(of: rest)
      return sorted.indices.map { left in
        // Kept are the ranks cut ..< rest − cut of the others; from `left` on, these are one higher.
        let (low, high) = (
          left < cut ? cut + 1 : cut, left < rest - cut ? rest - cut + 1 : rest - cut
        )
        let isInside = left >= low && left < high
        let sum = sums[high] - sums[low] - (isInside ? sorted[left] : 0)
        return sum / Double(rest - 2 * cut)
      }
    }
    let total = Double(values.count)
    let mean = values.reduce(0, +) / total
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return values.map { value in
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
