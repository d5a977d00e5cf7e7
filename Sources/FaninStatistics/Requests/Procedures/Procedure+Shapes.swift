extension Procedure {
  static let ofShapes = [
    Procedure(
      "ks_distance", "largest difference between two empirical distribution functions", .x, .y
    ) { x, y throws(StatisticsError) in
      [("distance", .number(try KolmogorovSmirnov.distance(x, y)))]
    },
    Procedure(
      "same_distribution",
      "permutation test of whether labels say anything of the runs' distributions",
      .rows("samples"), .sample("labels"), .integer("permutations", 9_999), .seed
    ) { samples, labels, permutations, seed throws(StatisticsError) in
      let whole = labels.map { Int(exactly: $0) }
      try Require.option(!whole.contains(nil), "labels must be whole numbers")
      let test = try SameDistributionTest(
        samples, labels: whole.compactMap(\.self), permutations: permutations, seed: seed)
      return [
        ("between", .number(test.between)), ("within", .number(test.within)),
        ("excess", .number(test.excess)), ("p_value", .number(test.pValue)),
        ("permutations", .integer(test.permutations)),
        ("monte_carlo_error", .number(test.monteCarloError)),
      ]
    },
    Procedure(
      "fit_counts", "maximum-likelihood fit of a family of distributions to whole numbers", .x,
      .choice("model", CountModel.lognormal), .integer("maximum", whenAbsent: "the largest count")
    ) { x, model, maximum throws(StatisticsError) in
      try Require.finite(x, "x")
      let whole = x.map { Int(exactly: $0) }
      try Require.option(!whole.contains(nil), "x must hold whole numbers")
      let counts = whole.compactMap(\.self)
      let fit = try CountFit(model, to: counts, maximum: maximum ?? max(1, counts.max() ?? 1))
      return [
        (model.parameterNames.0, .number(fit.parameters[0])),
        (model.parameterNames.1, .number(fit.parameters[1])),
        ("log_likelihood", .number(fit.logLikelihood)), ("aic", .number(fit.aic)),
        ("distance", .number(fit.distance)), ("n_used", .integer(fit.count)),
        ("zeros", .integer(fit.zeros)), ("on_bound", .bool(fit.isOnBound)),
      ]
    },
    Procedure(
      "curve_interval", "mean of curves over seeds with pointwise t intervals",
      .rows("curves"), .confidence
    ) { curves, confidence throws(StatisticsError) in
      let curve = try CurveInterval(curves, confidence: confidence)
      return [
        ("means", .numbers(curve.means)), ("ci_low", .numbers(curve.intervals.map(\.low))),
        ("ci_high", .numbers(curve.intervals.map(\.high))),
      ]
    },
  ]
}
