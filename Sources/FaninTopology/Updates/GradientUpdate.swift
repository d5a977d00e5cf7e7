/// What a gradient-led topology does: when, how much, and by which rule.
public struct GradientUpdate: Hashable, Sendable {
  /// When, and the share that moves at first.
  public var schedule: UpdateSchedule
  /// Whether that share falls to 0 until the last update.
  public var decays: Bool
  /// Which connections are dropped and grown.
  public var rule: Rule

  /// Describes an update.
  public init(schedule: UpdateSchedule, decays: Bool, rule: Rule) {
    self.schedule = schedule
    self.decays = decays
    self.rule = rule
  }

  /// Which connections are dropped and grown.
  public enum Rule: Hashable, Sendable {
    /// Those of smallest weight and largest gradient of the whole layer, so that fan-ins drift.
    case layerWide
    /// Those of every neuron, which keep equal fan-ins.
    case constantFanIn
  }
}
