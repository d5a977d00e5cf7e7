extension Kernels {
  /// The most fused multiply-adds of single numbers that one thread does in a second.
  ///
  /// Independent chains in registers, no memory. Too few chains wait for one another and too many do
  /// not fit the registers, so every number from one to eight is tried, and the best of many short
  /// timings counts: whatever disturbs a timing only slows it.
  /// - Units: multiply-adds per second.
  public func measuredPeak(attempts: Int = 40) -> Double {
    let sums = AlignedArray<Float>(count: Self.tileExamples)
    let rounds = instructionSet == .reference ? 100 : 5_000
    let clock = ContinuousClock()
    var best = 0.0
    for _ in 0..<attempts {
      for vectors in 1...8 {
        let time = clock.measure {
          multiplyAdds(rounds: rounds, factor: 0.5, vectors: vectors, sums: sums)
        }
        best = max(best, Double(rounds * vectors * 16) / (time / .seconds(1)))
      }
    }
    return best
  }
}
