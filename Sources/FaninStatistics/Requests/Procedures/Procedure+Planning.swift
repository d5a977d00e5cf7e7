extension Procedure {
  static let ofPlanning = [
    Procedure(
      "power_t_paired", "power of the paired t test", .pairs, .dz, .alpha, .alternative
    ) { n, dz, alpha, alternative throws(StatisticsError) in
      let power = try PairedTPower.power(
        count: n, dz: dz, alpha: alpha, alternative: alternative)
      return [("power", .number(power))]
    },
    Procedure(
      "n_for_power_t_paired", "fewest pairs that give the paired t test a power",
      .dz, .power, .alpha, .alternative
    ) { dz, power, alpha, alternative throws(StatisticsError) in
      let count = try PairedTPower.count(
        dz: dz, power: power, alpha: alpha, alternative: alternative)
      let achieved = try PairedTPower.power(
        count: count, dz: dz, alpha: alpha, alternative: alternative)
      return [("n", .integer(count)), ("achieved_power", .number(achieved))]
    },
    Procedure(
      "min_d_t_paired", "smallest d_z that so many pairs show with a power",
      .pairs, .power, .alpha, .alternative
    ) { count, power, alpha, alternative throws(StatisticsError) in
      let effect = try PairedTPower.detectableEffect(
        count: count, power: power, alpha: alpha, alternative: alternative)
      return [("min_d", .number(effect))]
    },
    Procedure(
      "bayes_factor_ttest_jzs", "Bayes factor of a t statistic with a Cauchy prior",
      .t, .n1, .n2, .priorScale, .alternative
    ) { t, n1, n2, scale, alternative throws(StatisticsError) in
      let factor = try BayesFactor(t: t, n1: n1, n2: n2, scale: scale, alternative: alternative)
      return [("ln_bf10", .number(factor.logarithm)), ("bf10", .number(factor.value))]
    },
  ]
}

extension Parameter where Value == Int {
  fileprivate static var pairs: Parameter { .integer("n").asInput }
  fileprivate static var n1: Parameter { .integer("n1").asInput }
}

extension Parameter where Value == Int? {
  fileprivate static var n2: Parameter {
    .integer("n2", whenAbsent: "one sample or pairs").asInput
  }
}

extension Parameter where Value == Double {
  fileprivate static var dz: Parameter { .number("d_z").asInput }
  fileprivate static var power: Parameter { .number("power").asInput }
  fileprivate static var t: Parameter { .number("t").asInput }
  fileprivate static var priorScale: Parameter { .number("r_scale", BayesFactor.mediumScale) }
}
