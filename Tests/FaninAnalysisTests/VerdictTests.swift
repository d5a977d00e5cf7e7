import FaninAnalysis
import Testing

struct VerdictTests {
  @Test(arguments: [
    (false, false, Verdict.undecided), (true, false, .different), (false, true, .equivalent),
    (true, true, .differentButNegligible),
  ])
  func `two tests give four verdicts`(isDifferent: Bool, isEquivalent: Bool, verdict: Verdict) {
    #expect(Verdict(isDifferent: isDifferent, isEquivalent: isEquivalent) == verdict)
  }
}
