import FaninStatistics
import FaninTestSupport
import Testing

struct GroupSequentialBoundaryTests {
  /// SciPy 1.17.1: `multivariate_normal.cdf` over the box, solved by `brentq`; the integral is good
  /// to 1e-8, so the critical values to about 1e-7.
  @Test(arguments: [
    (GroupSequentialBoundary.Shape.pocock, [5, 10, 15], [2.289478061, 2.289478061, 2.289478061]),
    (.obrienFleming, [5, 10, 15], [3.471091450, 2.454432302, 2.004035583]),
    (.pocock, [5, 10, 20], [2.311769388, 2.311769388, 2.311769388]),
    (.obrienFleming, [5, 10, 20], [3.955216884, 2.796760680, 1.977608442]),
  ])
  func `critical values are those of the published designs`(
    shape: GroupSequentialBoundary.Shape, looks: [Int], expected: [Double]
  ) throws {
    let boundary = try GroupSequentialBoundary(looks: looks, shape: shape)

    for (found, value) in zip(boundary.criticalValues, expected) {
      #expect(isClose(found, to: value, absolute: 1e-6))
    }
  }

  @Test(arguments: GroupSequentialBoundary.Shape.allCases)
  func `the error is spent by the last look and no sooner`(
    shape: GroupSequentialBoundary.Shape
  ) throws {
    let boundary = try GroupSequentialBoundary(looks: Array(2...40), shape: shape, alpha: 0.01)

    // The root finder stops at 1e-13; 39 integrations of 200 points lose a few digits more.
    #expect(isClose(boundary.spent[38], to: 0.01, relative: 1e-8))
    #expect(zip(boundary.spent, boundary.spent.dropFirst()).allSatisfy { $0 < $1 })
    #expect(boundary.levels.allSatisfy { $0 > 0 && $0 < 0.01 })
  }

  @Test func `one look is the plain test`() throws {
    let boundary = try GroupSequentialBoundary(looks: [12])

    #expect(isClose(boundary.levels[0], to: 0.05, relative: 1e-12))
  }

  /// Lan & DeMets (1983): α ln(1 + (e − 1)/2) and 4(1 − Φ(2.241403/√½)) by half of the seeds.
  @Test func `spending functions spend what they say`() throws {
    let pocock = try GroupSequentialBoundary(looks: [10, 20], shape: .pocockSpending)
    let fleming = try GroupSequentialBoundary(looks: [10, 20], shape: .obrienFlemingSpending)

    #expect(isClose(pocock.spent[0], to: 0.031_005_725_347_913_87, relative: 1e-9))
    #expect(isClose(fleming.spent[0], to: 0.003_050_645_515_977_822_4, relative: 1e-9))
  }

  @Test(arguments: [[], [1, 5], [5, 5], [10, 5]])
  func `looks ascend from two seeds`(looks: [Int]) {
    #expect(throws: StatisticsError.self) { try GroupSequentialBoundary(looks: looks) }
  }
}
