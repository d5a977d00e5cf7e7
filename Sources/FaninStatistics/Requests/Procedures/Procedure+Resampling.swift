import FaninRandom

extension Procedure {
  static let ofResampling = [
    Procedure(
      "permutation_paired_exact", "sign-flip test of the mean of the differences x - y",
      .x, .y, .alternative,
      .resamples(whenAbsent: "every assignment up to 44 pairs, else 100000 at random"), .seed
    ) { x, y, alternative, resamples, seed throws(StatisticsError) in
      let test =
        if resamples == nil, x.count <= SignFlipTest.exactLimit {
          try SignFlipTest.exact(x, y, alternative: alternative)
        } else {
          try SignFlipTest.monteCarlo(
            x, y, alternative: alternative, permutations: resamples ?? 100_000, seed: seed)
        }
      return test.fields
    },
    Procedure(
      "bootstrap_bca", "bias-corrected and accelerated bootstrap interval",
      .x, .pairedWith, .statistic, .resamples, .confidence, .seed
    ) { x, y, statistic, resamples, confidence, seed throws(StatisticsError) in
      let interval =
        if let y {
          try BootstrapInterval.bca(
            paired: x, y, statistic: statistic, resamples: resamples, confidence: confidence,
            seed: seed)
        } else {
          try BootstrapInterval.bca(
            x, statistic: statistic, resamples: resamples, confidence: confidence, seed: seed)
        }
      return [("estimate", .number(interval.estimate))]
        + (interval.interval?.fields ?? Interval.noFields)
        + [("degenerate", .bool(interval.interval == nil))]
    },
    Procedure(
      "iqm", "interquartile mean of scores[run][task]",
      .scores, .resamples(whenAbsent: "no interval"), .confidence, .seed
    ) { scores, resamples, confidence, seed throws(StatisticsError) in
      let mean = try InterquartileMean(
        scores, resamples: resamples, confidence: confidence, seed: seed)
      return [("iqm", .number(mean.estimate))] + (mean.interval?.fields ?? Interval.noFields)
    },
    Procedure(
      "probability_of_improvement", "mean over tasks of P(X > Y) + P(X = Y) / 2",
      .scoresX, .scoresY
    ) { x, y throws(StatisticsError) in
      [("probability", .number(try ProbabilityOfImprovement.estimate(x, y)))]
    },
  ]
}

extension Parameter where Value == [Double]? {
  fileprivate static var pairedWith: Parameter { .sample("y", whenAbsent: "x alone") }
}

extension Parameter where Value == [[Double]] {
  fileprivate static var scores: Parameter { .rows("scores") }
  fileprivate static var scoresX: Parameter { .rows("scores_x") }
  fileprivate static var scoresY: Parameter { .rows("scores_y") }
}

extension Parameter where Value == Int? {
  fileprivate static func resamples(whenAbsent: String) -> Parameter {
    .integer("n_resamples", whenAbsent: whenAbsent)
  }
}

extension Parameter where Value == Int {
  fileprivate static var resamples: Parameter { .integer("n_resamples", 10_000) }
}

extension Parameter where Value == BootstrapStatistic {
  fileprivate static var statistic: Parameter { .choice("statistic", .mean) }
}

extension Parameter where Value == Seed {
  static var seed: Parameter {
    Parameter(
      name: "seed", accepts: "a whole number from 0", standard: Seed(0), standardText: "0",
      read: { $0.asInteger.flatMap(UInt64.init(exactly:)).map(Seed.init) })
  }
}

extension SignFlipTest {
  fileprivate var fields: Procedure.Result {
    [
      ("p_value", .number(pValue)), ("n_permutations", .integer(permutations)),
      ("mean_difference", .number(estimate)),
      ("method", .string(isExact ? "exact" : "monte-carlo")),
      ("monte_carlo_error", .number(monteCarloError)),
    ]
  }
}
