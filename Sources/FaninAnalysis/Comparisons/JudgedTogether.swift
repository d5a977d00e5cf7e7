import FaninRandom
import FaninStatistics
import FaninStudy

/// The comparisons whose p-values and intervals are corrected together.
struct JudgedTogether: Sendable {
  private let members: [Comparison]
  private let family: FamilyDeclaration
  private let analysis: AnalysisDeclaration

  /// Judges the comparisons of a family, in their order; `keys` say which belong together.
  static func judged<Key: Hashable>(
    _ comparisons: [Comparison], keys: [Key], family: FamilyDeclaration,
    analysis: AnalysisDeclaration
  ) -> [Comparison] {
    var judged = comparisons
    var order: [Key] = []
    for key in keys where !order.contains(key) { order.append(key) }
    for key in order {
      let indices = keys.indices.filter { keys[$0] == key }
      let together = JudgedTogether(
        members: indices.map { comparisons[$0] }, family: family, analysis: analysis)
      for (index, comparison) in zip(indices, together.judged) { judged[index] = comparison }
    }
    return judged
  }

  /// The members with adjusted p-values, verdicts, simultaneous intervals and robustness; where the
  /// p-values cannot be adjusted, no member is tested.
  private var judged: [Comparison] {
    do throws(StatisticsError) {
      return try judgement
    } catch {
      return members.map { member in
        var member = member
        member.outcome = .untested(.refused("\(error)"), estimate: member.estimate)
        return member
      }
    }
  }

  private var judgement: [Comparison] {
    get throws(StatisticsError) {
      var judged = members
      let adjusted = try adjustedPValues(members.map { $0.tested?.pValue })
      let equivalences = try adjustedEquivalences
      for index in members.indices {
        guard var difference = members[index].tested, let pValue = adjusted[index] else { continue }
        difference.adjustedPValue = pValue
        difference.adjustedEquivalencePValue = equivalences[index]
        difference.sequential = sequential(of: index)
        difference.verdict = verdict(of: difference)
        difference.seedsToSettle = seedsToSettle(index, difference)
        judged[index].outcome = .tested(difference)
        judged[index].robustness = robustness(of: index)
        judged[index].pairing.ifMissing = ifMissing(index)
      }
      return judged
    }
  }

  /// TOST p-values by Holm's method over the family; as many as members.
  private var adjustedEquivalences: [Double?] {
    get throws(StatisticsError) {
      let raw = members.map { $0.tested?.equivalencePValue }
      if raw.allSatisfy({ $0 == nil }) { return raw }
      var rest = try Multiplicity.holm(raw.compactMap(\.self), familySize: raw.count)[...]
      return raw.map { $0 == nil ? nil : rest.popFirst() }
    }
  }

  /// Under a rule for looking early, what it has shown; else what the tests say.
  private func verdict(of difference: TestedDifference) -> Verdict {
    guard analysis.sequential != nil else {
      return Verdict(
        isDifferent: difference.adjustedPValue < analysis.alpha,
        isEquivalent: difference.isEquivalent)
    }
    return Verdict(
      isDifferent: difference.sequential?.different != nil,
      isEquivalent: difference.sequential?.equivalent != nil)
  }

  private func sequential(of index: Int) -> SequentialOutcome? {
    analysis.sequential.flatMap {
      SequentialOutcome(
        members[index].pairs, rule: $0, contrasts: members.count,
        bound: family.equivalenceBound, alpha: analysis.alpha)
    }
  }

  /// p-values corrected over the family; members without a test have none and still count.
  private func adjustedPValues(_ pValues: [Double?]) throws(StatisticsError) -> [Double?] {
    let raw = pValues.compactMap(\.self)
    if raw.isEmpty { return pValues }
    var remaining = try family.correction.adjust(raw, familySize: pValues.count)[...]
    return pValues.map { $0 == nil ? nil : remaining.popFirst() }
  }

  /// Seeds that would settle what is undecided, at the level of the strictest test it may meet.
  private func seedsToSettle(_ index: Int, _ difference: TestedDifference) -> Int? {
    guard difference.verdict == .undecided, analysis.sequential == nil,
      let spread = Means.deviation(members[index].differences), spread > 0
    else { return nil }
    let level =
      family.correction == .none ? analysis.alpha : analysis.alpha / Double(members.count)
    let shown = try? PairedTPower.count(
      dz: (family.equivalenceBound ?? difference.estimate.magnitude) / spread,
      power: SeedPlan.usualPower, alpha: level)
    guard let bound = family.equivalenceBound else { return shown }
    let equal = try? EquivalencePower.count(
      margin: bound / spread, power: SeedPlan.usualPower, alpha: analysis.alpha)
    guard let shown, let equal else { return nil }
    return max(shown, equal)
  }

  /// The verdict of one member if its pairs were others, the rest of the family as it is.
  private func verdict(of index: Int, pairs: [Comparison.Pair]) -> Verdict? {
    let x = pairs.map(\.treatment)
    let y = pairs.map(\.baseline)
    guard let test = try? TTest.paired(x, y) else { return nil }
    var pValues = members.map { $0.tested?.pValue }
    pValues[index] = test.pValue
    guard let adjusted = try? adjustedPValues(pValues)[index] else { return nil }
    let equivalence = family.equivalenceBound.flatMap {
      try? EquivalenceTest.paired(x, y, low: -$0, high: $0, alpha: analysis.alpha)
    }
    return Verdict(
      isDifferent: adjusted < analysis.alpha, isEquivalent: equivalence?.isEquivalent ?? false)
  }

  private func robustness(of index: Int) -> Robustness? {
    let pairs = members[index].pairs
    let x = pairs.map(\.treatment)
    let y = pairs.map(\.baseline)
    let flips =
      pairs.count <= JudgedTogether.exactPairs
      ? try? SignFlipTest.exact(x, y) : try? SignFlipTest.monteCarlo(x, y)
    guard let flips,
      let ranks = try? WilcoxonSignedRank(
        x, y, method: pairs.count <= JudgedTogether.exactRanks ? .exact : .asymptotic)
    else { return nil }
    let half = Double(sign: .plus, exponent: 1 - pairs.count, significand: 1)
    return Robustness(
      signFlipPValue: flips.pValue, signFlipError: flips.monteCarloError,
      smallestPValue: flips.isExact ? half : max(half, 1 / Double(flips.permutations + 1)),
      hodgesLehmann: ranks.estimate, wilcoxonPValue: ranks.pValue,
      normalityPValue: (try? ShapiroWilk(members[index].differences))?.pValue,
      detectableEffect: try? PairedTPower.detectableEffect(
        count: pairs.count, alpha: analysis.alpha),
      leftOut: leftOut(of: index))
  }

  private func leftOut(of index: Int) -> [Robustness.LeftOut] {
    let pairs = members[index].pairs
    // Under a rule for looking early the order of the seeds counts: none can be taken out.
    guard pairs.count > 2, analysis.sequential == nil else { return [] }
    return pairs.map { left in
      let others = pairs.filter { $0.seed != left.seed }
      let sum = others.reduce(0.0) { $0 + $1.treatment - $1.baseline }
      return Robustness.LeftOut(
        seed: left.seed, estimate: sum / Double(others.count),
        verdict: verdict(of: index, pairs: others))
    }
  }

  /// Up to so many pairs the signed ranks are counted out.
  private static let exactRanks = 200

  /// Up to so many pairs every sign assignment is counted.
  private static let exactPairs = 30

  /// Verdicts with each missing run at the worst or the best value observed in the block.
  private func ifMissing(_ index: Int) -> Pairing.IfMissing? {
    let member = members[index]
    guard !member.unpaired.isEmpty, analysis.sequential == nil, let seen = member.observed else {
      return nil
    }
    let (worst, best) =
      analysis.metric.isHigherBetter ?? true ? (seen.low, seen.high) : (seen.high, seen.low)
    func filled(treatment: Double, baseline: Double) -> Verdict? {
      let pairs = member.unpaired.map { seed in
        Comparison.Pair(
          seed: seed.seed, baseline: seed.missing == .treatment ? seed.value ?? baseline : baseline,
          treatment: seed.missing == .baseline ? seed.value ?? treatment : treatment)
      }
      return verdict(of: index, pairs: member.pairs + pairs)
    }
    return Pairing.IfMissing(
      against: filled(treatment: worst, baseline: best),
      inFavour: filled(treatment: best, baseline: worst))
  }
}

extension FamilyDeclaration.Correction {
  /// Adjusts p-values over a family, of which some members may have none.
  func adjust(
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
