import FaninStatistics
import FaninTestSupport
import Testing

struct AnalysisOfVarianceTests {
  static let x = [0.4512, 0.463, 0.4478, 0.4555]
  static let y = [0.442, 0.4475, 0.4391, 0.4467, 0.4502]

  @Test func `two groups give the square of t`() throws {
    let student = try TTest.student(Self.x, Self.y)
    let welch = try TTest.welch(Self.x, Self.y)
    let pooled = try AnalysisOfVariance.oneWay([Self.x, Self.y])
    let separate = try AnalysisOfVariance.welch([Self.x, Self.y])

    #expect(isClose(pooled.f, to: student.t * student.t, relative: 1e-14))
    #expect(isClose(pooled.pValue, to: student.pValue, relative: 1e-13))
    #expect(isClose(separate.f, to: welch.t * welch.t, relative: 1e-14))
    #expect(isClose(separate.denominatorDegrees, to: welch.degreesOfFreedom, relative: 1e-14))
    #expect(isClose(separate.pValue, to: welch.pValue, relative: 1e-13))
  }

  @Test func `a shift of one group does not enter a test of variances`() throws {
    let plain = try AnalysisOfVariance.brownForsythe([Self.x, Self.y])
    let shifted = try AnalysisOfVariance.brownForsythe([Self.x.map { $0 + 1 }, Self.y])

    // Adding 1 rounds the values to 1.1e-16 of deviations near 0.005.
    #expect(isClose(shifted.f, to: plain.f, relative: 1e-11))
  }

  @Test func `groups without variation are refused where it is divided by`() throws {
    let constant = [[1.0, 1], [2, 2]]
    let half = [[1.0, 1], [2, 3]]

    #expect(throws: StatisticsError.self) { try AnalysisOfVariance.oneWay(constant) }
    #expect(throws: StatisticsError.self) { try AnalysisOfVariance.welch(half) }
    #expect(throws: StatisticsError.self) { try AnalysisOfVariance.levene(half) }
    #expect(try AnalysisOfVariance.oneWay(half).f == 9)
  }

  @Test(arguments: [[], [[1, 2]], [[1, 2], [3]], [[1, 2], []]] as [[[Double]]])
  func `fewer than two groups of two are refused`(groups: [[Double]]) {
    #expect(throws: StatisticsError.self) { try AnalysisOfVariance.oneWay(groups) }
  }
}
