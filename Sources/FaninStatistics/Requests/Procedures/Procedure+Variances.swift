extension Procedure {
  static let ofVariances = [
    Procedure(
      "anova_oneway", "analysis of variance, one variance for all groups", .groups
    ) { groups throws(StatisticsError) in
      let test = try AnalysisOfVariance.oneWay(groups)
      return test.fields + [
        ("eta_squared", .optional(test.etaSquared)),
        ("omega_squared", .optional(test.omegaSquared)),
      ]
    },
    Procedure(
      "welch_anova", "analysis of variance, each group its own variance", .groups
    ) { groups throws(StatisticsError) in
      try AnalysisOfVariance.welch(groups).fields
    },
    Procedure(
      "levene", "test of equal variances by distances from the mean", .groups
    ) { groups throws(StatisticsError) in
      try AnalysisOfVariance.levene(groups).fields
    },
    Procedure(
      "brown_forsythe", "test of equal variances by distances from the median", .groups
    ) { groups throws(StatisticsError) in
      try AnalysisOfVariance.brownForsythe(groups).fields
    },
    Procedure(
      "shapiro_wilk", "test of normality", .x
    ) { x throws(StatisticsError) in
      let test = try ShapiroWilk(x)
      return [("w", .number(test.w)), ("p_value", .number(test.pValue))]
    },
  ]
}

extension AnalysisOfVariance {
  fileprivate var fields: Procedure.Result {
    [
      ("f", .number(f)), ("df1", .number(numeratorDegrees)), ("df2", .number(denominatorDegrees)),
      ("p_value", .number(pValue)),
    ]
  }
}
