/// The side on which an effect is looked for; the sign is that of x − y.
public enum Alternative: String, Sendable, CaseIterable {
  /// The effect differs from the null value.
  case twoSided = "two-sided"
  /// The effect is greater than the null value.
  case greater
  /// The effect is less than the null value.
  case less

  /// The p-value, given the probabilities of statistics at least as large and at least as small as
  /// the observed one under a symmetric distribution.
  func pValue(upper: Double, lower: Double) -> Double {
    switch self {
    case .twoSided: min(1, 2 * min(upper, lower))
    case .greater: upper
    case .less: lower
    }
  }
}
