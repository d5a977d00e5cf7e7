import FaninRandom
import FaninStatistics
import FaninStudy
import FaninTraining

/// The networks of one cell, with all that can be correlated.
struct CorrelationGroup: Sendable {
  let cell: Levels
  /// Ascending by seed.
  let networks: [Network]

  struct Network: Sendable {
    let seed: Seed
    let run: TrainedRun
  }
}

extension CorrelationLevel {
  /// Correlates at one level; a refused quantity keeps its reason.
  init(
    _ kind: Kind, of declaration: CorrelationDeclaration, in groups: [CorrelationGroup],
    compared: [String], analysis: AnalysisDeclaration
  ) {
    self.kind = kind
    let quantities = declaration.y.withCompanions
    let samples = quantities.map { quantity in
      Sample(kind, x: declaration.x, y: quantity, in: groups, compared: compared)
    }
    outcomes = zip(quantities, samples).map { quantity, sample in
      sample.outcome(x: declaration.x, y: quantity, confidence: 1 - analysis.alpha)
    }
    null = nil
    if let arithmetic = declaration.y.arithmetic,
      let factor = quantities.firstIndex(of: arithmetic),
      case .estimated = outcomes[0]
    {
      null = samples[0].null(
        factors: samples[factor], confidence: 1 - analysis.alpha)
    }
  }

  /// The units of one level, for one quantity.
  private struct Sample {
    let kind: Kind
    /// The seeds of each group's units; of profiles, none.
    var seeds: [[Seed]] = []
    var groups: [[GroupedCorrelation.Unit]] = []
    /// Why a unit cannot be formed at all.
    var obstacle: Refusal?

    init(
      _ kind: Kind, x: Metric, y: Metric, in groups: [CorrelationGroup], compared: [String]
    ) {
      self.kind = kind
      switch kind {
      case .profiles:
        var profiles: [Levels] = []
        var groupsOf: [Levels: [CorrelationGroup]] = [:]
        for group in groups {
          let profile = group.cell.only(compared)
          if groupsOf[profile] == nil { profiles.append(profile) }
          groupsOf[profile, default: []].append(group)
        }
        let units = profiles.compactMap { Sample.profile(x, y, of: groupsOf[$0, default: []]) }
        self.groups = [units]
        seeds = [[]]
      case .networks, .layers:
        if kind == .layers {
          for quantity in [x, y] where !quantity.isOfLayers {
            obstacle = .ofNetworks(quantity)
          }
          let depth = groups.flatMap(\.networks).map { $0.run.layers.count / 2 }.min() ?? 0
          if depth < 2 { obstacle = .oneLayer }
        }
        for group in groups {
          let present = group.networks.compactMap { network in
            Sample.network(kind, x, y, of: network.run).map { (network.seed, $0) }
          }
          seeds.append(present.map(\.0))
          self.groups.append(present.map(\.1))
        }
        keepCommonSeeds()
      }
    }

    /// Keeps the seeds that every group has in which x varies.
    ///
    /// Runs of one seed share their random streams in all cells, so whole seeds must move; too few
    /// common ones leave the groups as they are.
    private mutating func keepCommonSeeds() {
      let used = groups.indices.filter { GroupedCorrelation.varies(groups[$0]) }
      guard used.count > 1, let first = used.first else { return }
      let common = used.reduce(Set(seeds[first])) { $0.intersection(seeds[$1]) }
      guard common.count >= 3 else { return }
      for index in groups.indices {
        let kept = seeds[index].indices.filter { common.contains(seeds[index][$0]) }
        groups[index] = kept.map { groups[index][$0] }
        seeds[index] = kept.map { seeds[index][$0] }
      }
    }

    private static func network(
      _ kind: Kind, _ x: Metric, _ y: Metric, of run: TrainedRun
    ) -> GroupedCorrelation.Unit? {
      if kind == .layers {
        guard let first = x.layerValues(of: run), let second = y.layerValues(of: run) else {
          return nil
        }
        return GroupedCorrelation.Unit(x: first, y: second)
      }
      guard let first = x.value(of: run), let second = y.value(of: run) else { return nil }
      return GroupedCorrelation.Unit(x: [first], y: [second])
    }

    /// A profile: the mean over its blocks of the means over networks.
    private static func profile(
      _ x: Metric, _ y: Metric, of groups: [CorrelationGroup]
    ) -> GroupedCorrelation.Unit? {
      let cells = groups.compactMap { group -> (x: Double, y: Double)? in
        let networks = group.networks.compactMap { network(.networks, x, y, of: $0.run) }
        guard let x = Means.mean(networks.map { $0.x[0] }),
          let y = Means.mean(networks.map { $0.y[0] })
        else { return nil }
        return (x, y)
      }
      guard let x = Means.mean(cells.map(\.x)), let y = Means.mean(cells.map(\.y)) else {
        return nil
      }
      return GroupedCorrelation.Unit(x: [x], y: [y])
    }

    /// What the permutation moves: seeds where every group that counts has the same ones.
    private var moved: Moved {
      if kind == .profiles { return .profiles }
      let used = zip(groups, seeds).filter { GroupedCorrelation.varies($0.0) }.map(\.1)
      return used.count > 1 && Set(used).count == 1 ? .seeds : .networks
    }

    private var movement: UnitOrders.Movement { moved == .seeds ? .jointly : .eachGroup }

    func outcome(x: Metric, y: Metric, confidence: Double) -> Outcome {
      if let obstacle { return .refused(obstacle) }
      do {
        let result = try GroupedCorrelation(
          groups, movement: movement, confidence: confidence)
        return .estimated(
          Estimate(
            units: result.units, positions: groups.joined().first?.x.count ?? 1,
            groups: result.groups, r: result.estimate, degreesOfFreedom: result.degreesOfFreedom,
            interval: result.interval.map { Bounds($0) }, pValue: result.pValue,
            orders: Orders(
              result.orders, moved: moved, monteCarloError: result.monteCarloError)))
      } catch {
        return .refused(reason(error, x: x, y: y))
      }
    }

    private func reason(_ error: StatisticsError, x: Metric, y: Metric) -> Refusal {
      let varies = groups.contains(where: GroupedCorrelation.varies)
      switch (kind, error.kind) {
      case (.profiles, .zeroVariance): return .sameEverywhere(varies ? y : x)
      case (.profiles, _): return .tooFewCells
      case (.networks, .zeroVariance) where !varies: return .setByCell(x)
      case (.layers, .zeroVariance) where !varies: return .setByCellInLayers(x)
      case (_, .zeroVariance): return .constant(y, where: x)
      default: return .tooFewNetworks
      }
    }

    func null(factors: Sample, confidence: Double) -> Null? {
      guard groups.map(\.count) == factors.groups.map(\.count) else { return nil }
      let result = try? FactorNull(
        groups, factors: factors.groups.map { $0.map(\.y) }, movement: movement,
        confidence: confidence)
      return result.map { result in
        Null(
          mean: result.mean, range: Bounds(result.range), pValue: result.pValue,
          orders: Orders(
            result.orders, moved: moved, monteCarloError: result.monteCarloError))
      }
    }
  }
}

extension CorrelationLevel.Orders {
  fileprivate init(_ orders: UnitOrders, moved: CorrelationLevel.Moved, monteCarloError: Double) {
    self.init(
      moved: moved, count: orders.count, isExact: orders.isExact,
      monteCarloError: monteCarloError, smallestPValue: orders.smallestPValue)
  }
}

extension PooledCorrelation {
  /// Pools layers where both quantities have them, else networks.
  init?(_ declaration: CorrelationDeclaration, in groups: [CorrelationGroup]) {
    let (x, y) = (declaration.x, declaration.y)
    let runs = groups.flatMap(\.networks).map(\.run)
    let points = runs.flatMap { run -> [(Double, Double)] in
      if x.isOfLayers, y.isOfLayers {
        return Array(zip(x.layerValues(of: run) ?? [], y.layerValues(of: run) ?? []))
      }
      guard let first = x.value(of: run), let second = y.value(of: run) else { return [] }
      return [(first, second)]
    }
    guard let result = try? Correlation.pearson(points.map(\.0), points.map(\.1)) else {
      return nil
    }
    count = points.count
    r = result.estimate
  }
}
