extension NetworkTopology {
  /// What is asked of one layer: how its connections are shared among its neurons.
  public struct Layer: Hashable, Sendable {
    /// Its size.
    public let shape: LayerShape
    /// Its connections, exactly.
    public let connections: Int
    /// How they are shared; of a network that learns, as its source's were.
    public let profile: FanInProfile

    /// Makes sure that the layer can be so, in a small part of the time that solving for it takes.
    ///
    /// - Throws: ``TopologyError`` as ``FanInSequence`` does.
    public func check() throws(TopologyError) {
      try FanInSequence.check(profile, shape, connections)
    }
  }

  /// Shares a network's budget among its layers, the output layer last.
  ///
  /// - Throws: ``TopologyError`` where the budget cannot be shared.
  public static func layers(
    sizes: [Int], profile: FanInProfile, sparsity: Double, allocation: Allocation,
    denseOutput: Bool
  ) throws(TopologyError) -> [Layer] {
    if let source = profile.source {
      // The budgets are the source's, which must be possible itself.
      return try layers(
        sizes: sizes, profile: source.profile, sparsity: sparsity, allocation: allocation,
        denseOutput: denseOutput)
    }
    let shapes = try LayerShape.layers(ofSizes: sizes)
    let connections = try allocation.connections(
      of: shapes, sparsity: profile == .dense ? 0 : sparsity, denseOutput: denseOutput)
    return shapes.indices.map { layer in
      let isFull = connections[layer] == shapes[layer].possibleConnections
      let isDense =
        denseOutput && layer == shapes.count - 1 || allocation == .erk && sparsity > 0 && isFull
      return Layer(
        shape: shapes[layer], connections: connections[layer], profile: isDense ? .dense : profile)
    }
  }
}
