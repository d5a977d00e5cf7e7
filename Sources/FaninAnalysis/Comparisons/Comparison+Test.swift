import FaninLedger
import FaninRandom
import FaninStatistics
import FaninStudy
import FaninTopology

extension Comparison {
  /// Pairs two cells by seed and tests the differences; p-values are not yet adjusted.
  init(
    block: Levels, treatment: CellResults, baseline: CellResults, observed: Bounds?,
    bound: Double?, analysis: AnalysisDeclaration
  ) {
    self.block = block
    self.treatment = treatment.cell
    self.baseline = baseline.cell
    self.observed = observed
    isDeclared = true
    pairs = []
    unpaired = []
    var mixed: [Seed] = []
    let partners = Dictionary(
      baseline.runs.map { ($0.seed, $0) }, uniquingKeysWith: { first, _ in first })
    for run in treatment.runs {
      let partner = partners[run.seed]
      switch (run.value, partner?.value) {
      case (let value?, let other?):
        pairs.append(Pair(seed: run.seed, baseline: other, treatment: value))
        if run.provenance?.madeBy != partner?.provenance?.madeBy {
          mixed.append(run.seed)
        }
      case (nil, let other?):
        unpaired.append(UnpairedSeed(seed: run.seed, missing: .treatment, value: other))
      case (let value?, nil):
        unpaired.append(UnpairedSeed(seed: run.seed, missing: .baseline, value: value))
      case (nil, nil):
        unpaired.append(UnpairedSeed(seed: run.seed, missing: .both, value: nil))
      }
    }
    robustness = nil
    pairing = Pairing(
      pairs, mixedBuilds: mixed,
      failures: Pairing.Failures(treatment: treatment, baseline: baseline))
    outcome = Comparison.outcome(of: pairs, bound: bound, alpha: analysis.alpha)
  }

  private static func outcome(of pairs: [Pair], bound: Double?, alpha: Double) -> Outcome {
    let differences = pairs.map { $0.treatment - $0.baseline }
    guard let estimate = Means.mean(differences) else {
      return .untested(.noPairs, estimate: nil)
    }
    if pairs.count < 2 { return .untested(.onePair, estimate: estimate) }
    if differences.allSatisfy({ $0 == 0 }) { return .untested(.identicalPairs, estimate: 0) }
    let x = pairs.map(\.treatment)
    let y = pairs.map(\.baseline)
    do throws(StatisticsError) {
      return .tested(try TestedDifference(x, y, bound: bound, alpha: alpha))
    } catch {
      let reason: Untestable =
        error.kind == .zeroVariance ? .constantDifference : .refused("\(error)")
      return .untested(reason, estimate: estimate)
    }
  }
}

extension TestedDifference {
  fileprivate init(
    _ x: [Double], _ y: [Double], bound: Double?, alpha: Double
  ) throws(StatisticsError) {
    let test = try TTest.paired(x, y, alternative: .twoSided, confidence: 1 - alpha)
    let effect = try EffectSize.dz(x, y, confidence: 1 - alpha)
    estimate = test.estimate
    interval = Bounds(test.interval)
    let deviation = try Summary(zip(x, y).map { $0 - $1 }).standardDeviation ?? 0
    variance = deviation * deviation / Double(x.count)
    t = test.t
    degreesOfFreedom = test.degreesOfFreedom
    pValue = test.pValue
    adjustedPValue = test.pValue
    effectSize = effect.estimate
    effectSizeInterval = Bounds(effect.interval)
    if let bound {
      let equivalence = try EquivalenceTest.paired(x, y, low: -bound, high: bound, alpha: alpha)
      equivalencePValue = equivalence.pValue
      adjustedEquivalencePValue = equivalence.pValue
      isEquivalent = equivalence.isEquivalent
    } else {
      equivalencePValue = nil
      adjustedEquivalencePValue = nil
      isEquivalent = false
    }
    let narrow = try TTest.paired(x, y, alternative: .twoSided, confidence: 1 - 2 * alpha).interval
    smallestBound = max(narrow.low.magnitude, narrow.high.magnitude)
    equivalenceInterval = bound == nil ? nil : Bounds(narrow)
    verdict = Verdict(isDifferent: test.pValue < alpha, isEquivalent: isEquivalent)
    seedsToSettle = nil
    sequential = nil
  }
}

extension Pairing {
  /// What pairing did to the variance of the difference.
  fileprivate init(_ pairs: [Comparison.Pair], mixedBuilds: [Seed], failures: Failures) {
    let x = pairs.map(\.treatment)
    let y = pairs.map(\.baseline)
    correlation = (try? Correlation.pearson(x, y))?.estimate
    varianceReduction = nil
    if let first = Means.deviation(x), let second = Means.deviation(y),
      let paired = Means.deviation(zip(x, y).map { $0 - $1 }), paired > 0
    {
      varianceReduction = (first * first + second * second) / (paired * paired)
    }
    self.mixedBuilds = mixedBuilds
    self.failures = failures
    ifMissing = nil
  }
}

extension Pairing.Failures {
  /// Failures at the planned seeds; McNemar's exact test is the sign-flip test of the indicators.
  fileprivate init(treatment: CellResults, baseline: CellResults) {
    let first = treatment.runs.map { $0.hasFailed ? 1.0 : 0 }
    let failed = Set(baseline.runs.filter(\.hasFailed).map(\.seed))
    let second = treatment.runs.map { failed.contains($0.seed) ? 1.0 : 0 }
    planned = treatment.runs.count
    self.treatment = first.count { $0 > 0 }
    self.baseline = second.count { $0 > 0 }
    pValue = nil
    // Seeds at which both or neither failed tell nothing.
    let differing = zip(first, second).filter { $0.0 != $0.1 }
    if !differing.isEmpty {
      let (x, y) = (differing.map(\.0), differing.map(\.1))
      pValue =
        (differing.count <= SignFlipTest.exactLimit / 2
        ? try? SignFlipTest.exact(x, y) : try? SignFlipTest.monteCarlo(x, y))?.pValue
    }
  }
}

extension CellResults.Run {
  fileprivate var hasFailed: Bool { state == .failed }
}

extension Provenance {
  /// The program that computed a run.
  fileprivate var madeBy: String { "\(version) (\(build))" }
}
