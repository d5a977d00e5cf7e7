import FaninRandom
import FaninTestSupport
import FaninTopology
import Testing

struct FanInSequenceTests {
  /// Layers from one neuron to many, with budgets below one connection a neuron and nearly full.
  static let layers: [(shape: LayerShape, sparsity: Double)] =
    [(1, 1), (7, 3), (54, 256), (784, 512), (300, 100), (256, 10), (3, 1000)].flatMap { size in
      [0, 0.3, 0.5, 0.8, 0.9, 0.98, 0.999].map {
        (LayerShape(inputs: size.0, outputs: size.1), $0)
      }
    }

  /// Every profile at shapes from equal to steep.
  static let profiles: [FanInProfile] =
    [.uniform, .erdosRenyi]
    + FanInProfile.names.flatMap { name in
      [0.01, 1, 3, 40, 1e6].compactMap { value in
        FanInProfile(
          name: name, shape: .parameter(name == "step" ? 1 + value : value))
      }
    }

  @Test(arguments: profiles)
  func `fan-ins sum to the budget, fit the layer and never fall`(profile: FanInProfile) throws {
    for (shape, sparsity) in Self.layers {
      let connections = try shape.connections(sparsity: sparsity)

      let sequence = try FanInSequence(profile: profile, shape: shape, connections: connections)

      let least = connections >= shape.outputs && profile != .erdosRenyi ? 1 : 0
      #expect(sequence.counts.count == shape.outputs)
      #expect(sequence.counts.reduce(0, +) == connections)
      #expect(sequence.counts.allSatisfy { (least...shape.inputs).contains($0) })
      #expect(zip(sequence.counts, sequence.counts.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  @Test func `uniform fan-ins differ by at most one`() throws {
    for (shape, sparsity) in Self.layers {
      let connections = try shape.connections(sparsity: sparsity)
      let counts = try FanInSequence(profile: .uniform, shape: shape, connections: connections)
        .counts
      let (quotient, remainder) = connections.quotientAndRemainder(dividingBy: shape.outputs)

      #expect(counts.count { $0 == quotient + 1 } == remainder)
      #expect(counts.count { $0 == quotient } == shape.outputs - remainder)
    }
  }

  @Test func `dense reads everything and takes no smaller budget`() throws {
    let shape = LayerShape(inputs: 5, outputs: 2)

    #expect(
      try FanInSequence(profile: .dense, shape: shape, connections: 10).counts == [5, 5])
    #expect(throws: TopologyError.connectionsOutOfRange(9, shape)) {
      try FanInSequence(profile: .dense, shape: shape, connections: 9)
    }
    #expect(throws: TopologyError.connectionsOutOfRange(11, shape)) {
      try FanInSequence(profile: .uniform, shape: shape, connections: 11)
    }
  }
}
