import FaninData
import FaninKernels

/// The activations and deltas of up to 128 examples on their way through a network.
package final class Tile {
  /// Row 0 the inputs, then the outputs of each layer.
  let activations: [AlignedArray<Float>]
  /// The deltas of each layer's outputs.
  ///
  /// Those of hidden layers take the place of the activations: the backward pass reads each row for
  /// the last time as it writes it, and the caches have half as much to hold.
  let deltas: [AlignedArray<Float>]
  let losses: AlignedArray<Float>
  let predictions: AlignedArray<UInt16>
  private let labels: AlignedArray<UInt16>

  /// Examples in the tile, and the vectors that hold them.
  private(set) var count = 0
  private(set) var vectors = 1

  package init(inputs: Int, layers: [SparseLayer]) {
    let lanes = Kernels.tileExamples
    let outputs = layers.map { AlignedArray<Float>(count: $0.outputs * lanes) }
    activations = [AlignedArray(count: inputs * lanes)] + outputs
    deltas =
      outputs.dropLast() + layers.suffix(1).map { AlignedArray(count: $0.outputs * lanes) }
    losses = AlignedArray(count: lanes)
    predictions = AlignedArray(count: lanes)
    labels = AlignedArray(count: lanes)
  }

  /// Fills the inputs and labels with the examples at `indices`, 128 at most.
  ///
  /// Inputs that the network never reads may be left out.
  func load(
    _ indices: UnsafeBufferPointer<Int32>, of examples: Examples, for network: Network
  ) {
    let (features, kernels) = (network.features, network.kernels)
    count = indices.count
    vectors = Kernels.vectors(for: count)
    switch examples.values {
    case .bytes(let bytes):
      kernels.gather(
        bytes: bytes, features: features, indices: indices, vectors: vectors,
        isRead: network.isRead, into: activations[0])
    case .numbers(let numbers):
      kernels.gather(
        numbers: numbers, features: features, indices: indices, vectors: vectors,
        isRead: network.isRead, into: activations[0])
    }
    for lane in 0..<(16 * vectors) {
      labels.pointer[lane] = lane < count ? examples.labels[Int(indices[lane])] : .max
    }
  }

  /// Turns the last layer's outputs into losses, predictions and, when asked, deltas.
  func score(classes: Int, scale: Float, deltasToo: Bool, kernels: Kernels) {
    guard let logits = activations.last else { return }
    kernels.softmaxCrossEntropy(
      classes: classes, vectors: vectors, logits: logits, labels: labels, scale: scale,
      losses: losses, predictions: predictions, dlogits: deltasToo ? deltas.last : nil)
  }

  /// The sum of the losses, in the order of the examples.
  package var lossSum: Double {
    (0..<count).reduce(0.0) { $0 + Double(losses.pointer[$1]) }
  }
}
