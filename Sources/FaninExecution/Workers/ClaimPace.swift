/// How many runs a worker takes at once: one, or as many as it trains in a tenth of a second.
///
/// Taking and recording a run costs a wait for the lock and for the disk; runs shorter than that
/// share it. What a killed worker had in hand is trained again, so the share stays small.
struct ClaimPace {
  /// The number to take next.
  private(set) var runs = 1

  private static let most = 32

  /// Learns how long runs take.
  mutating func note(runs count: Int, in duration: Duration) {
    guard count > 0 else { return }
    let each = max(1e-6, duration / .seconds(1) / Double(count))
    // Grows step by step: the next runs may be longer ones.
    runs = min(Self.most, max(1, Int(min(0.1 / each, Double(2 * runs)))))
  }
}
