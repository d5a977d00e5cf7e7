public import FaninRandom

/// The correlation of x and y within groups of units, tested by moving whole units.
///
/// A unit is what was replicated: a profile, a network. It has one observation, or one per position
/// (the layers of a network). What a group has in common is taken out: the group's mean and, with
/// several positions, each unit's own mean and each position's mean in the group.
///
/// ```
/// r  = Σ x̃ ỹ / √(Σ x̃² Σ ỹ²)                      x̃, ỹ centred as above
/// df = Σ (units of a group − 1) − 1                one position
/// df = Σ (units of a group − 1)(L − 1) − 1         L positions
/// ```
///
/// Groups in which x does not vary say nothing of it and are left out. The permutation p is the
/// share of orders of whole units with an |r| at least as large, two-sided.
///
/// - Source: Bakdash & Marusich (2017), doi:10.3389/fpsyg.2017.00456, for centring within units;
///   Phipson & Smyth (2010), doi:10.2202/1544-6115.1585, for p over drawn orders.
public struct GroupedCorrelation: Sendable {
  /// The coefficient, from −1 to 1.
  public let estimate: Double
  /// The degrees of freedom.
  public let degreesOfFreedom: Double
  /// Fisher's interval; nil where the degrees of freedom are too few for one.
  public let interval: Interval?
  /// The permutation p-value, two-sided.
  public let pValue: Double
  /// The standard error of the p-value from drawing orders at random; 0 if all were counted.
  public let monteCarloError: Double
  /// The orders counted.
  public let orders: UnitOrders
  /// The units used.
  public let units: Int
  /// The groups used: those in which x varies.
  public let groups: Int

  /// One unit: its observations, one per position.
  public struct Unit: Sendable {
    /// The predictor.
    public var x: [Double]
    /// The response.
    public var y: [Double]

    /// Creates a unit.
    public init(x: [Double], y: [Double]) {
      self.x = x
      self.y = y
    }
  }

  /// Correlates; `movement` says which units the permutation moves together.
  ///
  /// - Shape: every unit has the same number of positions; jointly moved groups are equally large.
  /// - Throws: ``StatisticsError``; `zero_variance` if x varies within no group, or y within none of
  ///   those in which x does.
  public init(
    _ groups: [[Unit]], movement: UnitOrders.Movement = .eachGroup, confidence: Double = 0.95,
    draws: Int = 9_999, seed: Seed = Seed(0)
  ) throws(StatisticsError) {
    try Require.openUnit(confidence, "confidence")
    try Resamples.require(draws)
    let used = try GroupedCorrelation.usable(groups, movement)
    let positions = used[0][0].x.count
    let x = CentredGroups(used.map { $0.map(\.x) })
    let y = CentredGroups(used.map { $0.map(\.y) })
    try Require.variation(y.varies, "y does not vary within the groups")
    let replicates = used.reduce(0) { $0 + $1.count - 1 }
    let degrees = replicates * max(1, positions - 1) - 1
    try Require.count(degrees, atLeast: 1, of: "degrees of freedom")

    var products = DoubleDouble(0)
    for (first, second) in zip(x.flat, y.flat) { products += first * second }
    let association = Association(x.flat, y.flat)
    estimate = association.r
    degreesOfFreedom = Double(degrees)
    interval =
      degrees > 1
      ? association.interval(
        error: 1 / Double(degrees - 1).squareRoot(), .twoSided, confidence: confidence) : nil
    units = used.reduce(0) { $0 + $1.count }
    self.groups = used.count

    let orders = UnitOrders(
      sizes: used.map(\.count), movement: movement, draws: draws, seed: seed)
    let tables = zip(x.units, y.units).map(GroupedCorrelation.products)
    let size = x.sumOfSquares.high.squareRoot() * y.sumOfSquares.high.squareRoot()
    let limit = products.high.magnitude - 1e-12 * size
    var extreme = 0
    orders.visit { order in
      var sum = 0.0
      for (table, positions) in zip(tables, order) {
        for (unit, other) in positions.enumerated() { sum += table[unit][other] }
      }
      if sum.magnitude >= limit { extreme += 1 }
    }
    self.orders = orders
    let p = orders.pValue(extreme: extreme)
    pValue = p
    monteCarloError = orders.isExact ? 0 : (p * (1 - p) / Double(orders.count)).squareRoot()
  }

  /// Whether x varies between the units of a group, when what they share is taken out.
  public static func varies(_ group: [Unit]) -> Bool {
    group.count > 1 && CentredGroups([group.map(\.x)]).varies
  }

  /// Checks shapes and values, and drops the groups that say nothing of x.
  static func usable(
    _ groups: [[Unit]], _ movement: UnitOrders.Movement
  ) throws(StatisticsError) -> [[Unit]] {
    let all = groups.flatMap(\.self)
    let positions = all.first?.x.count ?? 0
    for unit in all {
      try Require.sameLength(unit.x.count, unit.y.count)
      try Require.sameLength(unit.x.count, positions, "the units")
      try Require.finite(unit.x, "x")
      try Require.finite(unit.y, "y")
    }
    let used = groups.filter(varies)
    try Require.option(
      movement == .eachGroup || Set(used.map(\.count)).count < 2,
      "groups that move jointly must be equally large")
    try Require.variation(
      !used.isEmpty && positions > 0, "x does not vary between the units of a group")
    return used
  }

  /// Σ over positions of x̃ of one unit times ỹ of another, for every two units of a group.
  private static func products(
    _ x: [[DoubleDouble]], _ y: [[DoubleDouble]]
  ) -> [[Double]] {
    x.map { first in
      y.map { second in zip(first, second).reduce(0.0) { $0 + $1.0.high * $1.1.high } }
    }
  }
}

extension UnitOrders {
  /// The p-value when so many of the orders were as extreme as the observed one, which is among all
  /// orders and is added to drawn ones.
  func pValue(extreme: Int) -> Double {
    isExact ? Double(extreme) / Double(count) : Double(1 + extreme) / Double(1 + count)
  }

  /// The smallest p-value that the orders allow.
  public var smallestPValue: Double { isExact ? 1 / Double(count) : 1 / Double(1 + count) }
}

/// Observations by group, unit and position, with what groups, units and positions share taken out.
struct CentredGroups {
  /// By group, unit, position.
  let units: [[[DoubleDouble]]]
  /// Whether anything is left beyond the rounding of sums of many terms.
  let varies: Bool

  init(_ groups: [[[Double]]]) {
    let scale = BinaryScale(groups.flatMap(\.self))
    units = groups.map { CentredGroups.centre($0, in: scale) }
    let limit = 1e-12 * scale.largest
    varies = units.contains { $0.contains { $0.contains { $0.high.magnitude > limit } } }
  }

  var flat: [DoubleDouble] { units.flatMap { $0.flatMap(\.self) } }

  var sumOfSquares: DoubleDouble {
    flat.reduce(DoubleDouble(0)) { $0 + $1 * $1 }
  }

  private static func centre(_ group: [[Double]], in scale: BinaryScale) -> [[DoubleDouble]] {
    let values = group.map { $0.map { DoubleDouble(scale.down($0)) } }
    guard let positions = values.first?.count, positions > 0 else { return values }
    let byPosition = (0..<positions).map { position in mean(values.map { $0[position] }) }
    if positions == 1 { return values.map { $0.map { $0 - byPosition[0] } } }
    let whole = mean(byPosition)
    return values.map { unit in
      let own = mean(unit)
      return unit.indices.map { unit[$0] - own - byPosition[$0] + whole }
    }
  }

  private static func mean(_ values: [DoubleDouble]) -> DoubleDouble {
    values.reduce(DoubleDouble(0)) { $0 + $1 } / DoubleDouble(Double(values.count))
  }
}
