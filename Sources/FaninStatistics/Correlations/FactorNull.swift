public import FaninRandom

/// What a correlation would be if y were a known factor times something that has nothing to do with
/// x.
///
/// ```
/// y = factor · rest    null: rest moves between whole units, factor stays
/// ```
///
/// With y the hierarchy strength of a network and factor its arithmetic expectation, the null keeps
/// every mask and lets gradients know nothing of fan-in: r = 0 is not its centre.
public struct FactorNull: Sendable {
  /// The mean of r over the orders.
  public let mean: Double
  /// The middle 1 − α of r over the orders.
  public let range: Interval
  /// Twice the smaller share of orders with an r at least as large, or at least as small.
  public let pValue: Double
  /// The standard error of the p-value from drawing orders at random; 0 if all were counted.
  public let monteCarloError: Double
  /// The orders counted.
  public let orders: UnitOrders

  /// Finds r under every order of `rest`; y is the product of factor and rest.
  ///
  /// - Shape: as in ``GroupedCorrelation``; `factors` holds one list per unit.
  /// - Throws: ``StatisticsError``; `invalid_option` for a factor of 0.
  public init(
    _ groups: [[GroupedCorrelation.Unit]], factors: [[[Double]]],
    movement: UnitOrders.Movement = .eachGroup, confidence: Double = 0.95, draws: Int = 1_999,
    seed: Seed = Seed(0)
  ) throws(StatisticsError) {
    try Require.openUnit(confidence, "confidence")
    try Resamples.require(draws)
    try Require.sameLength(groups.count, factors.count, "groups and factors")
    try Require.option(
      !factors.contains { $0.contains { $0.contains { $0 == 0 || !$0.isFinite } } },
      "a factor must be finite and not 0")
    // The groups that say nothing of x go, with their factors.
    let kept = zip(groups, factors).filter { group, _ in GroupedCorrelation.varies(group) }
    let units = try GroupedCorrelation.usable(kept.map(\.0), movement)
    let factors = kept.map(\.1)
    for (group, list) in zip(units, factors) {
      try Require.sameLength(group.count, list.count, "units and factors")
      for (unit, factor) in zip(group, list) {
        try Require.sameLength(unit.y.count, factor.count, "y and factor")
      }
    }
    let rest = zip(units, factors).map { group, list in
      zip(group, list).map { unit, factor in zip(unit.y, factor).map { $0 / $1 } }
    }
    let x = units.map { FactorNull.centre($0.map(\.x)) }
    let observed = FactorNull.correlation(x, units.map { FactorNull.centre($0.map(\.y)) })
    let orders = UnitOrders(
      sizes: units.map(\.count), movement: movement, draws: draws, seed: seed)
    var found: [Double] = []
    found.reserveCapacity(orders.count)
    orders.visit { order in
      let y = zip(factors, zip(rest, order)).map { factor, moved in
        FactorNull.centre(
          factor.indices.map { unit in
            zip(factor[unit], moved.0[moved.1[unit]]).map { $0 * $1 }
          })
      }
      found.append(FactorNull.correlation(x, y))
    }
    let tolerance = 1e-12
    let above = orders.pValue(extreme: found.count { $0 >= observed - tolerance })
    let below = orders.pValue(extreme: found.count { $0 <= observed + tolerance })
    found.sort()
    mean = found.reduce(0, +) / Double(found.count)
    range = Interval(
      low: Resamples.quantile(found, (1 - confidence) / 2),
      high: Resamples.quantile(found, (1 + confidence) / 2))
    let p = min(1, 2 * min(above, below))
    pValue = p
    monteCarloError = orders.isExact ? 0 : (p * (2 - p) / Double(orders.count)).squareRoot()
    self.orders = orders
  }

  /// As ``CentredGroups``, in plain Doubles: orders are many, and only compared.
  private static func centre(_ group: [[Double]]) -> [[Double]] {
    let positions = group[0].count
    let byPosition = (0..<positions).map { position in
      group.reduce(0.0) { $0 + $1[position] } / Double(group.count)
    }
    if positions == 1 { return group.map { [$0[0] - byPosition[0]] } }
    let whole = byPosition.reduce(0, +) / Double(positions)
    return group.map { unit in
      let own = unit.reduce(0, +) / Double(positions)
      return unit.indices.map { unit[$0] - own - byPosition[$0] + whole }
    }
  }

  /// r of centred values; 0 where y does not vary.
  private static func correlation(_ x: [[[Double]]], _ y: [[[Double]]]) -> Double {
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (groupX, groupY) in zip(x, y) {
      for (unitX, unitY) in zip(groupX, groupY) {
        for (first, second) in zip(unitX, unitY) {
          xx += first * first
          yy += second * second
          xy += first * second
        }
      }
    }
    let size = (xx * yy).squareRoot()
    return size > 0 ? min(max(xy / size, -1), 1) : 0
  }
}
