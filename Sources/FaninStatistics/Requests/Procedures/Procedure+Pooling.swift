extension Procedure {
  static let ofPooling = [
    Procedure(
      "meta_analysis", "random-effects mean of the effects of several studies",
      .effects, .variances, .pooling, .test, .confidence
    ) { effects, variances, method, test, confidence throws(StatisticsError) in
      try MetaAnalysis(
        effects: effects, variances: variances, method: method, test: test,
        confidence: confidence
      ).fields(studies: effects.count)
    }
  ]
}

extension Parameter where Value == [Double] {
  fileprivate static var effects: Parameter { .sample("effects") }
  fileprivate static var variances: Parameter { .sample("variances") }
}

extension Parameter where Value == MetaAnalysis.Method {
  fileprivate static var pooling: Parameter { .choice("method", .restrictedLikelihood) }
}

extension Parameter where Value == MetaAnalysis.Test {
  fileprivate static var test: Parameter { .choice("test", .knappHartung) }
}

extension MetaAnalysis {
  fileprivate func fields(studies: Int) -> Procedure.Result {
    [
      ("estimate", .number(estimate)), ("se", .number(standardError)),
      ("statistic", .number(statistic)), ("df", .optional(degreesOfFreedom)),
      ("p_value", .number(pValue)),
    ] + interval.fields + [
      ("tau2", .number(betweenVariance)), ("q", .number(q)), ("q_df", .integer(studies - 1)),
      ("q_p_value", .number(qPValue)), ("i2_percent", .number(100 * iSquared)),
      ("h2", .number(hSquared)), ("too_narrow", .bool(isTooNarrow)),
    ]
  }
}
