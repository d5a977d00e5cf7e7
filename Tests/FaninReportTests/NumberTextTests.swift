import FaninReport
import Testing

struct NumberTextTests {
  @Test(arguments: [
    (0.884_3 * 100, 2, "88.43"), (-0.3, 2, "−0.30"), (-0.001, 2, "0.00"), (0, 2, "0.00"),
    (0.05, 2, "0.05"), (12, 0, "12"), (999.999, 2, "1000.00"), (1e300, 2, "1e+300"),
    (.nan, 2, "–"), (.infinity, 2, "–"),
  ])
  func `a number has fixed decimals, a real minus, and no negative zero`(
    value: Double, digits: Int, text: String
  ) {
    #expect(NumberText.fixed(value, digits: digits) == text)
  }

  @Test(arguments: [(0.3, "+0.30"), (-0.3, "−0.30"), (0.001, "0.00"), (0, "0.00")])
  func `a difference carries its sign unless it prints as zero`(value: Double, text: String) {
    #expect(NumberText.signed(value, digits: 2) == text)
  }

  @Test(arguments: [
    (0.036, "0.036"), (0.5, "0.500"), (1, "1.000"), (0.999_9, "> 0.999"), (3.24e-5, "3.2e-05"),
    (9.96e-4, "1.0e-03"), (9.99e-5, "1.0e-04"), (1e-250, "1.0e-250"), (0, "< 1e-300"),
  ])
  func `a p-value in a table keeps its exponent`(p: Double, text: String) {
    #expect(NumberText.pValue(p, alpha: 0.05) == text)
  }

  @Test(arguments: [(0.049_96, "0.04996"), (0.050_04, "0.050"), (0.05, "0.050")])
  func `a p-value never prints on the wrong side of alpha`(p: Double, text: String) {
    #expect(NumberText.pValue(p, alpha: 0.05) == text)
  }

  @Test(arguments: [(0.036, "p = 0.036"), (0.000_4, "p < 0.001"), (0.999_9, "p > 0.999")])
  func `a p-value in a sentence stops at 0_001`(p: Double, text: String) {
    #expect(NumberText.pSentence(p, alpha: 0.05) == text)
  }

  @Test(arguments: [
    (0.936, "0.936"), (0.999_8, "0.9998"), (1, "1"), (-1, "−1"), (-0.999_999_99, "−0.999999"),
    (0, "0.000"),
  ])
  func `a correlation below one never prints as one`(r: Double, text: String) {
    #expect(NumberText.correlation(r) == text)
  }

  @Test(arguments: [
    (7, "7"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1000, "−1,000"),
  ])
  func `a count has commas between thousands`(count: Int, text: String) {
    #expect(NumberText.count(count) == text)
  }

  @Test(arguments: [(0.9, "90 %"), (0.995, "99.5 %"), (0.999_5, "99.95 %"), (0, "0 %")])
  func `a fraction prints as percent without trailing zeros`(fraction: Double, text: String) {
    #expect(NumberText.percent(fraction) == text)
  }
}
