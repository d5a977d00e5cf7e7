import FaninStatistics
import FaninTestSupport
import Testing

struct EffectSizeTests {
  static let x = [0.4512, 0.463, 0.4478, 0.4555, 0.4601, 0.449]
  static let y = [0.442, 0.4475, 0.4391, 0.4467, 0.4502, 0.4433]

  @Test func `the interval leaves out zero exactly when t rejects`() throws {
    let p = try TTest.paired(Self.x, Self.y).pValue
    let interval = try EffectSize.dz(Self.x, Self.y, confidence: 1 - p).interval

    // At δ = 0 the noncentral t is Student's: the lower end is where p equals α.
    #expect(isClose(interval.low, to: 0, absolute: 1e-10))
  }

  @Test(arguments: [0.5, 0.95, 0.999])
  func `the ends put the observed t at their tails`(confidence: Double) throws {
    let effect = try EffectSize.dz(Self.x, Self.y, confidence: confidence)
    let root = Double(Self.x.count).squareRoot()
    let nu = Double(Self.x.count - 1)
    let low = NoncentralT(degreesOfFreedom: nu, noncentrality: effect.interval.low * root)
    let high = NoncentralT(degreesOfFreedom: nu, noncentrality: effect.interval.high * root)

    let tail = (1 - confidence) / 2
    #expect(isClose(low.upperTail(effect.estimate * root), to: tail, relative: 1e-11))
    #expect(isClose(high.lowerTail(effect.estimate * root), to: tail, relative: 1e-11))
  }

  @Test func `swapping the samples mirrors every effect size`() throws {
    func mirrors(_ there: EffectSize, _ back: EffectSize) -> Bool {
      there.estimate == -back.estimate
        && isClose(there.interval.low, to: -back.interval.high, relative: 1e-12)
    }

    #expect(mirrors(try EffectSize.dz(Self.x, Self.y), try EffectSize.dz(Self.y, Self.x)))
    #expect(mirrors(try EffectSize.dav(Self.x, Self.y), try EffectSize.dav(Self.y, Self.x)))
    #expect(mirrors(try EffectSize.ds(Self.x, Self.y), try EffectSize.ds(Self.y, Self.x)))
    #expect(
      mirrors(try EffectSize.hedgesG(Self.x, Self.y), try EffectSize.hedgesG(Self.y, Self.x)))
  }

  @Test(arguments: [1e3, 1e6, 1e9, 1e12])
  func `an effect of many standard deviations has an interval in proportion`(
    separation: Double
  ) throws {
    // For a large t the limits are t times quantiles of √(χ²(ν)/ν), whatever t is.
    func relative(_ separation: Double) throws -> (Double, Double) {
      let x = [1.0, -1, 2, -2, 0].map { $0 / separation + 1 }
      let effect = try EffectSize.dz(x, [0, 0, 0, 0, 0])
      return (effect.interval.low / effect.estimate, effect.interval.high / effect.estimate)
    }
    let here = try relative(separation)
    let limit = try relative(1e8)

    // The normal part of T is 1/t of the whole, its square what remains.
    #expect(isClose(here.0, to: limit.0, relative: 1e-5))
    #expect(isClose(here.1, to: limit.1, relative: 1e-5))
  }

  @Test func `Hedges' correction needs two degrees of freedom`() {
    #expect(throws: StatisticsError.self) {
      try EffectSize.hedgesG([1, 2], [0, 3], design: .paired)
    }
  }
}
