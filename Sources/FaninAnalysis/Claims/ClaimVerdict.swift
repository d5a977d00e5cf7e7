package import FaninStudy

/// What a measured difference says of a published one.
package enum ClaimVerdict: String, Hashable, Sendable, Codable, CaseIterable {
  /// The claim lies in the interval, and a difference of its sign is shown.
  case reproduced
  /// Neither the claim nor its absence can be excluded.
  case open
  /// A difference of the claimed sign is shown, and the claimed size is excluded from above.
  case smaller
  /// The claimed size is excluded from below.
  case larger
  /// The claimed size is excluded, and no difference is shown.
  case contradicted
  /// A difference of the other sign is shown.
  case opposite

  /// The verdict on a statement, by the comparison's 1 − α interval and its adjusted p-value.
  ///
  /// For a number c above 0, in this order; below 0 mirrored:
  /// ```
  /// l ≤ c ≤ u:  l > 0 and p < α → reproduced, else open
  /// u < c:      l > 0 → smaller    u < 0 → opposite    else contradicted
  /// l > c:      larger
  /// ```
  /// A claim of a sign alone is open unless the interval excludes 0. A claim of `within: b` is
  /// reproduced where both one-sided tests at ±b reject, contradicted where the interval lies outside
  /// [−b, b], else open.
  ///
  /// - Parameters:
  ///   - statement: What is claimed.
  ///   - interval: The interval of the difference, at level 1 − α.
  ///   - isShown: Whether the adjusted p-value is below α.
  ///   - isWithin: Whether both one-sided tests at the claimed bound reject; asked of `within` only.
  package init(
    _ statement: Claim.Statement, interval: Bounds, isShown: Bool, isWithin: () -> Bool
  ) {
    switch statement {
    case .difference(let number) where number < 0:
      let mirrored = Bounds(low: -interval.high, high: -interval.low)
      self = .about(-number, interval: mirrored, isShown: isShown)
    case .difference(let number): self = .about(number, interval: interval, isShown: isShown)
    case .positive: self = .aboutSign(interval, isShown: isShown)
    case .negative:
      let mirrored = Bounds(low: -interval.high, high: -interval.low)
      self = .aboutSign(mirrored, isShown: isShown)
    case .within(let bound):
      let isOutside = interval.low > bound || interval.high < -bound
      self = isWithin() ? .reproduced : isOutside ? .contradicted : .open
    }
  }

  private static func about(_ number: Double, interval: Bounds, isShown: Bool) -> ClaimVerdict {
    if interval.low <= number, number <= interval.high {
      return interval.low > 0 && isShown ? .reproduced : .open
    }
    if interval.low > number { return .larger }
    if interval.low > 0 { return .smaller }
    return interval.high < 0 ? .opposite : .contradicted
  }

  private static func aboutSign(_ interval: Bounds, isShown: Bool) -> ClaimVerdict {
    if interval.high < 0 { return .opposite }
    return interval.low > 0 && isShown ? .reproduced : .open
  }
}
