import FaninRandom
import FaninTopology
import Testing

struct LearnedTopologyTests {
  /// Some layer with unequal fan-ins and fan-outs.
  static func mask() throws -> Mask {
    try Mask(
      profile: .lognormal(.cv(1)), shape: LayerShape(inputs: 60, outputs: 40), connections: 480,
      seed: Seed(1), layer: 0)
  }

  @Test func `a transplanted mask is the mask`() throws {
    let mask = try Self.mask()

    #expect(try mask.keeping(.mask, seed: Seed(9), layer: 0) == mask)
  }

  @Test func `transplanted fan-ins are every neuron's, with other inputs`() throws {
    let mask = try Self.mask()
    let kept = try mask.keeping(.fanIn, seed: Seed(9), layer: 0)

    #expect(kept.fanIns == mask.fanIns)
    #expect(kept.fanOuts != mask.fanOuts)
    #expect(kept == (try mask.keeping(.fanIn, seed: Seed(9), layer: 0)))
    #expect(kept != (try mask.keeping(.fanIn, seed: Seed(8), layer: 0)))
  }

  @Test func `what is drawn anew owes nothing to the mask the source began with`() throws {
    // Given a source that kept its first mask
    let source = try Mask(
      profile: .uniform, shape: LayerShape(inputs: 100, outputs: 50), connections: 500,
      seed: Seed(9), layer: 0)

    // When its fan-ins are kept and inputs drawn anew for the same seed
    for aspect in [TransplantAspect.fanIn, .degrees, .shuffled, .fanOut] {
      let kept = try source.keeping(aspect, seed: Seed(9), layer: 0)

      // Then a tenth of the connections is shared, as chance would have it: 500 · 0.1, sd 6.5
      let shared = zip(source.lists, kept.lists)
        .reduce(0) { $0 + Set($1.0).intersection($1.1).count }
      #expect((20...80).contains(shared), "\(aspect)")
    }
  }

  @Test func `transplanted fan-outs are every input's, with other readers`() throws {
    let mask = try Self.mask()
    let kept = try mask.keeping(.fanOut, seed: Seed(9), layer: 0)

    #expect(kept.fanOuts == mask.fanOuts)
    #expect(kept.fanIns != mask.fanIns)
    #expect(kept.shape == mask.shape && kept.connections == mask.connections)
  }

  @Test func `shuffled fan-ins are as unequal, but other neurons'`() throws {
    let mask = try Self.mask()
    let kept = try mask.keeping(.shuffled, seed: Seed(9), layer: 0)

    #expect(kept.fanIns.sorted() == mask.fanIns.sorted())
    #expect(kept.fanIns != mask.fanIns)
  }

  @Test func `turning a mask twice gives it back`() throws {
    let mask = try Self.mask()

    #expect(mask.transposed.fanIns == mask.fanOuts)
    #expect(mask.transposed.transposed == mask)
  }

  @Test func `pooled fan-ins become those of one layer with its budget`() {
    // 0 0, 2 3, 6 7: means 0, 2.5, 6.5; the higher rank has the connection that is left.
    #expect(LearnedFanIns.quantiles(of: [0, 2, 7, 6, 0, 3], neurons: 3) == [0, 2, 7])
    #expect(LearnedFanIns.quantiles(of: [5, 1, 3], neurons: 3) == [1, 3, 5])
    // Means 0.5, 0.5, 8: of equal remainders the higher rank has the connection that is left.
    #expect(LearnedFanIns.quantiles(of: [0, 0, 8, 1, 1, 8], neurons: 3) == [0, 1, 8])
  }

  @Test func `a lognormal lesson keeps the layer's budget`() throws {
    let lesson = LearnedFanIns(
      connections: 480, emptyNeurons: 0, neurons: 80, rule: .lognormal(cv: 0.8))
    let sequence = try lesson.sequence(shape: LayerShape(inputs: 60, outputs: 40))

    #expect(sequence.counts.reduce(0, +) == 480)
    #expect(
      sequence
        == (try FanInSequence(
          profile: .lognormal(.cv(0.8)), shape: LayerShape(inputs: 60, outputs: 40),
          connections: 480)))
  }

  @Test func `what was learned of another network is refused`() throws {
    let topology = try NetworkTopology(
      sizes: [60, 40, 3],
      profile: .transplant(
        SourceCell(profile: .erdosRenyi, topology: .fixed), keep: .mask), sparsity: 0.8)
    let other = Mask(shape: LayerShape(inputs: 2, outputs: 1), fanInLists: [[0]])

    #expect(throws: TopologyError.self) { try topology.masks(seed: Seed(0)) }
    #expect(throws: TopologyError.self) {
      try topology.masks(seed: Seed(0), learned: .masks([other, other], keep: .mask))
    }
  }

  @Test(arguments: [
    "equilibrium(of=erdos-renyi/rigl(drop-fraction=0.3),fit=lognormal)",
    "transplant(of=lognormal(cv=1)/static,keep=fan-out)",
    "equilibrium(of=erdos-renyi/rigl(drop-fraction=0.3)/seeds(0-9,12,20-21),fit=lognormal)",
    "transplant(of=uniform/static/seeds(7),keep=degrees)",
    "transplant(of=equilibrium(of=uniform/set(drop-fraction=0.3),fit=histogram)/rigl(drop-fraction=0.5,update-interval=10),keep=shuffled)",
  ])
  func `the compact text comes back`(text: String) throws {
    let profile = try #require(FanInProfile(text: text))

    #expect(profile.description == text)
    #expect(profile.source != nil)
  }

  @Test(arguments: [
    "equilibrium", "equilibrium()", "equilibrium(of=uniform,fit=lognormal)",
    "equilibrium(of=uniform/rigl,fit=normal)", "transplant(of=uniform/rigl)",
    "transplant(of=uniform/rigl,keep=mask,keep=mask)", "transplant(of=uniform/rigl/x,keep=mask)",
    "transplant(of=uniform/static/seeds(),keep=mask)",
    "transplant(of=uniform/static/seeds(3-1),keep=mask)",
    "transplant(of=uniform/static/seeds(1,2),keep=mask)",
    "transplant(of=uniform/static/seeds(1-99999999999999999999),keep=mask)",
  ])
  func `no other text is one`(text: String) {
    #expect(FanInProfile(text: text) == nil)
  }
}
