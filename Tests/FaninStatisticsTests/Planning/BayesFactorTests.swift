import FaninStatistics
import FaninTestSupport
import Foundation
import Testing

struct BayesFactorTests {
  @Test(arguments: [-4.0, -0.3, 0, 1.2, 9], [(5, nil), (12, 15), (1000, nil)] as [(Int, Int?)])
  func `the two one-sided factors average to the two-sided one`(
    t: Double, sizes: (Int, Int?)
  ) throws {
    func factor(_ alternative: Alternative) throws -> Double {
      try BayesFactor(t: t, n1: sizes.0, n2: sizes.1, alternative: alternative).value
    }

    // The prior is symmetric; the integrals are good to 1e-13 and their exponents to 100 units.
    let mean = (try factor(.greater) + factor(.less)) / 2
    #expect(isClose(mean, to: try factor(.twoSided), relative: 1e-11))
  }

  @Test func `turning the sign of t turns the sides`() throws {
    let greater = try BayesFactor(t: 2.1, n1: 5, alternative: .greater)
    let less = try BayesFactor(t: -2.1, n1: 5, alternative: .less)

    #expect(greater.logarithm == less.logarithm)
  }

  @Test(arguments: [1e3, 1e100, 1e200])
  func `a huge t has a logarithm where the factor itself overflows`(t: Double) throws {
    let factor = try BayesFactor(t: t, n1: 100)

    #expect(factor.logarithm.isFinite && factor.logarithm > 100)
  }

  @Test func `a prior of no width is refused`() {
    #expect(throws: StatisticsError.self) { try BayesFactor(t: 1, n1: 5, scale: 0) }
    #expect(throws: StatisticsError.self) { try BayesFactor(t: .nan, n1: 5) }
    #expect(throws: StatisticsError.self) { try BayesFactor(t: 1, n1: 1) }
  }
}
