import FaninStatistics
import FaninTestSupport
import Testing

/// A fit found with mpmath 1.3.0 at 30 digits: zeros of the gradient of the log-likelihood.
struct KnownFit: Sendable, CustomTestStringConvertible {
  let model: CountModel
  let counts: [Int]
  let parameters: [Double]
  let logLikelihood: Double
  let distance: Double

  var testDescription: String { "\(model.rawValue) → mpmath 1.3.0 findroot of the gradient" }

  static let broad = [1, 2, 2, 3, 3, 3, 4, 5, 5, 6, 8, 9, 12, 15, 21, 30]
  static let heavy = [1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 7, 9, 14, 22, 40]

  static let all = [
    KnownFit(
      model: .lognormal, counts: broad, parameters: [1.6889047057281, 0.94313187263873],
      logLikelihood: -47.8497863291072, distance: 0.0550024743542),
    KnownFit(
      model: .weibull, counts: broad, parameters: [0.99595979347209, 7.5772999544284],
      logLikelihood: -48.3466238393221, distance: 0.0788997325074),
    KnownFit(
      model: .gamma, counts: broad, parameters: [1.0678065286717, 7.1735725369198],
      logLikelihood: -48.3385690520001, distance: 0.0871075994719),
    KnownFit(
      model: .truncatedPowerLaw, counts: heavy, parameters: [1.2690227332246, 0.013474842256202],
      logLikelihood: -46.3192224699429, distance: 0.0349746501168),
  ]
}

struct CountFitTests {
  @Test(arguments: KnownFit.all)
  func `the likelihood is at its maximum`(known: KnownFit) throws {
    let fit = try CountFit(known.model, to: known.counts, maximum: 54)

    // A log-likelihood is flat at its maximum: an error of 1e-12 there allows one of 1e-6 in the
    // parameters.
    #expect(isClose(fit.logLikelihood, to: known.logLikelihood, relative: 1e-12))
    for (value, expected) in zip(fit.parameters, known.parameters) {
      #expect(isClose(value, to: expected, relative: 1e-5))
    }
    #expect(isClose(fit.distance, to: known.distance, absolute: 1e-6))
    #expect(isClose(fit.aic, to: 4 - 2 * known.logLikelihood, relative: 1e-12))
  }

  @Test func `an exponent never falls below 0`() throws {
    let fit = try CountFit(.truncatedPowerLaw, to: KnownFit.broad, maximum: 54)

    // mpmath 1.3.0: the unbounded maximum has the exponent −0.0607; at 0 the rate is as below.
    #expect(fit.parameters[0] < 1e-6)
    #expect(isClose(fit.parameters[1], to: 0.13165321778374, relative: 1e-5))
    #expect(isClose(fit.logLikelihood, to: -48.3467440312315, relative: 1e-10))
  }

  @Test func `families are ordered by their AIC`() throws {
    let fits = try CountFit.all(KnownFit.broad, maximum: 54)

    #expect(fits.map(\.model) == [.lognormal, .gamma, .weibull, .truncatedPowerLaw])
  }

  // Source: SciPy 1.17.1, Nelder–Mead from up to forty starts within the same bounds: AIC 13455.2531,
  // 13420.0981, 13532.6486 and 13480.2778. From the moments alone Weibull and gamma end 207 and 178
  // above the lognormal.
  @Test func `fits are found from several starts, and none that stands on a bound is best`() throws
  {
    let fits = try CountFit.all(Self.mostlyOnes, maximum: 54)

    #expect(fits.map(\.model) == [.truncatedPowerLaw, .weibull, .lognormal, .gamma])
    #expect(fits.map(\.isOnBound) == [false, true, true, true])
    for (fit, aic) in zip(fits, [13480.2778, 13420.0981, 13455.2531, 13532.6486]) {
      #expect(isClose(fit.aic, to: aic, absolute: 1e-3))
    }
    #expect(try !CountFit(.lognormal, to: KnownFit.broad, maximum: 54).isOnBound)
  }

  /// The final fan-ins of a first layer of 54 inputs, ten networks together: `neurons[k − 1]` read k.
  private static let mostlyOnes: [Int] = {
    let neurons = [
      1120, 116, 70, 53, 45, 49, 41, 50, 51, 72, 56, 60, 52, 39, 28, 39, 41, 25, 31, 19, 22, 16,
      24, 23, 24, 28, 27, 29, 24, 28, 31, 20, 25, 15, 18, 10, 9, 5, 1, 1, 2,
    ]
    return neurons.enumerated().flatMap { [Int](repeating: $0.offset + 1, count: $0.element) }
  }()

  @Test func `counts of 0 are left out and counted`() throws {
    let without = try CountFit(.lognormal, to: KnownFit.broad, maximum: 54)
    let with = try CountFit(.lognormal, to: [0, 0, 0] + KnownFit.broad, maximum: 54)

    #expect(with.zeros == 3 && without.zeros == 0)
    #expect(with.parameters == without.parameters && with.count == without.count)
  }

  @Test func `quantiles of a lognormal give its parameters back`() throws {
    // Given 512 fan-ins at the quantiles of exp(4 + 0.5 z), rounded; σ is estimated within the
    // error of rounding ranks, about 1/512.
    let counts = (0..<512).map { rank in
      let sorted = Self.normalQuantiles[rank]
      return Int((4 + 0.5 * sorted).exponential.rounded())
    }
    let fit = try CountFit(.lognormal, to: counts, maximum: 784)

    #expect(isClose(fit.parameters[0], to: 4, absolute: 0.005))
    #expect(isClose(fit.parameters[1], to: 0.5, absolute: 0.005))
  }

  /// Standard normal quantiles at (j + ½)/512, by bisection of the fit-free definition.
  private static let normalQuantiles: [Double] = (0..<512).map { rank in
    let goal = (Double(rank) + 0.5) / 512
    var (low, high) = (-6.0, 6.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if middle.normalProbability < goal { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  @Test func `two different counts fix no shape, and counts out of range are refused`() {
    #expect(throws: StatisticsError.self) {
      try CountFit(.lognormal, to: [3, 3, 4, 4], maximum: 9)
    }
    #expect(throws: StatisticsError.self) { try CountFit(.gamma, to: [1, 2], maximum: 9) }
    #expect(throws: StatisticsError.self) { try CountFit(.gamma, to: [1, 2, 10], maximum: 9) }
    #expect(throws: StatisticsError.self) { try CountFit(.gamma, to: [1, 2, -1], maximum: 9) }
  }
}

extension Double {
  /// eˣ by its series, summed until nothing changes.
  fileprivate var exponential: Double {
    var (sum, term) = (1.0, 1.0)
    for k in 1...100 {
      term *= self / Double(k)
      sum += term
    }
    return sum
  }

  /// P(Z ≤ z) by the series of the normal integral; |z| ≤ 6.
  fileprivate var normalProbability: Double {
    var (sum, term) = (self, self)
    for k in 1...200 {
      term *= self * self / Double(2 * k + 1)
      sum += term
    }
    return 0.5 + sum * (1 / (self * self / 2).exponential) / 2.5066282746310002
  }
}
