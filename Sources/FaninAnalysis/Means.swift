import FaninStatistics

/// Mean and spread of plain samples, where there may be too few values for either.
enum Means {
  /// The mean; nil without values.
  static func mean(_ values: [Double]) -> Double? { (try? Summary(values))?.mean }

  /// The sample standard deviation; nil below two values.
  static func deviation(_ values: [Double]) -> Double? {
    (try? Summary(values))?.standardDeviation
  }
}
