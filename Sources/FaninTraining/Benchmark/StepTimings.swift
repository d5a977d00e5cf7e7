import Foundation

/// Wall times of repeated work, those apart during which the processor was not this program's alone:
/// where more than a fiftieth of the wall time was not this process's own, or the core was shared.
public struct StepTimings {
  /// Seconds of each piece of work that ran undisturbed, or else of those that shared their core from
  /// beginning to end, or else of all.
  public var seconds: [Double] { [quiet, shared].first { !$0.isEmpty } ?? disturbed }
  /// The pieces of work that were interrupted, or shared the core with a neighbour.
  public var interruptions: Int { shared.count + disturbed.count }
  /// Whether the ``seconds`` are those of a core that was shared.
  public var isShared: Bool { quiet.isEmpty && !shared.isEmpty }

  private var quiet: [Double] = []
  private var shared: [Double] = []
  private var disturbed: [Double] = []
  private var probe = CoreProbe()

  /// Holds no timing yet.
  public init() {}

  /// The median of the seconds; 0 when nothing was timed.
  public var median: Double {
    let sorted = seconds.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }

  /// Times one piece of work, as so many equal parts.
  public mutating func time<Failure: Error>(
    parts: Int = 1, _ work: () throws(Failure) -> Void
  ) throws(Failure) {
    let rate = probe.rate()
    let usedBefore = Self.processorSeconds
    let start = ContinuousClock.now
    try work()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let used = Self.processorSeconds - usedBefore
    let isWhole = seconds - used <= 0.02 * seconds + 1e-6
    switch (isWhole, probe.state(before: rate, after: probe.rate())) {
    case (true, .quiet): quiet.append(seconds / Double(parts))
    case (true, .shared): shared.append(seconds / Double(parts))
    default: disturbed.append(seconds / Double(parts))
    }
  }

  /// The processor time this process has used.
  private static var processorSeconds: Double {
    var time = timespec()
    guard clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
