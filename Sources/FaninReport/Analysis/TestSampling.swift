import FaninData
import FaninStudy

/// How far a single run's accuracy is uncertain because its test split is finite.
package struct TestSampling: Hashable, Sendable {
  /// The data set in words.
  package var data: String
  /// Examples of the test split.
  package var examples: Int
  /// The mean accuracy on it, over the cells of the data set.
  package var accuracy: Double
  /// √(p(1 − p)/m).
  package var error: Double

  /// One per named data set, when the metric is an accuracy over the test split.
  static func all(_ blocks: [BlockFinding], analysis: AnalysisDeclaration) -> [TestSampling] {
    guard analysis.metric == .testAccuracy else { return [] }
    var found: [TestSampling] = []
    for block in blocks where !found.contains(where: { $0.data == block.dataName }) {
      let means = blocks.filter { $0.data == block.data }.flatMap(\.rows).compactMap(\.mean)
      guard let facts = NamedDataset(named: block.data)?.facts, let p = ResultRow.mean(means)
      else { continue }
      found.append(
        TestSampling(
          data: block.dataName, examples: facts.testCount, accuracy: p,
          error: (p * (1 - p) / Double(facts.testCount)).squareRoot()))
    }
    return found
  }
}
