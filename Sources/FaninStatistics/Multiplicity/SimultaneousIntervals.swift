public import FaninRandom

/// The multiple of the standard error at which t intervals of a whole family hold at once.
///
/// From six paired samples on by the largest |t| over the family when the signs of the centred
/// differences are flipped, those of one seed together, so that the dependence between comparisons
/// counts; else by Bonferroni's t.
///
/// ```
/// interval = mean ± multiple · s / √n
/// ```
///
/// - Source: Westfall & Young (1993), Resampling-Based Multiple Testing, for the largest statistic;
///   Wu (1986), doi:10.1214/aos/1176350142, for flipping residuals.
public struct SimultaneousIntervals: Sendable {
  /// One interval per comparison, in their order.
  public let intervals: [Interval]
  /// How the multiple was found.
  public let method: Method
  /// The sign assignments counted; 0 for Bonferroni's t.
  public let flips: Int
  /// Whether all sign assignments were counted.
  public let isExact: Bool

  /// How the multiple is found.
  public enum Method: String, Sendable {
    /// The quantile of the largest |t| under joint sign flips.
    case maximumT = "max-T"
    /// The t quantile at α divided by the size of the family.
    case bonferroni = "Bonferroni"
  }

  /// One comparison: its paired differences, by seed.
  public struct Comparison: Sendable {
    /// The seeds, each once.
    public var seeds: [Seed]
    /// The differences at them.
    public var differences: [Double]

    /// Creates a comparison.
    public init(seeds: [Seed], differences: [Double]) {
      self.seeds = seeds
      self.differences = differences
    }
  }

  /// Fewer pairs have too few sign assignments: 2⁵ = 32 leave one in twenty.
  public static let fewestPairs = 6

  /// Finds the intervals of a family; `familySize` counts comparisons without a test too.
  ///
  /// - Throws: ``StatisticsError``; `zero_variance` for constant differences.
  public init(
    _ comparisons: [Comparison], familySize: Int? = nil, confidence: Double = 0.95,
    draws: Int = 9_999, seed: Seed = Seed(0)
  ) throws(StatisticsError) {
    try Require.openUnit(confidence, "confidence")
    try Resamples.require(draws)
    try Require.count(comparisons.count, atLeast: 1, of: "comparison")
    let size = max(familySize ?? 0, comparisons.count)
    var means: [MeanEstimate] = []
    for comparison in comparisons {
      try Require.sameLength(
        comparison.seeds.count, comparison.differences.count, "seeds and differences")
      try Require.finite(comparison.differences, "differences")
      try Require.count(comparison.differences.count, atLeast: 2, of: "pairs")
      let scale = BinaryScale(comparison.differences)
      let sample = Sample(comparison.differences, in: scale)
      try Require.variation(sample.range > scale.rounding, "differences are constant")
      means.append(MeanEstimate(of: sample, in: scale))
    }
    let fewest = comparisons.map(\.seeds.count).min() ?? 0
    if comparisons.count > 1, fewest >= SimultaneousIntervals.fewestPairs {
      let flips = LargestT(comparisons, draws: draws, seed: seed)
      if let multiple = flips.quantile(confidence), multiple.isFinite {
        intervals = means.map { $0.interval(multiple: multiple) }
        method = .maximumT
        self.flips = flips.values.count
        isExact = flips.isExact
        return
      }
    }
    let tails = (1 - confidence) / Double(size)
    intervals = means.map {
      $0.interval(multiple: $0.distribution.magnitude(between: 1 - tails, tails: tails))
    }
    method = .bonferroni
    flips = 0
    isExact = true
  }
}

/// The largest |t| of a family under sign flips of the centred differences.
private struct LargestT {
  /// Ascending.
  let values: [Double]
  let isExact: Bool

  init(_ comparisons: [SimultaneousIntervals.Comparison], draws: Int, seed: Seed) {
    let seeds = Set(comparisons.flatMap(\.seeds)).sorted()
    let place = Dictionary(zip(seeds, 0...), uniquingKeysWith: { first, _ in first })
    let families = comparisons.map { comparison in
      let n = Double(comparison.differences.count)
      let mean = comparison.differences.reduce(0, +) / n
      let residuals = comparison.differences.map { $0 - mean }
      return (
        places: comparison.seeds.map { place[$0, default: 0] }, residuals: residuals,
        squares: residuals.reduce(0.0) { $0 + $1 * $1 }, n: n
      )
    }
    // Flipping every sign mirrors every t, so half of the assignments tell all.
    isExact = seeds.count <= 13
    let count = isExact ? 1 << (seeds.count - 1) : draws
    var stream = RandomStream(seed: seed, purpose: "largest-t")
    var signs = [Double](repeating: 1, count: seeds.count)
    var values: [Double] = []
    for number in 0..<count {
      for index in seeds.indices {
        let bit = isExact ? number >> index & 1 : Int(stream.next() & 1)
        signs[index] = bit == 0 ? 1 : -1
      }
      var largest = 0.0
      for family in families {
        var sum = 0.0
        for (place, residual) in zip(family.places, family.residuals) {
          sum += signs[place] * residual
        }
        // t² = sum² (n − 1) / (n Σ r² − sum²)
        let rest = family.n * family.squares - sum * sum
        let square = rest > 0 ? sum * sum * (family.n - 1) / rest : .infinity
        largest = max(largest, square)
      }
      values.append(largest.squareRoot())
    }
    self.values = values.sorted()
  }

  /// The smallest value with at least the given share of all at or below it.
  func quantile(_ level: Double) -> Double? {
    let rank = Int((level * Double(values.count)).rounded(.up))
    return values.indices.contains(rank - 1) ? values[rank - 1] : values.last
  }
}
