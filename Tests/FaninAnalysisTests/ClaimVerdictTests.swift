import FaninAnalysis
import FaninStudy
import SyntheticRecords
import Testing

struct ClaimVerdictTests {
  private static func verdict(
    _ statement: Claim.Statement, _ low: Double, _ high: Double, isShown: Bool = true,
    isWithin: Bool = false
  ) -> ClaimVerdict {
    ClaimVerdict(
      statement, interval: Bounds(low: low, high: high), isShown: isShown, isWithin: { isWithin })
  }

  // The table of the contract, row by row and at its edges; the claim is 2.
  @Test(arguments: [
    (1.0, 3.0, true, ClaimVerdict.reproduced),
    // Its end counts as held.
    (2.0, 3.0, true, .reproduced), (1.0, 2.0, true, .reproduced),
    (1.0, 3.0, false, .open), (-1.0, 3.0, false, .open),
    // An interval that begins at 0 does not exclude it.
    (0.0, 3.0, true, .open),
    (0.5, 1.5, true, .smaller), (0.5, 1.5, false, .smaller),
    (2.5, 3.0, true, .larger), (2.5, 3.0, false, .larger),
    (-1.0, 1.0, false, .contradicted), (0.0, 1.0, true, .contradicted),
    (-1.0, 0.0, true, .contradicted),
    (-3.0, -1.0, true, .opposite), (-3.0, -1.0, false, .opposite),
  ])
  func `a number is held against the interval`(
    low: Double, high: Double, isShown: Bool, expected: ClaimVerdict
  ) {
    #expect(Self.verdict(.difference(2), low, high, isShown: isShown) == expected)
    // Mirrored, a claim below 0 has the same verdict.
    #expect(Self.verdict(.difference(-2), -high, -low, isShown: isShown) == expected)
  }

  @Test func `a sign alone is shown, open or the other way round`() {
    #expect(Self.verdict(.positive, 0.1, 1) == .reproduced)
    #expect(Self.verdict(.positive, 0.1, 1, isShown: false) == .open)
    #expect(Self.verdict(.positive, -0.1, 1) == .open)
    #expect(Self.verdict(.positive, -1, -0.1) == .opposite)
    #expect(Self.verdict(.negative, -1, -0.1) == .reproduced)
    #expect(Self.verdict(.negative, 0.1, 1) == .opposite)
  }

  @Test func `nearness is reproduced by two one-sided tests alone`() {
    #expect(Self.verdict(.within(1), -0.5, 0.5, isWithin: true) == .reproduced)
    #expect(Self.verdict(.within(1), -0.5, 0.5) == .open)
    #expect(Self.verdict(.within(1), 1.1, 2) == .contradicted)
    #expect(Self.verdict(.within(1), -2, -1.1) == .contradicted)
    #expect(Self.verdict(.within(1), 1, 2) == .open)
  }
}
