import FaninStudy
import Testing

struct StudyReaderTests {
  @Test func `every problem of a file is told at once, each in its place`() {
    let text = """
      study: my study
      question: [what]
      data: [glyphs, fashion-mnsit, glyphs]
      seeds: 0
      sparsities: [0.8, 1.4, 90, "0.5", 0.80]
      profiles:
        - uniform
        - log-normal
        - lognormal
        - {lognormal: {cv: -1}}
        - {power: {cv: 1, exponent: 2}}
        - {equilibrium: {of: {profile: erdos-renyi}}}
      topologies: [static, rigl, sett]
      network:
        hidden: [256, 0, many]
        alocation: erk
        output: Dense
      training:
        epochs: 1.5
        batch: 0
        learning-rate: .inf
        momentum: 1
        nesterov: yes
        validation: 0.95
        schedule: {step: {at: [0.75, 0.5], factor: 0.1}}
      sweep:
        learning-rate: [0.1, 0.2]
        training.weight-decay: []
      exclude: {sparsity: 0.8}
      analysis:
        metric: accuracy
        baseline: uniform
        alpha: 5%
        equivalence-bound: 0
        correlate: [{x: fan-in-cv, y: fan-in-cv}]
      seed: 3
      """

    let error = #expect(throws: StudyError.self) { try Study(yaml: text, path: "studies/x.yaml") }

    #expect(error?.kind == .invalid)
    print(error?.description ?? "")
  }
}
