import FaninRandom
import FaninTopology
import Testing

struct NetworkTopologyTests {
  static let sizes = [784, 256, 128, 10]

  @Test(arguments: [FanInProfile.uniform, .erdosRenyi, .lognormal(.cv(1))], Allocation.allCases)
  func `masks hold the budget of every layer`(profile: FanInProfile, allocation: Allocation) throws
  {
    for denseOutput in [true, false] {
      let network = try NetworkTopology(
        sizes: Self.sizes, profile: profile, sparsity: 0.9, allocation: allocation,
        denseOutput: denseOutput)

      let masks = try network.masks(seed: Seed(1))

      #expect(masks.map(\.shape) == network.shapes)
      #expect(masks.map(\.connections) == network.connections)
    }
  }

  /// Layers of which some cannot hold what is asked: CVs out of reach, or a budget of nothing.
  @Test(arguments: [0.1, 0.5, 0.9, 0.999], [0.2, 1, 3])
  func `a network is checked as it would be made`(sparsity: Double, cv: Double) {
    for profile in [FanInProfile.uniform, .lognormal(.cv(cv)), .family(.power, .cv(cv))] {
      for allocation in Allocation.allCases {
        let made = Result { () throws(TopologyError) in
          _ = try NetworkTopology(
            sizes: Self.sizes, profile: profile, sparsity: sparsity, allocation: allocation)
        }
        let checked = Result { () throws(TopologyError) in
          let layers = try NetworkTopology.layers(
            sizes: Self.sizes, profile: profile, sparsity: sparsity, allocation: allocation,
            denseOutput: true)
          for layer in layers { try layer.check() }
        }

        switch (made, checked) {
        case (.success, .success): break
        case (.failure(let one), .failure(let other)): #expect(one == other)
        default: Issue.record("\(profile) at \(sparsity): made \(made), checked \(checked)")
        }
      }
    }
  }

  @Test func `the output layer is dense, or shares budget and profile`() throws {
    let profile = FanInProfile.family(.step, .parameter(4))
    let dense = try NetworkTopology(sizes: Self.sizes, profile: profile, sparsity: 0.9)
    let sparse = try NetworkTopology(
      sizes: Self.sizes, profile: profile, sparsity: 0.9, denseOutput: false)

    #expect(try dense.masks(seed: Seed(1))[2].fanIns == [Int](repeating: 128, count: 10))
    // 128 connections, four times as many for the top one of ten: 128 / 13 = 9.85 and 39.4; the eight missing after
    // rounding down go to the largest remainders, the higher ranks first.
    #expect(
      try sparse.masks(seed: Seed(1))[2].fanIns.sorted() == [9, 10, 10, 10, 10, 10, 10, 10, 10, 39])
  }

  @Test func `a layer that ERK makes dense is dense whatever the profile`() throws {
    let network = try NetworkTopology(
      sizes: Self.sizes, profile: .lognormal(.cv(1)), sparsity: 0.9, allocation: .erk,
      denseOutput: false)

    #expect(network.connections[2] == 1_280)
    #expect(try network.masks(seed: Seed(1))[2].fanIns.allSatisfy { $0 == 128 })
  }

  @Test func `a dense network is dense everywhere and has no sparsity`() throws {
    let network = try NetworkTopology(
      sizes: Self.sizes, profile: .dense, sparsity: 0.9, denseOutput: false)

    #expect(network.connections == [784 * 256, 256 * 128, 1_280])
    #expect(try network.masks(seed: Seed(1))[0].fanIns.allSatisfy { $0 == 784 })
  }

  @Test(arguments: [FanInProfile.uniform, .erdosRenyi, .powerLaw(.cv(1))])
  func `the seed and the layer make the mask`(profile: FanInProfile) throws {
    let network = try NetworkTopology(
      sizes: [100, 100, 100], profile: profile, sparsity: 0.9, denseOutput: false)

    let first = try network.masks(seed: Seed(1))

    #expect(try network.masks(seed: Seed(1)) == first)
    #expect(try network.masks(seed: Seed(2))[0] != first[0])
    #expect(first[0] != first[1])
  }

  @Test func `by upstream fan-in, neurons of many inputs are read by many`() throws {
    let choices = [InputChoice.random, .byUpstreamFanIn]
    let masks = try choices.map {
      try NetworkTopology(
        sizes: Self.sizes, profile: .lognormal(.cv(1.5)), sparsity: 0.9, inputs: $0
      ).masks(seed: Seed(1))
    }

    let shares = masks.map { masks in
      let fanOuts = masks[1].fanOuts
      let hubs = Hubs(fanIns: masks[0].fanIns).indices
      return Double(hubs.reduce(0) { $0 + fanOuts[$1] }) / Double(masks[1].connections)
    }
    // At random a tenth of the neurons is read by a tenth of the connections.
    #expect(masks[0][0] == masks[1][0])
    #expect(shares[0] > 0.08 && shares[0] < 0.12)
    #expect(shares[1] > 0.25)
  }

  @Test func `by variance, only the first layer looks at the features`() throws {
    let variances = (0..<784).map { $0 < 392 ? 0 : Double($0) }
    let network = try NetworkTopology(
      sizes: Self.sizes, profile: .uniform, sparsity: 0.9, inputs: .byVariance)
    let random = try NetworkTopology(sizes: Self.sizes, profile: .uniform, sparsity: 0.9)

    let masks = try network.masks(seed: Seed(1), inputVariances: variances)

    #expect(masks[0].fanOuts.prefix(392).allSatisfy { $0 == 0 })
    #expect(try masks[1] == random.masks(seed: Seed(1))[1])
    #expect(throws: TopologyError.inputWeights(expected: 784, found: 0)) {
      try network.masks(seed: Seed(1))
    }
  }

  @Test(arguments: [
    ([784, 256, 10], FanInProfile.lognormal(.cv(3.5)), 0.9),
    ([784, 256, 10], .lognormal(.parameter(-1)), 0.9),
    ([784, 256, 10], .uniform, 1.4),
    ([784, 70_000, 10], .uniform, 0.9),
    ([784, 10, 10], .uniform, 0.99999),
    ([784], .uniform, 0.9),
  ])
  func `a network that cannot be is refused before any seed`(
    sizes: [Int], profile: FanInProfile, sparsity: Double
  ) {
    #expect(throws: TopologyError.self) {
      try NetworkTopology(sizes: sizes, profile: profile, sparsity: sparsity)
    }
  }
}
