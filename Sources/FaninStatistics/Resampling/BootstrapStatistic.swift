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

  /// The statistic's value; sorts `values` where it needs to.
  ///
  /// - Precondition: `values` are small enough to square, and close to 0 on the scale of their
  ///   spread.
  func callAsFunction(_ values: inout [Double]) -> Double {
    switch self {
    case .mean: return BootstrapStatistic.mean(values[...])
    case .median:
      values.sort()
      let middle = values.count / 2
      return values.count.isMultiple(of: 2)
        ? (values[middle - 1] + values[middle]) / 2 : values[middle]
    case .interquartileMean:
      values.sort()
      let cut = values.count / 4
      return BootstrapStatistic.mean(values[cut..<values.count - cut])
    case .standardDeviation:
      let mean = BootstrapStatistic.mean(values[...])
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (squares / Double(values.count - 1)).squareRoot()
    }
  }

  /// Whether shifting the sample shifts the statistic; else it leaves it unchanged.
  var isLocation: Bool { self != .standardDeviation }

  private static func mean(_ values: ArraySlice<Double>) -> Double {
    values.reduce(0, +) / Double(values.count)
  }
}
