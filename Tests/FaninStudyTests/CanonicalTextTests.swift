import FaninStudy
import Testing

struct CanonicalTextTests {
  @Test func `a study's declaration has one text`() throws {
    let study = try StudyText.study(
      "exclude: [{sparsity: 0.9, profile: erdos-renyi}]",
      "sweep: {training.momentum: [0, 0.90]}",
      "analysis: {equivalence-bound: 1e-2, correlate: [{x: fan-in-cv, y: test-accuracy}]}")

    #expect(
      study.canonicalText
        == #"{"analysis":{"alpha":0.05,"at":"last-epoch","baseline":{"profile":"uniform"},"correction":"holm","correlate":[{"x":"fan-in-cv","y":"test-accuracy"}],"equivalence-bound":0.01,"metric":"test-accuracy"},"data":["glyphs"],"exclude":[{"profile":"erdos-renyi","sparsity":0.9}],"network":{"activation":"relu","allocation":"uniform","hidden":[32,16],"initialization":"per-neuron","inputs":"random","output":"dense","placement":"shuffled"},"profiles":["dense","uniform","erdos-renyi"],"question":"Does it matter?","seeds":["0","1","2"],"sparsities":[0.9],"study":"small","sweep":[{"key":"training.momentum","levels":["0","0.9"]}],"topologies":["static"],"training":{"batch":128,"epochs":2,"learningRate":0.1,"momentum":0.9,"nesterov":false,"optimizer":"sgd","schedule":{"cosine":{}},"validation":0.1,"weightDecay":0.0001}}"#
    )
  }

  @Test func `what is written out and what is default are the same declaration`() throws {
    let short = try StudyText.study()

    let long = try StudyText.study(
      "topologies: [static]",
      "analysis: {metric: test-accuracy, at: last-epoch, baseline: {profile: uniform}, alpha: 0.05}"
    )

    #expect(short.canonicalText == long.canonicalText)
    #expect(short.digest == long.digest)
    #expect(short.analysis.digest == long.analysis.digest)
  }

  @Test(arguments: [
    "metric: test-loss", "at: best-validation", "baseline: {profile: dense}", "alpha: 0.01",
    "correction: none", "families: block", "equivalence-bound: 0.1",
    "correlate: [{x: fan-in-cv, y: test-accuracy}]",
  ])
  func `every key of the analysis is in its digest`(key: String) throws {
    let plain = try StudyText.study()

    let changed = try StudyText.study("analysis: {\(key)}")

    #expect(changed.analysis.digest != plain.analysis.digest)
    #expect(changed.digest != plain.digest)
    // The runs are the same: an analysis decides nothing about them.
    #expect(Plan(changed).runs.map(\.id) == Plan(plain).runs.map(\.id))
  }
}
