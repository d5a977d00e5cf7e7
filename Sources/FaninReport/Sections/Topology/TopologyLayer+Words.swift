import FaninAnalysis

extension TopologyFinding.Layer {
  /// Such as `layer 1 (784 × 256)`, counted from 1.
  var words: String { "layer \(layer + 1) (\(inputs) × \(neurons))" }
}
