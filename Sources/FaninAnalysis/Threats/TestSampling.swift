import FaninData
package import FaninStudy

/// How far a single run's accuracy is uncertain because its test split is finite.
package struct TestSampling: Hashable, Sendable, Codable {
  /// The data set.
  package var data: Level
  /// Examples of the test split.
  package var examples: Int
  /// The mean accuracy on it, over the cells of the data set.
  package var accuracy: Double
  /// √(p(1 − p)/m).
  package var error: Double

  /// One per named data set, when the metric is an accuracy over the test split.
  static func all(_ blocks: [BlockFinding], analysis: AnalysisDeclaration) -> [TestSampling] {
    guard analysis.metric == .testAccuracy else { return [] }
    var order: [Level] = []
    for data in blocks.compactMap({ $0.levels[Factor.data] }) where !order.contains(data) {
      order.append(data)
    }
    return order.compactMap { data in
      let means = blocks.filter { $0.levels[Factor.data] == data }.flatMap(\.cells)
        .compactMap(\.mean)
      guard let facts = NamedDataset(named: data.text)?.facts, let p = Means.mean(means)
      else { return nil }
      return TestSampling(
        data: data, examples: facts.testCount, accuracy: p,
        error: (p * (1 - p) / Double(facts.testCount)).squareRoot())
    }
  }
}
