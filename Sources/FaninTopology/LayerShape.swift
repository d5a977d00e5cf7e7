/// The size of one layer: how many inputs it may read and how many neurons read them.
public struct LayerShape: Hashable, Sendable, Codable {
  /// The number of possible inputs of each neuron, n.
  public let inputs: Int
  /// The number of neurons, m.
  public let outputs: Int

  /// The largest count of inputs or neurons: an index fits 16 bits.
  public static let largestSize = 65_535

  /// Creates a shape; both counts are positive and below 65,536, so that an index fits 16 bits.
  public init(inputs: Int, outputs: Int) {
    precondition(inputs > 0 && outputs > 0, "a layer of \(inputs) × \(outputs) has no connections")
    self.inputs = inputs
    self.outputs = outputs
  }

  /// The shapes of a network's layers, from the sizes of its inputs, hidden layers and outputs.
  ///
  /// - Throws: ``TopologyError/layerSizeOutOfRange(_:)``, ``TopologyError/tooFewLayers``.
  public static func layers(ofSizes sizes: [Int]) throws(TopologyError) -> [LayerShape] {
    for size in sizes where !(1...largestSize).contains(size) {
      throw .layerSizeOutOfRange(size)
    }
    guard sizes.count > 1 else { throw .tooFewLayers }
    return zip(sizes, sizes.dropFirst()).map { LayerShape(inputs: $0, outputs: $1) }
  }

  /// The number of possible connections, n·m.
  public var possibleConnections: Int { inputs * outputs }

  /// The number of connections at a sparsity, round((1 − s)·n·m), halves up.
  ///
  /// - Throws: ``TopologyError/sparsityOutOfRange(_:)``.
  public func connections(sparsity: Double) throws(TopologyError) -> Int {
    guard sparsity >= 0, sparsity < 1 else { throw .sparsityOutOfRange(sparsity) }
    return Int(((1 - sparsity) * Double(possibleConnections)).rounded())
  }
}

extension LayerShape: CustomStringConvertible {
  /// Inputs × neurons, such as `784 inputs × 512 neurons`.
  public var description: String { "\(inputs) inputs × \(outputs) neurons" }
}
