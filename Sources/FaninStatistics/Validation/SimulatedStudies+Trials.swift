import FaninRandom

extension SimulatedStudies {
  /// Every trial, in the order of the report.
  public static let trials: [Trial] = tests + intervals + equivalence + multiplicity + sequential

  private static let alpha = 0.05

  // MARK: Type-I errors

  private static let tests: [Trial] =
    [3, 5, 10].map { n in
      Trial(
        name: "paired t test, n = \(n)", quantity: "type-I error", promise: .exactly, rate: alpha
      ) { draw in
        let (x, y) = draw.pairs(n)
        return try TTest.paired(x, y).pValue < alpha
      }
    } + [
      Trial(
        name: "Student's t test, 5 and 8 runs", quantity: "type-I error", promise: .exactly,
        rate: alpha
      ) { draw in
        try TTest.student(draw.normals(5), draw.normals(8)).pValue < alpha
      },
      Trial(
        name: "sign-flip test, n = 10", quantity: "type-I error", promise: .exactly,
        // p is an even number of 1,024ths, so the largest attainable size below α is 50 of them.
        rate: 50.0 / 1_024
      ) { draw in
        let (x, y) = draw.pairs(10)
        return try SignFlipTest.exact(x, y).pValue < alpha
      },
      Trial(
        name: "Wilcoxon's signed-rank test, n = 10", quantity: "type-I error", promise: .atMost,
        rate: alpha
      ) { draw in
        let (x, y) = draw.pairs(10)
        return try WilcoxonSignedRank(x, y, method: .exact).pValue < alpha
      },
      Trial(
        name: "Pearson's r, n = 12", quantity: "type-I error", promise: .exactly, rate: alpha
      ) { draw in
        try Correlation.pearson(draw.normals(12), draw.normals(12)).pValue < alpha
      },
      Trial(
        name: "one-way analysis of variance, 4 groups of 5", quantity: "type-I error",
        promise: .exactly, rate: alpha
      ) { draw in
        try AnalysisOfVariance.oneWay((0..<4).map { _ in draw.normals(5) }).pValue < alpha
      },
    ]

  // MARK: Coverage

  private static let intervals: [Trial] =
    [3, 5, 10].map { n in
      Trial(
        name: "interval of the mean difference, n = \(n)", quantity: "non-coverage",
        promise: .exactly, rate: alpha
      ) { draw in
        let (x, y) = draw.pairs(n, difference: 0.7)
        let interval = try TTest.paired(x, y).interval
        return !(interval.low...interval.high).contains(0.7)
      }
    } + [
      Trial(
        name: "interval of d_z, n = 10, d_z = 1", quantity: "non-coverage", promise: .exactly,
        rate: alpha
      ) { draw in
        // The differences of two unit normals have a standard deviation of √2.
        let (x, y) = draw.pairs(10, difference: 2.0.squareRoot())
        let interval = try EffectSize.dz(x, y).interval
        return !(interval.low...interval.high).contains(1)
      },
      Trial(
        name: "Fisher's interval of r, n = 20, ρ = ½", quantity: "non-coverage", promise: .atMost,
        // Fisher's z is an approximation: exact within half a point at this n.
        rate: alpha + 0.005
      ) { draw in
        let (x, y) = draw.pairs(20)
        guard let interval = try Correlation.pearson(x, y).interval else { return true }
        return !(interval.low...interval.high).contains(0.5)
      },
    ]

  // MARK: Equivalence

  private static let equivalence: [Trial] = [5, 10].map { n in
    Trial(
      name: "equivalence test at its bound, n = \(n)", quantity: "false equivalence",
      promise: .atMost, rate: alpha
    ) { draw in
      let (x, y) = draw.pairs(n, difference: 2)
      return try EquivalenceTest.paired(x, y, low: -2, high: 2).isEquivalent
    }
  }

  // MARK: Families

  private static let multiplicity: [Trial] = [
    Trial(
      name: "Holm over 6 comparisons with one baseline, n = 10", quantity: "any false positive",
      promise: .atMost, rate: alpha
    ) { draw in
      let baseline = draw.normals(10)
      let p = try (0..<6).map { _ in try TTest.paired(draw.normals(10), baseline).pValue }
      return try Multiplicity.holm(p).contains { $0 < alpha }
    }
  ]

  // MARK: Looking before the end

  private static let sequential: [Trial] =
    GroupSequentialBoundary.Shape.allCases.compactMap { shape in
      guard let boundary = try? GroupSequentialBoundary(looks: [5, 10, 20], shape: shape) else {
        return nil
      }
      return Trial(
        name: "looks at 5, 10, 20 seeds, \(shape.rawValue)",
        quantity: "type-I error over all looks",
        promise: .atMost,
        // The boundary is that of a known variance; the t test's p-values are close to it.
        rate: alpha + 0.005
      ) { draw in
        let (x, y) = draw.pairs(20)
        return try zip(boundary.looks, boundary.levels).contains { look, level in
          try TTest.paired(Array(x.prefix(look)), Array(y.prefix(look))).pValue < level
        }
      }
    } + [
      Trial(
        name: "anytime, after every seed up to 40", quantity: "type-I error, ever",
        promise: .atMost, rate: alpha
      ) { draw in
        let (x, y) = draw.pairs(40)
        return try AnytimeEvidence(zip(x, y).map { $0 - $1 }).different != nil
      },
      Trial(
        name: "anytime equivalence at its bound, up to 40", quantity: "false equivalence, ever",
        promise: .atMost, rate: alpha
      ) { draw in
        let (x, y) = draw.pairs(40, difference: 2)
        return try AnytimeEvidence(zip(x, y).map { $0 - $1 }, bound: 2).equivalent != nil
      },
    ]
}
