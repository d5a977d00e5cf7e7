/// The probability that a run of x beats a run of y on a task, averaged over tasks.
///
/// ```
/// mean over tasks of P(X > Y) + P(X = Y) / 2
/// ```
///
/// - Source: Agarwal et al. (2021), arXiv:2108.13264.
public enum ProbabilityOfImprovement {
  /// Takes `x[run][task]` and `y[run][task]`; the tasks are the same, the runs need not be as many.
  ///
  /// - Throws: ``StatisticsError``; `length_mismatch` if the tasks differ in number.
  /// - Complexity: O(tasks · N log N).
  public static func estimate(_ x: [[Double]], _ y: [[Double]]) throws(StatisticsError) -> Double {
    let tasks = (x.first?.count ?? 0, y.first?.count ?? 0)
    for (index, run) in x.enumerated() {
      try Require.sameLength(run.count, tasks.0, "scores_x[\(index)] and scores_x[0]")
    }
    if !x.isEmpty, !y.isEmpty {
      try Require.sameLength(tasks.0, tasks.1, "the tasks of scores_x and scores_y")
    }
    try Tasks.require(y, "scores_y")
    try Tasks.require(x, "scores_x")
    var sum = 0.0
    for task in 0..<tasks.0 {
      let ranks = Midranks(x.map { $0[task] } + y.map { $0[task] }).doubled
      let doubledU = ranks[..<x.count].reduce(0, +) - x.count * (x.count + 1)
      sum += Double(doubledU) / Double(2 * x.count * y.count)
    }
    return sum / Double(tasks.0)
  }
}
