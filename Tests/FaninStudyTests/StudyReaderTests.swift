import FaninData
import FaninRandom
import FaninStudy
import FaninTopology
import FaninTraining
import Testing

struct StudyReaderTests {
  @Test func `every key of the design's example is read`() throws {
    let text = """
      study: profiles-at-90
      question: Does a heterogeneous fan-in profile change accuracy at 90 % sparsity?
      data: fashion-mnist
      seeds: 10
      sparsities: [0.8, 0.9]
      profiles:
        - dense
        - uniform
        - erdos-renyi
        - {lognormal: {cv: 1.0}}
        - {power: {exponent: 4}}
      topologies:
        - static
      network:
        hidden: [256, 128]
        allocation: uniform
        output: dense
        initialization: per-neuron
        placement: shuffled
        inputs: random
        activation: relu
      training:
        epochs: 20
        batch: 128
        optimizer: sgd
        learning-rate: 0.1
        momentum: 0.9
        weight-decay: 0.0001
        schedule: cosine
        validation: 0.1
      sweep:
        training.learning-rate: [0.05, 0.1]
      exclude:
        - {sparsity: 0.8, profile: {lognormal: {cv: 2.5}}}
      analysis:
        metric: test-accuracy
        at: last-epoch
        baseline: {profile: uniform}
        alpha: 0.05
        correction: holm
        equivalence-bound: 0.005
        correlate:
          - {x: fan-in-cv, y: hierarchy-strength}
      """

    let study = try Study(yaml: text, path: "profiles-at-90.yaml")

    #expect(study.name == "profiles-at-90")
    #expect(
      study.question == "Does a heterogeneous fan-in profile change accuracy at 90 % sparsity?")
    #expect(study.data == [DataReference(.fashionMNIST)])
    #expect(study.seeds == (0..<10).map { Seed($0) })
    #expect(study.sparsities == [0.8, 0.9])
    #expect(
      study.profiles == [
        .dense, .uniform, .erdosRenyi, .lognormal(.cv(1)), .family(.power, .parameter(4)),
      ])
    #expect(study.topologies == [.fixed])
    #expect(study.network == NetworkRecipe(hidden: [256, 128]))
    #expect(study.training == TrainingRecipe(epochs: 20, learningRate: 0.1))
    #expect(study.sweeps == [.init(key: "training.learning-rate", levels: ["0.05", "0.1"])])
    #expect(
      study.exclusions == [
        Levels(["profile": .text("lognormal(cv=2.5)"), "sparsity": .number(0.8)])
      ])
    #expect(study.analysis.metric == .testAccuracy)
    #expect(study.analysis.readout == .lastEpoch)
    #expect(study.analysis.families[0].pairs == .baseline(Levels(["profile": .text("uniform")])))
    #expect(study.analysis.alpha == 0.05)
    #expect(study.analysis.families[0].correction == .holm)
    #expect(study.analysis.families[0].equivalenceBound == 0.005)
    #expect(study.analysis.correlations == [.init(x: .fanInCV, y: .hierarchyStrength)])
  }

  @Test func `every value other than the default is read`() throws {
    let study = try StudyText.study(
      """
      network:
        hidden: [8]
        allocation: erk
        output: sparse
        initialization: per-layer
        placement: by-index
        inputs: by-upstream-fan-in
        activation: relu
      training:
        epochs: 1
        batch: 7
        optimizer: adamw
        learning-rate: 1e-3
        momentum: 0
        nesterov: true
        weight-decay: 0
        schedule: {step: {at: [0.5, 0.75], factor: 0.1}}
        validation: 0
      analysis:
        metric: test-loss
        alpha: 0.01
        correction: benjamini-hochberg
        equivalence-bound: 2.5
      """)

    var network = NetworkRecipe(hidden: [8])
    network.allocation = .erk
    network.output = .sparse
    network.initialization = .perLayer
    network.placement = .byIndex
    network.inputs = .byUpstreamFanIn
    var training = TrainingRecipe(epochs: 1, learningRate: 0.001)
    training.batch = 7
    training.optimizer = .adamw
    training.momentum = 0
    training.nesterov = true
    training.weightDecay = 0
    training.schedule = .step(at: [0.5, 0.75], factor: 0.1)
    training.validation = 0
    #expect(study.network == network)
    #expect(study.training == training)
    #expect(study.analysis.metric == .testLoss)
    #expect(study.analysis.families[0].correction == .benjaminiHochberg)
    #expect(study.analysis.families[0].equivalenceBound == 2.5)
  }

  @Test func `what is not written has its default`() throws {
    let study = try Study(
      yaml: """
        study: small
        data: glyphs
        seeds: 1
        sparsities: [0.5]
        profiles: [erdos-renyi, dense]
        network: {hidden: [8]}
        training: {epochs: 1, learning-rate: 0.1}
        """, path: "small.yaml")

    #expect(study.question == "What do the fan-in profiles of small change?")
    #expect(study.topologies == [.fixed])
    #expect(study.network == NetworkRecipe(hidden: [8]))
    #expect(study.training == TrainingRecipe(epochs: 1, learningRate: 0.1))
    // No uniform profile, so the first.
    #expect(
      study.analysis == AnalysisDeclaration(baseline: Levels(["profile": .text("erdos-renyi")])))
  }

  @Test(arguments: [
    ("seeds: 3", [0, 1, 2]),
    ("seeds: [7, 0, 3]", [0, 3, 7]),
    ("seeds: {first: 100, count: 3}", [100, 101, 102]),
    ("seeds: [9223372036854775807]", [9_223_372_036_854_775_807]),
  ])
  func `seeds are a count, a list or a range`(text: String, seeds: [UInt64]) throws {
    #expect(try StudyText.study(text).seeds == seeds.map { Seed($0) })
  }

  @Test func `dense networks alone need no sparsity`() throws {
    let text = StudyText.small(with: ["profiles: [dense]"])
      .replacing("sparsities: [0.9]\n", with: "")

    let study = try Study(yaml: text, path: "dense.yaml")

    #expect(study.sparsities.isEmpty)
    #expect(Plan(study).cells.map(\.sparsity) == [nil])
  }

  @Test func `a swept key need not stand in its section`() throws {
    let study = try StudyText.study(
      "training: {epochs: 1}",
      "sweep: {training.learning-rate: [0.1, 1e-1, 2e-1]}"
        .replacing("1e-1, ", with: ""))

    #expect(study.sweeps == [.init(key: "training.learning-rate", levels: ["0.1", "0.2"])])
  }

  @Test func `anchors and aliases are understood`() throws {
    let study = try StudyText.study(
      """
      sparsities: &levels [0.5, 0.9]
      sweep: {training.momentum: *levels}
      """)

    #expect(study.sparsities == [0.5, 0.9])
    #expect(study.sweeps == [.init(key: "training.momentum", levels: ["0.5", "0.9"])])
  }

  @Test func `Windows line ends and a byte order mark are understood`() throws {
    let text = "\u{FEFF}" + StudyText.small.replacing("\n", with: "\r\n")

    #expect(try Study(yaml: text, path: "x.yaml") == StudyText.study())
  }
}
