import FaninTestSupport
import FaninTopology
import Testing

struct FanInSummaryTests {
  @Test func `a summary holds what the definitions say`() {
    let summary = FanInSummary(fanIns: [3, 0, 1, 4, 0, 4])

    // By hand: mean 2, variance (1 + 4 + 1 + 4 + 4 + 4) / 6 = 3; Gini, with i from 1, is
    // Σ(2i − 7)k / (6 · 12) = (−1·1 + 1·3 + 3·4 + 5·4) / 72 = 34 / 72.
    #expect(summary.mean == 2)
    #expect(isClose(summary.coefficientOfVariation, to: 3.0.squareRoot() / 2, relative: 1e-15))
    #expect(isClose(summary.gini, to: 34 / 72, relative: 1e-15))
    #expect(summary.minimum == 0 && summary.maximum == 4)
    #expect(summary.withoutInputs == 2)
    #expect(summary.histogram.map(\.fanIn) == [0, 1, 3, 4])
    #expect(summary.histogram.map(\.neurons) == [2, 1, 1, 2])
  }

  @Test func `equal fan-ins have no inequality at all`() {
    let summary = FanInSummary(fanIns: [7, 7, 7])

    #expect(summary.coefficientOfVariation == 0)
    #expect(summary.gini == 0)
  }

  @Test(arguments: [[], [0, 0, 0]])
  func `a layer without connections has CV and Gini 0`(fanIns: [Int]) {
    let summary = FanInSummary(fanIns: fanIns)

    #expect(summary.mean == 0 && summary.coefficientOfVariation == 0 && summary.gini == 0)
    #expect(summary.withoutInputs == fanIns.count)
  }

  @Test func `one neuron with everything has CV √(m − 1) and Gini 1 − 1 ÷ m`() {
    let summary = FanInSummary(fanIns: [0, 0, 0, 8, 0])

    #expect(isClose(summary.coefficientOfVariation, to: 2, relative: 1e-15))
    #expect(isClose(summary.gini, to: 0.8, relative: 1e-15))
  }
}
