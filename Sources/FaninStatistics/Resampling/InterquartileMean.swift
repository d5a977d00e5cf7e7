public import FaninRandom

/// The interquartile mean of scores of several runs on several tasks.
///
/// The lowest and highest quarter of all scores, ⌊n/4⌋ each, are dropped; the mean of the rest
/// is robust to outliers and uses more of the data than the median does.
///
/// - Source: Agarwal et al. (2021), "Deep reinforcement learning at the edge of the statistical
///   precipice", arXiv:2108.13264.
public struct InterquartileMean: Hashable, Sendable {
  /// The mean of the middle half.
  public let estimate: Double
  /// The percentile interval; nil if no resamples were asked for.
  public let interval: Interval?

  /// Takes `scores[run][task]`; with `resamples`, the runs of each task are resampled.
  ///
  /// - Throws: ``StatisticsError``; `length_mismatch` if the runs differ in their number of tasks.
  public init(
    _ scores: [[Double]], resamples: Int? = nil, confidence: Double = 0.95, seed: Seed = Seed(0)
  ) throws(StatisticsError) {
    if let resamples { try Resamples.require(resamples) }
    try Require.openUnit(confidence, "confidence")
    try Tasks.require(scores, "scores")
    let scale = BinaryScale(scores)
    let scaled = scores.map { run in run.map(scale.down) }
    estimate = scale.up(InterquartileMean.value(scaled.flatMap(\.self)))
    guard let resamples else {
      interval = nil
      return
    }
    var stream = RandomStream(seed: seed, purpose: "interquartile-mean")
    let tasks = scaled[0].count
    var drawn = [Double](repeating: 0, count: scaled.count * tasks)
    var values: [Double] = []
    values.reserveCapacity(resamples)
    for _ in 0..<resamples {
      for index in drawn.indices {
        drawn[index] = scaled[stream.below(scaled.count)][index % tasks]
      }
      values.append(InterquartileMean.value(drawn))
    }
    values.sort()
    interval = Interval(
      low: scale.up(Resamples.quantile(values, (1 - confidence) / 2)),
      high: scale.up(Resamples.quantile(values, (1 + confidence) / 2)))
  }

  private static func value(_ scores: [Double]) -> Double {
    let sorted = scores.sorted()
    let cut = sorted.count / 4
    let middle = sorted[cut..<sorted.count - cut]
    // From the smallest kept score on, so that an offset does not enter the sum.
    let pivot = middle[cut]
    return pivot + middle.reduce(0) { $0 + ($1 - pivot) } / Double(middle.count)
  }
}

/// Scores by run and task, checked.
enum Tasks {
  static func require(_ scores: [[Double]], _ name: String) throws(StatisticsError) {
    let tasks = scores.first?.count ?? 0
    for (index, run) in scores.enumerated() {
      try Require.sameLength(run.count, tasks, "\(name)[\(index)] and \(name)[0]")
    }
    for (index, run) in scores.enumerated() { try Require.finite(run, "\(name)[\(index)]") }
    try Require.count(scores.count, atLeast: 1, of: "run of \(name)")
    try Require.count(tasks, atLeast: 1, of: "task of \(name)")
  }
}
