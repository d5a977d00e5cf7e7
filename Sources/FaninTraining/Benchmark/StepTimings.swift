import Foundation

/// Wall times of repeated work, those apart during which the processor was given to others: where
/// more than a fiftieth of the wall time was not this process's own.
public struct StepTimings: Sendable {
  /// Seconds of each piece of work that ran undisturbed, or of all when none did.
  public var seconds: [Double] { undisturbed.isEmpty ? disturbed : undisturbed }
  /// The pieces of work that were interrupted.
  public var interruptions: Int { disturbed.count }

  private var undisturbed: [Double] = []
  private var disturbed: [Double] = []

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
    let usedBefore = Self.processorSeconds
    let start = ContinuousClock.now
    try work()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let used = Self.processorSeconds - usedBefore
    if seconds - used <= 0.02 * seconds + 1e-6 {
      undisturbed.append(seconds / Double(parts))
    } else {
      disturbed.append(seconds / Double(parts))
    }
  }

  /// The processor time this process has used.
  private static var processorSeconds: Double {
    var time = timespec()
    guard clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
