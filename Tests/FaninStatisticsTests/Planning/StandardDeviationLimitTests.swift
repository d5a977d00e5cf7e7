import FaninStatistics
import FaninTestSupport
import Testing

struct StandardDeviationLimitTests {
  /// SciPy 1.17.1: `s * sqrt(nu / chi2.ppf(0.2, nu))`.
  @Test(arguments: [(2.0, 4.0, 3.11515084511326), (1.0, 9.0, 1.2933854444729525)])
  func `the limit of 80 % is that of the chi-squared distribution`(
    deviation: Double, degrees: Double, expected: Double
  ) throws {
    let limit = try StandardDeviationLimit.upper(deviation, degreesOfFreedom: degrees)

    #expect(isClose(limit, to: expected, relative: 1e-12))
  }
}
