package import FaninLedger
package import FaninRandom
package import FaninStudy
import FaninTopology
import FaninTraining

/// Synthetic records of runs whose connections move, from a closed form.
package struct MovingRecords {
  /// The fan-ins of a run's first hidden layer at the end; 40 neurons.
  package var ends: (_ profile: String, Seed) -> [Int] = MovingRecords.lognormalEnds
  /// How many updates there are.
  package var updates = 10
  /// The CV after update number `index` of `count`.
  package var cv: (_ index: Int, _ count: Int, Seed) -> Double = { index, count, seed in
    0.5 + 0.2 * Double(min(index, count / 2)) + 0.001 * Double(seed.value)
  }

  package static let study = """
    study: moving
    question: Do two starts end alike?
    data: glyphs
    seeds: 6
    sparsities: [0.9]
    profiles: [uniform, {lognormal: {cv: 1.0}}]
    topologies: [rigl]
    network: {hidden: [40]}
    training: {epochs: 5, learning-rate: 0.1}
    analysis: {baseline: {profile: uniform}, equivalence-bound: 0.005}
    """

  /// Ten updates that end alike from every start.
  package init() {}

  /// Different whole numbers of 1 to 200 for every seed, of one shape for every start.
  package static func lognormalEnds(_ profile: String, seed: Seed) -> [Int] {
    var stream = RandomStream(seed: seed, purpose: "ends of \(profile)")
    return (0..<40).map { _ in
      let value = 20 * (1 + stream.uniform()) * (1 + stream.uniform()) * stream.uniform()
      return 1 + Int(value)
    }
  }

  package func records(of plan: Plan) -> [RunRecord] {
    SyntheticRecords().records(of: plan).map { record in
      RunRecord(
        id: record.id, recipe: record.recipe, seed: record.seed, state: record.state,
        result: record.result.map { moved($0, record) }, cost: record.cost,
        attempts: record.attempts, failure: record.failure, provenance: record.provenance)
    }
  }

  private func moved(_ result: TrainedRun, _ record: RunRecord) -> TrainedRun {
    var result = result
    let ends = ends(record.recipe.profile.description, record.seed)
    let starts = ends.indices.map { 10 + ($0 * 7) % 13 }
    let schedule = UpdateSchedule()
    result.topology = (0...updates).map { index in
      let fanIns = index == updates ? ends : starts
      return TopologyMeasurement(
        layer: 0, step: index * 100,
        dropFraction: index == 0
          ? 0 : schedule.dropFraction(at: index * 100, of: 2_000, decays: true),
        newConnections: index * 3, fanInCV: cv(index, updates, record.seed), fanInGini: 0.25,
        emptyNeurons: index, fanIns: histogram(fanIns),
        survivors: index == 0
          ? nil
          : SurvivingFanIns(
            fanInCV: 0.9 * cv(index, updates, record.seed), fanInGini: 0.3, emptyNeurons: index,
            fanIns: histogram(fanIns.map { $0 * 3 / 4 })),
        overlapWithPrevious: 0.9, overlapWithInitial: 1 - 0.05 * Double(index),
        shareEverPresent: 0.1 + 0.01 * Double(index),
        portrait: LayerPortrait(
          fanOuts: ConnectionHistogram(connections: [0, 4], counts: [index, 784 - index]),
          hierarchyStrength: 1.5 + 0.1 * Double(index),
          hierarchyStrengthPerConnection: 1 + 0.01 * Double(index), arithmeticExpectation: 1.25))
    }
    result.fanIns = [LayerFanIns(layer: 0, initial: starts, final: ends)]
    result.silencing = HubSilencing(
      connections: 60, accuracyWithoutHubs: 0.6, accuracyWithoutRandom: 0.625,
      accuracyWithoutNeurons: 0.575, draws: 3)
    return result
  }

  private func histogram(_ numbers: [Int]) -> ConnectionHistogram {
    let groups = Dictionary(grouping: numbers, by: \.self).sorted { $0.key < $1.key }
    return ConnectionHistogram(
      connections: groups.map(\.key), counts: groups.map(\.value.count))
  }
}
