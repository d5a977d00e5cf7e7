import FaninData
import FaninKernels

/// Loss and accuracy over a set of examples that is only measured.
struct Evaluation {
  /// Mean cross-entropy in nats.
  let loss: Double
  /// Right predictions ÷ examples.
  let accuracy: Double
  /// Mean over the classes present of the accuracy within the class.
  let macroAccuracy: Double

  /// Measures the network; nil when there are no examples.
  init?(_ network: Network, on indices: [Int32], of examples: Examples, in tile: Tile) {
    guard !indices.isEmpty else { return nil }
    var loss = 0.0
    var right = [Int](repeating: 0, count: network.classes)
    var total = right
    indices.withUnsafeBufferPointer { indices in
      network.forEachTile(indices, of: examples, in: tile) { _, part in
        loss += tile.lossSum
        for (lane, index) in part.enumerated() {
          let label = Int(examples.labels[Int(index)])
          total[label] += 1
          if Int(tile.predictions.pointer[lane]) == label { right[label] += 1 }
        }
      }
    }
    let count = Double(indices.count)
    self.loss = loss / count
    accuracy = Double(right.reduce(0, +)) / count
    let present = total.indices.filter { total[$0] > 0 }
    macroAccuracy =
      present.reduce(0.0) { $0 + Double(right[$1]) / Double(total[$1]) } / Double(present.count)
  }
}
