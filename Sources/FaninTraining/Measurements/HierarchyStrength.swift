package import FaninTopology

/// How strongly gradients concentrate at the hubs of one layer, with its two companions.
///
/// With g_j the gradient of neuron j's weights, k_j its fan-in, H the hubs and R the rest, both
/// without empty neurons:
/// ```
/// perNeuron              mean over H of ‖g_j‖₂ ÷ the same over R
/// perConnection          √(Σ over H of ‖g_j‖₂² ÷ Σ over H of k_j) ÷ the same over R
/// arithmeticExpectation  mean over H of √k_j ÷ the same over R
/// ```
/// With signals independent of fan-in, ‖g_j‖₂ grows like √k_j by arithmetic alone; only what exceeds
/// the arithmetic is learned. The paper's own formula (arXiv:2604.10560) is not published.
package struct HierarchyStrength {
  /// Nil where a ratio does not exist: no connections or no gradient on a side.
  package let perNeuron: Double?
  package let perConnection: Double?
  package let arithmeticExpectation: Double?

  /// Measures one layer, which `next` reads.
  ///
  /// - Shape: `gradients` holds one number per connection, in the canonical order of `mask`.
  package init(gradients: [Float], mask: Mask, readBy next: Mask?) {
    let fanIns = mask.fanIns
    let squares = fanIns.indices.map { neuron in
      gradients[mask.rowStarts[neuron]..<mask.rowStarts[neuron + 1]]
        .reduce(0.0) { $0 + Double($1) * Double($1) }
    }
    let hubs = Hubs(mask, readBy: next)

    func mean(_ neurons: [Int], _ value: (Int) -> Double) -> Double {
      neurons.reduce(0.0) { $0 + value($1) } / Double(neurons.count)
    }
    func rootMeanSquare(_ neurons: [Int]) -> Double {
      let connections = neurons.reduce(0) { $0 + fanIns[$1] }
      return (neurons.reduce(0.0) { $0 + squares[$1] } / Double(connections)).squareRoot()
    }
    perNeuron = Self.ratio(
      mean(hubs.indices) { squares[$0].squareRoot() }, mean(hubs.rest) { squares[$0].squareRoot() })
    perConnection = Self.ratio(rootMeanSquare(hubs.indices), rootMeanSquare(hubs.rest))
    arithmeticExpectation = hubs.arithmeticExpectation(fanIns: fanIns)
  }

  /// Nil for what has no logarithm, too: ratios are averaged by those.
  private static func ratio(_ hubs: Double, _ rest: Double) -> Double? {
    let ratio = hubs / rest
    return ratio.isFinite && ratio > 0 ? ratio : nil
  }
}
