import FaninElementary

/// A family of distributions fitted to counts by maximum likelihood.
///
/// ```
/// ln L = Σ ln P(kᵢ)    AIC = 2 · 2 − 2 ln L    distance = max over k of |F(k) − #{kᵢ ≤ k} / N|
/// ```
/// The smaller AIC fits better. A lognormal's σ is searched up to 5, the shapes of Weibull and gamma
/// down to 0.01: past these bounds the families turn into power laws, and their parameters run away
/// together. Counts of 0 belong to none of the families and are left out; their number is kept. The fan-ins of one layer share a budget and so are not independent: parameters
/// and distances are descriptions, and no p-value of fit is given.
///
/// - Source: Akaike (1974), doi:10.1109/TAC.1974.1100705.
public struct CountFit: Hashable, Sendable {
  /// The family.
  public let model: CountModel
  /// Its parameters, in the order of ``CountModel/parameterNames``.
  public let parameters: [Double]
  /// ln L at its maximum.
  public let logLikelihood: Double
  /// Kolmogorov and Smirnov's distance between the data and the fit.
  public let distance: Double
  /// The counts fitted.
  public let count: Int
  /// The counts of 0 left out.
  public let zeros: Int

  /// Akaike's criterion, for comparing families on the same counts.
  public var aic: Double { 4 - 2 * logLikelihood }

  /// Fits a family to whole numbers of 0 … `maximum`.
  ///
  /// - Throws: ``StatisticsError``: `invalid_option` for values that are not whole or out of range,
  ///   `zero_variance` for fewer than three different counts, which fix no shape.
  /// - Complexity: O(`maximum`) a step, some hundred steps.
  public init(_ model: CountModel, to counts: [Int], maximum: Int) throws(StatisticsError) {
    let histogram = try CountHistogram(counts, maximum: maximum)
    func loss(_ point: [Double]) -> Double {
      let (first, second) = model.parameters(at: point)
      let log = model.logProbabilities(first, second, maximum: maximum)
      let sum = histogram.entries.reduce(0) { $0 + Double($1.neurons) * log[$1.count - 1] }
      return sum.isFinite ? -sum / Double(histogram.total) : .infinity
    }
    let starts = model.starts(for: histogram)
    var best = Simplex.minimum(of: loss, from: starts[0])
    for start in starts.dropFirst() {
      let other = Simplex.minimum(of: loss, from: start)
      // The same peak reached from elsewhere differs by rounding, and is no gain.
      if other.value < best.value - 1e-9 * best.value.magnitude { best = other }
    }
    let (first, second) = model.parameters(at: best.point)
    self.model = model
    parameters = [first, second]
    logLikelihood = -best.value * Double(histogram.total)
    distance = histogram.distance(
      to: model.logProbabilities(first, second, maximum: maximum).map { Elementary.exp($0) })
    count = histogram.total
    zeros = histogram.zeros
  }

  /// Whether the best fit within the search's bounds stands on one: a better one lies beyond, and
  /// the parameters are the bound's, not the data's.
  public var isOnBound: Bool {
    switch model {
    case .lognormal: parameters[1] >= CountModel.largestSigma
    case .weibull, .gamma: parameters[0] <= CountModel.leastShape
    // An exponent or a rate of 0 is a member of the family.
    case .truncatedPowerLaw: false
    }
  }

  /// All families, the best AIC first; after them those that stand on a bound.
  ///
  /// - Throws: ``StatisticsError``.
  public static func all(_ counts: [Int], maximum: Int) throws(StatisticsError) -> [CountFit] {
    var fits: [CountFit] = []
    for model in CountModel.allCases {
      fits.append(try CountFit(model, to: counts, maximum: maximum))
    }
    return fits.sorted { $0.isOnBound == $1.isOnBound ? $0.aic < $1.aic : $1.isOnBound }
  }
}

/// Positive counts, each once, with how often it occurs.
private struct CountHistogram {
  let entries: [(count: Int, neurons: Int)]
  let total: Int
  let zeros: Int

  init(_ counts: [Int], maximum: Int) throws(StatisticsError) {
    try Require.option(maximum >= 1, "the maximum must be at least 1; got \(maximum)")
    if let wrong = counts.first(where: { !(0...maximum).contains($0) }) {
      throw StatisticsError(.invalidOption, "counts lie in 0...\(maximum); got \(wrong)")
    }
    let positive = counts.filter { $0 > 0 }
    try Require.count(positive.count, atLeast: 3, of: "counts above 0")
    let groups = Dictionary(grouping: positive, by: \.self).mapValues(\.count)
    try Require.variation(
      groups.count >= 3,
      "at least three different counts are needed to fix a shape; got \(groups.count)")
    entries = groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    total = positive.count
    zeros = counts.count - positive.count
  }

  /// The mean and standard deviation of a function of the counts.
  func moments(_ value: (Double) -> Double) -> (mean: Double, deviation: Double) {
    let n = Double(total)
    let mean = entries.reduce(0) { $0 + Double($1.neurons) * value(Double($1.count)) } / n
    let squares = entries.reduce(0) {
      let deviation = value(Double($1.count)) - mean
      return $0 + Double($1.neurons) * deviation * deviation
    }
    return (mean, (squares / n).squareRoot())
  }

  func distance(to probabilities: [Double]) -> Double {
    var (model, data, largest) = (0.0, 0.0, 0.0)
    var next = 0
    for k in 1...probabilities.count {
      model += probabilities[k - 1]
      if next < entries.count, entries[next].count == k {
        data += Double(entries[next].neurons) / Double(total)
        next += 1
      }
      largest = max(largest, (model - data).magnitude)
    }
    return largest
  }
}

extension CountModel {
  /// The largest σ that is searched.
  fileprivate static var largestSigma: Double { 5 }
  /// The least shape of Weibull and gamma that is searched.
  fileprivate static var leastShape: Double { 0.01 }

  /// The parameters at a point of the plane that is searched; every point is allowed.
  fileprivate func parameters(at point: [Double]) -> (Double, Double) {
    switch self {
    case .lognormal: (point[0], min(Elementary.exp(point[1]), Self.largestSigma))
    case .weibull: (max(Elementary.exp(point[0]), Self.leastShape), Elementary.exp(point[1]))
    // Shape and mean are nearly unrelated where shape and scale are not.
    case .gamma:
      (
        max(Elementary.exp(point[0]), Self.leastShape),
        Elementary.exp(point[1] - max(point[0], Elementary.log(Self.leastShape)))
      )
    // The two may be 0, which no logarithm reaches.
    case .truncatedPowerLaw: (point[0].magnitude, point[1].magnitude)
    }
  }

  /// Where the searches begin: at the moments, and where most of the family's mass lies below the
  /// first count, as in layers whose neurons mostly read one input.
  fileprivate func starts(for histogram: CountHistogram) -> [[Double]] {
    let (mean, deviation) = histogram.moments { $0 }
    let log = histogram.moments { Elementary.log($0) }
    switch self {
    case .lognormal:
      return [
        [log.mean, Elementary.log(log.deviation)], [log.mean - 2, Elementary.log(2)],
        [log.mean - 6, Elementary.log(4)],
      ]
    case .weibull:
      // The logarithm of a Weibull variable has the deviation π / (√6 · shape).
      return [
        [Elementary.log(1.2825 / log.deviation), Elementary.log(mean)],
        [Elementary.log(0.3), Elementary.log(mean) - 5],
        [Elementary.log(0.05), Elementary.log(mean) - 60],
      ]
    case .gamma:
      return [
        [2 * Elementary.log(mean / deviation), Elementary.log(mean)],
        [Elementary.log(0.1), Elementary.log(mean) - 1],
        [Elementary.log(0.02), Elementary.log(mean) - 3],
      ]
    case .truncatedPowerLaw: return [[0.5, 0.5 / mean], [1.5, 0.05 / mean], [2.5, 0]]
    }
  }
}
