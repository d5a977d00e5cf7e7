import FaninKernels
import FaninTopology

/// What a batch sent through some layers: their inputs and the deltas of their outputs, from which the
/// gradient of every possible connection can be formed.
///
/// - Complexity: memory O(batch · neurons), while one update lasts.
final class CapturedBatch {
  private struct Part {
    let vectors: Int
    let x: AlignedArray<Float>
    let dy: AlignedArray<Float>
  }

  private var parts: [Int: [Part]] = [:]

  /// Copies what a tile holds of a layer, just before its deltas go on.
  func add(_ tile: Tile, layer: Int) {
    parts[layer, default: []].append(
      Part(
        vectors: tile.vectors, x: AlignedArray(copying: tile.activations[layer]),
        dy: AlignedArray(copying: tile.deltas[layer])))
  }

  /// The gradient of every possible connection of a layer, tile after tile.
  func gradient(of layer: Int, shape: LayerShape, kernels: Kernels) -> DenseGradient {
    let parts = parts[layer, default: []]
    return DenseGradient(
      shape, find: { kernels.largeMagnitudes($0, count: $1, least: $2, indices: $3) },
      fill: { neurons, inputs, panel in
        for (index, part) in parts.enumerated() {
          kernels.denseGradient(
            neurons: neurons, inputs: inputs, stride: DenseGradient.stride, isAdding: index > 0,
            vectors: part.vectors, x: part.x, dy: part.dy, panel: panel)
        }
      })
  }
}
