import FaninDigest
import FaninKernels
import FaninTopology

extension TrainedRun {
  /// SHA-256 over every layer's sizes, mask, weights and biases, then every epoch's measurements:
  /// what two runs must share to the bit to count as the same.
  static func digest(_ network: Network, epochs: [EpochMeasurement]) -> String {
    var digest = SHA256Digest()
    for layer in network.layers {
      digest.append("\(layer.mask.shape.inputs) \(layer.mask.shape.outputs)\n")
      digest.append(layer.mask.rowStarts.map { UInt64($0) })
      digest.append(layer.mask.columns)
      digest.append(layer.canonical(layer.weights))
      digest.append(layer.biases.elements)
    }
    for epoch in epochs {
      digest.append([UInt64(epoch.epoch), UInt64(epoch.step)])
      digest.append([
        epoch.trainingLoss, epoch.validationLoss ?? -1, epoch.validationAccuracy ?? -1,
        epoch.testLoss, epoch.testAccuracy, epoch.testMacroAccuracy,
      ])
    }
    return digest.hexadecimal
  }
}
