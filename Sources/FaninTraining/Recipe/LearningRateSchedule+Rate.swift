import FaninElementary

extension LearningRateSchedule {
  /// The learning rate of one step.
  ///
  /// ```
  /// constant   η
  /// cosine     η/2 · (1 + cos(π · step / total))
  /// step       η · factorᵏ, k = how many of `at` · total lie at or before the step
  /// ```
  /// - Parameters:
  ///   - step: Updates already done, from 0.
  ///   - total: Updates of the whole training.
  ///   - initial: The rate of the first step, η.
  /// - Returns: The rate.
  public func rate(step: Int, total: Int, initial: Double) -> Double {
    switch self {
    case .constant:
      return initial
    case .cosine:
      return initial / 2 * (1 + Elementary.cos(.pi * Double(step) / Double(total)))
    case .step(let at, let factor):
      let passed = at.count { $0 * Double(total) <= Double(step) }
      return (0..<passed).reduce(initial) { rate, _ in rate * factor }
    }
  }
}
