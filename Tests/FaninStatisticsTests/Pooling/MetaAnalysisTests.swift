import FaninStatistics
import FaninTestSupport
import Testing

struct MetaAnalysisTests {
  static let effects = [0.42, 0.11, 0.65, 0.28, -0.05]
  static let variances = [0.04, 0.025, 0.06, 0.03, 0.02]

  @Test func `effects that agree have no variance between studies`() throws {
    let pooled = try MetaAnalysis(
      effects: [0.3, 0.31, 0.29], variances: [0.04, 0.02, 0.03], test: .z)

    #expect(pooled.betweenVariance == 0)
    #expect(pooled.iSquared == 0 && pooled.hSquared == 1)
  }

  // Source: by hand, Q = Σ (y − 0.3)²/v about the weighted mean is below 0.01, far under k − 1 = 2.
  @Test func `effects that agree too well make Knapp and Hartung's interval too narrow`() throws {
    let (effects, variances) = ([0.3, 0.31, 0.29], [0.04, 0.02, 0.03])
    let careful = try MetaAnalysis(effects: effects, variances: variances, test: .z)
    let narrow = try MetaAnalysis(effects: effects, variances: variances)

    #expect(narrow.q < 2)
    #expect(narrow.interval.high < careful.interval.high)
    #expect(narrow.isTooNarrow && !careful.isTooNarrow)
    #expect(try !MetaAnalysis(effects: Self.effects, variances: Self.variances).isTooNarrow)
  }

  @Test(arguments: MetaAnalysis.Method.allCases, MetaAnalysis.Test.allCases)
  func `a power of two changes nothing but the unit`(
    method: MetaAnalysis.Method, test: MetaAnalysis.Test
  ) throws {
    let unit = 0x1p-200
    let plain = try MetaAnalysis(
      effects: Self.effects, variances: Self.variances, method: method, test: test)
    let scaled = try MetaAnalysis(
      effects: Self.effects.map { $0 * unit }, variances: Self.variances.map { $0 * unit * unit },
      method: method, test: test)

    #expect(scaled.pValue == plain.pValue && scaled.q == plain.q)
    #expect(scaled.betweenVariance == plain.betweenVariance * unit * unit)
    #expect(scaled.interval.low == plain.interval.low * unit)
  }

  @Test func `an offset moves the mean and nothing else`() throws {
    let effects = [3.0, 1, 5, 2, -1].map { $0 * 0x1p-3 }
    let plain = try MetaAnalysis(effects: effects, variances: Self.variances)
    let moved = try MetaAnalysis(effects: effects.map { $0 + 0x1p20 }, variances: Self.variances)

    #expect(isClose(moved.betweenVariance, to: plain.betweenVariance, relative: 1e-13))
    #expect(isClose(moved.estimate - 0x1p20, to: plain.estimate, absolute: 1e-9))
  }

  @Test func `variances of zero or below, and a single study, are refused`() {
    func kind(_ effects: [Double], _ variances: [Double]) -> StatisticsError.Kind? {
      do throws(StatisticsError) {
        _ = try MetaAnalysis(effects: effects, variances: variances)
        return nil
      } catch {
        return error.kind
      }
    }

    #expect(kind([1, 2], [0.1, -0.1]) == .invalidOption)
    #expect(kind([1, 2], [0.1]) == .lengthMismatch)
    #expect(kind([1, .infinity], [0.1, 0.1]) == .nonFiniteInput)
    #expect(kind([1], [0.1]) == .tooFewObservations)
    #expect(kind([1, 2], [0.1, 0]) == .zeroVariance)
    #expect(kind([2, 2], [0.1, 0.2]) == .zeroVariance)
  }
}
