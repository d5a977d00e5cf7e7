import FaninStudy
import Testing

/// Swept keys are factors like any other: baselines, contrasts, claims and exclusions may name them.
struct SweptPatternsTests {
  static let sweep = """
    sweep:
      network.inputs: [random, by-variance]
    """

  static func study(_ analysis: String, exclude: String? = nil) throws -> Study {
    let text = StudyText.small(
      with: ["profiles: [uniform, {lognormal: {cv: 1}}]", Self.sweep, analysis]
        + (exclude.map { [$0] } ?? []))
    return try Study(yaml: text, path: "small.yaml")
  }

  @Test func `a baseline names one level of a swept key for all of them`() throws {
    let study = try Self.study(
      "analysis: {baseline: {profile: uniform, network.inputs: random}}")
    let comparisons = Plan(study).comparisons[0].comparisons

    #expect(comparisons.count == 3)
    #expect(comparisons.allSatisfy { $0.baseline["network.inputs"] == .text("random") })
    #expect(
      comparisons.map {
        "\($0.treatment["network.inputs"]?.text ?? "") \($0.treatment["profile"]?.text ?? "")"
      }
        == ["random lognormal(cv=1)", "by-variance uniform", "by-variance lognormal(cv=1)"])
  }

  @Test func `a contrast compares levels of a swept key, profile by profile`() throws {
    let study = try Self.study(
      """
      analysis:
        families:
          - name: aligned
            contrasts:
              - {treatment: {network.inputs: by-variance}, baseline: {network.inputs: random}}
            claims: [{network.inputs: by-variance, difference: positive, source: nobody}]
      """)
    let comparisons = Plan(study).comparisons[0].comparisons

    #expect(comparisons.count == 2)
    for comparison in comparisons {
      #expect(comparison.treatment["profile"] == comparison.baseline["profile"])
      #expect(comparison.treatment["network.inputs"] == .text("by-variance"))
    }
  }

  @Test func `an exclusion leaves out a swept level`() throws {
    let study = try Self.study(
      "analysis: {baseline: {profile: uniform}}",
      exclude: "exclude: [{network.inputs: by-variance, profile: {lognormal: {cv: 1}}}]")

    #expect(Plan(study).cells.count == 3)
  }

  @Test func `a key that is not swept is no factor`() {
    let error = #expect(throws: StudyError.self) {
      try Self.study("analysis: {baseline: {profile: uniform, network.placement: by-index}}")
    }
    #expect(String(describing: error).contains("unknown key"))
  }

  @Test func `a level that the key cannot have is refused`() {
    let error = #expect(throws: StudyError.self) {
      try Self.study("analysis: {baseline: {profile: uniform, network.inputs: at-random}}")
    }
    #expect(String(describing: error).contains("must be random | by-variance"))
  }
}
