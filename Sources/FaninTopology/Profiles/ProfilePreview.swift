public import FaninRandom

/// The fan-ins of one layer, described before anything runs.
public struct ProfilePreview: Hashable, Sendable {
  /// The profile.
  public let profile: FanInProfile
  /// Absent ÷ possible connections asked for.
  public let sparsity: Double
  /// The fan-ins.
  public let sequence: FanInSequence
  /// The fan-ins in numbers.
  public let summary: FanInSummary

  /// Describes a layer; only `erdosRenyi` looks at the seed, and `dense` at no sparsity.
  ///
  /// - Throws: ``TopologyError`` where the layer cannot be as asked.
  public init(
    profile: FanInProfile, inputs: Int, outputs: Int, sparsity: Double, seed: Seed = Seed(0)
  ) throws(TopologyError) {
    let shapes = try LayerShape.layers(ofSizes: [inputs, outputs])
    let sparsity = profile == .dense ? 0 : sparsity
    let connections = try Allocation.uniform.connections(
      of: shapes, sparsity: sparsity, denseOutput: false)
    self.profile = profile
    self.sparsity = sparsity
    sequence = try FanInSequence(
      profile: profile, shape: shapes[0], connections: connections[0], seed: seed)
    summary = FanInSummary(fanIns: sequence.counts)
  }

  /// The CV asked for; nil where none was.
  public var requestedCV: Double? {
    if case .cv(let value) = profile.shape { value } else { nil }
  }

  /// The number of connections.
  public var connections: Int { sequence.counts.reduce(0, +) }

  /// The largest CV of any fan-ins of this layer.
  public var maximumCV: Double {
    FanInSequence.maximumCV(shape: sequence.shape, connections: connections)
  }

  /// The neurons that read the most.
  public var hubs: Hubs { Hubs(fanIns: sequence.counts) }

  /// The share of the connections that hubs read.
  public var hubShare: Double { hubs.connectionShare(fanIns: sequence.counts) }

  /// Mean √fan-in of hubs ÷ that of the others; nil where it does not exist.
  public var arithmeticExpectation: Double? {
    hubs.arithmeticExpectation(fanIns: sequence.counts)
  }
}
