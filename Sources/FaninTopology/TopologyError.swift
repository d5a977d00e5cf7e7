import FaninElementary

/// Why a topology does not exist.
public enum TopologyError: Error, Hashable, Sendable {
  /// A sparsity outside 0 ..< 1.
  case sparsityOutOfRange(Double)
  /// A layer size outside 1 ... 65,535.
  case layerSizeOutOfRange(Int)
  /// A network without a layer.
  case tooFewLayers
  /// A layer whose share of the budget rounds to nothing.
  case noConnections(LayerShape, sparsity: Double)
  /// A number of allocation factors that is not that of the sparse layers.
  case allocationFactors(Int, sparseLayers: Int)
  /// More connections than the layer can hold, or fewer than none.
  case connectionsOutOfRange(Int, LayerShape)
  /// A shape parameter outside its range; `profile` is the profile's name.
  case parameterOutOfRange(profile: String, parameter: String, value: Double, allowed: String)
  /// A CV that no sequence of the layer has, or none of the profile's; `bound` holds for any.
  case cvOutOfReach(
    Double, profile: String, LayerShape, connections: Int, reach: ClosedRange<Double>,
    bound: Double)
  /// Input weights that are not one finite number from 0 up for each input.
  case inputWeights(expected: Int, found: Int)
  /// A profile that learns from other runs, before it has.
  case notYetLearned(FanInProfile)
  /// A source whose network is another; the shape is the learner's.
  case foreignSource(LayerShape)
}

extension TopologyError: CustomStringConvertible {
  /// One sentence: what is wrong, where, and what is allowed.
  public var description: String {
    switch self {
    case .sparsityOutOfRange(let sparsity):
      "the sparsity must be at least 0 and below 1; got \(sparsity.shortestText)"
    case .layerSizeOutOfRange(let size):
      "a layer has from 1 to \(LayerShape.largestSize) neurons or inputs; got \(size)"
    case .tooFewLayers:
      "a network needs at least the sizes of its inputs and of its outputs"
    case .noConnections(let shape, let sparsity):
      "the layer of \(shape) keeps no connection at sparsity \(sparsity.shortestText); "
        + "lower the sparsity or widen the layer"
    case .allocationFactors(let count, let layers):
      "network.allocation has \(count) factors for \(layers) sparse layers"
    case .connectionsOutOfRange(let connections, let shape):
      "the layer of \(shape) holds from 0 to \(shape.possibleConnections) connections; "
        + "got \(connections)"
    case .parameterOutOfRange(let profile, let parameter, let value, let allowed):
      "the \(parameter) of \(profile) must be \(allowed); got \(value.shortestText)"
    case .cvOutOfReach(let cv, let profile, let shape, let connections, let reach, let bound):
      "\(profile) cannot have a CV of \(cv.shortestText) in the layer of \(shape) with "
        + "\(connections) connections: it reaches from \(rounded(reach.lowerBound)) to "
        + "\(rounded(reach.upperBound)), and no sequence of that layer exceeds \(rounded(bound))"
    case .inputWeights(let expected, let found):
      "choosing inputs by weight needs \(expected) finite weights of at least 0; "
        + "got \(found) of them"
    case .notYetLearned(let profile):
      "\(profile) has no fan-ins before the runs it learns from are finished"
    case .foreignSource(let shape):
      "what was learned does not fit the layer of \(shape): its source has another network"
    }
  }

  private func rounded(_ value: Double) -> String {
    ((value * 1000).rounded() / 1000).shortestText
  }
}
