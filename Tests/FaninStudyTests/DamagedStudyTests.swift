import FaninData
import FaninStudy
import FaninTestSupport
import Foundation
import Testing

/// Whatever becomes of a study file, it is read or refused with a place, and soon.
struct DamagedStudyTests {
  /// What concerns the file as a whole has no place in it.
  private static let placeless = [
    "no study in it", "not valid YAML", "aliases, of which", "problems or more",
  ]

  private static let texts: [String] = [
    StudyText.small,
    StudyText.small(with: [
      "seeds: {first: 100, count: 10}", "sparsities: [0.8, .9, 85e-2]",
      "profiles: [uniform, {lognormal: {cv: 1}}, {power: {exponent: 4}}]",
      "topologies: [static, {rigl: {drop-fraction: 0.3, update-interval: 100}}]",
      "sweep: {training.learning-rate: [0.05, 0.1]}",
      "exclude: [{sparsity: 0.8, profile: {power: {exponent: 4}}}]",
      "analysis: {metric: test-accuracy, baseline: {profile: uniform}, correction: holm}",
    ]),
    StudyText.small(with: ["seeds: &n 3", "training: {epochs: *n, learning-rate: 0.1}"])
      + "\n---\n",
  ]

  @Test(arguments: texts)
  func `a damaged study is planned or refused with a place`(text: String) throws {
    let library = DataLibrary(directory: URL(fileURLWithPath: "/nowhere"))
    var unhurt = 0
    for seed in 0..<UInt64(Damage.count) {
      var damage = Damage(seed: seed)
      let text = String(decoding: damage.applied(to: Array(text.utf8)), as: UTF8.self)
      var plan: Plan?
      var summary = ""
      let start = ContinuousClock.now
      do throws(StudyError) {
        plan = Plan(try Study(yaml: text, path: "x.yaml"))
      } catch {
        #expect(!error.problems.isEmpty, "seed \(seed)")
        for problem in error.problems {
          #expect(
            problem.place != nil || Self.placeless.contains { problem.message.contains($0) },
            "seed \(seed): \(problem)")
        }
      }
      if let plan {
        unhurt += 1
        summary = try PlanSummary(plan, library: library).text
      }
      let duration = ContinuousClock.now - start
      #expect(plan == nil || !summary.isEmpty, "seed \(seed)")
      #expect(duration < .seconds(5), "seed \(seed)")
    }
    // Both kinds of outcome were tried.
    #expect((1..<Damage.count).contains(unhurt))
  }
}
