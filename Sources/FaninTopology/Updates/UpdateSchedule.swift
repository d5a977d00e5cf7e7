import FaninElementary

/// When the gradient-led updates take place, and how much each of them moves.
public struct UpdateSchedule: Hashable, Sendable {
  /// The share of a layer's connections dropped at the first update, α; above 0 and below 1.
  public var dropFraction = 0.3
  /// The steps between two updates, ΔT; at least 1.
  public var updateInterval = 100
  /// No update after it, T_end.
  public var lastUpdate = LastUpdate.fraction(0.75)

  /// The end of the updates.
  public enum LastUpdate: Hashable, Sendable {
    /// A fraction of the steps of the training, above 0 and at most 1.
    case fraction(Double)
    /// A number of steps, at least 2.
    case steps(Int)
  }

  /// Creates a schedule with the published defaults.
  ///
  /// - Source: Evci et al. (2020), arXiv:1911.11134.
  public init() {}

  /// The step T_end of a training of so many steps.
  public func lastStep(of total: Int) -> Int {
    switch lastUpdate {
    case .fraction(let fraction): Int(fraction * Double(total))
    case .steps(let steps): steps
    }
  }

  /// The steps of a training at which an update takes the place of the gradient step, ascending.
  ///
  /// Steps count from 0. Updates are at t = ΔT, 2ΔT, … ≤ T_end: none before there was time to
  /// train, and none at all where ΔT is longer than that.
  public func steps(of total: Int) -> StrideThrough<Int> {
    stride(from: updateInterval, through: min(lastStep(of: total), total - 1), by: updateInterval)
  }

  /// Whether a step is one of those.
  public func isUpdate(_ step: Int, of total: Int) -> Bool {
    step > 0 && step % updateInterval == 0 && step <= min(lastStep(of: total), total - 1)
  }

  /// The drop fraction of the update at a step.
  ///
  /// ```
  /// f(t) = α/2 · (1 + cos(π t / T_end)),   or α where it does not decay
  /// ```
  public func dropFraction(at step: Int, of total: Int, decays: Bool) -> Double {
    guard decays else { return dropFraction }
    let progress = Double(step) / Double(max(1, lastStep(of: total)))
    return dropFraction / 2 * (1 + Elementary.cos(.pi * progress))
  }
}

extension TopologyUpdate {
  /// The connections that a layer of so many drops at a drop fraction: the product, rounded down.
  public static func dropCount(of connections: Int, fraction: Double) -> Int {
    Int(Double(connections) * fraction)
  }
}
