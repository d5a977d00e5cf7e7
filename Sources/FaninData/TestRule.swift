import FaninElementary

/// How the rows that are only measured are drawn from a user's own table.
public struct TestRule: Hashable, Sendable, Codable {
  /// The fraction of rows held out.
  public var fraction: Double
  /// Whether every class gives its share.
  public var isStratified: Bool
  /// Whether every seed has a draw of its own; else one draw serves all seeds.
  public var isPerSeed: Bool

  /// Creates a rule; as the study file's plain fraction, one draw over all rows.
  public init(fraction: Double, isStratified: Bool = false, isPerSeed: Bool = false) {
    self.fraction = fraction
    self.isStratified = isStratified
    self.isPerSeed = isPerSeed
  }
}

extension TestRule: CustomStringConvertible {
  /// "20 % of every class, drawn once for all seeds".
  public var description: String {
    let percent = ((fraction * 1e6).rounded() / 1e4).shortestText
    return "\(percent) % of \(isStratified ? "every class" : "the rows"), "
      + (isPerSeed ? "drawn anew for every seed" : "drawn once for all seeds")
  }
}
