extension Procedure {
  static let ofRanks = [
    Procedure(
      "wilcoxon_signed_rank", "signed-rank test of the differences x - y",
      .x, .y, .alternative,
      .method(whenAbsent: "exact up to 50 differences, else asymptotic"), .zeros,
      .continuity(false)
    ) { x, y, alternative, method, zeros, continuity throws(StatisticsError) in
      try WilcoxonSignedRank(
        x, y, alternative: alternative, method: method, zeros: zeros, continuity: continuity
      ).fields
    },
    Procedure(
      "mann_whitney_u", "rank-sum test of two independent samples",
      .x, .y, .alternative,
      .method(whenAbsent: "exact up to 50 observations, else asymptotic"), .continuity(true)
    ) { x, y, alternative, method, continuity throws(StatisticsError) in
      try MannWhitney(x, y, alternative: alternative, method: method, continuity: continuity)
        .fields
    },
    Procedure(
      "friedman", "test of several treatments by their ranks within blocks", .blocks
    ) { blocks throws(StatisticsError) in
      try Friedman(blocks).fields
    },
    Procedure(
      "nemenyi", "comparison of all pairs of treatments after Friedman's test", .blocks
    ) { blocks throws(StatisticsError) in
      let test = try Nemenyi(blocks)
      return [
        ("p_matrix", .array(test.pValues.map { .numbers($0) })),
        ("mean_ranks", .numbers(test.meanRanks)),
      ]
    },
  ]
}

extension Parameter where Value == RankTestMethod? {
  static func method(whenAbsent: String) -> Parameter {
    .choice("method", whenAbsent: whenAbsent)
  }
}

extension Parameter where Value == WilcoxonSignedRank.Zeros {
  fileprivate static var zeros: Parameter { .choice("zeros", .drop) }
}

extension Parameter where Value == Bool {
  fileprivate static func continuity(_ standard: Bool) -> Parameter {
    .flag("continuity", standard)
  }
}

extension WilcoxonSignedRank {
  fileprivate var fields: Procedure.Result {
    [
      ("w_plus", .number(wPlus)), ("w_minus", .number(wMinus)), ("n_used", .integer(countUsed)),
      ("p_value", .number(pValue)), ("rank_biserial", .number(rankBiserial)),
      ("hodges_lehmann", .number(estimate)), ("method", .string(method.rawValue)),
    ]
  }
}

extension MannWhitney {
  fileprivate var fields: Procedure.Result {
    [
      ("u1", .number(u1)), ("u2", .number(u2)), ("p_value", .number(pValue)),
      ("prob_superiority", .number(probabilityOfSuperiority)),
      ("method", .string(method.rawValue)),
    ]
  }
}

extension Friedman {
  fileprivate var fields: Procedure.Result {
    [
      ("chi2", .number(chiSquared)), ("df", .number(degreesOfFreedom)),
      ("p_value", .number(pValue)), ("kendall_w", .number(concordance)),
      ("iman_davenport_f", .number(f)), ("iman_davenport_p", .number(fPValue)),
      ("mean_ranks", .numbers(meanRanks)),
    ]
  }
}
