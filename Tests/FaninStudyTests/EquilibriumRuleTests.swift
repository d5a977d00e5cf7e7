import FaninStudy
import Testing

struct EquilibriumRuleTests {
  @Test func `the rule has defaults, which a study need not write`() throws {
    let silent = try StudyText.study("analysis: {baseline: {profile: uniform}}")
    let written = try StudyText.study(
      "analysis: {baseline: {profile: uniform}, equilibrium: {window: 0.2, bound: 0.02}}")

    // Documented: a window of a fifth, a bound of 2 %.
    #expect(silent.analysis.equilibrium.window == 0.2)
    #expect(silent.analysis.equilibrium.bound == 0.02)
    #expect(silent.digest == written.digest)
  }

  @Test func `another rule is another analysis`() throws {
    let usual = try StudyText.study("analysis: {baseline: {profile: uniform}}")
    let other = try StudyText.study(
      "analysis: {baseline: {profile: uniform}, equilibrium: {window: 0.5}}")

    #expect(other.analysis.equilibrium.window == 0.5 && other.analysis.equilibrium.bound == 0.02)
    #expect(other.analysis.digest != usual.analysis.digest)
  }

  @Test(arguments: ["{window: 0}", "{window: 1.5}", "{bound: 0}", "{bound: 2}", "{slope: 1}", "7"])
  func `no other rule is one`(rule: String) {
    #expect(throws: StudyError.self) {
      try StudyText.study("analysis: {baseline: {profile: uniform}, equilibrium: \(rule)}")
    }
  }
}
