import FaninData
import FaninKernels
import FaninRandom
import FaninTopology

extension HubSilencing {
  /// How often random connections are drawn.
  private static let drawn = 3

  /// Measures a trained network; its weights are as before when this returns.
  ///
  /// The connections into the hubs of every hidden layer are set to 0 at once; then, `drawn` times,
  /// as many of the same layers at random, by the streams `silencing-LAYER` of the seed.
  ///
  /// - Returns: nil where there is no test example.
  static func measured(
    _ network: Network, seed: Seed, on test: Examples, in tile: Tile
  ) -> HubSilencing? {
    let every = (0..<test.count).map { Int32($0) }
    let hidden = network.layers.indices.dropLast()
    let hubs = hidden.map { layer -> [Int] in
      let mask = network.layers[layer].mask
      return Hubs.indices(fanIns: mask.fanIns).flatMap {
        Array(mask.rowStarts[$0]..<mask.rowStarts[$0 + 1])
      }
    }
    func accuracy(without connections: [[Int]]) -> Double? {
      let kept = hidden.map { network.layers[$0].weights.elements }
      for layer in hidden { network.layers[layer].silence(connections[layer]) }
      defer { for layer in hidden { network.layers[layer].weights.fill(from: kept[layer]) } }
      return Evaluation(network, on: every, of: test, in: tile)?.accuracy
    }
    guard let withoutHubs = accuracy(without: hubs) else { return nil }
    var sum = 0.0
    for draw in 0..<drawn {
      let random = hidden.map { layer in
        var stream = RandomStream(seed: seed, purpose: "silencing-\(layer)", index: draw)
        return stream.sample(
          hubs[layer].count, below: network.layers[layer].mask.connections)
      }
      sum += accuracy(without: random) ?? 0
    }
    return HubSilencing(
      connections: hubs.reduce(0) { $0 + $1.count }, accuracyWithoutHubs: withoutHubs,
      accuracyWithoutRandom: sum / Double(drawn), draws: drawn)
  }
}
