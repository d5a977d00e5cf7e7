import FaninStatistics
import FaninTestSupport
import Testing

struct CorrelationTests {
  static let x = [0.05, 0.12, 0.21, 0.33, 0.48, 0.61, 0.74, 0.9]
  static let y = [1.02, 1.1, 1.07, 1.31, 1.28, 1.55, 1.49, 1.83]

  @Test func `a straight line has r of one, no p-value to speak of, and itself as interval`()
    throws
  {
    let x = [1.0, 2, 3, 4, 7]
    let rising = try Correlation.pearson(x, x.map { 3 * $0 - 2 })
    let falling = try Correlation.pearson(x, x.map { 5 - 2 * $0 })

    #expect(rising.estimate == 1 && rising.pValue == 0)
    #expect(falling.estimate == -1 && falling.pValue == 0)
    #expect(rising.interval?.low == 1 && rising.interval?.high == 1)
    #expect(try Correlation.pearson(x, x, alternative: .less).pValue == 1)
  }

  @Test func `a line bent by one part in ten million still has its p-value`() throws {
    // 1 − r² is 2e-16, of which a Double r keeps no digit. mpmath 1.3.0 at 50 digits on the exact
    // values: x = 1 … 8, y = x, the last plus 2⁻²³.
    var y = (1...8).map(Double.init)
    y[7] += 0x1p-23
    let test = try Correlation.pearson((1...8).map(Double.init), y)

    #expect(isClose(test.pValue, to: 2.4027750013733231457e-48, relative: 1e-12))
  }

  @Test func `units, offsets and order of the pairs change nothing`() throws {
    let plain = try Correlation.pearson(Self.x, Self.y)
    let scaled = try Correlation.pearson(Self.x.map { $0 * 0x1p600 }, Self.y.map { $0 * 0x1p-600 })
    let reversed = try Correlation.pearson(Self.x.reversed(), Self.y.reversed())

    #expect(scaled.estimate == plain.estimate && scaled.pValue == plain.pValue)
    #expect(reversed.estimate == plain.estimate && reversed.pValue == plain.pValue)
  }

  @Test func `three pairs have no interval`() throws {
    #expect(try Correlation.pearson([1, 2, 4], [1, 3, 2]).interval == nil)
    #expect(try Correlation.spearman([1, 2, 4], [1, 3, 2]).interval == nil)
  }

  @Test func `Spearman's correlation ignores how far apart the values are`() throws {
    let plain = try Correlation.spearman(Self.x, Self.y)
    let cubed = try Correlation.spearman(Self.x.map { $0 * $0 * $0 }, Self.y)

    #expect(cubed.estimate == plain.estimate && cubed.pValue == plain.pValue)
  }

  @Test func `ten pairs are too many to permute`() {
    let x = (0..<10).map(Double.init)

    #expect(throws: StatisticsError.self) { try Correlation.spearman(x, x, method: .exact) }
  }

  @Test func `Kendall's exact and asymptotic p-values agree for many pairs`() throws {
    // A reproducible permutation of 0 ..< 199.
    let x = (0..<199).map(Double.init)
    let y = (0..<199).map { index in
      let wave = index * 83 % 199 + index / 10
      return Double(1000 * wave + index)
    }
    let exact = try Correlation.kendall(x, y, method: .exact)
    let asymptotic = try Correlation.kendall(x, y, method: .asymptotic)

    #expect(exact.estimate == asymptotic.estimate)
    // The step of τ at this n moves p by a hundredth of itself.
    #expect(isClose(exact.pValue, to: asymptotic.pValue, relative: 0.03))
  }

  @Test func `Kendall's exact p-value of a perfect order is two in n factorial`() throws {
    let x = (0..<20).map(Double.init)
    let test = try Correlation.kendall(x, x, method: .exact)

    // 20! = 2 432 902 008 176 640 000.
    #expect(isClose(test.pValue, to: 2 / 2_432_902_008_176_640_000, relative: 1e-14))
  }

  @Test func `ties and the exact method exclude each other`() {
    #expect(throws: StatisticsError.self) {
      try Correlation.kendall([1, 1, 2], [1, 2, 3], method: .exact)
    }
  }

  @Test func `a predictor fixed within every subject has no correlation within subjects`() {
    #expect(throws: StatisticsError.self) {
      try Correlation.repeatedMeasures(
        subjects: ["a", "a", "b", "b", "c", "c"], [0.1, 0.1, 0.5, 0.5, 0.9, 0.9],
        [1, 2, 3, 4, 5, 6])
    }
  }

  @Test func `levels of subjects do not enter the correlation within them`() throws {
    let subjects = ["a", "a", "a", "b", "b", "b"]
    let x = [1.0, 2, 4, 1, 3, 5]
    let y = [2.0, 3, 4, 1, 1, 4]
    let plain = try Correlation.repeatedMeasures(subjects: subjects, x, y)
    let shifted = try Correlation.repeatedMeasures(
      subjects: subjects, zip(x, subjects).map { $0 + ($1 == "b" ? 64 : 0) }, y)

    #expect(isClose(shifted.estimate, to: plain.estimate, relative: 1e-15))
    #expect(plain.degreesOfFreedom == 3)
  }

  @Test func `a correlation short of one by 1e-26 keeps its p-value`() throws {
    let x = [0.125, 0.5, 0.875, 1.5, 2.25, 3.0, 4.125, 5.5, 6.75, 8.0]
    let y = [
      0.2499999999999, 1.0000000000002, 1.7499999999997, 3.0000000000004, 4.4999999999995,
      6.0000000000006, 8.2499999999993, 11.0000000000008, 13.4999999999991, 16.000000000001,
    ]
    let test = try Correlation.pearson(x, y)

    // mpmath 1.3.0, 60 digits, on the exact binary values: 1 − r² = 1.3651969833770429e-26. The
    // residuals carry 32 digits of values near 16, so p, its fourth power, 10 of its 16.
    #expect(test.estimate == 1)
    #expect(isClose(test.pValue, to: 9.4981572312227468e-105, relative: 1e-10))
  }
}
