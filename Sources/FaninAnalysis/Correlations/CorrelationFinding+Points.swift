import FaninStatistics
import FaninStudy
import FaninTopology

extension CorrelationFinding {
  /// Correlates over the networks of all blocks.
  init(
    _ declaration: CorrelationDeclaration, blocks: [BlockResults], compared: [String],
    analysis: AnalysisDeclaration
  ) {
    let quantities = declaration.y.withCompanions
    func networks(of cell: CellResults) -> [Network] {
      cell.finished.compactMap { run in
        guard let x = declaration.x.value(of: run.result) else {
          return nil
        }
        let y = quantities.map { $0.value(of: run.result) }
        guard y.first.flatMap(\.self) != nil else { return nil }
        return Network(cell: cell.cell, seed: run.seed, x: x, y: y)
      }
    }
    self.declaration = declaration
    isDeclared = true
    panels = blocks.map { Panel(block: $0.levels, networks: $0.cells.flatMap(networks)) }

    // A dense network stands in several blocks, but is one network.
    var seen: Set<Levels> = []
    let cells = blocks.flatMap(\.cells).filter { seen.insert($0.cell).inserted }
    let finished = cells.map { cell in
      CorrelationGroup(
        cell: cell.cell,
        networks: cell.finished.map { CorrelationGroup.Network(seed: $0.seed, run: $0.result) })
    }
    omitted =
      finished.reduce(0) { $0 + $1.networks.count }
      - cells.reduce(0) { $0 + networks(of: $1).count }
    let groups = finished.filter { !$0.networks.isEmpty }
    levels = CorrelationLevel.Kind.allCases.map {
      CorrelationLevel($0, of: declaration, in: groups, compared: compared, analysis: analysis)
    }
    pooled = PooledCorrelation(declaration, in: groups)
    criticalBetweenProfiles = levels.first?.outcomes.first?.estimate.flatMap {
      try? Correlation.criticalValue(
        degreesOfFreedom: $0.degreesOfFreedom, alpha: analysis.alpha)
    }
    self.blocks = []
    guard blocks.count > 1 else { return }
    self.blocks = blocks.map { block in
      let groups = block.cells.map(networks).filter { !$0.isEmpty }
      return BlockRow(
        block: block.levels, count: groups.count,
        outcomes: quantities.indices.map { index in
          Outcome(
            CorrelationFinding.points(of: groups, quantity: index), confidence: 1 - analysis.alpha)
        })
    }
  }

  /// The points between profiles of one block: means over networks.
  private static func points(
    of groups: [[Network]], quantity: Int
  ) -> [(x: Double, y: Double)] {
    groups.compactMap { group in
      CorrelationFinding.mean(
        group.compactMap { network in network.y[quantity].map { (x: network.x, y: $0) } })
    }
  }

  private static func mean(_ points: [(x: Double, y: Double)]) -> (x: Double, y: Double)? {
    guard let x = Means.mean(points.map(\.x)), let y = Means.mean(points.map(\.y)) else {
      return nil
    }
    return (x, y)
  }
}

extension CorrelationFinding.Outcome {
  fileprivate init(_ points: [(x: Double, y: Double)], confidence: Double) {
    do {
      let result = try Correlation.pearson(
        points.map(\.x), points.map(\.y), alternative: .twoSided, confidence: confidence)
      self = .estimated(
        count: points.count, estimate: result.estimate, degreesOfFreedom: result.degreesOfFreedom,
        interval: result.interval.map { Bounds($0) }, pValue: result.pValue)
    } catch {
      let reason =
        error.kind == .zeroVariance ? CorrelationFinding.Obstacle.noVariation : .tooFewPoints
      self = .undefined(count: points.count, reason: reason)
    }
  }
}
