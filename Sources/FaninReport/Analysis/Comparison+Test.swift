import FaninStatistics
import FaninStudy
import FaninTopology

extension Comparison {
  /// Pairs two cells by seed and tests the differences; p-values are not yet adjusted.
  init(
    block: String, treatment: CellResults, baseline: CellResults, baselineName: String,
    analysis: AnalysisDeclaration
  ) {
    self.block = block
    self.treatment = treatment.cell.profile.description
    self.baseline = baselineName
    pairs = []
    unpaired = []
    for run in treatment.runs {
      let other = baseline.runs.first { $0.seed == run.seed }?.value
      switch (run.value, other) {
      case (let value?, let other?):
        pairs.append(Pair(seed: run.seed, baseline: other, treatment: value))
      case (nil, .some): unpaired.append(UnpairedSeed(seed: run.seed, missing: .treatment))
      case (.some, nil): unpaired.append(UnpairedSeed(seed: run.seed, missing: .baseline))
      case (nil, nil): unpaired.append(UnpairedSeed(seed: run.seed, missing: .both))
      }
    }
    outcome = Comparison.outcome(of: pairs, analysis: analysis)
  }

  private static func outcome(of pairs: [Pair], analysis: AnalysisDeclaration) -> Outcome {
    let differences = pairs.map { $0.treatment - $0.baseline }
    guard let estimate = ResultRow.mean(differences) else {
      return .untested(.noPairs, estimate: nil)
    }
    if pairs.count < 2 { return .untested(.onePair, estimate: estimate) }
    if differences.allSatisfy({ $0 == 0 }) { return .untested(.identicalPairs, estimate: 0) }
    let x = pairs.map(\.treatment)
    let y = pairs.map(\.baseline)
    guard let difference = try? TestedDifference(x, y, analysis: analysis) else {
      return .untested(.constantDifference, estimate: estimate)
    }
    return .tested(difference)
  }

  /// The comparisons with p-values adjusted over all of them, those without a test counted too.
  static func adjusted(_ comparisons: [Comparison], analysis: AnalysisDeclaration) -> [Comparison] {
    let raw = comparisons.compactMap(\.tested?.pValue)
    guard var remaining = try? analysis.correction.adjust(raw, familySize: comparisons.count)[...]
    else { return comparisons }
    return comparisons.map { comparison in
      guard var difference = comparison.tested, let adjusted = remaining.popFirst() else {
        return comparison
      }
      difference.adjustedPValue = adjusted
      difference.verdict = Verdict(
        isDifferent: adjusted < analysis.alpha, isEquivalent: difference.isEquivalent)
      var comparison = comparison
      comparison.outcome = .tested(difference)
      return comparison
    }
  }
}

extension TestedDifference {
  fileprivate init(
    _ x: [Double], _ y: [Double], analysis: AnalysisDeclaration
  ) throws(StatisticsError) {
    let alpha = analysis.alpha
    let test = try TTest.paired(x, y, alternative: .twoSided, confidence: 1 - alpha)
    let effect = try EffectSize.dz(x, y, confidence: 1 - alpha)
    estimate = test.estimate
    interval = Bounds(test.interval)
    t = test.t
    degreesOfFreedom = test.degreesOfFreedom
    pValue = test.pValue
    adjustedPValue = test.pValue
    effectSize = effect.estimate
    effectSizeInterval = Bounds(effect.interval)
    if let bound = analysis.equivalenceBound {
      let equivalence = try EquivalenceTest.paired(x, y, low: -bound, high: bound, alpha: alpha)
      equivalencePValue = equivalence.pValue
      isEquivalent = equivalence.isEquivalent
    } else {
      equivalencePValue = nil
      isEquivalent = false
    }
    let narrow = try TTest.paired(x, y, alternative: .twoSided, confidence: 1 - 2 * alpha).interval
    smallestBound = max(narrow.low.magnitude, narrow.high.magnitude)
    verdict = Verdict(isDifferent: test.pValue < alpha, isEquivalent: isEquivalent)
  }
}

extension AnalysisDeclaration.Correction {
  /// Adjusts p-values over a family, of which some members may have none.
  fileprivate func adjust(
    _ pValues: [Double], familySize: Int
  ) throws(StatisticsError) -> [Double] {
    switch self {
    case .holm: try Multiplicity.holm(pValues, familySize: familySize)
    case .hochberg: try Multiplicity.hochberg(pValues, familySize: familySize)
    case .benjaminiHochberg: try Multiplicity.benjaminiHochberg(pValues, familySize: familySize)
    case .none: pValues
    }
  }
}
