import FaninStatistics
import FaninTestSupport
import Testing

/// Expected numbers: NumPy 2.4 and SciPy, from the definitions; orders by itertools.permutations.
struct GroupedCorrelationTests {
  private typealias Unit = GroupedCorrelation.Unit

  private static let four = zip(
    [[1.0, 1.3, 0.9], [1.2, 1.1, 1.4], [0.8, 1.6, 1.0], [1.1, 1.2, 1.5]],
    [[2.0, 2.9, 1.7], [2.2, 2.6, 2.7], [1.9, 3.3, 1.8], [2.5, 2.4, 3.1]]
  ).map { Unit(x: $0.0, y: $0.1) }

  @Test func `one group of single observations is Pearson's r`() throws {
    let x = [0.11, 0.52, 1.02, 1.98, 0.3]
    let y = [1.0, 1.7, 1.5, 2.9, 1.4]

    let grouped = try GroupedCorrelation([zip(x, y).map { Unit(x: [$0.0], y: [$0.1]) }])
    let pearson = try Correlation.pearson(x, y)

    #expect(isClose(grouped.estimate, to: 0.932_477_533_387_143_5, relative: 1e-14))
    #expect(grouped.degreesOfFreedom == 3)
    #expect(isClose(grouped.interval?.low ?? 0, to: pearson.interval?.low ?? 1, relative: 1e-13))
    // 4 of 120 orders have an |r| at least as large.
    #expect(grouped.pValue == 4.0 / 120)
    #expect(grouped.orders.isExact)
  }

  @Test func `layers are centred on their network and on their position`() throws {
    let grouped = try GroupedCorrelation([GroupedCorrelationTests.four])

    #expect(isClose(grouped.estimate, to: 0.907_257_093_655_568_2, relative: 1e-13))
    // (4 − 1)(3 − 1) − 1.
    #expect(grouped.degreesOfFreedom == 5)
    #expect(isClose(grouped.interval?.low ?? 0, to: 0.486_765_817_589_62, relative: 1e-12))
    #expect(isClose(grouped.interval?.high ?? 0, to: 0.986_393_849_161_986_7, relative: 1e-12))
    // 3 of the 24 orders of whole networks.
    #expect(grouped.pValue == 3.0 / 24)
  }

  @Test func `units move within their group, or the units of one seed together`() throws {
    let groups = [([1.0, 2, 3], [2.0, 1, 4]), ([5.0, 7, 6], [1.0, 3, 3.5])].map { x, y in
      zip(x, y).map { Unit(x: [$0.0], y: [$0.1]) }
    }

    let each = try GroupedCorrelation(groups)
    let jointly = try GroupedCorrelation(groups, movement: .jointly)

    #expect(isClose(each.estimate, to: 0.699_854_212_223_765_2, relative: 1e-13))
    #expect(each.degreesOfFreedom == 3)
    #expect(each.pValue == 8.0 / 36)
    #expect(jointly.pValue == 2.0 / 6)
  }

  @Test func `a group in which x does not vary says nothing`() throws {
    let flat = (0..<4).map { Unit(x: [0.5], y: [Double($0)]) }
    let varied = (0..<4).map { Unit(x: [Double($0)], y: [Double($0 * $0)]) }

    let alone = try GroupedCorrelation([varied])
    let both = try GroupedCorrelation([flat, varied])

    #expect(both.groups == 1)
    #expect(both.estimate == alone.estimate)
    #expect(both.degreesOfFreedom == alone.degreesOfFreedom)
  }

  @Test func `a predictor that the group sets has no correlation within it`() throws {
    // The layers of a network differ, but every network of a group has the same ones.
    let groups = [0.1, 0.9].map { level in
      (0..<3).map { Unit(x: [level, level + 0.2], y: [Double($0), 1]) }
    }

    let error = #expect(throws: StatisticsError.self) { try GroupedCorrelation(groups) }

    #expect(error?.kind == .zeroVariance)
  }

  @Test func `many orders are drawn, and the same ones again`() throws {
    let units = (0..<12).map { Unit(x: [Double($0)], y: [Double($0 * 7 % 12)]) }

    let first = try GroupedCorrelation([units], draws: 999)
    let second = try GroupedCorrelation([units], draws: 999)

    #expect(!first.orders.isExact)
    #expect(first.pValue == second.pValue)
    #expect(first.monteCarloError > 0)
    // The t test of the same r; 999 draws leave ±0.016, of which three are allowed.
    let t = try Correlation.pearson(units.map { $0.x[0] }, units.map { $0.y[0] })
    #expect(abs(first.pValue - t.pValue) < 0.05)
  }

  @Test func `five profiles need an r of 0.878`() throws {
    // scipy.stats.t.ppf(.975, 3) / sqrt(t² + 3)
    let critical = try Correlation.criticalValue(degreesOfFreedom: 3, alpha: 0.05)

    #expect(isClose(critical, to: 0.878_339_448_159_805_1, relative: 1e-12))
  }
}
