extension Procedure {
  static let ofMeans = [
    Procedure(
      "t_one_sample", "t test of the mean of one sample", .x, .mu, .alternative, .confidence
    ) { x, mu, alternative, confidence throws(StatisticsError) in
      try TTest.oneSample(x, mean: mu, alternative: alternative, confidence: confidence)
        .fields(estimate: "mean")
    },
    Procedure(
      "t_paired", "t test of the mean of the differences x - y",
      .x, .y, .alternative, .confidence
    ) { x, y, alternative, confidence throws(StatisticsError) in
      try TTest.paired(x, y, alternative: alternative, confidence: confidence)
        .fields(estimate: "mean_difference")
    },
    Procedure(
      "t_student", "t test of two means, one variance for both samples",
      .x, .y, .alternative, .confidence
    ) { x, y, alternative, confidence throws(StatisticsError) in
      try TTest.student(x, y, alternative: alternative, confidence: confidence)
        .fields(estimate: "mean_difference")
    },
    Procedure(
      "t_welch", "t test of two means, each sample its own variance",
      .x, .y, .alternative, .confidence
    ) { x, y, alternative, confidence throws(StatisticsError) in
      try TTest.welch(x, y, alternative: alternative, confidence: confidence)
        .fields(estimate: "mean_difference")
    },
  ]

  static let ofEquivalence = [
    Procedure(
      "tost_paired", "equivalence of paired samples by two one-sided t tests",
      .x, .y, .low, .high, .alpha
    ) { x, y, low, high, alpha throws(StatisticsError) in
      try EquivalenceTest.paired(x, y, low: low, high: high, alpha: alpha).fields
    },
    Procedure(
      "tost_welch", "equivalence of independent samples by two one-sided t tests",
      .x, .y, .low, .high, .alpha
    ) { x, y, low, high, alpha throws(StatisticsError) in
      try EquivalenceTest.welch(x, y, low: low, high: high, alpha: alpha).fields
    },
  ]
}

extension Parameter where Value == Double {
  fileprivate static var mu: Parameter { .number("mu", 0) }
  fileprivate static var low: Parameter { .number("low") }
  fileprivate static var high: Parameter { .number("high") }
}

extension TTest {
  fileprivate func fields(estimate name: String) -> Procedure.Result {
    [
      ("t", .number(t)), ("df", .number(degreesOfFreedom)), ("p_value", .number(pValue)),
      (name, .number(estimate)),
    ] + interval.fields
  }
}

extension EquivalenceTest {
  fileprivate var fields: Procedure.Result {
    [
      ("t_lower", .number(tLower)), ("t_upper", .number(tUpper)),
      ("df", .number(degreesOfFreedom)), ("p_lower", .number(pLower)),
      ("p_upper", .number(pUpper)), ("p_value", .number(pValue)),
      ("mean_difference", .number(estimate)),
    ] + interval.fields + [("equivalent", .bool(isEquivalent))]
  }
}
