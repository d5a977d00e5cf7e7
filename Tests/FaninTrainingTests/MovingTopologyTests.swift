import FaninKernels
import FaninRandom
import FaninTopology
import FaninTraining
import Testing

struct MovingTopologyTests {
  static let dataset = TinyData.dataset()

  /// Every topology that moves; the gradient-led ones every fourth step, seventeen steps an epoch.
  static let topologies = [
    "set(drop-fraction=0.3)", "rigl(drop-fraction=0.3,update-interval=4)",
    "rigl-constant-alpha(drop-fraction=0.3,update-interval=4)",
    "srigl(drop-fraction=0.3,update-interval=4)",
  ].compactMap { TopologyUpdate(text: $0) }

  static func recipe(_ topology: TopologyUpdate, epochs: Int = 3) -> Recipe {
    var recipe = TinyData.recipe(.erdosRenyi, sparsity: 0.7, epochs: epochs)
    recipe.topology = topology
    return recipe
  }

  static func result(_ recipe: Recipe, kernels: InstructionSet = .best) throws -> TrainedRun {
    let kernels = try #require(Kernels(kernels))
    return try #require(
      try Trainer(recipe: recipe, seed: Seed(4), dataset: dataset, kernels: kernels).run())
  }

  static func schedule(_ edit: (inout UpdateSchedule) -> Void) -> TopologyUpdate {
    var schedule = UpdateSchedule()
    edit(&schedule)
    return .rigl(schedule)
  }

  @Test(arguments: topologies)
  func `every update keeps the connections of every layer in number`(topology: TopologyUpdate)
    throws
  {
    let result = try Self.result(Self.recipe(topology))
    var fixed = Self.recipe(topology)
    fixed.topology = .fixed
    let start = try fixed.masks(for: Self.dataset, seed: Seed(4))

    #expect(result.masks.map(\.connections) == start.map(\.connections))
    #expect(result.masks[0] != start[0] && result.masks[1] != start[1])
    #expect(result.masks[2] == start[2], "the dense output layer takes no part")
    #expect(result.topology.contains { $0.newConnections > 0 })
  }

  @Test(arguments: topologies)
  func `every instruction set moves the same connections`(topology: TopologyUpdate) throws {
    let reference = try Self.result(Self.recipe(topology), kernels: .reference)

    for set in InstructionSet.available {
      #expect(try Self.result(Self.recipe(topology), kernels: set) == reference, "\(set)")
    }
  }

  @Test func `one training leaves nothing behind for the next`() throws {
    let first = try Self.topologies.map { try Self.result(Self.recipe($0)).digest }
    let second = try Self.topologies.map { try Self.result(Self.recipe($0)).digest }

    #expect(first == second)
    #expect(Set(first).count == first.count)
  }

  @Test func `an interval longer than the training gives the weights of a static one`() throws {
    let topology = Self.schedule { $0.updateInterval = 1_000 }
    let moving = try Self.result(Self.recipe(topology))
    let fixed = try Self.result(Self.recipe(.fixed))

    #expect(moving.digest == fixed.digest)
    #expect(moving.topology.map(\.step) == [0, 0], "the start alone, of two layers")
  }

  // Evci et al. (2020), algorithm 1: an update or a gradient step, never both.
  @Test func `an update takes the place of the gradient step`() throws {
    // From step 1 on every step is an update, and too few connections to move one.
    let topology = Self.schedule {
      $0.updateInterval = 1
      $0.lastUpdate = .fraction(1)
      $0.dropFraction = 1e-6
    }
    let result = try Self.result(Self.recipe(topology))

    #expect(result.epochs.map(\.step) == [17, 34, 51])
    #expect(Set(result.epochs.map(\.testLoss)).count == 1)
  }

  @Test func `updates are measured layer by layer, the first at the start`() throws {
    let result = try Self.result(Self.recipe(Self.schedule { $0.updateInterval = 10 }))

    // 51 steps, T_end = 38; a state is measured after the update has taken its step.
    #expect(result.topology.map(\.step) == [0, 0, 11, 11, 21, 21, 31, 31])
    #expect(result.topology.map(\.layer) == [0, 1, 0, 1, 0, 1, 0, 1])
    for layer in [0, 1] {
      let measurements = result.topology.filter { $0.layer == layer }
      #expect(measurements[0].overlapWithPrevious == 1 && measurements[0].newConnections == 0)
      #expect(measurements.map(\.shareEverPresent) == measurements.map(\.shareEverPresent).sorted())
      #expect(measurements.allSatisfy { $0.portrait != nil })
      #expect(measurements[0].survivors == nil)
      for update in measurements.dropFirst() {
        // What is left of n connections after floor(n · fraction) went, in as many neurons.
        let connections = result.masks[layer].connections
        let left =
          connections - TopologyUpdate.dropCount(of: connections, fraction: update.dropFraction)
        let survivors = try #require(update.survivors?.fanIns)
        #expect(zip(survivors.connections, survivors.counts).reduce(0) { $0 + $1.0 * $1.1 } == left)
        let neurons = result.masks[layer].shape.outputs
        #expect(survivors.counts.reduce(0, +) == neurons)
        #expect(update.fanIns?.counts.reduce(0, +) == neurons)
      }
      let dropped = measurements.dropFirst().map(\.dropFraction)
      #expect(dropped == dropped.sorted(by: >))
      for (before, after) in zip(measurements, measurements.dropFirst()) {
        // n connections of which c are new share n − c of n + c.
        let connections = Double(result.masks[layer].connections)
        let new = Double(after.newConnections)
        #expect(after.overlapWithPrevious == (connections - new) / (connections + new))
        #expect(after.shareEverPresent >= before.shareEverPresent)
      }
      let fanIns = result.fanIns[layer]
      #expect(fanIns.final == result.masks[layer].fanIns)
      #expect(fanIns.initial.reduce(0, +) == fanIns.final.reduce(0, +))
    }
  }

  @Test func `at most fifty updates between the first and the last are portrayed`() throws {
    let topology = Self.schedule {
      $0.updateInterval = 2
      $0.lastUpdate = .fraction(1)
    }
    let result = try Self.result(Self.recipe(topology, epochs: 20))
    let portrayed = result.topology.filter { $0.layer == 0 && $0.portrait != nil }

    #expect(result.topology.count { $0.layer == 0 } == 170)
    #expect((10...52).contains(portrayed.count))
    #expect(portrayed.first?.step == 0)
    #expect(portrayed.last?.step == result.topology.last?.step)
  }

  @Test func `a layer with all its connections takes no part`() throws {
    var recipe = Self.recipe(Self.topologies[1])
    // ERK at this sparsity fills the second, smaller layer.
    recipe.network.hidden = [24, 2]
    recipe.sparsity = 0.2
    recipe.network.allocation = .erk
    let result = try Self.result(recipe)

    #expect(result.masks[1].connections == 48)
    #expect(Set(result.topology.map(\.layer)) == [0])
    #expect(result.fanIns.map(\.layer) == [0])
  }

  @Test func `silencing hubs and random connections is measured on the trained network`() throws {
    let moving = try #require(try Self.result(Self.recipe(Self.topologies[1])).silencing)
    let fixed = try #require(try Self.result(Self.recipe(.fixed)).silencing)

    for silencing in [moving, fixed] {
      #expect(silencing.connections > 0)
      #expect((0...1).contains(silencing.accuracyWithoutHubs))
      #expect((0...1).contains(silencing.accuracyWithoutRandom))
      #expect(silencing.accuracyWithoutNeurons.map { (0...1).contains($0) } == true)
    }
    #expect(try Self.result(TinyData.recipe(.dense)).silencing == nil)
  }
}
