import FaninData
import FaninKernels
package import FaninRandom
package import FaninTopology

extension HubSilencing {
  /// How often random connections and other neurons are drawn.
  private static let drawn = 3

  /// Measures a trained network; its weights are as before when this returns.
  ///
  /// The connections into the hubs of every hidden layer are set to 0 at once; then, `drawn` times,
  /// as many of the same layers at random, and as many of the same layers that whole other neurons
  /// read, by the streams `silencing-LAYER` and `silencing-neurons-LAYER` of the seed.
  ///
  /// - Returns: nil where there is no test example.
  static func measured(
    _ network: Network, seed: Seed, on test: Examples, in tile: Tile
  ) -> HubSilencing? {
    let every = (0..<test.count).map { Int32($0) }
    let layers = network.layers.indices.dropLast().map { layer in
      HubConnections(network.layers[layer].mask, readBy: network.layers[layer + 1].mask)
    }
    func accuracy(without connections: [[Int]]) -> Double? {
      let kept = layers.indices.map { network.layers[$0].weights.elements }
      for layer in layers.indices { network.layers[layer].silence(connections[layer]) }
      defer {
        for layer in layers.indices { network.layers[layer].weights.fill(from: kept[layer]) }
      }
      return Evaluation(network, on: every, of: test, in: tile)?.accuracy
    }
    /// The mean over draws; nil where a layer has none to draw.
    func meanAccuracy(_ purpose: String, _ draw: (Int, inout RandomStream) -> [Int]?) -> Double? {
      var sum = 0.0
      for index in 0..<drawn {
        let drawn = layers.indices.compactMap { layer in
          var stream = RandomStream(seed: seed, purpose: "\(purpose)-\(layer)", index: index)
          return draw(layer, &stream)
        }
        guard drawn.count == layers.count, let accuracy = accuracy(without: drawn) else {
          return nil
        }
        sum += accuracy
      }
      return sum / Double(drawn)
    }
    let random = meanAccuracy("silencing") { layer, stream in
      stream.sample(
        layers[layer].ofHubs.count, below: network.layers[layer].mask.connections)
    }
    guard let withoutHubs = accuracy(without: layers.map(\.ofHubs)), let random else { return nil }
    return HubSilencing(
      connections: layers.reduce(0) { $0 + $1.ofHubs.count }, accuracyWithoutHubs: withoutHubs,
      accuracyWithoutRandom: random,
      accuracyWithoutNeurons: meanAccuracy("silencing-neurons") { layers[$0].ofOthers(from: &$1) },
      draws: drawn)
  }
}

/// The connections of a layer, by who reads them.
package struct HubConnections {
  private let mask: Mask
  private let hubs: Hubs
  /// Those into hubs, ascending.
  package let ofHubs: [Int]

  /// Tells the connections of a layer that `next` reads.
  package init(_ mask: Mask, readBy next: Mask?) {
    self.mask = mask
    let hubs = Hubs(mask, readBy: next)
    self.hubs = hubs
    ofHubs = hubs.indices.flatMap { mask.rowStarts[$0]..<mask.rowStarts[$0 + 1] }
  }

  /// As many connections as hubs have, of whole neurons that are no hubs, in random order.
  ///
  /// The last of these neurons gives only so many of its connections as are missing, at random.
  ///
  /// - Returns: Ascending; nil where those neurons have less in all.
  package func ofOthers(from stream: inout RandomStream) -> [Int]? {
    var others = hubs.rest
    stream.shuffle(&others)
    var connections: [Int] = []
    for neuron in others where connections.count < ofHubs.count {
      let row = mask.rowStarts[neuron]..<mask.rowStarts[neuron + 1]
      let missing = ofHubs.count - connections.count
      connections +=
        missing >= row.count
        ? Array(row) : stream.sample(missing, below: row.count).map { row.lowerBound + $0 }
    }
    return connections.count == ofHubs.count ? connections.sorted() : nil
  }
}
