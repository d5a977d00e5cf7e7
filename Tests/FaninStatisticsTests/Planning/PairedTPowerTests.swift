import FaninStatistics
import FaninTestSupport
import Testing

struct PairedTPowerTests {
  @Test func `no effect has the power of the test's size`() throws {
    for alpha in [0.001, 0.05, 0.3] {
      #expect(
        isClose(try PairedTPower.power(count: 7, dz: 0, alpha: alpha), to: alpha, relative: 1e-12))
    }
  }

  @Test(arguments: [0.2, 0.8, 2.5], [0.8, 0.95])
  func `the fewest pairs reach the power and one less does not`(dz: Double, power: Double) throws {
    let count = try PairedTPower.count(dz: dz, power: power)
    let reached = try PairedTPower.power(count: count, dz: dz)
    let before = count == 2 ? 0 : try PairedTPower.power(count: count - 1, dz: dz)

    #expect(before < power && power <= reached)
  }

  // The design's table: d_z detectable with 80 % power from 3, 5 and 10 seeds.
  @Test(arguments: [(3, 3.3), (5, 1.7), (10, 1.0)])
  func `the detectable effect is the one with that power`(count: Int, expected: Double) throws {
    let effect = try PairedTPower.detectableEffect(count: count)

    #expect(isClose(effect, to: expected, absolute: 0.05))
    #expect(isClose(try PairedTPower.power(count: count, dz: effect), to: 0.8, relative: 1e-12))
  }

  @Test(arguments: Alternative.allCases)
  func `the smallest effect of n pairs needs n pairs, whichever side is looked at`(
    alternative: Alternative
  ) throws {
    for count in [3, 10, 34] {
      let effect = try PairedTPower.detectableEffect(
        count: count, power: 0.9, alpha: 0.01, alternative: alternative)

      #expect((effect < 0) == (alternative == .less))
      let power = try PairedTPower.power(
        count: count, dz: effect, alpha: 0.01, alternative: alternative)
      #expect(isClose(power, to: 0.9, relative: 1e-12))
    }
  }

  @Test func `an effect of the wrong sign or none cannot be planned for`() {
    #expect(throws: StatisticsError.self) {
      try PairedTPower.count(dz: -0.5, power: 0.8, alternative: .greater)
    }
    #expect(throws: StatisticsError.self) { try PairedTPower.count(dz: 0, power: 0.8) }
  }
}
