extension Procedure {
  static let ofCorrelations = [
    Procedure(
      "pearson", "product-moment correlation", .x, .y, .alternative, .confidence
    ) { x, y, alternative, confidence throws(StatisticsError) in
      try Correlation.pearson(x, y, alternative: alternative, confidence: confidence).fields("r")
    },
    Procedure(
      "spearman", "rank correlation", .x, .y, .method, .alternative, .confidence
    ) { x, y, method, alternative, confidence throws(StatisticsError) in
      try Correlation.spearman(
        x, y, method: method, alternative: alternative, confidence: confidence
      ).fields("rho")
    },
  ]
}

extension Parameter where Value == Correlation.SpearmanMethod {
  fileprivate static var method: Parameter { .choice("method", .t) }
}

extension Correlation {
  fileprivate func fields(_ name: String) -> Procedure.Result {
    [
      (name, .number(estimate)), ("df", .number(degreesOfFreedom)), ("p_value", .number(pValue)),
    ] + (interval?.fields ?? Interval.noFields)
  }
}
