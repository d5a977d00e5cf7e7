import FaninStatistics
import FaninTestSupport
import Testing

struct GammaRatioTests {
  // mpmath 1.3.0 at 50 digits: gamma(df/2) / (sqrt(df/2) gamma((df − 1)/2)).
  @Test(arguments: [
    (2, 0.56418958354775628695), (9, 0.91387489179255226651), (100_000, 0.99999249997812492969),
  ])
  func `gives Hedges' correction to the last digits`(degrees: Double, expected: Double) {
    let j = GammaRatio.hedgesCorrection(degreesOfFreedom: degrees)

    #expect(isClose(j, to: expected, relative: 4e-15))
  }
}
