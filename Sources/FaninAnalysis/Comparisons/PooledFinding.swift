import FaninStatistics
package import FaninStudy

/// One treatment against its baseline over several data sets: a random-effects meta-analysis.
///
/// Seeds are not data sets: each data set is one study, with the mean of its paired differences as
/// effect and the square of its standard error as variance.
package struct PooledFinding: Sendable, Codable {
  /// The family of the comparisons, by its name.
  package var family: String
  /// The cells that are compared, but for the data set.
  package var treatment: Levels
  /// What they are compared with, but for the data set.
  package var baseline: Levels
  /// Their blocks, but for the data set.
  package var place: Levels
  /// Below this many data sets no mean is computed.
  package static let fewestForMean = 3
  /// One per data set with a test.
  package var studies: [DataEffect]
  /// What they say together; nil where they cannot be pooled.
  package var pooled: Pooled?

  /// The difference on one data set.
  package struct DataEffect: Sendable, Codable {
    /// The data set.
    package var data: Level
    /// The mean paired difference.
    package var estimate: Double
    /// Its t interval.
    package var interval: Bounds
  }

  /// The mean over data sets.
  package struct Pooled: Sendable, Codable {
    /// The mean difference.
    package var estimate: Double
    /// Knapp and Hartung's interval.
    package var interval: Bounds
    /// The p-value of a mean difference of 0.
    package var pValue: Double
    /// The p-value adjusted over the pooled findings of the study; nil where it cannot be.
    package var adjustedPValue: Double?
    /// The standard deviation between data sets, τ.
    package var deviation: Double
    /// The share of variance that is between data sets.
    package var iSquared: Double
  }

  /// Pools every treatment that was tested on two data sets or more.
  static func all(_ family: FamilyFinding, analysis: AnalysisDeclaration) -> [PooledFinding] {
    struct Key: Hashable {
      let treatment: Levels
      let baseline: Levels
      let place: Levels
    }
    var order: [Key] = []
    var tested: [Key: [(data: Level, difference: TestedDifference)]] = [:]
    for comparison in family.comparisons {
      guard let data = comparison.block[Factor.data] else { continue }
      let key = Key(
        treatment: comparison.treatment.without([Factor.data]),
        baseline: comparison.baseline.without([Factor.data]),
        place: comparison.block.without([Factor.data]))
      if tested[key] == nil {
        order.append(key)
        tested[key] = []
      }
      if let difference = comparison.tested { tested[key]?.append((data, difference)) }
    }
    var findings = order.compactMap { key -> PooledFinding? in
      let studies = tested[key, default: []]
      guard studies.count > 1 else { return nil }
      return PooledFinding(
        family: family.declaration.name, treatment: key.treatment, baseline: key.baseline,
        place: key.place,
        studies: studies.map {
          DataEffect(
            data: $0.data, estimate: $0.difference.estimate, interval: $0.difference.interval)
        }, pooled: Pooled(studies.map(\.difference), confidence: 1 - analysis.alpha))
    }
    let raw = findings.compactMap(\.pooled?.pValue)
    var adjusted = (try? family.declaration.correction.adjust(raw, familySize: raw.count))?[...]
    for index in findings.indices where findings[index].pooled != nil {
      findings[index].pooled?.adjustedPValue = adjusted?.popFirst()
    }
    return findings
  }
}

extension PooledFinding.Pooled {
  fileprivate init?(_ differences: [TestedDifference], confidence: Double) {
    // Two data sets leave one degree of freedom for what is between them: an accident, not a mean.
    guard differences.count >= PooledFinding.fewestForMean else { return nil }
    let result = try? MetaAnalysis(
      effects: differences.map(\.estimate), variances: differences.map(\.variance),
      confidence: confidence)
    guard let result else { return nil }
    self.init(
      estimate: result.estimate, interval: Bounds(result.interval), pValue: result.pValue,
      adjustedPValue: result.pValue, deviation: result.betweenVariance.squareRoot(),
      iSquared: result.iSquared)
  }
}
