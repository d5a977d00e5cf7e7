import FaninStudy
import Testing

/// What is said of a study file that is wrong.
struct StudyProblemTests {
  @Test func `every problem is told at once, in its place and with a suggestion`() {
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
    #expect(
      error?.description == """
        studies/x.yaml:1:8: study: must be letters, digits, '-', '_' and '.', at most 100, and neither '.' nor '-' first; got 'my study'
        studies/x.yaml:2:11: question: must be a text; got a list
        studies/x.yaml:3:16: data[1]: no data set named 'fashion-mnsit'; did you mean 'fashion-mnist'?
        studies/x.yaml:3:31: data[2]: the same level as data[0] in line 3
        studies/x.yaml:4:8: seeds: must be from 1 to 10000000; got 0
        studies/x.yaml:5:19: sparsities[1]: must be at least 0 and below 1; got 1.4
        studies/x.yaml:5:24: sparsities[2]: must be at least 0 and below 1; got '90'; a sparsity is a fraction: write 0.9
        studies/x.yaml:5:28: sparsities[3]: must be a number; got the text "0.5", remove the quotes
        studies/x.yaml:5:35: sparsities[4]: the same level as sparsities[0] in line 5
        studies/x.yaml:8:5: profiles[1]: no profile named 'log-normal'; did you mean 'lognormal'?
        studies/x.yaml:9:5: profiles[2]: 'lognormal' needs a shape; write {lognormal: {cv: …}} or {lognormal: {sigma: …}}
        studies/x.yaml:10:22: profiles[3].lognormal.cv: the cv of lognormal must be a finite number of at least 0; got -1
        studies/x.yaml:11:13: profiles[4].power: cv and exponent both fix the shape; keep one
        studies/x.yaml:12:19: profiles[5].equilibrium.fit: required, and missing
        studies/x.yaml:12:24: profiles[5].equilibrium.of.topology: required, and missing
        studies/x.yaml:13:28: topologies[2]: no topology named 'sett'; did you mean 'set'?
        studies/x.yaml:15:17: network.hidden[1]: must be from 1 to 65535; got 0
        studies/x.yaml:15:20: network.hidden[2]: must be a whole number; got 'many'
        studies/x.yaml:16:3: network.alocation: unknown key; did you mean 'allocation'?
        studies/x.yaml:17:11: network.output: must be dense | sparse; got 'Dense'; did you mean 'dense'?
        studies/x.yaml:19:11: training.epochs: must be a whole number; got '1.5'
        studies/x.yaml:20:10: training.batch: must be from 1 to 65536; got 0
        studies/x.yaml:21:18: training.learning-rate: must be a finite number above 0; got .inf
        studies/x.yaml:22:13: training.momentum: must be at least 0 and below 1; got 1
        studies/x.yaml:23:13: training.nesterov: must be true or false; got 'yes'
        studies/x.yaml:24:15: training.validation: must be from 0 to 0.9; got 0.95
        studies/x.yaml:25:25: training.schedule.step.at: fractions of training must ascend
        studies/x.yaml:27:3: sweep.learning-rate: unknown key; did you mean 'training.learning-rate'?
        studies/x.yaml:28:26: sweep.training.weight-decay: the list is empty
        studies/x.yaml:29:10: exclude: must be a list; got a mapping
        studies/x.yaml:31:11: analysis.metric: must be test-accuracy | test-macro-accuracy | test-loss | validation-accuracy | validation-loss | training-loss; got 'accuracy'
        studies/x.yaml:32:13: analysis.baseline: must be a mapping; write {profile: uniform}
        studies/x.yaml:33:10: analysis.alpha: must be a number; got '5%'
        studies/x.yaml:34:22: analysis.equivalence-bound: must be above 0 and below 1; got 0
        studies/x.yaml:35:15: analysis.correlate[0]: correlates 'fan-in-cv' with itself
        studies/x.yaml:36:1: seed: unknown key; did you mean 'seeds'?
        """)
  }

  /// Sections put into a valid study, and the one line it is then refused with.
  struct Refusal: CustomTestStringConvertible, Sendable {
    let sections: [String]
    let message: String

    init(_ sections: String..., says message: String) {
      self.sections = sections
      self.message = message
    }

    var testDescription: String { sections.joined(separator: " / ") }
  }

  static let refusals = [
    Refusal(
      "sparsities: [1.0]", says: "5:14: sparsities[0]: must be at least 0 and below 1; got 1.0"),
    Refusal(
      "sparsities: [-0.1]", says: "5:14: sparsities[0]: must be at least 0 and below 1; got -0.1"),
    Refusal(
      "sparsities: [.nan]", says: "5:14: sparsities[0]: must be at least 0 and below 1; got .nan"),
    Refusal(
      "sparsities: [90%]",
      says:
        "5:14: sparsities[0]: must be at least 0 and below 1; got '90%'; a sparsity is a fraction: write 0.9"
    ),
    Refusal(
      "sparsities: [\"99.9\"]",
      says:
        "5:14: sparsities[0]: must be at least 0 and below 1; got '99.9'; a sparsity is a fraction: write 0.999"
    ),
    Refusal("sparsities: 0.9", says: "5:13: sparsities: must be a list; got '0.9'"),
    Refusal("sparsities: []", says: "5:13: sparsities: the list is empty"),
    Refusal(
      "sparsities: [0.9, 9e-1]",
      says: "5:19: sparsities[1]: the same level as sparsities[0] in line 5"),
    Refusal("sparsities: [0x1p-1]", says: "5:14: sparsities[0]: must be a number; got '0x1p-1'"),
    Refusal("sparsities:", says: "5:12: sparsities: must be a list; got nothing"),
    Refusal("seeds: -1", says: "4:8: seeds: must be from 1 to 10000000; got -1"),
    Refusal("seeds: []", says: "4:8: seeds: the list is empty"),
    Refusal("seeds: [1, 2, 1]", says: "4:15: seeds[2]: the same level as seeds[0] in line 4"),
    Refusal(
      "seeds: [9223372036854775808]",
      says: "4:9: seeds[0]: must be from 0 to 9223372036854775807; got 9223372036854775808"),
    Refusal(
      "seeds: {first: 9223372036854775807, count: 2}",
      says: "4:8: seeds: the last seed would be past 9223372036854775807"),
    Refusal("seeds: {first: 1}", says: "4:8: seeds.count: required, and missing"),
    Refusal(
      "profiles: [uniform, uniform]",
      says: "6:21: profiles[1]: the same level as profiles[0] in line 6"),
    Refusal(
      "profiles: [{lognormal: {cv: 1}}, {lognormal: {cv: 1.0}}]",
      says: "6:34: profiles[1]: the same level as profiles[0] in line 6"),
    Refusal(
      "profiles: [{uniform: {cv: 1}}]",
      says: "6:12: profiles[0]: 'uniform' has no parameters; write uniform alone"),
    Refusal(
      "profiles: [lognormal(cv=1)]",
      says: "6:12: profiles[0]: no profile named 'lognormal(cv=1)'; write {lognormal: {cv: 1}}"),
    Refusal(
      "profiles: [{lognormal: {sigma: .nan}}]",
      says: "6:32: profiles[0].lognormal.sigma: must be a finite number; got .nan"),
    Refusal(
      "profiles: [{step: {ratio: 0.5}}]",
      says:
        "6:27: profiles[0].step.ratio: the ratio of step must be a finite number of at least 1; got 0.5"
    ),
    Refusal(
      "profiles: [{step: {width: 2}}]",
      says: "6:20: profiles[0].step.width: unknown key; known are cv, ratio"),
    Refusal(
      "profiles:\n  - lognormal:\n    cv: 1",
      says:
        "7:5: profiles[0]: must be one profile; got the keys 'lognormal', 'cv' (indent a profile's parameters below it, or write {lognormal: {cv: 1}})"
    ),
    Refusal(
      "profiles: [{transplant: {keep: mask}}]",
      says: "6:25: profiles[0].transplant.of: required, and missing"),
    Refusal(
      "topologies: [{srigl: {drop-fraction: 1}}]",
      says: "12:38: topologies[0].srigl.drop-fraction: must be above 0 and below 1; got 1"),
    Refusal(
      "topologies: [{rigl: {update-interval: 0.5}}]",
      says:
        "12:39: topologies[0].rigl.update-interval: must be a whole number of steps, from 1 to 1000000000; got 0.5"
    ),
    Refusal(
      "topologies: [{set: {update-interval: 5}}]",
      says: "12:21: topologies[0].set.update-interval: unknown key; known are drop-fraction"),
    Refusal(
      "topologies: [rigl, {rigl: {drop-fraction: 0.3}}]",
      says: "12:20: topologies[1]: the same level as topologies[0] in line 12"),
    Refusal(
      "topologies: [{static: {}}]",
      says: "12:14: topologies[0]: 'static' has no parameters; write static alone"),
    Refusal(
      "study: ..",
      says:
        "1:8: study: must be letters, digits, '-', '_' and '.', at most 100, and neither '.' nor '-' first; got '..'"
    ),
    Refusal(
      "study: a/b",
      says:
        "1:8: study: must be letters, digits, '-', '_' and '.', at most 100, and neither '.' nor '-' first; got 'a/b'"
    ),
    Refusal("data: []", says: "3:7: data: the list is empty"),
    Refusal(
      "data: {csv: {path: x.csv}}", says: "3:13: data.csv.label: required, and missing"),
    Refusal(
      "data: {idx: {train: [a], test: [b, c]}}",
      says: "3:21: data.idx.train: must be a list of two files, images and labels; got a list"),
    Refusal(
      "data: {parquet: x}",
      says:
        "3:7: data: must be a name, {csv: {path: …, label: …}} or {idx: {train: …, test: …}}; got a mapping"
    ),
    Refusal("network: {hidden: []}", says: "7:19: network.hidden: the list is empty"),
    Refusal("network: {hidden: 128}", says: "7:19: network.hidden: must be a list; got '128'"),
    Refusal(
      "network: {hidden: [65536]}",
      says: "7:20: network.hidden[0]: must be from 1 to 65535; got 65536"),
    Refusal("network: {output: dense}", says: "7:10: network.hidden: required, and missing"),
    Refusal(
      "network: none",
      says:
        "7:10: network: must be a mapping of hidden, allocation, output, initialization, placement, inputs, activation; got 'none'"
    ),
    Refusal(
      "training: {epochs: 0, learning-rate: 0.1}",
      says: "9:20: training.epochs: must be from 1 to 100000; got 0"),
    Refusal(
      "training: {epochs: 99999999999999999999, learning-rate: 0.1}",
      says: "9:20: training.epochs: must be from 1 to 100000; got 99999999999999999999"),
    Refusal(
      "training: {epochs: 1, learning-rate: 0}",
      says: "9:38: training.learning-rate: must be a finite number above 0; got 0"),
    Refusal(
      "training: {epochs: 1, learning-rate: 1e999}",
      says: "9:38: training.learning-rate: must be a finite number above 0; got 1e999"),
    Refusal(
      "training: {epochs: 1, learning-rate: 0.1, weight-decay: -1}",
      says: "9:57: training.weight-decay: must be a finite number, at least 0; got -1"),
    Refusal("training: {learning-rate: 0.1}", says: "9:11: training.epochs: required, and missing"),
    Refusal(
      "training: {epochs: 1, learning-rate: 0.1, schedule: {step: {at: [0.5]}}}",
      says: "9:60: training.schedule.step.factor: required, and missing"),
    Refusal(
      "training: {epochs: 1, learning-rate: 0.1, schedule: linear}",
      says: "9:53: training.schedule: must be constant | cosine; got 'linear'"),
    Refusal(
      "sweep: {network.hidden: [[8], [16]]}",
      says:
        "12:9: sweep.network.hidden: a list of layers cannot be swept; write one study for each network"
    ),
    Refusal(
      "sweep: {training.learing-rate: [1]}",
      says:
        "12:9: sweep.training.learing-rate: not a key that can be swept; did you mean 'training.learning-rate'?"
    ),
    Refusal(
      "sweep: {training.momentum: [0.5, 5e-1]}",
      says:
        "12:34: sweep.training.momentum[1]: the same level as sweep.training.momentum[0] in line 12"
    ),
    Refusal(
      "sweep: {network.allocation: uniform}",
      says: "12:29: sweep.network.allocation: must be a list; got 'uniform'"),
    Refusal(
      "exclude: [{}]",
      says:
        "12:11: exclude[0]: names no factor, and so every cell; name at least one of data, profile, sparsity, topology"
    ),
    Refusal(
      "exclude: [{data: terrain}]",
      says: "12:18: exclude[0].data: no data set of this study named 'terrain'; known are glyphs"),
    Refusal(
      "exclude: [{profile: dense, sparsity: 0.9}]",
      says: "12:11: exclude[0]: dense has no sparsity; name one of the two"),
    Refusal("exclude: [{topology: static}]", says: "12:10: exclude: leaves no cell of the study"),
    Refusal(
      "exclude: [{profile: uniform}]", says: "1:1: the baseline matches no cell of the study"),
    Refusal(
      "analysis: {baseline: {profile: {lognormal: {cv: 1}}}}",
      says: "12:22: analysis.baseline: the baseline matches no cell of the study"),
    Refusal(
      "analysis: {baseline: {sparsity: 0.9}}",
      says: "12:22: analysis.baseline.profile: required, and missing"),
    Refusal(
      "analysis: {baseline: {profile: uniform, seed: 1}}",
      says: "12:41: analysis.baseline.seed: unknown key; known are profile, sparsity, topology"),
    Refusal(
      "sparsities: [0.8, 0.9]", "exclude: [{profile: uniform, sparsity: 0.8}]",
      says:
        "1:1: the baseline has no cell on glyphs at sparsity 0.8, so nothing can be compared there"),
    Refusal(
      "analysis: {alpha: 0}", says: "12:19: analysis.alpha: must be above 0 and below 0.5; got 0"),
    Refusal(
      "analysis: {alpha: 0.5}",
      says: "12:19: analysis.alpha: must be above 0 and below 0.5; got 0.5"),
    Refusal(
      "analysis: {equivalence-bound: 1}",
      says: "12:31: analysis.equivalence-bound: must be above 0 and below 1; got 1"),
    Refusal(
      "analysis: {metric: test-loss, equivalence-bound: -1}",
      says: "12:50: analysis.equivalence-bound: must be a finite number above 0; got -1"),
    Refusal(
      "analysis: {correction: bonferroni}",
      says:
        "12:24: analysis.correction: must be holm | hochberg | benjamini-hochberg | none; got 'bonferroni'"
    ),
    Refusal(
      "analysis: {correlate: [{x: cv, y: test-accuracy}]}",
      says:
        "12:28: analysis.correlate[0].x: must be fan-in-cv | hierarchy-strength | hierarchy-strength-per-connection | arithmetic-expectation | initial-hierarchy-strength | initial-hierarchy-strength-per-connection | test-accuracy; got 'cv'"
    ),
    Refusal(
      "training: {epochs: 1, learning-rate: 0.1, validation: 0}", "analysis: {at: best-validation}",
      says: "10:16: analysis.at: 'best-validation' needs training.validation above 0"),
    Refusal(
      "training: {epochs: 1, learning-rate: 0.1, evaluate: last-epoch}",
      "analysis: {at: best-validation}",
      says:
        "10:16: analysis.at: 'best-validation' needs training.evaluate to be 'every-epoch'"),
    Refusal(
      "sweep: {training.validation: [0, 0.1]}", "analysis: {metric: validation-loss}",
      says: "13:20: analysis.metric: 'validation-loss' needs training.validation above 0"),
    Refusal(
      "seeds: 10000000",
      says: "4:8: seeds: the cells and seeds make 30000000 runs; a study has at most 10000000"),
  ]

  @Test(arguments: refusals)
  func `is refused in one line`(refusal: Refusal) {
    let error = #expect(throws: StudyError.self) {
      try Study(yaml: StudyText.small(with: refusal.sections), path: "x.yaml")
    }

    #expect(error?.description == "x.yaml:\(refusal.message)")
  }

  @Test func `an infeasible cell names data, layer, sparsity and bound at the profile's line`() {
    let error = #expect(throws: StudyError.self) {
      try StudyText.study(
        """
        data: [glyphs, terrain]
        sparsities: [0.8, 0.9]
        profiles:
          - uniform
          - {lognormal: {cv: 2.5}}
        network: {hidden: [64]}
        """)
    }

    // √((1 − p)/p) is 2 at density 0.2 and 3 at 0.1; whole fan-ins of 64 neurons come close to it.
    #expect(
      error?.description == """
        small.yaml:8:5: profiles[1]: glyphs at sparsity 0.8: lognormal cannot have a CV of 2.5 in the layer of 784 inputs × 64 neurons with 10035 connections: it reaches from 0.003 to 1.974, and no sequence of that layer exceeds 1.974
        small.yaml:8:5: profiles[1]: terrain at sparsity 0.8: lognormal cannot have a CV of 2.5 in the layer of 54 inputs × 64 neurons with 691 connections: it reaches from 0.037 to 1.891, and no sequence of that layer exceeds 1.891
        """)
  }

  @Test func `what rests on a wrong key is not told as well`() {
    let error = #expect(throws: StudyError.self) {
      try StudyText.study(
        "sparsities: [90]", "profiles: [{lognormal: {cv: 2.5}}]",
        "analysis: {baseline: {profile: uniform}}")
    }

    #expect(error?.problems.map(\.key) == ["sparsities[0]"])
  }

  @Test func `an excluded cell need not be feasible`() throws {
    let study = try StudyText.study(
      """
      sparsities: [0.8, 0.9]
      profiles: [uniform, {lognormal: {cv: 2.5}}]
      network: {hidden: [64]}
      exclude: [{sparsity: 0.8, profile: {lognormal: {cv: 2.5}}}]
      """)

    #expect(Plan(study).cells.count == 3)
  }

  @Test func `countless cells are counted before they are made`() {
    let levels = (1...2000).map { "0.\($0)1" }.joined(separator: ", ")
    let sections = [
      "sweep:", "  training.momentum: [\(levels)]", "  training.weight-decay: [\(levels)]",
      "  training.learning-rate: [\(levels)]", "  training.validation: [0.1, 0.2]",
    ]

    let error = #expect(throws: StudyError.self) {
      try StudyText.study(sections.joined(separator: "\n"))
    }

    #expect(
      error?.description
        == "small.yaml:1:1: the levels make 48000000000 cells; a study has at most 100000")
  }

  @Test func `of very many problems the first thousand are told`() {
    let keys = (0..<20_000).map { "key\($0): 1" }.joined(separator: "\n")

    let error = #expect(throws: StudyError.self) { try Study(yaml: keys, path: "x.yaml") }

    #expect(error?.problems.count == 1001)
    #expect(
      error?.problems.first?.description
        == "x.yaml: 1000 problems or more, of which the first follow")
  }
}
