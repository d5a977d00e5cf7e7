import FaninStatistics
import FaninTestSupport
import Testing

struct NoncentralTTests {
  // mpmath 1.3.0 at 40 digits: trapezoid sums of f(s) Φ(±(ts − δ)) over ln s, halved until they agree.
  @Test(arguments: [
    (9, 2.5, 2.262157162740992, 0.606126779001747285, 0.393873220998252715),
    (1, 40, 0.5, 1, 2.50915809676342975e-280),
    (100, 0, 30, 4.19016627934414608e-52, 1),
    (1000, 100, 50, 1, 3.17996887402735236e-224),
    (3, -5, 20, 1.7609308704373641e-12, 0.999999999998239069),
    (2, 1000, 500, 0.981683848270592978, 0.0183161517294070218),
    (7, 37.7, 60, 0.0945578419222636208, 0.905442158077736379),
  ])
  func `has both tails right`(
    nu: Double, delta: Double, t: Double, upper: Double, lower: Double
  ) {
    let distribution = NoncentralT(degreesOfFreedom: nu, noncentrality: delta)

    // ln Φ is as good as its argument squared: 800 · 1.1e-16 for each rounding.
    #expect(isClose(distribution.upperTail(t), to: upper, relative: 1e-12))
    #expect(isClose(distribution.lowerTail(t), to: lower, relative: 1e-12))
  }

  @Test(arguments: [1.0, 4, 200], [-40.0, -1, 0, 2, 1e4])
  func `is Student's t without noncentrality`(nu: Double, t: Double) {
    let central = StudentT(degreesOfFreedom: nu).upperTail(t)

    let noncentral = NoncentralT(degreesOfFreedom: nu, noncentrality: 0).upperTail(t)
    #expect(isClose(noncentral, to: central, relative: 1e-12))
  }

  @Test(arguments: [(1.0, 3.0), (10, 50), (1e6, 4)], [-2.0, 0, 5, 300])
  func `has tails that add up to one`(parameters: (Double, Double), t: Double) {
    let (nu, delta) = parameters
    let distribution = NoncentralT(degreesOfFreedom: nu, noncentrality: delta)

    #expect(
      isClose(distribution.upperTail(t) + distribution.lowerTail(t), to: 1, absolute: 1e-12))
  }
}
