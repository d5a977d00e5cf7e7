/// A confidence interval; an end that the procedure leaves open is infinite (±1 for a correlation).
public struct Interval: Hashable, Sendable, Encodable {
  /// The lower end.
  public let low: Double
  /// The upper end.
  public let high: Double

  /// Creates an interval from its ends.
  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}
