public import FaninRandom

/// The permutation test of whether runs of different starts end in one distribution.
///
/// Every run is a sample of its own, such as the fan-ins of a layer; its label says how it started.
/// Tests the null hypothesis that the label says nothing of where a run ends:
/// ```
/// excess = mean distance between runs of different labels − mean distance between runs of one label
/// p      = (1 + labelings with an excess at least as large) / (1 + labelings drawn)
/// ```
/// Labels are permuted over whole runs, never over the values within them: the values of one run
/// are not independent. The distance of two runs is Kolmogorov and Smirnov's; where runs have
/// several layers, the mean over layers.
///
/// - Source: Mielke & Berry (2001), Permutation Methods, ch. 2 (multi-response permutation);
///   Phipson & Smyth (2010), doi:10.2202/1544-6115.1585.
public struct SameDistributionTest: Hashable, Sendable {
  /// Mean distance between runs of different labels.
  public let between: Double
  /// Mean distance between runs of one label.
  public let within: Double
  /// The p-value.
  public let pValue: Double
  /// The labelings drawn.
  public let permutations: Int
  /// The standard error of the p-value from drawing at random.
  public let monteCarloError: Double

  /// `between` − `within`: 0 when starts make no difference.
  public var excess: Double { between - within }

  /// Runs the test on one sample per run.
  ///
  /// - Shape: `samples` holds one sample per run, `labels` one label per run.
  /// - Throws: ``StatisticsError``; at least two labels are needed, and one with two runs.
  public init(
    _ samples: [[Double]], labels: [Int], permutations: Int = 9_999, seed: Seed = Seed(0)
  ) throws(StatisticsError) {
    try self.init(
      layers: samples.map { [$0] }, labels: labels, permutations: permutations, seed: seed)
  }

  /// Runs the test on one sample per run and layer.
  ///
  /// - Shape: `layers[run][layer]` is a sample; every run has as many layers.
  /// - Throws: ``StatisticsError``.
  /// - Complexity: O(runs² · (values · layers + permutations)).
  public init(
    layers: [[[Double]]], labels: [Int], permutations: Int = 9_999, seed: Seed = Seed(0)
  ) throws(StatisticsError) {
    try Resamples.require(permutations)
    try Require.sameLength(layers.count, labels.count, "samples and labels")
    for run in layers {
      try Require.sameLength(run.count, layers[0].count, "the layers of all runs")
      for sample in run { try KolmogorovSmirnov.require(sample, "samples") }
    }
    let sizes = Dictionary(grouping: labels, by: \.self).mapValues(\.count)
    try Require.count(sizes.count, atLeast: 2, of: "different labels")
    try Require.count(sizes.values.max() ?? 0, atLeast: 2, of: "runs of one label")

    let pairs = RunDistances(layers)
    let observed = pairs.means(labels)
    var stream = RandomStream(seed: seed, purpose: "same-distribution")
    var shuffled = labels
    var extreme = 0
    // A sum of equal distances in another order may differ in its last bits.
    let limit = observed.between - observed.within - 1e-12
    for _ in 0..<permutations {
      stream.shuffle(&shuffled)
      let means = pairs.means(shuffled)
      if means.between - means.within >= limit { extreme += 1 }
    }
    between = observed.between
    within = observed.within
    let p = Double(1 + extreme) / Double(1 + permutations)
    pValue = p
    self.permutations = permutations
    monteCarloError = (p * (1 - p) / Double(permutations)).squareRoot()
  }
}

/// The distances of all pairs of runs.
private struct RunDistances {
  private let count: Int
  /// Of runs i < j, row by row.
  private let distances: [Double]

  init(_ layers: [[[Double]]]) {
    let sorted = layers.map { $0.map { $0.sorted() } }
    var distances: [Double] = []
    for i in sorted.indices {
      for j in sorted.indices.dropFirst(i + 1) {
        let sum = zip(sorted[i], sorted[j]).reduce(0) {
          $0 + KolmogorovSmirnov.distance(ascending: $1.0, $1.1)
        }
        distances.append(sum / Double(max(1, sorted[i].count)))
      }
    }
    count = layers.count
    self.distances = distances
  }

  func means(_ labels: [Int]) -> (between: Double, within: Double) {
    var (between, within) = (0.0, 0.0)
    var countWithin = 0
    var position = 0
    for i in 0..<count {
      for j in (i + 1)..<max(count, i + 1) {
        if labels[i] == labels[j] {
          within += distances[position]
          countWithin += 1
        } else {
          between += distances[position]
        }
        position += 1
      }
    }
    return (between / Double(distances.count - countWithin), within / Double(countWithin))
  }
}
