extension Procedure {
  static let ofEffectSizes = [
    Procedure(
      "cohen_d_z", "mean difference in standard deviations of the differences",
      .x, .y, .confidence
    ) { x, y, confidence throws(StatisticsError) in
      try EffectSize.dz(x, y, confidence: confidence).fields("d")
    },
    Procedure(
      "cohen_d_av", "mean difference in standard deviations of the paired samples",
      .x, .y, .denominator, .confidence
    ) { x, y, denominator, confidence throws(StatisticsError) in
      try EffectSize.dav(x, y, denominator: denominator, confidence: confidence).fields("d")
    },
    Procedure(
      "cohen_d_s", "difference of means in pooled standard deviations", .x, .y, .confidence
    ) { x, y, confidence throws(StatisticsError) in
      try EffectSize.ds(x, y, confidence: confidence).fields("d")
    },
    Procedure(
      "hedges_g", "d_s or d_z times Hedges' exact correction", .x, .y, .design, .confidence
    ) { x, y, design, confidence throws(StatisticsError) in
      let effect = try EffectSize.hedgesG(x, y, design: design, confidence: confidence)
      return effect.fields("g") + [("correction_j", .optional(effect.correction))]
    },
  ]
}

extension Parameter where Value == EffectSize.Denominator {
  fileprivate static var denominator: Parameter { .choice("denominator", .rootMeanSquare) }
}

extension Parameter where Value == EffectSize.Design {
  fileprivate static var design: Parameter { .choice("design", .independent) }
}

extension EffectSize {
  fileprivate func fields(_ name: String) -> Procedure.Result {
    [(name, .number(estimate))] + interval.fields
  }
}
