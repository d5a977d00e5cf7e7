import FaninStatistics
import FaninTestSupport
import Testing

struct StudentTTests {
  // mpmath 1.3.0 at 50 digits: betainc(nu/2, 1/2, 0, nu/(nu+t²)) / 2. The tolerance leaves room for
  // an exponent of 700, of which each unit in the last place is 700 · 1.1e-16 of the probability.
  @Test(arguments: [
    (1, 1e300, 3.1830988618379065482e-301),
    (2, 1e150, 5.0000000000000001916e-301),
    (199, 40, 2.1697292834645820554e-97),
    (999_999, 37.25, 8.5753307511696256197e-304),
    (99_999, 37, 5.9875900218415629538e-298),
    (5, 0.001, 0.4996203933860988253),
    (1.5, 1e6, 3.7708524320132162022e-10),
    (30, 1e9, 1.0364534652562062394e-249),
  ])
  func `has tails right to the smallest number`(nu: Double, t: Double, expected: Double) {
    let student = StudentT(degreesOfFreedom: nu)

    #expect(isClose(student.upperTail(t), to: expected, relative: 2e-13))
    #expect(student.lowerTail(-t) == student.upperTail(t))
    #expect(isClose(student.upperTail(-t), to: 1 - expected, relative: 2e-13))
  }

  // mpmath 1.3.0: the root of betainc(…) = tails.
  @Test(arguments: [
    (1, 0.95, 12.706204736174693314),
    (4, 0.95, 2.7764451051977934898),
    (9, 1e-6, 1.288543861824334765e-6),
    (99_999, 0.99, 2.575878470400052343),
  ])
  func `finds the quantile of an interval`(nu: Double, confidence: Double, expected: Double) {
    let student = StudentT(degreesOfFreedom: nu)
    let found = student.magnitude(between: confidence, tails: 1 - confidence)

    #expect(isClose(found, to: expected, relative: 1e-13))
  }

  @Test(arguments: [1.0, 2.5, 30, 1e5], [1e-300, 1e-15, 0.01, 0.3, 0.9])
  func `inverts its own tails`(nu: Double, tails: Double) {
    let student = StudentT(degreesOfFreedom: nu)
    let t = student.magnitude(between: 1 - tails, tails: tails)

    // ν ln t has ν units in the last place of t: the tail moves by that much.
    #expect(isClose(student.twoTails(t), to: tails, relative: 1e-12))
  }
}
