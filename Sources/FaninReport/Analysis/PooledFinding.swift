import FaninStatistics
import FaninStudy

/// One treatment against its baseline over several data sets: a random-effects meta-analysis.
///
/// Seeds are not data sets: each data set is one study, with the mean of its paired differences as
/// effect and the square of its standard error as variance.
package struct PooledFinding: Sendable {
  /// The compact text of the treatment's profile.
  package var treatment: String
  /// The other factors in words, such as `90 % sparsity`; empty where nothing else varies.
  package var place: String
  /// Below this many data sets no mean is computed.
  package static let fewestForMean = 3
  /// One per data set with a test.
  package var studies: [DataEffect]
  /// What they say together; nil where they cannot be pooled.
  package var pooled: Pooled?

  /// The difference on one data set.
  package struct DataEffect: Sendable {
    /// The data set.
    package var data: String
    /// The mean paired difference.
    package var estimate: Double
    /// Its t interval.
    package var interval: Bounds
  }

  /// The mean over data sets.
  package struct Pooled: Sendable {
    /// The mean difference.
    package var estimate: Double
    /// Knapp and Hartung's interval.
    package var interval: Bounds
    /// The p-value of a mean difference of 0.
    package var pValue: Double
    /// The p-value adjusted over the pooled findings of the study.
    package var adjustedPValue: Double
    /// The standard deviation between data sets, τ.
    package var deviation: Double
    /// The share of variance that is between data sets.
    package var iSquared: Double
  }

  /// Pools every treatment that was tested on two data sets or more.
  static func all(_ blocks: [BlockFinding], analysis: AnalysisDeclaration) -> [PooledFinding] {
    var findings: [PooledFinding] = []
    for block in blocks {
      for comparison in block.comparisons {
        let (treatment, place) = (comparison.treatment, block.place)
        if findings.contains(where: { $0.treatment == treatment && $0.place == place }) { continue }
        let tested = blocks.filter { $0.place == place }.compactMap { block in
          block.comparisons.first { $0.treatment == treatment }?.tested.map { (block, $0) }
        }
        guard tested.count > 1, Set(tested.map(\.0.data)).count == tested.count else { continue }
        findings.append(
          PooledFinding(
            treatment: treatment, place: place,
            studies: tested.map {
              DataEffect(data: $0.0.dataName, estimate: $0.1.estimate, interval: $0.1.interval)
            }, pooled: Pooled(tested.map(\.1), confidence: 1 - analysis.alpha)))
      }
    }
    let raw = findings.compactMap(\.pooled?.pValue)
    if var adjusted = try? analysis.correction.adjust(raw, familySize: raw.count)[...] {
      for index in findings.indices where findings[index].pooled != nil {
        findings[index].pooled?.adjustedPValue = adjusted.popFirst() ?? 1
      }
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
