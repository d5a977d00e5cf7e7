import FaninKernels

/// How fast this core is just now.
///
/// Where the system shares one core between two hardware threads, a neighbour on the other one halves
/// what a program gets of it, and no clock of processor time sees that; a few microseconds of nothing
/// but multiply-adds in registers do.
package struct CoreProbe {
  /// Who had the core during a piece of work.
  package enum State {
    /// This program alone.
    case quiet
    /// A neighbour too, from the beginning to the end.
    case shared
    /// It changed.
    case changed
  }

  /// The fastest rate seen so far, in multiply-adds a second.
  package private(set) var fastest = 0.0

  private let kernels = Kernels.best
  private let sums = AlignedArray<Float>(count: 8 * 16)

  private static let rounds = 3_000

  /// Has measured nothing yet.
  package init() {}

  /// Measures the rate.
  package mutating func rate() -> Double {
    let start = ContinuousClock.now
    kernels.multiplyAdds(rounds: Self.rounds, factor: 0.5, vectors: 8, sums: sums)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let rate = Double(Self.rounds * 8 * 16) / seconds
    fastest = max(fastest, rate)
    return rate
  }

  /// Who had the core between two measurements: a hardware thread alone keeps nine tenths of the
  /// fastest rate, one beside another seven at most.
  package func state(before: Double, after: Double) -> State {
    let (least, most) = (min(before, after) / fastest, max(before, after) / fastest)
    return least > 0.9 ? .quiet : most < 0.7 ? .shared : .changed
  }
}
