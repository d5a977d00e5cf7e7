import FaninLedger
import Foundation

/// Measures what a run takes, on the thread that trains it.
struct CostClock {
  private let start = ContinuousClock.now
  private let processorStart = Self.processorSeconds

  /// What was taken so far.
  var cost: RunCost {
    RunCost(
      seconds: start.duration(to: .now) / .seconds(1),
      processorSeconds: max(0, Self.processorSeconds - processorStart),
      peakBytes: PeakMemory.ofThisProcess)
  }

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
