package import FaninLedger
package import FaninRandom
package import FaninStudy
import FaninTopology
import FaninTraining

/// Records of runs that nobody trained: what the trainer would leave, from a closed form.
package struct SyntheticRecords {
  /// The final test accuracy of a run.
  package var accuracy: (Cell, Seed) -> Double
  /// The state of a run and the reason when it failed.
  package var state: (Cell, Seed) -> (RunState, String?)
  /// What a run was computed by.
  package var provenance: (Cell, Seed) -> Provenance

  /// Records of plausible accuracies, finished all, unless told otherwise.
  package init(
    accuracy: @escaping (Cell, Seed) -> Double = SyntheticRecords.plausibleAccuracy,
    state: @escaping (Cell, Seed) -> (RunState, String?) = { _, _ in (.finished, nil) },
    provenance: @escaping (Cell, Seed) -> Provenance = SyntheticRecords.testProvenance
  ) {
    self.accuracy = accuracy
    self.state = state
    self.provenance = provenance
  }

  /// What synthetic runs say they were computed by.
  package static func testProvenance(_ cell: Cell, _ seed: Seed) -> Provenance {
    Provenance(
      version: "0.1.0", build: "release", instructionSet: "avx2", processor: "Test Processor",
      system: "Test System 1.0", dataDigest: "digest-of-\(cell.data)")
  }

  /// A study of `uniform` against `erdos-renyi`, with lines to add to its analysis.
  package static func small(
    seeds: String = "5", profiles: String = "[uniform, erdos-renyi]", sparsities: String = "[0.9]",
    analysis: String = "", baseline: String = "baseline: {profile: uniform}"
  ) throws -> Plan {
    try plan(
      """
      study: small
      question: Is there a difference?
      data: glyphs
      seeds: \(seeds)
      sparsities: \(sparsities)
      profiles: \(profiles)
      network: {hidden: [32, 16]}
      training: {epochs: 3, learning-rate: 0.1}
      analysis:
        \(baseline)
        \(analysis)
      """)
  }

  /// A study from its YAML text.
  package static func plan(_ yaml: String) throws -> Plan {
    Plan(try Study(yaml: yaml, path: "test.yaml"))
  }

  /// One record per planned run.
  package func records(of plan: Plan) -> [RunRecord] {
    let cells = Dictionary(
      plan.cells.map { ($0.recipe, $0) }, uniquingKeysWith: { first, _ in first })
    return plan.runs.compactMap { run in cells[run.recipe].map { record(of: run, in: $0) } }
  }

  private func record(of run: PlannedRun, in cell: Cell) -> RunRecord {
    let (state, failure) = state(cell, run.seed)
    let isFinished = state == .finished
    return RunRecord(
      id: run.id, recipe: run.recipe, seed: run.seed, state: state,
      result: isFinished ? result(of: run, in: cell) : nil,
      cost: isFinished ? RunCost(seconds: 1.5) : nil,
      attempts: state == .pending ? 0 : 1, failure: failure,
      provenance: isFinished ? provenance(cell, run.seed) : nil)
  }

  private func result(of run: PlannedRun, in cell: Cell) -> TrainedRun {
    let final = accuracy(cell, run.seed)
    let count = run.recipe.training.epochs
    let epochs = (1...count).map { epoch in
      let missing = 0.3 * (1 / Double(epoch) - 1 / Double(count))
      let accuracy = final - missing
      return EpochMeasurement(
        epoch: epoch, step: epoch * 100, trainingLoss: 1.1 - accuracy, validationLoss: 1.2 - final,
        validationAccuracy: accuracy, testLoss: 1.2 - accuracy, testAccuracy: accuracy,
        testMacroAccuracy: accuracy - 0.01)
    }
    let layers = run.recipe.network.hidden.indices.flatMap { layer in
      LayerMoment.allCases.map { SyntheticRecords.layer(layer, at: $0, run: run) }
    }
    return TrainedRun(
      epochs: epochs, layers: layers, connections: layers.reduce(0) { $0 + $1.connections } / 2,
      digest: "digest-\(run.id.short)")
  }

  private static func layer(_ layer: Int, at moment: LayerMoment, run: PlannedRun)
    -> LayerMeasurement
  {
    let inputs = layer == 0 ? 784 : run.recipe.network.hidden[layer - 1]
    let neurons = run.recipe.network.hidden[layer]
    let cv = SyntheticRecords.cv(of: run.recipe.profile)
    let mean = Double(inputs) * (1 - run.recipe.sparsity)
    let fanIns = (0..<neurons).map { index in
      let rank = (Double(index) + 0.5) / Double(neurons)
      return min(inputs, max(1, Int(mean * (1 + cv * 1.7 * (2 * rank * rank - 0.6)))))
    }
    var counts: [Int: Int] = [:]
    for fanIn in fanIns { counts[fanIn, default: 0] += 1 }
    var noise = RandomStream(
      seed: run.seed, purpose: "\(run.recipe.profile) \(moment.rawValue)", index: layer)
    let wobble = 0.05 * noise.normal()
    let expectation = 1 + 0.8 * cv
    return LayerMeasurement(
      layer: layer, moment: moment, inputs: inputs, neurons: neurons,
      connections: fanIns.reduce(0, +), fanInCV: cv * (1 + 0.01 * noise.normal()), fanInGini: 0,
      emptyNeurons: 0, hierarchyStrength: expectation * (1.05 + wobble),
      hierarchyStrengthPerConnection: 1.02 + wobble, arithmeticExpectation: expectation,
      fanIns: counts.keys.sorted(), fanInCounts: counts.keys.sorted().map { counts[$0, default: 0] }
    )
  }

  private static func cv(of profile: FanInProfile) -> Double {
    switch profile {
    case .dense, .uniform: 0
    case .erdosRenyi: 0.1
    case .family(_, .cv(let cv)), .lognormal(.cv(let cv)), .powerLaw(.cv(let cv)): cv
    case .family, .lognormal, .powerLaw, .equilibrium, .transplant: 1.3
    }
  }

  /// Seeds move all profiles together, as real seeds do; profiles differ a little.
  package static func plausibleAccuracy(_ cell: Cell, _ seed: Seed) -> Double {
    var shared = RandomStream(seed: seed, purpose: "seed of \(cell.data)")
    var own = RandomStream(seed: seed, purpose: "\(cell.profile) \(cell.sparsity ?? 0)")
    let sparsity = cell.sparsity ?? 0.5
    return 0.9 - 0.05 * sparsity * sparsity - 0.004 * cv(of: cell.profile)
      + 0.003 * shared.normal() + 0.001 * own.normal()
  }
}
