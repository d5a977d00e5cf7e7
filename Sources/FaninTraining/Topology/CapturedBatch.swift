import FaninKernels
import FaninTopology

/// What a batch sent through some layers: their inputs and the deltas of their outputs, from which the
/// gradient of every possible connection can be formed.
///
/// The memory serves one batch after another.
///
/// - Complexity: memory O(batch · neurons).
final class CapturedBatch {
  private struct Part {
    let x: AlignedArray<Float>
    let dy: AlignedArray<Float>
  }

  /// By layer, then by tile.
  private var parts: [Int: [Part]] = [:]
  /// The vectors of each tile.
  private var vectors: [Int] = []
  /// Takes the gradients of connections that are there, which nobody asks for.
  let unused: GradientStore

  /// Prepares for the batches of a network.
  init(_ network: Network) { unused = GradientStore(network) }

  /// Forgets the batch before.
  func clear() { vectors = [] }

  /// Copies what a tile holds of a layer, just before its deltas go on.
  func add(_ tile: Tile, number: Int, layer: Int) {
    if number == vectors.count { vectors.append(tile.vectors) }
    let (x, dy) = (tile.activations[layer], tile.deltas[layer])
    if number == parts[layer, default: []].count {
      parts[layer, default: []].append(
        Part(x: AlignedArray(count: x.count), dy: AlignedArray(count: dy.count)))
    }
    guard let part = parts[layer]?[number] else { return }
    for (copy, array) in [(part.x, x), (part.dy, dy)] {
      copy.pointer.update(
        from: array.pointer, count: array.count / Kernels.tileExamples * tile.vectors * 16)
    }
  }

  /// The gradient of every possible connection of a layer, tile after tile.
  func gradient(of layer: Int, shape: LayerShape, kernels: Kernels) -> DenseGradient {
    let tiles = zip(parts[layer, default: []], vectors).map { (part: $0, vectors: $1) }
    return DenseGradient(
      shape,
      find: { panel, least, excluded, magnitudes, positions in
        func find(_ set: UnsafePointer<UInt64>?) -> Int {
          kernels.largeMagnitudes(
            panel.numbers, rows: panel.rows, columns: panel.columns, stride: panel.stride,
            first: panel.first, rowLength: panel.rowLength, least: least, excluded: set,
            magnitudes: magnitudes, positions: positions)
        }
        return excluded.map { $0.withBits(find) } ?? find(nil)
      },
      fill: { neurons, inputs, panel in
        for (index, tile) in tiles.enumerated() {
          kernels.denseGradient(
            neurons: (neurons.first, neurons.count, neurons.step),
            inputs: (inputs.first, inputs.count, inputs.step), stride: DenseGradient.stride,
            isAdding: index > 0, vectors: tile.vectors, x: tile.part.x, dy: tile.part.dy,
            panel: panel)
        }
      })
  }
}
