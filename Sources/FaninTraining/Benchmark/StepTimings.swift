import Foundation

/// Wall times of repeated work, those apart during which the processor was given to others.
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
    let before = Self.involuntarySwitches
    let start = ContinuousClock.now
    try work()
    let seconds = (ContinuousClock.now - start) / .seconds(1) / Double(parts)
    if Self.involuntarySwitches == before {
      undisturbed.append(seconds)
    } else {
      disturbed.append(seconds)
    }
  }

  /// How often the system took the processor away from this process.
  private static var involuntarySwitches: Int {
    var usage = rusage()
    // RUSAGE_SELF, whose type differs between systems.
    guard getrusage(0, &usage) == 0 else { return 0 }
    return usage.ru_nivcsw
  }
}
