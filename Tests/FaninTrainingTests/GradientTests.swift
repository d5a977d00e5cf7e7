import FaninData
import FaninElementary
import FaninKernels
import FaninRandom
import FaninTopology
import FaninTraining
import Testing

struct GradientTests {
  /// The mean loss of a network, in double precision and straight from the definitions.
  struct DefinedLoss {
    var weights: [[Double]]
    let biases: [[Double]]
    let masks: [Mask]
    let examples: [[Double]]
    let labels: [UInt16]

    var value: Double {
      zip(examples, labels).reduce(0.0) { $0 + loss($1.0, Int($1.1)) } / Double(examples.count)
    }

    private func loss(_ example: [Double], _ label: Int) -> Double {
      var values = example
      for (layer, mask) in masks.enumerated() {
        values = (0..<mask.shape.outputs).map { neuron in
          let sum = (mask.rowStarts[neuron]..<mask.rowStarts[neuron + 1]).reduce(
            biases[layer][neuron]
          ) { $0 + weights[layer][$1] * values[Int(mask.columns[$1])] }
          return layer < masks.count - 1 ? max(0, sum) : sum
        }
      }
      let largest = values.max() ?? 0
      let sum = values.reduce(0.0) { $0 + Elementary.exp($1 - largest) }
      return Elementary.log(sum) + largest - values[label]
    }
  }

  @Test(arguments: [40, 128, 300])
  func `every weight's gradient is the slope of the loss`(count: Int) throws {
    let dataset = TinyData.dataset(training: count)
    let masks = try TinyData.recipe().masks(for: dataset, seed: Seed(3))
    let network = Network(
      masks: masks, initialization: .perNeuron, seed: Seed(3), kernels: .best)
    let tile = Tile(inputs: dataset.features, layers: network.layers)
    let store = GradientStore(network)
    let indices = (0..<count).map { Int32($0) }
    guard case .numbers(let numbers) = dataset.training.values else { return }
    var defined = DefinedLoss(
      weights: network.layers.map { $0.canonical($0.weights).map { Double($0) } },
      biases: network.layers.map { $0.biases.elements.map { Double($0) } }, masks: masks,
      examples: (0..<count).map { row in
        numbers[(row * 12)..<(row * 12 + 12)].map { Double($0) }
      }, labels: dataset.training.labels)

    indices.withUnsafeBufferPointer { indices in
      network.forEachTile(
        indices, of: dataset.training, scale: 1 / Float(count), in: tile
      ) { number, _ in
        network.backward(tile) { store.storing(layer: $0, tile: number) }
      }
    }

    // Central differences with h = 1e-5: truncation h² and cancellation ε/h are both below 1e-10;
    // single-precision sums of 300 terms of size 1 err by 300 · 2⁻²⁴ ≈ 2e-5 at most. A difference
    // across a ReLU's kink is worse but rare: none occurs with these seeds.
    let h = 1e-5
    for layer in masks.indices {
      let gradients = store.canonicalWeights(of: layer, in: network)
      for connection in gradients.indices {
        let weight = defined.weights[layer][connection]
        defined.weights[layer][connection] = weight + h
        let above = defined.value
        defined.weights[layer][connection] = weight - h
        let below = defined.value
        defined.weights[layer][connection] = weight
        let slope = (above - below) / (2 * h)
        #expect(
          (slope - Double(gradients[connection])).magnitude < 2e-5,
          "layer \(layer), connection \(connection)")
      }
    }
  }
}
