import FaninStatistics
import FaninTestSupport
import Testing

struct PublishedNumbersTests {
  private static func fits(
    n: Int? = nil, p: String? = nil, t: String? = nil, d: String? = nil,
    mean: String? = nil, sd: String? = nil
  ) throws -> [PublishedNumbers.Fit] {
    func number(_ text: String?) throws -> ReportedNumber? {
      try text.map { text throws(StatisticsError) in try ReportedNumber(text, name: "--x") }
    }
    return try PublishedNumbers(
      runs: n, p: number(p), t: number(t), d: number(d), mean: number(mean),
      deviation: number(sd)
    ).fits
  }

  /// SciPy 1.17.1: `2 * t.sf(1.07 * sqrt(n), n - 1)` is 0.0470 at n = 6, 0.0300 at 7; with two arms
  /// of n, `2 * t.sf(1.07 * sqrt(n / 2), 2 * n - 2)` is 0.0370 at 9 and 0.0279 at 10.
  @Test func `p = 0.036 with d = 1.07 fits two arms of nine or ten and no pairs`() throws {
    let fits = try Self.fits(p: "0.036", d: "1.07").filter { !$0.isOneSided }

    #expect(!fits.contains { $0.design == .paired })
    #expect(fits.contains { $0.design == .welch && $0.fewest <= 10 && $0.most >= 9 })
  }

  @Test func `t and n give p and d`() throws {
    let fit = try #require(try Self.fits(n: 10, t: "2.262").first { $0.design == .paired })

    // t(0.975; 9) = 2.2622.
    #expect(fit.p.low < 0.05 && fit.p.high > 0.05)
    #expect(isClose(fit.d.low, to: 2.2615 / 10.0.squareRoot(), relative: 1e-12))
  }

  @Test func `a mean with its deviation is a d`() throws {
    let fits = try Self.fits(n: 5, mean: "-0.50", sd: "0.25")
    let fit = try #require(fits.first { $0.design == .paired })

    #expect(fit.d.low < 2 && fit.d.high > 2 && fit.d.high < 2.1)
  }

  @Test func `a p below a limit stands for all beneath it`() throws {
    let number = try ReportedNumber("<0.001", name: "p")

    #expect(number.low == 0 && number.high == 0.001)
  }

  @Test(arguments: [("0.036", 0.0355, 0.0365), ("12", 11.5, 12.5), ("1.2e-4", 1.15e-4, 1.25e-4)])
  func `the last digit says how far a number was rounded`(
    text: String, low: Double, high: Double
  ) throws {
    let number = try ReportedNumber(text, name: "p")

    #expect(isClose(number.low, to: low, relative: 1e-14))
    #expect(isClose(number.high, to: high, relative: 1e-14))
  }

  @Test func `one number alone and numbers that are none are refused`() {
    #expect(throws: StatisticsError.self) { try Self.fits(p: "0.04") }
    #expect(throws: StatisticsError.self) { try Self.fits(p: "few", d: "1") }
    #expect(throws: StatisticsError.self) { try Self.fits(n: 1, p: "0.04") }
    #expect(throws: StatisticsError.self) { try Self.fits(p: "1.4", d: "1") }
  }
}
