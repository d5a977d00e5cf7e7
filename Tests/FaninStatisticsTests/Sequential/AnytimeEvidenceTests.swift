import FaninStatistics
import FaninTestSupport
import Testing

struct AnytimeEvidenceTests {
  private static let differences = [1.1, 0.4, 0.9, 1.6, 0.7, 1.2, 0.8, 1.4, 1.0, 0.6]

  @Test func `it stops at the first Bayes factor of m over alpha`() throws {
    let alone = try AnytimeEvidence(Self.differences)
    let shared = try AnytimeEvidence(Self.differences, contrasts: 10)

    #expect(alone.threshold == 20)
    #expect(shared.threshold == 200)
    #expect(alone.logarithms.count == 9)
    let stop = try #require(alone.different)
    let test = try TTest.oneSample(Array(Self.differences.prefix(stop)))
    #expect(try BayesFactor(t: test.t, n1: stop).value >= 20)
    let before = try TTest.oneSample(Array(Self.differences.prefix(stop - 1)))
    #expect(try BayesFactor(t: before.t, n1: stop - 1).value < 20)
    #expect(try #require(shared.different) > stop)
  }

  @Test func `both bounds are refused before a difference counts as within them`() throws {
    let small = Self.differences.map { $0 - 0.95 }
    let wide = try AnytimeEvidence(small, bound: 2)
    let narrow = try AnytimeEvidence(small, bound: 0.05)

    #expect(wide.equivalent != nil)
    #expect(wide.different == nil)
    #expect(narrow.equivalent == nil)
  }

  @Test func `constant differences are no evidence yet`() throws {
    let evidence = try AnytimeEvidence([0.5, 0.5, 0.5, 0.75])

    #expect(evidence.logarithms[0] == nil && evidence.logarithms[1] == nil)
    #expect(evidence.logarithms[2] != nil)
  }
}
