/// How a rank test finds its p-value.
public enum RankTestMethod: String, Sendable, CaseIterable {
  /// From every arrangement of the observed midranks, so also with ties.
  case exact
  /// From the normal distribution, its variance corrected for ties.
  case asymptotic
}

extension Alternative {
  /// The p-value of a deviation from the null mean under the normal distribution.
  ///
  /// `continuity` is half the step of the statistic, or 0; it moves the deviation towards the mean.
  func normalPValue(deviation: Double, standardDeviation: Double, continuity: Double) -> Double {
    func tail(_ value: Double) -> Double {
      SpecialFunctions.normalUpperTail(value / standardDeviation)
    }
    switch self {
    case .twoSided:
      return deviation == 0 ? 1 : min(1, 2 * tail(deviation.magnitude - continuity))
    case .greater: return tail(deviation - continuity)
    case .less: return tail(-deviation - continuity)
    }
  }
}
