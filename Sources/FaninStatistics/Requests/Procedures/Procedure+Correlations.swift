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
    Procedure(
      "kendall", "rank correlation by the order of pairs, tau-b", .x, .y,
      .method(whenAbsent: "exact up to 50 pairs without ties, else asymptotic"), .alternative
    ) { x, y, method, alternative throws(StatisticsError) in
      let test = try Correlation.kendall(x, y, method: method, alternative: alternative)
      return [("tau", .number(test.estimate)), ("p_value", .number(test.pValue))]
    },
    Procedure(
      "repeated_measures_corr", "correlation within subjects", .subject, .x, .y, .confidence
    ) { subjects, x, y, confidence throws(StatisticsError) in
      try Correlation.repeatedMeasures(subjects: subjects, x, y, confidence: confidence)
        .fields("r")
    },
  ]
}

extension Parameter where Value == [String] {
  fileprivate static var subject: Parameter {
    Parameter(
      name: "subject", accepts: "a list of numbers or texts", standard: nil, standardText: nil,
      isInput: true,
      read: { value in
        guard case .array(let labels) = value else { return nil }
        let texts = labels.compactMap(\.asLabel)
        return texts.count == labels.count ? texts : nil
      })
  }
}

extension JSONValue {
  /// A label, as a number or a text.
  fileprivate var asLabel: String? {
    switch self {
    case .integer, .number, .string: text
    default: nil
    }
  }
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
